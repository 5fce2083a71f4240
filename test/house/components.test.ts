import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "vitest";
import type { Definition } from "../../src/core/component.ts";
import * as gr from "../../src/index.ts";
import { read, ROOT } from "./sources.ts";

/** Browser code of many components, and the app around them. */
const NO_COMPONENTS = ["shared", "app"];
/** Made by the house around what an author placed; nobody writes it. */
const WITHOUT_A_NAME = ["form"];

const modules = import.meta.glob<Record<string, unknown>>("../../components/*/definition.ts", { eager: true });
const elements = import.meta.glob<Record<string, unknown>>("../../components/*/element.ts", { eager: true });
const fixtures = import.meta.glob<{ fixtures: readonly unknown[] }>("../../components/*/fixtures.ts", { eager: true });

const folders = readdirSync(join(ROOT, "components"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !NO_COMPONENTS.includes(entry.name))
  .map(({ name }) => name);

describe.each(folders)("the component %s", (folder) => {
  const definitions = definitionsOf(modules[`../../components/${folder}/definition.ts`]);

  it("is defined under the name of its folder", ({ expect }) => {
    expect(definitions.length).toBeGreaterThan(0);
    expect(definitions.map(({ type }) => type)).toEqual(definitions.map(() => folder));
  });

  it("has all its files", ({ expect }) => {
    const isVisual = definitions.some((definition) => definition.isVisual);
    const wanted = ["definition.ts", "fixtures.ts", "props.ts", ...(isVisual ? ["element.ts", "style.css"] : [])];
    expect(wanted.filter((file) => !existsSync(join(ROOT, "components", folder, file)))).toEqual([]);
  });

  it("looks as its own element draws it", ({ expect }) => {
    const own = Object.values(elements[`../../components/${folder}/element.ts`] ?? {});
    const drawn = definitions.flatMap((definition) => definition.element ?? []);
    expect(drawn.filter((element) => !own.includes(element))).toEqual([]);
    expect(drawn.length > 0).toBe(own.length > 0);
  });

  it("has a fixture for each of its states", ({ expect }) => {
    const isVisual = definitions.some((definition) => definition.isVisual);
    const states = fixtures[`../../components/${folder}/fixtures.ts`]?.fixtures ?? [];
    expect(states.length).toBeGreaterThan(isVisual ? 1 : -1);
  });

  it("can be reached by authors, if they are to make one", ({ expect }) => {
    const exported = definitionsOf(gr);
    const wanted = WITHOUT_A_NAME.includes(folder) ? [] : definitions;
    expect(definitions.filter((definition) => exported.includes(definition))).toEqual(wanted);
  });
});

it("shows each component in a demo, or in the app that the clients are tested with", ({ expect }) => {
  const shown = read(["demos/*/app.ts", "test/clients/*.ts"])
    .map(({ text }) => text)
    .join("\n");
  const isShown = (name: string): boolean => new RegExp(`\\bgr\\.${name}\\b|"${name.toLowerCase()}"`).test(shown);
  // Of a kind with several names, one is enough.
  const names = Map.groupBy(Object.keys(gr), (name) => definitionOf(Reflect.get(gr, name)));
  names.delete(undefined);
  expect([...names.values()].filter((each) => !each.some(isShown))).toEqual([]);
});

function definitionsOf(module: object | undefined): Definition[] {
  return [...new Set(Object.values(module ?? {}).flatMap((value: unknown) => definitionOf(value) ?? []))];
}

function definitionOf(value: unknown): Definition | undefined {
  if (typeof value !== "function" || !("definition" in value)) return undefined;
  return value.definition as Definition; // what every factory carries
}
