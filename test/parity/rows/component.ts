/** The rows of one kind of component, made of what its folder says: options, events, states, and calls through it. */

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { FixtureChild } from "../../../components/shared/fixture.ts";
import { eachFile } from "../../../src/protocol/file-data.ts";
import { snakeCase } from "../../../src/protocol/case.ts";
import type { Kind } from "../catalog.ts";
import type { GradioHost } from "../gradio-host.ts";
import { both, type Pair, type Row, type Stage } from "../pair.ts";
import type { Server } from "../server.ts";
import type { ComponentSpec, ListenerSpec } from "../spec.ts";
import { describeBoth } from "./description.ts";
import { outcomeOf } from "./outcome.ts";
import { withUploads } from "./uploads.ts";

/** What every component has, and what hears of it. */
const BARE = "bare";
const GO = "go";

/** Values that some component or other does not expect. */
const FOREIGN: readonly unknown[] = [
  "text",
  "",
  7,
  -1.5,
  1e21,
  true,
  [],
  [1],
  [["a"]],
  {},
  { a: 1 },
  { path: "/etc/passwd" },
];

/** Kinds of which a page may have one: their fixtures would need a page each. */
const ONE_A_PAGE: ReadonlySet<string> = new Set(["Navbar"]);

/** A state of the component that both can be asked for. */
interface State {
  readonly component: ComponentSpec;
  /** The value on the wire, where a fixture has one that is not a file. */
  readonly values: readonly unknown[];
}

/** Finds out what both can make of the kind's fixtures, then compares an app of all of them. */
export async function componentStage(kind: Kind, kinds: readonly Kind[], host: GradioHost): Promise<Stage> {
  const name = `component ${kind.name}`;
  const bare = { name: BARE, type: kind.name };
  if ((await makeable(bare, host)) === null) {
    return { name, app: { components: [] }, compare: async () => [await refusals("without options", bare, host)] };
  }
  const rows: Row[] = [];
  const states: State[] = [{ component: bare, values: [] }];
  for (const [i, fixture] of ONE_A_PAGE.has(kind.name) ? [] : kind.fixtures.entries()) {
    const children = childrenOf(fixture.children ?? [], kinds, `state_${i}`);
    const options = optionsOf(fixture.props, kind);
    const component = { name: `state_${i}`, type: kind.name, options, ...(children.length > 0 ? { children } : {}) };
    const made = await makeable(component, host);
    if (made === null) rows.push(await refusals(fixture.name, component, host));
    else states.push({ component: made, values: ownValues(fixture.props["value"]) });
  }
  const app = {
    components: [...states.map(({ component }) => component), { name: GO, type: "Button", options: { value: "Go" } }],
    listeners: [...events(kind), ...echoes(kind, states)],
  };
  return {
    name,
    app,
    compare: async (pair) => [
      ...rows,
      ...(await facts(kind, pair)),
      ...(await describeBoth(pair)),
      ...(await calls(kind, states, pair)),
    ],
  };
}

