import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, it } from "vitest";
import { GRADIO_VERSION } from "../support/gradio-environment.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/** The command as people run it. */
function parity(args: readonly string[], env: NodeJS.ProcessEnv): { code: number | null; out: string; errors: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, "test/parity/main.ts"), ...args], {
    cwd: ROOT,
    encoding: "utf8",
    timeout: 25_000,
    env: { PATH: process.env["PATH"], ...env },
  });
  return { code: status, out: stdout, errors: stderr };
}

describe("npm run parity", () => {
  it("explains itself", ({ expect }) => {
    expect(parity(["--help"], {})).toMatchObject({ code: 0, out: expect.stringContaining("--only <pattern>") });
  });

  it("exits with 2 and prints no table when there is no Gradio", ({ expect }) => {
    expect(parity([], { GRADIO_PYTHON: "nowhere/python" })).toEqual({
      code: 2,
      out: "",
      errors: expect.stringMatching(/^Nothing was compared\. GRADIO_PYTHON names nowhere\/python/),
    });
  });

  it("exits with 2 and prints no table when Gradio does not start", ({ expect }) => {
    const folder = mkdtempSync(join(tmpdir(), "gradio-workers-main-"));
    try {
      const python = join(folder, "python");
      const answers = `case "$1" in -c) echo ${GRADIO_VERSION};; *) echo "RuntimeError: no event loop" >&2; exit 1;; esac`;
      writeFileSync(python, `#!/bin/sh\n${answers}\n`);
      chmodSync(python, 0o755);
      expect(parity([], { GRADIO_PYTHON: python })).toEqual({
        code: 2,
        out: "",
        errors: expect.stringMatching(/^Nothing was compared\. The process of Gradio has ended[^]*no event loop/),
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("exits with 2 and prints no table when a port is in use", async ({ expect }) => {
    const { promise, resolve: listening } = Promise.withResolvers<void>();
    const taken = createServer().listen(0, "127.0.0.1", listening);
    await promise;
    const address = taken.address();
    const port = typeof address === "object" && address ? address.port : 0;
    try {
      expect(parity([], { PARITY_PORT: String(port) })).toEqual({
        code: 2,
        out: "",
        errors: expect.stringContaining(`Port ${port} is in use`),
      });
    } finally {
      taken.close();
    }
  });

  it("exits with 2 for an option that does not exist", ({ expect }) => {
    expect(parity(["--fast"], {})).toMatchObject({ code: 2, out: "", errors: expect.stringContaining("--fast") });
  });
});
