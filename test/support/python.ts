/** Gradio's Python client in an environment of its own. */

import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const VENV = resolve(import.meta.dirname, "../../node_modules/.cache/python");
const PYTHON = join(VENV, "bin/python");

/** Runs Python with the client at hand; answers what it printed. */
export async function runPython(args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(PYTHON, [...args], {
    timeout: 120_000,
    env: { ...process.env, HF_HUB_OFFLINE: "1", GRADIO_ANALYTICS_ENABLED: "False" },
  });
  return stdout;
}

/** Makes the environment on first use. Answers why the client cannot run here; null if it can. */
export function preparePython(): string | null {
  try {
    // The second is a link, which leads nowhere after Python or this folder has moved.
    if (![join(VENV, "bin/gradio-client-ready"), PYTHON].every((path) => existsSync(path))) install();
    return null;
  } catch (error) {
    return `it needs Python 3.10 or newer with pip (${error instanceof Error ? error.message.split("\n")[0] : String(error)}).`;
  }
}

function install(): void {
  const options = { stdio: "ignore", timeout: 240_000 } as const;
  execFileSync("python3", ["-c", "import sys; sys.exit(sys.version_info < (3, 10))"], options);
  execFileSync("python3", ["-m", "venv", VENV], options);
  execFileSync(PYTHON, ["-m", "pip", "install", "--quiet", "gradio_client==2.6.0"], options);
  execFileSync("touch", [join(VENV, "bin/gradio-client-ready")], options);
}
