import { describe } from "vitest";
import { it } from "../support/demo.ts";

describe("dialogue_component", () => {
  it("submits lines as a text, with the tags that were offered", async ({ expect, open }) => {
    const { page, complaints } = await open("dialogue_component");
    const output = (): Promise<string> => page.getByLabel("Output").inputValue();
    const submit = page.getByTestId("dialogue-submit-button");
    await submit.click();
    await expect.poll(output).toBe("[Speaker 1] Hello, how are you?\n[Speaker 2] I'm fine, thank you!");

    await page.getByTestId("dialogue-add-button-1").click();
    await page.getByLabel("Speaker of line 3").selectOption("Speaker 2");
    await page.getByLabel("Line 3", { exact: true }).pressSequentially("And you :si");
    await page.getByTestId("dialogue-tag-menu").getByRole("option", { name: "(sighs)" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByTestId("dialogue-delete-button-1").click();
    await page.getByRole("switch", { name: "Plain Text" }).click();
    const text = page.getByTestId("dialogue-container").or(page.getByRole("group").getByTestId("textbox"));
    expect(await text.inputValue()).toBe("[Speaker 1] Hello, how are you?\n[Speaker 2] And you (sighs) ");
    await text.fill("[Speaker 2] Bye.\n\nSo long.");
    await submit.click();
    await expect.poll(output).toBe("[Speaker 2] Bye.\n\nSo long.");
    await page.getByRole("switch", { name: "Plain Text" }).click();
    expect(await page.getByLabel("Speaker of line 2").inputValue()).toBe("Speaker 1");
    await submit.click();
    await expect.poll(output).toBe("[Speaker 2] Bye.\n[Speaker 1] So long.");
    expect(complaints).toEqual([]);
  });
});
