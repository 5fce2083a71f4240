import { describe } from "vitest";
import { it } from "../support/demo.ts";

describe("textbox_custom_buttons", () => {
  it("has the author's buttons in its corner, for the server and for the browser", async ({ expect, open }) => {
    const app = await open("textbox_custom_buttons");
    const { page } = app;
    const sample = page.getByLabel("Sample Text");
    const output = page.getByLabel("Output (Python Function Result)");
    for (const name of ["Copy", "Refresh", "⚠️ Alert", "🗑️"]) {
      expect(await page.getByRole("button", { name, exact: true }).count()).toBe(1);
    }
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect.poll(() => sample.inputValue()).toMatch(/^Refreshed content: [1-9]\d{3}$/);
    await expect.poll(() => output.inputValue()).toBe("23 characters");

    const text = await sample.inputValue();
    const messages: string[] = [];
    page.on("dialog", (dialog) => {
      messages.push(dialog.message());
      void dialog.accept();
    });
    await page.getByRole("button", { name: "⚠️ Alert" }).click();
    await expect.poll(() => messages).toEqual([`The text is: ${text}`]);

    await page.getByRole("button", { name: "🗑️" }).click();
    await expect.poll(() => sample.inputValue()).toBe("");
    await expect.poll(() => output.inputValue()).toBe("0 characters");
    expect(app.complaints).toEqual([]);
  });
});
