import { describe } from "vitest";
import { it } from "../support/demo.ts";

describe("chatbot_load_event", () => {
  it("writes into a tab that is not open yet", async ({ expect, open }) => {
    const { page, complaints } = await open("chatbot_load_event");
    await page.getByRole("log", { name: "chatbot conversation" }).waitFor();
    await page.getByRole("tab", { name: "Tab 2" }).click();
    await expect.poll(() => page.getByLabel("Output").inputValue()).toBe("some text");
    expect(complaints).toEqual([]);
  });
});

describe("rapid_generation", () => {
  it("loses nothing of three chains and 22 streams at once", { timeout: 60_000 }, async ({ expect, open }) => {
    const { page, complaints } = await open("rapid_generation");
    await page.getByRole("button", { name: "Start" }).click();
    const chat = page.locator("#chatbot");
    await chat.getByText("22 ".repeat(10).trim()).waitFor({ timeout: 30_000 });
    for (const [label, value] of Object.entries({ a: "22", b: "21", c: "22", d: "21" })) {
      await expect.poll(() => page.getByLabel(label, { exact: true }).inputValue(), { timeout: 10_000 }).toBe(value);
    }
    const texts = (await chat.getByTestId(/^(user|bot)$/).allTextContents()).map((text) => text.trim());
    expect(texts).toEqual(Array.from({ length: 22 }, (_, i) => `${i + 1} `.repeat(10).trim()));
    expect(complaints).toEqual([]);
  });
});

describe("chatbot_editable", () => {
  it("tells which message was edited, and edits what belongs together at once", async ({ expect, open }) => {
    const { page, complaints } = await open("chatbot_editable");
    const all = page.getByLabel("Concatenated Chat 1");
    const edited = page.getByLabel("Edited Message");
    const boxes = page.getByRole("log").locator("textarea");
    const add = page.getByRole("button", { name: "Add Message" });
    await add.click();
    await expect.poll(() => all.inputValue()).toBe("I'm a user|I'm a bot");
    await add.click();
    await expect.poll(() => all.inputValue()).toBe("I'm a user|I'm a bot|I'm a user|I'm a bot");
    const edit = page.getByRole("button", { name: "Edit" });
    await edit.first().click();
    await page.locator("textarea").first().fill("GRADIO");
    await page.getByLabel("Submit").click();
    await expect.poll(() => edited.inputValue()).toBe("from I'm a user to GRADIO at 0");
    await edit.nth(1).click();
    await page.locator("textarea").first().fill("FAIL");
    await page.getByLabel("Cancel").click();
    await expect.poll(() => boxes.count()).toBe(0);
    expect(await edited.inputValue()).toBe("from I'm a user to GRADIO at 0");
    await edit.nth(1).click();
    await page.locator("textarea").first().fill("SUCCESS");
    await page.getByLabel("Submit").click();
    await expect.poll(() => edited.inputValue()).toBe("from I'm a user to SUCCESS at 2");
    await expect.poll(() => all.inputValue()).toBe("GRADIO|I'm a bot|SUCCESS|I'm a bot");
    const addUser = page.getByRole("button", { name: "Add User Message" });
    await addUser.click();
    await expect.poll(() => all.inputValue()).toMatch(/\|I'm a user$/);
    await addUser.click();
    await expect.poll(() => all.inputValue()).toMatch(/\|I'm a user\|I'm a user$/);
    await edit.last().click();
    await boxes.first().fill("FIRST EDIT");
    await boxes.nth(1).fill("SECOND EDIT");
    await page.getByLabel("Submit").click();
    await expect.poll(() => all.inputValue()).toContain("|FIRST EDIT|SECOND EDIT");
    expect(complaints).toEqual([]);
  });
});

describe("chatbot_retry_undo_like", () => {
  it("answers, answers again, and takes a question back", async ({ expect, open }) => {
    const { page, complaints } = await open("chatbot_retry_undo_like");
    const box = page.getByLabel("Chat Message");
    const [user, bot] = [page.getByTestId("user"), page.getByTestId("bot")];
    await box.fill("one two three");
    await box.press("Enter");
    await expect.poll(() => box.inputValue()).toBe("");
    await expect.poll(() => bot.allInnerTexts()).toEqual(["You said: three two one."]);
    expect(await user.allInnerTexts()).toEqual(["one two three"]);
    expect(await page.getByRole("img", { name: "bot avatar" }).count()).toBe(1);
    await box.fill("again");
    await box.press("Enter");
    await expect.poll(() => bot.allInnerTexts()).toEqual(["You said: three two one.", "You said: again."]);
    // Both are about the newest answer alone.
    expect(await page.getByRole("button", { name: "Retry" }).count()).toBe(1);
    await page.getByRole("button", { name: "Like", exact: true }).first().click();
    expect(await page.getByRole("button", { name: "Liked" }).count()).toBe(1);
    await page.getByRole("button", { name: "Dislike", exact: true }).first().click();
    expect(await page.getByRole("button", { name: "Liked", exact: true }).count()).toBe(0);
    expect(await page.getByRole("button", { name: "Disliked" }).count()).toBe(1);
    const answers = await page.getByRole("log").evaluateHandle((log) => {
      const counts = new Set<number>();
      const count = (): unknown => counts.add(log.querySelectorAll("[data-testid=bot]").length);
      new MutationObserver(count).observe(log, { subtree: true, childList: true });
      return counts;
    });
    await page.getByRole("button", { name: "Retry" }).click();
    // The old answer goes, a new one comes.
    await expect.poll(() => answers.evaluate((counts) => [...counts])).toEqual([1, 2]);
    await expect.poll(() => bot.allInnerTexts()).toEqual(["You said: three two one.", "You said: again."]);
    expect(await user.count()).toBe(2);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => box.inputValue()).toBe("again");
    expect(await user.count()).toBe(1);
    expect(complaints).toEqual([]);
  });
});
