/** Our descriptions of apps beside those of the real Gradio. */

import { readFileSync } from "node:fs";
import { describe, it } from "vitest";
import { apiInfo } from "../../../src/config/api-info.ts";
import { buildConfig } from "../../../src/config/build-config.ts";
import { prepare } from "../../../src/core/tree.ts";
import type { App } from "../../../src/core/app.ts";
import { COMPONENT_APPS } from "../../parity/golden/component-apps.ts";
import { INTERFACE_APPS } from "../../parity/golden/interface-apps.ts";
import { LISTENER_APPS } from "../../parity/golden/listener-apps.ts";
import { type Description, type Difference, differences, normalize } from "../../parity/golden/normalize.ts";

const apps = { ...COMPONENT_APPS, ...LISTENER_APPS, ...INTERFACE_APPS };
const golden = new URL("../../parity/golden/", import.meta.url);

const noFiles = {
  open: () => { throw new Error("no"); },
  store: () => { throw new Error("no"); },
};

async function describeOurs(app: App): Promise<Description> {
  const prepared = prepare(app);
  const config = await buildConfig(prepared, noFiles);
  return JSON.parse(JSON.stringify({
    config: { ...config, root: null, app_id: null, theme_hash: null },
    info: apiInfo(prepared, config, "public"),
    all_info: apiInfo(prepared, config, "all"),
  }));
}

describe("golden", () => {
  it.for(Object.entries(apps))("%s", async ([name, build], { expect }) => {
    const theirs: Description = JSON.parse(readFileSync(new URL(`${name}.json`, golden), "utf8"));
    const ours = await describeOurs(build());
    const found = differences(normalize(theirs), normalize(ours));
    console.log(name + "\n" + found.map(({path, gradio, ours}) => `${path}\n     G ${JSON.stringify(gradio)?.slice(0,300)}\n     O ${JSON.stringify(ours)?.slice(0,300)}`).join("\n"));
  });
});
