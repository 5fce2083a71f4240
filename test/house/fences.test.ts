import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, it } from "vitest";
import { ROOT } from "./sources.ts";

/** File → an import that its folder's fence must refuse. */
const REFUSED: readonly (readonly [path: string, statement: string])[] = [
  ["src/protocol/a.ts", `import { b } from "../core/b.ts"`],
  ["src/protocol/b.ts", `import { z } from "zod"`],
  ["src/core/a.ts", `import { b } from "../runtime/b.ts"`],
  ["src/core/b.ts", `import { b } from "../../components/b/definition.ts"`],
  ["src/core/media/c.ts", `import { b } from "../../runtime/b.ts"`],
  ["src/core/d.ts", `import { html as b } from "lit"`],
  ["src/theme/a.ts", `import { b } from "../runtime/b.ts"`],
  ["src/config/a.ts", `import { b } from "../../worker/b.ts"`],
  ["src/config/b.ts", `import { Hono as b } from "hono"`],
  ["src/runtime/a.ts", `import { b } from "../../durable/b.ts"`],
  ["src/runtime/b.ts", `import type { b } from "../../worker/b.ts"`],
  ["src/rendering/a.ts", `import { b } from "../../durable/b.ts"`],
  ["src/rendering/b.ts", `import { b } from "../authoring/b.ts"`],
  ["src/authoring/a.ts", `import { b } from "../runtime/b.ts"`],
  ["src/authoring/b.ts", `import { b } from "../../components/b/element.ts"`],
  ["components/x/definition.ts", `import { b } from "../y/element.ts"`],
  ["components/y/definition.ts", `import { html as b } from "lit"`],
  ["components/z/definition.ts", `import { b } from "../../src/runtime/b.ts"`],
  ["components/x/element.ts", `import { b } from "../../src/core/b.ts"`],
  ["components/y/element.ts", `import { b } from "../textbox/element.ts"`],
  ["components/z/element.ts", `import { b } from "./definition.ts"`],
  ["components/shared/a.ts", `import { b } from "../textbox/element.ts"`],
  ["components/app/a.ts", `import { z as b } from "zod"`],
  ["components/x/props.ts", `import { b } from "../shared/b.ts"`],
  ["components/y/props.ts", `import type { b } from "../../src/core/b.ts"`],
  ["durable/a.ts", `import { b } from "../worker/b.ts"`],
  ["durable/b.ts", `import type { b } from "../components/x/props.ts"`],
  ["worker/a.ts", `import { b } from "../durable/b.ts"`],
  ["worker/routes/b.ts", `import { b } from "../../components/x/element.ts"`],
  ["worker/routes/c.ts", `import { b } from "../../src/cli/b.ts"`],
  ["worker/ssr/a.ts", `import { b } from "../../durable/b.ts"`],
  ["src/cli/a.ts", `import { b } from "../../test/support/b.ts"`],
  ["demos/x/app.ts", `import { b } from "../../src/index.ts"`],
];

/** The same, for what each folder needs. */
const ALLOWED: readonly (readonly [path: string, statement: string])[] = [
  ["src/core/e.ts", `import { b } from "../protocol/b.ts"`],
  ["src/runtime/c.ts", `import { b } from "../core/b.ts"`],
  ["src/authoring/c.ts", `import { b } from "../../components/x/definition.ts"`],
  ["components/v/definition.ts", `import { b } from "../shared/choices.ts"`],
  ["components/w/definition.ts", `import { b } from "../../src/core/component.ts"`],
  ["components/x2/definition.ts", `import { b } from "./element.ts"`],
  ["components/v/element.ts", `import { html as b } from "lit"`],
  ["components/w/element.ts", `import { b } from "../../src/protocol/b.ts"`],
  ["components/w/props.ts", `import type { b } from "../shared/choices.ts"`],
  ["durable/c.ts", `import { b } from "../src/runtime/b.ts"`],
  ["worker/d.ts", `import type { b } from "../durable/b.ts"`],
  ["worker/ssr/b.ts", `import { b } from "../../components/x/element.ts"`],
  ["demos/y/app.ts", `import * as b from "gradio-workers"`],
];

/** The parts of the linter's report that we read. */
interface LintReport {
  diagnostics: { code: string; filename: string }[];
}

describe("the fences between the folders", () => {
  const folder = mkdtempSync(join(tmpdir(), "gradio-workers-fences-"));
  let fenced = new Set<string>();

  beforeAll(() => {
    for (const [path, statement] of [...REFUSED, ...ALLOWED]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${statement};\nexport type A = typeof b;\n`);
    }
    // What needs types would need the modules to exist.
    const config = readFileSync(join(ROOT, ".oxlintrc.json"), "utf8").replace(
      `"typeAware": true`,
      `"typeAware": false`,
    );
    writeFileSync(join(folder, ".oxlintrc.json"), config);
    const oxlint = join(ROOT, "node_modules/oxlint/bin/oxlint");
    const { stdout } = spawnSync(process.execPath, [oxlint, "--format", "json"], { cwd: folder, encoding: "utf8" });
    const { diagnostics } = JSON.parse(stdout) as LintReport; // the linter's own format
    const found = diagnostics.filter(({ code }) => code.includes("no-restricted-imports"));
    fenced = new Set(found.map(({ filename }) => filename.replaceAll("\\", "/")));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.for(REFUSED)("refuse in %s: %s", ([path], { expect }) => {
    expect(fenced).toContain(path);
  });

  it.for(ALLOWED)("allow in %s: %s", ([path], { expect }) => {
    expect(fenced).not.toContain(path);
  });
});
