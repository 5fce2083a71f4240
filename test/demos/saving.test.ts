/** An author saves `app.ts` while a page is open. */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe } from "vitest";
import { openApp, type Watched } from "../support/browser.ts";
import { it as demoTest } from "../support/demo.ts";
import { newFolder } from "../support/serve.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const CLI = join(ROOT, "dist/cli.js");

interface AppText {
  greeting?: string;
  label?: string;
  /** Code at the end of the module. */
  end?: string;
}

function appText({ greeting = "Hello", label = "Name", end = "" }: AppText): string {
  return `import * as gr from "gradio-workers";

const name = gr.Textbox({ label: "${label}" });
const answer = gr.Textbox({ label: "Answer" });
const ticks = gr.Textbox({ label: "Ticks" });
const greet = gr.Button("Greet");
const count = gr.Button("Count");
greet.click((text) => "${greeting} " + text, { inputs: name, outputs: answer });
count.click(
  async function* () {
    for (let i = 1; i <= 15; i++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      yield "tick " + i;
    }
  },
  { outputs: ticks },
);
export default gr.Blocks([name, answer, ticks, greet, count]);
${end}
`;
}

/** A project as `gradio-workers new` makes it, with the library of this checkout. */
class Project implements AsyncDisposable {
  readonly folder = newFolder();
  #server: ChildProcess | null = null;
  #said = "";

  constructor() {
    const made = spawnSync(process.execPath, [CLI, "new", this.folder]);
    if (made.status !== 0) throw new Error(String(made.stderr));
    // Not a package of its own: so it finds the library by its name.
    rmSync(join(this.folder, "package.json"));
    const settings = join(this.folder, "wrangler.toml");
    writeFileSync(settings, readFileSync(settings, "utf8").replaceAll("node_modules/gradio-workers", ROOT));
  }

