import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, it } from "vitest";

const MAIN = resolve(import.meta.dirname, "../../../src/cli/main.ts");

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gradio-workers-cli-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("gradio-workers new", () => {
  it("makes everything that an app needs", ({ expect }) => {
    expect(run("new", "greeter").code).toBe(0);
    expect(read("greeter/app.ts")).toContain("export default gr.Interface(");
    expect(read("greeter/wrangler.toml")).toContain(`main = ".gradio/worker.ts"`);
    expect(read("greeter/.gitignore")).toContain("node_modules/");
    for (const file of ["app.test.ts", "tsconfig.json"]) expect(existsSync(join(folder, "greeter", file))).toBe(true);
  });

  it("asks for the versions that it was tested with", ({ expect }) => {
    run("new", "greeter");
    const own = JSON.parse(readFileSync(resolve(MAIN, "../../../package.json"), "utf8"));
    const made = JSON.parse(read("greeter/package.json"));
    expect(made.dependencies).toEqual({ "gradio-workers": own.version });
    expect(made.devDependencies).toEqual({
      "@cloudflare/workers-types": own.devDependencies["@cloudflare/workers-types"],
      "@types/node": own.devDependencies["@types/node"],
      node: own.devDependencies["node"],
      typescript: own.devDependencies["typescript"],
      wrangler: own.devDependencies["wrangler"],
    });
  });

  it("names the Worker and its bucket as Cloudflare allows it", ({ expect }) => {
    run("new", "My Größe!! App_");
    const settings = read("My Größe!! App_/wrangler.toml");
    expect(settings).toContain(`name = "my-gr-e-app"`);
    expect(settings).toContain(`bucket_name = "my-gr-e-app-files"`);
  });

  it("leaves a folder alone that holds something", ({ expect }) => {
    run("new", "greeter");
    const second = run("new", "greeter");
    expect(second).toMatchObject({ code: 1, errors: "greeter is not empty; name a new folder.\n" });
  });

  it("asks for a name", ({ expect }) => {
    expect(run("new")).toMatchObject({ code: 1, errors: "Name the new folder: gradio-workers new my-app\n" });
  });
});

describe("gradio-workers build", () => {
  it("joins the app with its Worker and its Durable Object", ({ expect }) => {
    writeFileSync(join(folder, "app.ts"), "export default null;\n");
    expect(run("build").code).toBe(0);
    expect(read(".gradio/worker.ts")).toContain(`import app from "../app.ts";`);
  });

  it("lets an app that is being worked on fail to start", ({ expect }) => {
    writeFileSync(join(folder, "app.ts"), "export default null;\n");
    const built = run("build", { GRADIO_DEV_HUB: "http://127.0.0.1:1/secret" });
    expect(built.code).toBe(0);
    expect(read(".gradio/worker.ts")).toContain(`await develop(() => import("../app.ts"), {`);
    expect(read(".gradio/worker.ts")).toContain(`hub: "http://127.0.0.1:1/secret"`);
  });

  it("says who follows saves when plain wrangler serves", ({ expect }) => {
    writeFileSync(join(folder, "app.ts"), "export default null;\n");
    expect(run("build", { WRANGLER_COMMAND: "dev" }).output).toContain("run: gradio-workers dev");
    expect(run("build", { WRANGLER_COMMAND: "deploy" }).output).toBe("");
  });

  it("takes the app that --app or GRADIO_APP names", ({ expect }) => {
    writeFileSync(join(folder, "other.ts"), "export default null;\n");
    run("build", "--app", "other.ts");
    expect(read(".gradio/worker.ts")).toContain(`"../other.ts"`);
    writeFileSync(join(folder, "third.ts"), "export default null;\n");
    run("build", { GRADIO_APP: "third.ts" });
    expect(read(".gradio/worker.ts")).toContain(`"../third.ts"`);
  });

  it("does not touch the file when nothing has changed", ({ expect }) => {
    writeFileSync(join(folder, "app.ts"), "export default null;\n");
    run("build");
    const before = statSync(join(folder, ".gradio/worker.ts")).mtimeMs;
    run("build");
    expect(statSync(join(folder, ".gradio/worker.ts")).mtimeMs).toBe(before);
  });

  it("says where it has looked for the app", ({ expect }) => {
    expect(run("build")).toMatchObject({ code: 1, errors: expect.stringContaining("There is no app.ts here.") });
  });
});

describe("gradio-workers", () => {
  it("helps", ({ expect }) => {
    expect(run("--help")).toMatchObject({ code: 0, output: expect.stringContaining("gradio-workers <command>") });
  });

  it("does not guess what was meant", ({ expect }) => {
    expect(run("serve")).toMatchObject({ code: 1, errors: expect.stringContaining(`There is no command "serve".`) });
  });

  it("refuses a port that is none", ({ expect }) => {
    const { code, errors } = run("dev", "--port", "99999");
    expect([code, errors]).toEqual([1, "--port takes a number between 1 and 65535.\n"]);
  });

  it("says what to do where wrangler is missing", ({ expect }) => {
    writeFileSync(join(folder, "app.ts"), "export default null;\n");
    expect(run("dev")).toMatchObject({ code: 1, errors: expect.stringContaining("wrangler is not installed here.") });
  });
});

interface Ran {
  code: number | null;
  output: string;
  errors: string;
}

/** Runs the command line in the test's folder; a record among the arguments is environment. */
function run(...given: (string | Record<string, string>)[]): Ran {
  const args = given.filter((each) => typeof each === "string");
  const env = Object.assign({}, process.env, ...given.filter((each) => typeof each !== "string"));
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  return { code: status, output: stdout, errors: stderr };
}

function read(path: string): string {
  return readFileSync(join(folder, path), "utf8");
}
