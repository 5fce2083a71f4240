import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "vitest";
import { findGradio, GRADIO_VERSION, quietEnvironment } from "../support/gradio-environment.ts";

let home: string;
let said: string[];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "gradio-workers-python-"));
  said = [];
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Puts a program on the path that there is nothing else on. */
function program(name: string, ...lines: string[]): string {
  mkdirSync(join(home, "path"), { recursive: true });
  const path = join(home, "path", name);
  writeFileSync(path, ["#!/bin/sh", ...lines, ""].join("\n"));
  chmodSync(path, 0o755);
  return path;
}

function find(env: NodeJS.ProcessEnv = {}): Promise<string> {
  return findGradio({
    folder: join(home, "environment"),
    env: { PATH: join(home, "path"), ...env },
    say: (text) => said.push(text),
  });
}

/** A Python of this version; `venv` and `pip` are what it does when it is asked for these. */
function python({ version = "3.12.1", venv = MAKES_ENVIRONMENT, pip = ":", gradio = GRADIO_VERSION } = {}): string {
  const inner = [
    'case "$2 $3" in',
    `"pip install") echo "$*" >> "${home}/installed"; ${pip};;`,
    `*) echo ${gradio};;`,
    "esac",
  ];
  writeFileSync(join(home, "inner"), ["#!/bin/sh", ...inner, ""].join("\n"));
  const isNew = Number(version.split(".")[1]) >= 10;
  return program(
    "python3",
    'case "$1 $2" in',
    `"-m venv") ${venv};;`,
    `*) echo ${version}; exit ${isNew ? 0 : 1};;`,
    "esac",
  );
}

const MAKES_ENVIRONMENT =
  '/bin/mkdir -p "$3/bin" && /bin/cp "${0%/path/*}/inner" "$3/bin/python" && /bin/chmod 755 "$3/bin/python"';

describe("finding a Python with Gradio", () => {
  it("makes an environment on first use, and takes it from then on", async ({ expect }) => {
    python();
    const path = await find();
    expect(path).toBe(join(home, "environment/bin/python"));
    expect(said.join()).toContain(`gradio==${GRADIO_VERSION}`);
    expect(readFileSync(join(home, "installed"), "utf8")).toContain(`gradio==${GRADIO_VERSION}`);
    said = [];
    rmSync(join(home, "path"), { recursive: true });
    expect([await find(), said]).toEqual([path, []]);
  });

  it("makes it again after Python has moved away from under it", async ({ expect }) => {
    python();
    const path = await find();
    rmSync(path);
    await find();
    expect(said).toHaveLength(2);
  });

  it("takes the one that GRADIO_PYTHON names, and makes none", async ({ expect }) => {
    const named = program("mine", `echo a warning; echo ${GRADIO_VERSION}`);
    expect(await find({ GRADIO_PYTHON: named })).toBe(named);
    expect(existsSync(join(home, "environment"))).toBe(false);
  });
});

describe("what is missing is said", () => {
  it("no Python", async ({ expect }) => {
    await expect(find()).rejects.toThrow(
      "Python 3.10 or newer is needed, and there is neither python3 nor python on the path.",
    );
  });

  it("an old Python", async ({ expect }) => {
    python({ version: "3.9.2" });
    program("python", "echo 2.7.18; exit 1");
    await expect(find()).rejects.toThrow("and python3 is 3.9.2, python is 2.7.18.");
  });

  it("an old python3 beside a new python is no obstacle", async ({ expect }) => {
    python();
    const newer = readFileSync(join(home, "path/python3"), "utf8").split("\n").slice(1, -1);
    program("python", ...newer);
    program("python3", "echo 3.8.1; exit 1");
    expect(await find()).toBe(join(home, "environment/bin/python"));
  });

  it("no virtual environments", async ({ expect }) => {
    python({ venv: "echo ensurepip is not available >&2; exit 1" });
    await expect(find()).rejects.toThrow(
      /cannot make a virtual environment .*python3-venv[^]*ensurepip is not available/,
    );
    expect(existsSync(join(home, "environment"))).toBe(false);
  });

  it("no network for pip; what it had begun is gone", async ({ expect }) => {
    python({ pip: "echo 'ERROR: No matching distribution found' >&2; exit 1" });
    await expect(find()).rejects.toThrow(/pip could not install gradio==[^]*PyPI[^]*No matching distribution/);
    expect(existsSync(join(home, "environment"))).toBe(false);
  });

  it("an environment in which Gradio cannot be loaded", async ({ expect }) => {
    python({ gradio: "; echo ImportError: numpy is broken >&2; exit 1" });
    await expect(find()).rejects.toThrow(/The environment in .*, but Gradio cannot be loaded[^]*numpy is broken/);
  });

  it.for([
    ["is not there", "nowhere/python", /GRADIO_PYTHON names nowhere\/python, but Gradio cannot be loaded/],
    ["has no Gradio", "bare", /Gradio cannot be loaded there:\n {2}ModuleNotFoundError: No module named 'gradio'/],
    ["has another Gradio", "other", /with Gradio 5\.0\.1; what we compare with is 6\.25\.0/],
  ] as const)("a GRADIO_PYTHON that %s", async ([, name, message], { expect }) => {
    program("bare", "echo \"ModuleNotFoundError: No module named 'gradio'\" >&2; exit 1");
    program("other", "echo 5.0.1");
    const path = name.includes("/") ? name : join(home, "path", name);
    await expect(find({ GRADIO_PYTHON: path })).rejects.toThrow(message);
  });
});

it("keeps this machine's settings from making another Gradio of it", ({ expect }) => {
  const {
    GRADIO_ROOT_PATH: root,
    PATH: path,
    GRADIO_ANALYTICS_ENABLED: analytics,
  } = quietEnvironment({
    GRADIO_ROOT_PATH: "/elsewhere",
    PATH: "/bin",
  });
  expect([root, path, analytics]).toEqual([undefined, "/bin", "False"]);
});
