import type { ElementView } from "../../components/app/views.ts";
import type { Fixture, FixtureChild } from "../../components/shared/fixture.ts";
import { ElementRenderer, type Kind } from "../../worker/ssr/render-element.ts";
import type { ServerMarkup } from "./server-markup.ts";

const modules = import.meta.glob<{ fixtures: readonly Fixture[] }>("../../components/*/fixtures.ts", { eager: true });
const definitions = import.meta.glob<Record<string, unknown>>("../../components/*/definition.ts", { eager: true });

const kinds = new Map(Object.values(definitions).flatMap((module) => Object.values(module).flatMap(kindOf)));

/** Every fixture, drawn as on an app's page. */
export async function drawFixtures(): Promise<ServerMarkup> {
  const drawn = Object.entries(modules).flatMap(([path, { fixtures }]) => {
    const type = /components\/([^/]+)\//.exec(path)?.[1] ?? "";
    return fixtures.map((fixture) => {
      const renderer = new ElementRenderer(kinds);
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
  const id = ids.next().value ?? 0;
  return {
    id,
    type,
    props,
    listened,
    prerendered: kinds.get(type)?.prerender?.({ ...props }, { id, props, hasChildren: children.length > 0 }) ?? {},
    children: children.map((child) => viewOf(child, ids)),
  };
}

export function* numbers(): Generator<number> {
  for (let id = 1; ; id++) yield id;
}

function kindOf(exported: unknown): [type: string, kind: Kind][] {
  if (typeof exported !== "function" || !("definition" in exported)) return [];
  const definition = exported.definition as Kind & { type: string }; // what every factory carries
  return [[definition.type, definition]];
}
