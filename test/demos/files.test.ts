import { readFileSync } from "node:fs";
import { describe } from "vitest";
import { it } from "../support/demo.ts";

describe("upload_and_download", () => {
  it("takes a file, gives it back, and takes the next one", async ({ expect, open }) => {
    const app = await open("upload_and_download");
    const { page } = app;
    const upload = page.getByRole("button", { name: "Upload a file" });
    for (const name of ["alphabet.txt", "alphabet.txt", "time table.csv"]) {
      const chooser = page.waitForEvent("filechooser");
      await upload.click();
      await (
        await chooser
      ).setFiles({ name, mimeType: "text/plain", buffer: Buffer.from("abcdefghijklmnopqrstuvwxyz") });
      const download = page.getByRole("button", { name: `Download ${name}` });
      await expect.poll(() => download.isVisible()).toBe(true);
      await expect.poll(() => upload.isVisible()).toBe(false);
      const saved = page.waitForEvent("download");
      await download.click();
      expect((await saved).suggestedFilename()).toBe(name);
      expect(readFileSync(await (await saved).path(), "utf8")).toBe("abcdefghijklmnopqrstuvwxyz");
      await expect.poll(() => upload.isVisible()).toBe(true);
      await expect.poll(() => download.isVisible()).toBe(false);
    }
    expect(app.complaints).toEqual([]);
  });
});

describe("file_explorer_component_events", () => {
  it("shows another tree for each root and pattern, and reads what is chosen", async ({ expect, open }) => {
    const { page, complaints } = await open("file_explorer_component_events");
    const entry = (name: string) => page.locator("span.wrap").filter({ hasText: new RegExp(`^\\s*${name}\\s*$`) });
    const names = () => page.locator("gr-fileexplorer .item-name").allTextContents();
    const changes = () => page.locator("#total-changes input").inputValue();
    const runs = async (...paths: readonly string[]): Promise<void> => {
      await page.getByRole("button", { name: "Run" }).click();
      const read = async () => (await page.getByLabel("Selected Directory").inputValue()).split(",").sort();
      await expect.poll(read).toEqual([...paths].sort());
    };
    // The server has drawn the first root; nobody had to ask.
    expect(await names()).toEqual(["bar.txt", "foo.txt"]);
    await page.locator("span").filter({ hasText: "bar.txt" }).getByRole("checkbox").check();
    await expect.poll(changes).toBe("1");
    await runs("files/dir1/bar.txt");

    await page.getByLabel("Select File Explorer Root").click();
    await page.getByLabel(/\/dir3$/).click();
    await expect.poll(names).toEqual(["dir4", "dir3_bar.log"]);
    await expect.poll(changes).toBe("2");
    await page.locator("span").filter({ hasText: "dir4" }).getByLabel("expand directory").click();
    await expect.poll(names).toEqual(["dir4", ".", "dir5", "dir7", "dir_4_bar.log", "dir_4_foo.txt", "dir3_bar.log"]);
    for (const name of ["\\.", "dir_4_foo.txt", "dir3_bar.log"]) await entry(name).getByRole("checkbox").check();
    await runs("files/dir3/dir4", "files/dir3/dir4/dir_4_foo.txt", "files/dir3/dir3_bar.log");
    await page.locator("#input-box").getByRole("textbox").fill("typed");
    expect(await entry("dir_4_foo.txt").getByRole("checkbox").isChecked()).toBe(true);

    await entry("dir3_bar.log").getByRole("checkbox").uncheck();
    await entry("dir4").getByRole("checkbox").check();
    const texts = ["/dir5/dir5_foo.txt", "/dir7/dir7_foo.txt", "/dir_4_foo.txt"].map((end) => `files/dir3/dir4${end}`);
    const others = ["", "/dir5", "/dir7", "/dir_4_bar.log"].map((end) => `files/dir3/dir4${end}`);
    await runs(...texts, ...others);
    await page.getByLabel("Show only text files").check();
    await expect.poll(names).toEqual(["dir4"]);
    await entry("dir4").getByRole("checkbox").check();
    await runs(...texts);
    await page.getByLabel("Show only text files").uncheck();
    await expect.poll(names).toEqual(["dir4", "dir3_bar.log"]);
    await page.getByLabel("expand directory").click();
    await expect.poll(names).toContain("dir_4_foo.txt");
    await page.getByLabel("Ignore text files in glob").check();
    // Another tree begins with its folders closed.
    await expect.poll(names).toEqual(["dir4", "dir3_bar.log"]);
    await entry("dir4").getByRole("checkbox").check();
    await runs(...others);
    expect(complaints).toEqual([]);
  });

  it("lists for a session what that session may see, whatever its page says", async ({ expect, serve }) => {
    const url = await serve("file_explorer_component_events");
    const config = (await (await fetch(`${url}/config`)).json()) as {
      components: { id: number; type: string }[];
      dependencies: { id: number; targets: [number, string][] }[];
    };
    const idOf = (type: string) => config.components.find((each) => each.type === type)?.id;
    const post = async (path: string, body: object): Promise<unknown> => {
      const headers = { "content-type": "application/json" };
      const response = await fetch(`${url}/gradio_api/${path}`, {
        method: "POST",
        headers,
        body: JSON.stringify(body),
      });
      return response.json();
    };
    const explorer = idOf("fileexplorer");
    const session = crypto.randomUUID();
    const ls = async (data: unknown, more: object = {}) => {
      const order = { data, component_id: explorer, fn_name: "ls", session_hash: session, ...more };
      const listed = (await post("component_server", order)) as { name: string }[];
      return listed.map(({ name }) => name);
    };
    expect(await ls([])).toEqual(["bar.txt", "foo.txt"]);
    const fn = config.dependencies.find(({ targets }) => targets[0]?.[0] === idOf("dropdown"))?.id;
    await post("run/predict", { data: ["files/dir2"], fn_index: fn, session_hash: session });
    expect(await ls([])).toEqual(["baz.png", "foo.png"]);
    expect(await ls([], { session_hash: crypto.randomUUID() })).toEqual(["bar.txt", "foo.txt"]);
    expect(await ls([], { root_dir: "files/dir3", rootDir: "files/dir3" })).toEqual(["baz.png", "foo.png"]);
    for (const wrong of [[".."], ["..", "dir1"], ["../dir1"]]) expect(await ls(wrong)).toEqual([]);
    const run = config.dependencies.find(({ targets }) => targets[0]?.[0] === idOf("button"))?.id;
    const read = (value: unknown) => post("run/predict", { data: [value], fn_index: run, session_hash: session });
    expect(await read([["baz.png"]])).toMatchObject({ data: ["files/dir2/baz.png"] });
    expect(await read([["bar.txt"]])).toMatchObject({ error: '"bar.txt" cannot be chosen. Choose what is shown.' });
    expect(await read([["..", "dir1", "bar.txt"]])).toMatchObject({
      error: expect.stringContaining("cannot be chosen"),
    });
  });
});
