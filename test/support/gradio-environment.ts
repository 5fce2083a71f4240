/** The real Gradio, in a Python of its own, for whatever compares us with it. */

import { execFile } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

/** The Gradio whose wire we speak. */
export const GRADIO_VERSION = "6.25.0";

/** What keeps Gradio from talking to anybody but us. */
export const GRADIO_SETTINGS = { GRADIO_ANALYTICS_ENABLED: "False", HF_HUB_OFFLINE: "1" } as const;

/** Something that a comparison needs is not there. The message says what, and how to get it. */
export class CannotRun extends Error {
  override readonly name = "CannotRun";
}

const FOLDER = resolve(import.meta.dirname, "../../node_modules/.cache/gradio");

const SECONDS = 1000;
/** Gradio with all that it needs is about 300 MB. */
const INSTALL_TIMEOUT = 600 * SECONDS;
const START_TIMEOUT = 60 * SECONDS;

/** What a test may put in the place of this machine. */
export interface Machine {
  /** Where the environment is kept from run to run. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Hears what takes long. */
  readonly say: (text: string) => void;
}

let found: Promise<string> | undefined;

/**
 * Path of a Python that has Gradio: the one that `GRADIO_PYTHON` names, else one that is made here on first use.
 *
 * @throws CannotRun when there is no Python, or Gradio cannot be installed
 */
export function gradioPython(): Promise<string> {
  found ??= findGradio({ folder: FOLDER, env: process.env, say: console.error });
  return found;
}

/** The same on any machine. */
export async function findGradio(options: Machine): Promise<string> {
  const { env } = options;
  const named = env["GRADIO_PYTHON"];
  if (named) {
    await checkGradio(named, { env, whose: `GRADIO_PYTHON names ${named}` });
    return named;
  }
  return ownEnvironment(options);
}

async function ownEnvironment({ folder, env, say }: Machine): Promise<string> {
  const python = join(folder, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  const ready = join(folder, `gradio-${GRADIO_VERSION}`);
  // The second is a link, which leads nowhere after Python or this folder has moved.
  if (!existsSync(ready) || !existsSync(python)) {
    const system = await findPython(env);
    say(`Making a Python environment with gradio==${GRADIO_VERSION} in ${folder}; this happens once.`);
    rmSync(folder, { recursive: true, force: true });
    try {
      await install({ system, folder, python, env });
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
    writeFileSync(ready, "");
  }
  await checkGradio(python, { env, whose: `The environment in ${folder}` });
  return python;
}

const CHECK_VERSION =
  "import sys; print('.'.join(map(str, sys.version_info[:3]))); sys.exit(sys.version_info < (3, 10))";

/** The first Python on the path that is new enough. */
async function findPython(env: NodeJS.ProcessEnv): Promise<string> {
  const found: string[] = [];
  for (const name of ["python3", "python"]) {
    const { ok, output } = await run(name, ["-c", CHECK_VERSION], { env, timeout: START_TIMEOUT });
    if (ok) return name;
    if (/^\d+\.\d+\.\d+$/.test(output.trim())) found.push(`${name} is ${output.trim()}`);
  }
  const seen = found.length > 0 ? found.join(", ") : "there is neither python3 nor python on the path";
  throw new CannotRun(`Python 3.10 or newer is needed, and ${seen}. Install it, or name one in GRADIO_PYTHON.`);
}

interface Installation {
  readonly system: string;
  readonly folder: string;
  readonly python: string;
  readonly env: NodeJS.ProcessEnv;
}

async function install({ system, folder, python, env }: Installation): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  const made = await run(system, ["-m", "venv", folder], { env, timeout: START_TIMEOUT * 2 });
  if (!made.ok) {
    throw new CannotRun(
      `${system} cannot make a virtual environment with pip (on Debian, the package python3-venv has what is missing):\n` +
        lastLines(made.output),
    );
  }
  const wanted = `gradio==${GRADIO_VERSION}`;
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", wanted];
  const installed = await run(python, pip, { env, timeout: INSTALL_TIMEOUT });
  if (!installed.ok) {
    throw new CannotRun(
      `pip could not install ${wanted}; it needs PyPI or a mirror of it:\n${lastLines(installed.output)}`,
    );
  }
}

async function checkGradio(python: string, { env, whose }: { env: NodeJS.ProcessEnv; whose: string }): Promise<void> {
  const script = "import gradio, gradio_client; print(gradio.__version__)";
  const { ok, output } = await run(python, ["-c", script], { env: quietEnvironment(env), timeout: START_TIMEOUT });
  if (!ok) throw new CannotRun(`${whose}, but Gradio cannot be loaded there:\n${lastLines(output)}`);
  const version = output.trim().split("\n").at(-1);
  if (version !== GRADIO_VERSION) {
    throw new CannotRun(`${whose} with Gradio ${version}; what we compare with is ${GRADIO_VERSION}.`);
  }
}

/** Without the settings of this machine that would make another Gradio of it, and without calls home. */
export function quietEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith("GRADIO_"));
  return {
    ...Object.fromEntries(kept),
    ...GRADIO_SETTINGS,
    // Requests to these servers must not go through a proxy.
    NO_PROXY: "127.0.0.1,localhost",
    no_proxy: "127.0.0.1,localhost",
    PYTHONUNBUFFERED: "1",
    PYTHONDONTWRITEBYTECODE: "1",
  };
}

async function run(
  file: string,
  args: readonly string[],
  options: { env: NodeJS.ProcessEnv; timeout: number },
): Promise<{ ok: boolean; output: string }> {
  try {
    const { stdout } = await promisify(execFile)(file, [...args], options);
    return { ok: true, output: stdout };
  } catch (error) {
    const { stdout = "", stderr = "", message } = error as Error & { stdout?: string; stderr?: string }; // of execFile
    return { ok: false, output: stdout + stderr || message };
  }
}

function lastLines(text: string): string {
  return text
    .trim()
    .split("\n")
    .slice(-6)
    .map((line) => `  ${line}`)
    .join("\n");
}
