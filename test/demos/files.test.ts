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
