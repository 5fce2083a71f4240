import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { Client, handle_file } from "@gradio/client";
import type { Page } from "playwright";
import { describe } from "vitest";
import { it } from "../support/demo.ts";
import { preparePython, runPython } from "../support/python.ts";

const PHOTO = `${import.meta.dirname}/../support/photo.jpg`;
const run = promisify(execFile);
const noPython = preparePython();
const hasCurl = spawnSync("curl", ["--version"]).error === undefined;

describe("blocks_flipper", () => {
  it("flips text, and an event does not close the accordion", async ({ expect, open }) => {
    const app = await open("blocks_flipper");
    await app.page.getByRole("button", { name: "Open for More! ▼" }).click();
    await app.page.getByTestId("textbox").first().fill("123");
    await app.page.getByRole("button", { name: "Flip" }).click();
    await expect.poll(() => app.page.getByTestId("textbox").nth(1).inputValue()).toBe("321");
    expect(await app.page.getByText("Look at me...").isVisible()).toBe(true);
    expect(app.complaints).toEqual([]);
  });

  it("flips a photograph to the same bytes for the page and the JavaScript client", async ({ expect, open }) => {
    const app = await open("blocks_flipper");
    const fromPage = await flipInPage(app.page);
    expect(fromPage.byteLength).toBeGreaterThan(10_000);
    expect((await flipWithClient(app.url)).equals(fromPage)).toBe(true);
  }, 60_000);

  it.runIf(hasCurl)(
    "flips it to the same bytes for curl",
    async ({ expect, serve }) => {
      const url = await serve("blocks_flipper");
      expect((await flipWithCurl(url)).equals(await flipWithClient(url))).toBe(true);
    },
    60_000,
  );

  it.runIf(noPython === null)(
    "flips it to the same bytes for the Python client",
    async ({ expect, serve }) => {
      const url = await serve("blocks_flipper");
      expect((await flipWithPython(url)).equals(await flipWithClient(url))).toBe(true);
    },
    60_000,
  );

  async function flipWithPython(url: string): Promise<Buffer> {
    const script = `
import sys, tempfile
from gradio_client import Client, handle_file
client = Client(sys.argv[1], verbose=False, download_files=tempfile.mkdtemp())
print(client.predict(handle_file(sys.argv[2]), api_name="/flip_image"))`;
    const printed = await runPython(["-c", script, url, PHOTO]);
    return readFileSync(printed.trim().split("\n").at(-1) ?? "");
  }

  async function flipInPage(page: Page): Promise<Buffer> {
    await page.getByRole("tab", { name: "Flip Image" }).click();
    await page.getByTestId("file-upload").first().setInputFiles(PHOTO);
    await page.locator("gr-image img").first().waitFor();
    await page.getByRole("button", { name: "Flip" }).last().click();
    const flipped = page.locator("gr-image").nth(1).locator("img");
    await flipped.waitFor({ timeout: 20_000 });
    return fetched(await flipped.evaluate((image: HTMLImageElement) => image.src));
  }

  async function flipWithClient(url: string): Promise<Buffer> {
    const client = await Client.connect(url);
    const photo = new Blob([readFileSync(PHOTO)], { type: "image/jpeg" });
    const { data } = await client.predict("/flip_image", [handle_file(photo)]);
    client.close();
    const [file] = data as [{ url: string }];
    return fetched(file.url);
  }

  async function flipWithCurl(url: string): Promise<Buffer> {
    const upload = await curl("-F", `files=@${PHOTO}`, `${url}/gradio_api/upload`);
    const [path] = JSON.parse(upload) as [string];
    const data = JSON.stringify({ data: [{ path, meta: { _type: "gradio.FileData" } }] });
    const json = ["-H", "Content-Type: application/json"];
    const joined = await curl(...json, "-d", data, `${url}/gradio_api/call/flip_image`);
    const { event_id: id } = JSON.parse(joined) as { event_id: string };
    const stream = await curl("-N", `${url}/gradio_api/call/flip_image/${id}`);
    const [file] = JSON.parse(/event: complete\ndata: (.*)/.exec(stream)?.[1] ?? "[{}]") as [{ url: string }];
    return fetched(file.url);
  }
});

async function curl(...args: string[]): Promise<string> {
  const { stdout } = await run("curl", ["-sS", "-m", "60", ...args]);
  return stdout;
}

async function fetched(url: string): Promise<Buffer> {
  return Buffer.from(await (await fetch(url)).arrayBuffer());
}
