import { fileURLToPath } from "node:url";
import type { Page } from "playwright";
import { describe } from "vitest";
import { wavOf } from "../../src/protocol/pcm.ts";
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

describe("chatbot_multimodal", () => {
  const photo = fileURLToPath(new URL("../support/photo.jpg", import.meta.url));
  const sound = wavOf({ sampleRate: 8000, channels: 1, data: new Int16Array(8000) });
  const [wav, clip] = [
    { name: "tone.wav", mimeType: "audio/wav", buffer: Buffer.from(sound) },
    { name: "clip.mp4", mimeType: "video/mp4", buffer: Buffer.from("no film") },
  ];

  it("takes texts, and answers each letter by letter", { timeout: 60_000 }, async ({ expect, open }) => {
    const { page, complaints } = await open("chatbot_multimodal");
    const [user, bot] = [page.getByTestId("user"), page.getByTestId("bot")];
    const ask = asking(page);
    await ask("Plain text");
    expect(await page.getByTestId("textbox").inputValue()).toBe("");
    expect(await user.last().locator("p").allInnerTexts()).toEqual(["Plain text"]);
    expect(await bot.last().locator("p").innerText()).toBe("That's cool!");
    await page.getByLabel("Like", { exact: true }).first().click();
    expect(await page.getByLabel("Liked", { exact: true }).count()).toBe(1);
    await page.getByLabel("Dislike", { exact: true }).first().click();
    expect(await page.getByLabel("Disliked", { exact: true }).count()).toBe(1);
    expect(await page.getByLabel("Liked", { exact: true }).count()).toBe(0);

    await ask("**bold** *italics* [a link](https://example.com) `code`");
    const said = user.last().locator("p");
    expect(await said.locator("strong").innerText()).toBe("bold");
    expect(await said.locator("em").innerText()).toBe("italics");
    const link = said.locator("a");
    expect([await link.getAttribute("target"), await link.getAttribute("rel")]).toEqual([
      "_blank",
      "noopener noreferrer",
    ]);
    expect(await said.locator("code").innerText()).toBe("code");

    await ask("```python\nprint(1)\n```");
    expect(await user.last().locator("pre").innerHTML()).toContain("language-python");
    await ask("$$x^2$$");
    await user.last().locator(".katex-display").waitFor();
    await ask("line\n\n".repeat(30));
    await expect.poll(() => isInView(page, "[data-testid=bot]")).toBe(true);
    expect(complaints).toEqual([]);
  });

  it("takes files of all kinds, and long texts as files", { timeout: 60_000 }, async ({ expect, open }) => {
    const { page, complaints } = await open("chatbot_multimodal");
    const user = page.getByTestId("user");
    const chooser = page.locator("input[type=file]");
    const thumbnails = page.locator(".thumbnail-item");
    const ask = asking(page);
    await chooser.setInputFiles([photo, photo]);
    await expect.poll(() => page.locator(".thumbnail-image").count()).toBe(2);
    await page.getByLabel("Remove file").first().click();
    await expect.poll(() => thumbnails.count()).toBe(1);
    await ask("A picture");
    expect(await thumbnails.count()).toBe(0);
    expect(await user.locator("img").first().getAttribute("src")).toMatch(/photo\.jpg$/);
    expect(await user.last().innerText()).toBe("A picture");

    await chooser.setInputFiles(wav);
    await ask("");
    await user.getByTestId("waveform-Audio").waitFor();
    await chooser.setInputFiles(clip);
    await ask("");
    expect(await user.locator("video").getAttribute("src")).toMatch(/clip\.mp4$/);

    await page.getByTestId("textbox").evaluate((box) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "a".repeat(2000));
      box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
    await expect.poll(() => thumbnails.count()).toBe(1);
    expect(await page.getByTestId("textbox").inputValue()).toBe("");
    expect(complaints).toEqual([]);
  });

  it("takes what is recorded with the message", { timeout: 60_000 }, async ({ expect, open }) => {
    const { page, complaints } = await open("chatbot_multimodal");
    await page.getByTestId("microphone-button").click();
    await page.getByRole("button", { name: "Record", exact: true }).click();
    await page.getByText("0:01", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await page.locator(".recording-overlay audio").waitFor();
    await asking(page)("Listen");
    await page.getByTestId("user").locator("audio").first().waitFor({ state: "attached" });
    expect(complaints).toEqual([]);
  });
});

/** Sends a message and waits for the answer to it. */
function asking(page: Page): (text: string) => Promise<void> {
  const box = page.getByTestId("textbox");
  const answers = page.getByTestId("bot");
  return async (text) => {
    const before = await answers.count();
    await box.fill(text);
    await box.press("Enter");
    await answers.nth(before).getByText("That's cool!").waitFor();
    // It may be written into again.
    await page.locator("[data-testid=textbox]:enabled").waitFor();
  };
}

/** Whether the last of these ends where the visitor sees it. */
function isInView(page: Page, selector: string): Promise<boolean> {
  return page.getByRole("log").evaluate((log, selector) => {
    const last = [...log.querySelectorAll(selector)].at(-1);
    const [seen, is] = [log.getBoundingClientRect(), last?.getBoundingClientRect()];
    return is !== undefined && is.bottom <= seen.bottom + 1 && is.bottom > seen.top;
  }, selector);
}