/** Those that the kind knows, but no pictures of the browser's side: files, refusals, and buttons that are components. */
function optionsOf(props: Readonly<Record<string, unknown>>, { definition }: Kind): Record<string, unknown> {
  const known = Object.entries(props).filter(([name, value]) => name in definition.defaults && !hasFile(value));
  return Object.fromEntries(
    known.map(([name, value]) => [name, name === "buttons" && Array.isArray(value) ? value.filter(isText) : value]),
  );
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function hasFile(value: unknown): boolean {
  let found = false;
  eachFile(value, () => (found = true));
  return found;
}

function ownValues(value: unknown): readonly unknown[] {
  return value === undefined || hasFile(value) ? [] : [value];
}

/** What a fixture holds, as an author would write it: nobody places a form. */
function childrenOf(children: readonly FixtureChild[], kinds: readonly Kind[], prefix: string): ComponentSpec[] {
  return children.flatMap(({ type, props, children: inner = [] }, i) => {
    const name = `${prefix}_${i}`;
    const below = childrenOf(inner, kinds, name);
    const kind = kinds.find(({ definition }) => definition.type === type);
    if (!kind) return below;
    const component = { name, type: kind.name, options: optionsOf(props, kind) };
    return below.length > 0 ? { ...component, children: below } : component;
  });
}

/** The component if both make it; fixtures hold values in their wire form, which not every author may write. */
async function makeable(component: ComponentSpec, host: GradioHost): Promise<ComponentSpec | null> {
  const { value: _, ...others } = component.options ?? {};
  for (const candidate of [component, { ...component, options: others }]) {
    const refusals = [await host.refusal(candidate), await refusalOfOurs(candidate)];
    if (refusals.every((refusal) => refusal === null)) return candidate;
  }
  return null;
}

/** Both refuse: that is the same, whatever they say. Or one of them, with its reason. */
async function refusals(fixture: string, component: ComponentSpec, host: GradioHost): Promise<Row> {
  const [gradio, ours] = [await host.refusal(component), await refusalOfOurs(component)];
  const said = (refusal: string | null, other: string | null): string => {
    if (refusal === null) return "makes it";
    return other === null ? `refuses it: ${refusal}` : "refuses it";
  };
  return { name: `state "${fixture}"`, gradio: said(gradio, ours), ours: said(ours, gradio) };
}

/** As much of `build-app.ts` as is used here; it imports the library by its name, which only its own project knows. */
interface Builder {
  readonly buildComponent: (component: ComponentSpec) => unknown;
}

async function refusalOfOurs(component: ComponentSpec): Promise<string | null> {
  const path = join(import.meta.dirname, "../hosts/build-app.ts");
  const { buildComponent } = (await import(pathToFileURL(path).href)) as Builder; // a file of ours
  try {
    buildComponent(component);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function events({ definition }: Kind): ListenerSpec[] {
  return definition.events.map((event) => ({ name: `on_${event}`, on: [[BARE, event]], fn: "nothing" }));
}

/** Calls that read the component and show in it what they read. */
function echoes({ definition }: Kind, states: readonly State[]): ListenerSpec[] {
  if (definition.isLayout || !definition.isVisual) return [];
  return states.map(({ component: { name } }) => ({
    name: `echo_${name}`,
    on: [[GO, "click"]],
    fn: "echo",
    inputs: [name],
    outputs: [name],
  }));
}

async function facts({ name, definition }: Kind, { host }: Pair): Promise<Row[]> {
  const { options, events } = await host.describe(name);
  // What an author may not write is left out by our types, which nobody can ask here. Defaults show in the config.
  // A kind may derive its first value and have no default for it, nor for what its key preserves.
  const undefaulted = definition.isLayout ? ["preservedByKey"] : ["value", "preservedByKey"];
  const ours = [...Object.keys(definition.defaults), ...undefaulted].map(snakeCase);
  return [
    { name: "options", gradio: listed(options), ours: listed(ours.filter((option) => options.includes(option))) },
    { name: "events", gradio: listed(events), ours: listed(definition.events) },
  ];
}

function listed(names: readonly string[]): Record<string, true> {
  return Object.fromEntries(names.map((name) => [name, true]));
}

async function calls({ definition }: Kind, states: readonly State[], pair: Pair): Promise<Row[]> {
  if (definition.isLayout || !definition.isVisual) return [];
  const example = definition.example(definition.defaults);
  return [
    await both(pair, "its example and its states' values", async (server) => {
      const file = await withUploads(server, example);
      const asked = states.flatMap(({ component: { name }, values }) =>
        [null, ...(name === BARE ? [file] : values)].map((value) => [name, value] as const),
      );
      return answersOf(server, asked);
    }),
    await both(pair, "values of other kinds", (server) =>
      answersOf(
        server,
        FOREIGN.map((value) => [BARE, value]),
      ),
    ),
  ];
}

/** Many calls at a time: most of what one takes is waiting. */
async function answersOf(
  server: Server,
  asked: readonly (readonly [component: string, value: unknown])[],
): Promise<Record<string, unknown>> {
  const waiting = asked.values();
  const told: Record<string, unknown> = {};
  const askNext = async (): Promise<void> => {
    for (const [component, value] of waiting) {
      told[`${component} ${shown(value)}`] = await outcomeOf(server, `echo_${component}`, [value]);
    }
  };
  await Promise.all(Array.from({ length: 8 }, askNext));
  return told;
}

/** Short, and without what is never twice the same. */
function shown(value: unknown): string {
  const text = hasFile(value) ? "a file" : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
