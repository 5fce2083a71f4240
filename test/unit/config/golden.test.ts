/** How we describe apps, beside how the real Gradio describes the same ones. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "vitest";
import { apiInfo } from "../../../src/config/api-info.ts";
import { buildConfig } from "../../../src/config/build-config.ts";
import type { App } from "../../../src/core/app.ts";
import { prepare } from "../../../src/core/tree.ts";
import { ALLOWED } from "../../parity/golden/allowed.ts";
import { COMPONENT_APPS } from "../../parity/golden/component-apps.ts";
import { EDITOR_APPS } from "../../parity/golden/editor-apps.ts";
import { FLAG_APPS } from "../../parity/golden/flag-apps.ts";
import { INTERFACE_APPS } from "../../parity/golden/interface-apps.ts";
import { LAYOUT_APPS } from "../../parity/golden/layout-apps.ts";
import { LISTENER_APPS } from "../../parity/golden/listener-apps.ts";
import { ROUTE_APPS } from "../../parity/golden/route-apps.ts";
import { type Description, type Difference, differences, normalize } from "../../parity/golden/normalize.ts";
import { noFiles } from "../../support/run-app.ts";

const APPS = {
  ...COMPONENT_APPS,
  ...EDITOR_APPS,
  ...LAYOUT_APPS,
  ...LISTENER_APPS,
  ...INTERFACE_APPS,
  ...FLAG_APPS,
  ...ROUTE_APPS,
};
const GOLDEN = join(import.meta.dirname, "../../parity/golden");
const DOCS = join(import.meta.dirname, "../../../docs/differences.md");

/** What an app tells, as it arrives. */
async function describeOurs(app: App): Promise<Description> {
  const prepared = prepare(app);
  const config = await buildConfig(prepared, noFiles);
  const told = {
    config: { ...config, app_id: null, root: null, theme_hash: null },
    info: apiInfo(prepared, config, "public"),
    all_info: apiInfo(prepared, config, "all"),
  };
  return JSON.parse(JSON.stringify(told));
}

async function compare(name: string, app: App): Promise<Difference[]> {
  const gradio: Description = JSON.parse(readFileSync(join(GOLDEN, `${name}.json`), "utf8"));
  return differences(normalize(gradio), normalize(await describeOurs(app)));
}

function isAllowed(name: string, { path }: Difference): boolean {
  return ALLOWED.some(({ where }) => where.test(`${name}: ${path}`));
}

describe("the description of an app", () => {
  it.for(Object.entries(APPS))("is Gradio's for %s, but for what is allowed", async ([name, build], { expect }) => {
    const found = await compare(name, build());
    expect(found.filter((difference) => !isAllowed(name, difference))).toEqual([]);
  });

  it("is the same each time the app is built", async ({ expect }) => {
    for (const build of Object.values(APPS)) expect(await describeOurs(build())).toEqual(await describeOurs(build()));
  });
});

describe("the golden files", () => {
  it("have an app each, and each app has one", ({ expect }) => {
    const files = readdirSync(GOLDEN).filter((file) => file.endsWith(".json"));
    expect(files.map((file) => file.replace(".json", ""))).toEqual(Object.keys(APPS).toSorted());
  });
});

describe("the allowed differences", () => {
  it("are all there: one that is gone leaves the list", async ({ expect }) => {
    const places: string[] = [];
    for (const [name, build] of Object.entries(APPS)) {
      places.push(...(await compare(name, build())).map(({ path }) => `${name}: ${path}`));
    }
    expect(ALLOWED.filter(({ where }) => !places.some((place) => where.test(place)))).toEqual([]);
  });

  it("are the rows of the first table of docs/differences.md", ({ expect }) => {
    const [, table = ""] = /## How an app is described\n([^#]+)/.exec(readFileSync(DOCS, "utf8")) ?? [];
    const rows = table.split("\n").filter((line) => line.startsWith("| "));
    const first = rows.slice(2).map((row) => row.split(" | ")[0]?.replace(/^\| /, ""));
    expect(first).toEqual(ALLOWED.map(({ what }) => what));
  });
});
