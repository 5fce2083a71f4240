import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, it } from "vitest";

const MAIN = resolve(import.meta.dirname, "../../bench/main.ts");

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gradio-workers-bench-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(process.platform !== "win32")("npm run bench", { timeout: 60_000 }, () => {
  it("says which section there is not", ({ expect }) => {
    const { code, said } = bench(["pages"]);
    expect(code).toBe(2);
    expect(said).toContain("There is no pages.");
    expect(said).toContain("streaming");
  });

  it("says that the named Python does not exist", ({ expect }) => {
    const { code, said } = bench(["predict", "--quick"], { GRADIO_PYTHON: join(folder, "python") });
    expect(code).toBe(2);
    expect(said).toMatch(/GRADIO_PYTHON names .*python, but Gradio cannot be loaded there:\n.*ENOENT/);
  });

  it("says that the named Python has no Gradio", ({ expect }) => {
    const { code, said } = bench(["predict", "--quick"], {
      GRADIO_PYTHON: python("echo 'No package gradio' >&2; exit 1"),
    });
    expect(code).toBe(2);
    expect(said).toContain("but Gradio cannot be loaded there:\n  No package gradio");
  });

  it("says that the named Python has another Gradio", ({ expect }) => {
    const { code, said } = bench(["predict", "--quick"], { GRADIO_PYTHON: python("echo 5.0.0") });
    expect(code).toBe(2);
    expect(said).toContain("with Gradio 5.0.0; what we compare with is 6.25.0.");
  });

  it("says what Gradio said when it did not start, and makes no table", ({ expect }) => {
    const broken = python(`case "$1" in -c) echo 6.25.0;; *) echo "ImportError: numpy" >&2; exit 1;; esac`);
    const { code, said } = bench(["predict", "--quick"], { GRADIO_PYTHON: broken });
    expect(code).toBe(2);
    expect(said).toContain("Gradio did not start:\n  ImportError: numpy");
    expect(said).not.toContain("|");
  });

  it("says that the port is taken or none", async ({ expect }) => {
    const working = { GRADIO_PYTHON: python("echo 6.25.0") };
    expect(bench(["predict", "--quick"], { ...working, PORT: "many" })).toEqual({
      code: 2,
      said: 'PORT is "many"; it takes a number between 1 and 65535.\n',
    });
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const port = String((taken.address() as AddressInfo).port);
    const { code, said } = bench(["predict", "--quick"], { ...working, PORT: port });
    taken.close();
    expect(code).toBe(2);
    expect(said).toContain(`Port ${port} cannot be used`);
  });
});

function bench(args: readonly string[], env: NodeJS.ProcessEnv = {}): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: "utf8",
    timeout: 60_000,
    env: { ...process.env, NODE_OPTIONS: "--disable-warning=ExperimentalWarning", ...env },
  });
  return { code: status, said: stdout + stderr };
}

/** Something that passes for a Python. */
function python(script: string): string {
  const path = join(folder, "python");
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}