  /** What the terminal shows. */
  get said(): string {
    return stripVTControlCharacters(this.#said);
  }

  save(text: AppText): void {
    writeFileSync(join(this.folder, "app.ts"), appText(text));
  }

  /** Serves it as an author does, until it is disposed of. Answers its address. */
  async serve(): Promise<string> {
    const port = await freePort();
    this.#server = spawn(process.execPath, [CLI, "dev", "--port", String(port)], { cwd: this.folder });
    const { promise, resolve: ready } = Promise.withResolvers<void>();
    for (const stream of [this.#server.stdout, this.#server.stderr]) {
      stream?.on("data", (text: Buffer) => {
        this.#said += text.toString();
        if (this.#said.includes("ready in")) ready();
      });
    }
    await promise;
    return `http://localhost:${port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#server && this.#server.exitCode === null) {
      this.#server.kill();
      await once(this.#server, "close");
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // it listens on a port
  server.close();
  return port;
}

const it = demoTest
  .extend("project", { scope: "file" }, async ({}, { onCleanup }) => {
    const project = new Project();
    onCleanup(() => project[Symbol.asyncDispose]());
    project.save({});
    return { files: project, url: await project.serve() };
  })
  .extend("opened", async ({ browser, project }, { onCleanup }): Promise<Watched & { files: Project }> => {
    const opened = await openApp(browser, project.url);
    onCleanup(() => opened[Symbol.asyncDispose]());
    return { ...opened, files: project.files };
  });

describe("saving app.ts", () => {
  it("shows the new app in the open page, which keeps what was typed", async ({ expect, opened: { page, files } }) => {
    await page.getByLabel("Name").fill("Ada");
    await page.getByLabel("Name").evaluate((field: HTMLInputElement) => field.setSelectionRange(1, 2));
    files.save({ greeting: "Good day", label: "Your name" });
    const field = page.getByLabel("Your name");
    await expect.poll(() => field.isVisible()).toBe(true);
    await expect.poll(() => field.inputValue()).toBe("Ada");
    const selection = (input: HTMLInputElement): unknown => [
      document.activeElement === input,
      input.selectionStart,
      input.selectionEnd,
    ];
    await expect.poll(() => field.evaluate(selection)).toEqual([true, 1, 2]);
    await page.getByRole("button", { name: "Greet" }).click();
    await expect.poll(() => page.getByLabel("Answer").inputValue()).toBe("Good day Ada");
    expect(files.said).toMatch(/Saved\. The new version is up after \d+ ms\./);
    expect(files.said).not.toContain("ERROR");
  });

  it("lets a generator run to its end", async ({ expect, opened: { page, files } }) => {
    await page.getByRole("button", { name: "Count" }).click();
    const ticks = page.getByLabel("Ticks");
    await expect.poll(() => ticks.inputValue()).toBe("tick 2");
    files.save({ label: "First name" });
    await expect.poll(() => page.getByLabel("First name").isVisible()).toBe(true);
    await expect.poll(() => ticks.inputValue()).toBe("tick 15");
    expect(files.said).toContain("Saved. A call is still running; the new version starts after that");
  });

  it("tells of a syntax error in the page and in the terminal; the old app goes on", async ({
    expect,
    opened: { page, files },
  }) => {
    files.save({ greeting: "Mended" });
    await expect.poll(() => page.getByLabel("Name", { exact: true }).isVisible()).toBe(true);
    files.save({ end: "const x = ;" });
    const notice = page.locator("#gradio-dev-notice pre");
    await expect.poll(() => notice.allTextContents()).toEqual([expect.stringContaining('Unexpected ";"')]);
    expect(await notice.textContent()).toContain("const x = ;");
    expect(files.said).toContain('Unexpected ";"');

    await page.getByLabel("Name").fill("Ada");
    await page.getByRole("button", { name: "Greet" }).click();
    await expect.poll(() => page.getByLabel("Answer").inputValue()).toBe("Mended Ada");

    files.save({ label: "Surname" });
    await expect.poll(() => page.getByLabel("Surname").inputValue()).toBe("Ada");
    expect(await notice.count()).toBe(0);
  });

  it("tries what was saved while it waited, too", async ({ expect, opened: { page, files } }) => {
    const waits = (): number => files.said.split("A call is still running").length;
    const before = waits();
    await page.getByRole("button", { name: "Count" }).click();
    await expect.poll(() => page.getByLabel("Ticks").inputValue()).toBe("tick 2");
    files.save({ label: "Half done" });
    await expect.poll(waits).toBeGreaterThan(before);
    files.save({ label: "Half done", end: "const y = ;" });
    await expect.poll(() => page.getByLabel("Ticks").inputValue()).toBe("tick 15");
    await expect
      .poll(() => page.locator("#gradio-dev-notice pre").allTextContents())
      .toEqual([expect.stringContaining("const y = ;")]);
    await page.getByRole("textbox").first().fill("Ada");
    await page.getByRole("button", { name: "Greet" }).click();
    await expect.poll(() => page.getByLabel("Answer").inputValue()).toBe("Hello Ada");
  });

  it("tells of an app that throws at its start, and comes back when it is mended", async ({
    expect,
    opened: { page, files, url },
  }) => {
    await page.getByRole("textbox").first().fill("Ada");
    files.save({ end: 'throw new Error("No model here.");' });
    const notice = page.locator("#gradio-dev-notice pre");
    await expect.poll(() => notice.allTextContents()).toEqual(["Error: No model here."]);
    await expect.poll(() => files.said).toContain("No model here.");
    expect(await (await fetch(`${url}/config`)).json()).toEqual({
      detail: "The app does not start. Error: No model here.",
    });
    const fresh = await page.context().newPage();
    const answer = await fresh.goto(url);
    expect(answer?.status()).toBe(500);
    expect(await fresh.getByRole("heading").textContent()).toBe("The app does not start");

    files.save({ label: "Nickname" });
    await expect.poll(() => page.getByLabel("Nickname").inputValue()).toBe("Ada");
    await expect.poll(() => fresh.getByLabel("Nickname").isVisible()).toBe(true);
  });
});
