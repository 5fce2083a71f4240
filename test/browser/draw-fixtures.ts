import type { ElementView } from "../../components/app/views.ts";
import type { Fixture, FixtureChild } from "../../components/shared/fixture.ts";
import { elementClasses } from "../../worker/ssr/elements.ts";
import { ElementRenderer } from "../../worker/ssr/render-element.ts";
import type { ServerMarkup } from "./server-markup.ts";

const modules = import.meta.glob<{ fixtures: readonly Fixture[] }>("../../components/*/fixtures.ts", { eager: true });
const definitions = import.meta.glob<Record<string, unknown>>("../../components/*/definition.ts", { eager: true });

/** Every fixture, drawn as on an app's page. */
export async function drawFixtures(): Promise<ServerMarkup> {
  const drawn = Object.entries(modules).flatMap(([path, { fixtures }]) => {
    const type = /components\/([^/]+)\//.exec(path)?.[1] ?? "";
    return fixtures.map((fixture) => {
      const renderer = new ElementRenderer(elementClasses);
      const html = renderer.render(viewOf({ type, ...fixture }, numbers()));
      return [`${type}/${fixture.name}`, { html, css: renderer.sheet.css }] as const;
    });
  });
  return Object.fromEntries(drawn);
}

/** Fixture children get numbers in the order of the page. */
export function viewOf(
  { type, props, listened = [], children = [] }: FixtureChild,
  ids: Generator<number>,
): ElementView {
  return {
    id: ids.next().value ?? 0,
    type,
    props,
    listened,
    prerendered: prerendererOf(type)?.({ ...props }) ?? {},
    children: children.map((child) => viewOf(child, ids)),
  };
}

export function* numbers(): Generator<number> {
  for (let id = 1; ; id++) yield id;
}

type Prerenderer = (props: Record<string, unknown>) => Record<string, unknown>;

function prerendererOf(type: string): Prerenderer | undefined {
  const exported = Object.values(definitions[`../../components/${type}/definition.ts`] ?? {});
  for (const value of exported) {
    if (typeof value !== "function" || !("definition" in value)) continue;
    const { definition } = value as { definition: { prerender?: Prerenderer } }; // what every factory carries
    if (definition.prerender) return definition.prerender;
  }
  return undefined;
}
