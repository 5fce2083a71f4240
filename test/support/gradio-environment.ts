/** The real Gradio, in a Python of its own, for whatever compares us with it. */

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { env, platform } from "node:process";
import { promisify } from "node:util";

/** The version that we are compared with. */
export const GRADIO_VERSION = "6.25.0";

/** What keeps Gradio from talking to anybody but us. */
export const GRADIO_SETTINGS = { GRADIO_ANALYTICS_ENABLED: "False", HF_HUB_OFFLINE: "1" } as const;

/** Something that a comparison needs is not there. The message says what, and how to get it. */
export class CannotRun extends Error {
  override name = "CannotRun";
}

const run = promisify(execFile);
const FOLDER = resolve(import.meta.dirname, "../../node_modules/.cache/gradio");
const READY = join(FOLDER, "ready");
const MADE = platform === "win32" ? join(FOLDER, "Scripts/python.exe") : join(FOLDER, "bin/python");
const SECOND = 1000;

let found: Promise<string> | undefined;

/**
 * Path of a Python that has Gradio: the one that `GRADIO_PYTHON` names, else one that is made here on first use.
 *
 * @throws CannotRun when there is no Python, or Gradio cannot be installed
 */
export function gradioPython(): Promise<string> {
  found ??= find();
  return found;
}

async function find(): Promise<string> {
  const given = env["GRADIO_PYTHON"];
  if (given) {
    await demandGradio(given);
    return given;
  }
  // Python inside is a link, which leads nowhere after this folder or the system's Python has moved.
  if (!existsSync(READY) || !existsSync(MADE)) await install();
  return MADE;
}

async function demandGradio(python: string): Promise<void> {
  if (!existsSync(python)) throw new CannotRun(`GRADIO_PYTHON is ${python}, which does not exist.`);
  let version: string;
  try {
    version = await pythonSays(python, "import importlib.metadata as m; print(m.version('gradio'))");
  } catch (error) {
    throw new CannotRun(
      `GRADIO_PYTHON is ${python}, which has no Gradio (${complaint(error)}). ` +
        `Install it with: ${python} -m pip install gradio==${GRADIO_VERSION}`,
      { cause: error },
    );
  }
  if (version === GRADIO_VERSION) return;
  throw new CannotRun(`GRADIO_PYTHON is ${python}, which has Gradio ${version}; we compare with ${GRADIO_VERSION}.`);
}

async function install(): Promise<void> {
  const python = await systemPython();
  console.log(`Installing Gradio ${GRADIO_VERSION} for the comparison …`);
  await rm(FOLDER, { recursive: true, force: true });
  try {
    await run(python, ["-m", "venv", FOLDER], { timeout: 120 * SECOND });
  } catch (error) {
    throw new CannotRun(
      `Python's venv module does not work (${complaint(error)}). On Debian: apt-get install python3-venv`,
      { cause: error },
    );
  }
  try {
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1"];
    await run(MADE, [...pip, `gradio==${GRADIO_VERSION}`], { timeout: 600 * SECOND });
    await pythonSays(MADE, "import gradio");
  } catch (error) {
    throw new CannotRun(
      `Gradio ${GRADIO_VERSION} cannot be installed (${complaint(error)}). ` +
        "Is there a network? Or name a Python that has it: GRADIO_PYTHON=/path/to/python",
      { cause: error },
    );
  }
  await writeFile(READY, GRADIO_VERSION);
}

async function systemPython(): Promise<string> {
  for (const name of ["python3", "python"]) {
    try {
      await pythonSays(name, "import sys; sys.exit(sys.version_info < (3, 10))");
      return name;
    } catch {
      // Not there, or too old: the next name may do.
    }
  }
  throw new CannotRun("This compares with the real Gradio, which needs Python 3.10 or newer; there is none.");
}

async function pythonSays(python: string, code: string): Promise<string> {
  const { stdout } = await run(python, ["-c", code], {
    timeout: 120 * SECOND,
    env: { ...env, ...GRADIO_SETTINGS },
  });
  return stdout.trim();
}

/** What a program said last is what it stumbled over. */
function complaint(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message?: string }; // what execFile rejects with
  return stderr?.trim().split("\n").at(-1) || message?.split("\n")[0] || String(error);
}
