/** Every component that authors can make: its folder gives the rows that it gets. */

import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Fixture } from "../../components/shared/fixture.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/** As much of a definition as is compared. */
export interface KindDefinition {
  readonly type: string;
  readonly name: string;
  readonly events: readonly string[];
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly isInApi: boolean;
  readonly isLayout: boolean;
  readonly isVisual: boolean;
  readonly example: (props: Readonly<Record<string, unknown>>) => unknown;
}

export interface Kind {
  /** Under which authors find it, such as "Textbox". */
  readonly name: string;
  readonly definition: KindDefinition;
  readonly fixtures: readonly Fixture[];
}

/** All kinds, by what the built library exports: the sources need a bundler for their elements and styles. */
export async function readCatalog(): Promise<Kind[]> {
  const library = await load(join(ROOT, "dist/index.js"));
  const made = Object.entries(library).flatMap(([name, value]) => {
    const definition = definitionOf(value);
    // A kind with several names is compared once, under the one that the API docs use.
    return definition?.name === name ? [{ name, definition }] : [];
  });
  return Promise.all(
    made.map(async ({ name, definition }) => {
      const { fixtures } = await load(join(ROOT, "components", definition.type, "fixtures.ts"));
      return { name, definition, fixtures: fixtures as readonly Fixture[] }; // every folder has them; a test says so
    }),
  );
}

async function load(path: string): Promise<Readonly<Record<string, unknown>>> {
  return import(pathToFileURL(path).href) as Promise<Readonly<Record<string, unknown>>>; // a module's exports
}

function definitionOf(value: unknown): KindDefinition | null {
  if (typeof value !== "function" || !("definition" in value)) return null;
  return value.definition as KindDefinition; // what every factory carries
}
