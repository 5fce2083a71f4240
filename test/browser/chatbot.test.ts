/** A Chatbot under the visitor's hands, and while an answer streams in. */

import { describe, it } from "vitest";
import type { ChatbotElement } from "../../components/chatbot/element.ts";
import type { GradioElement } from "../../components/shared/gradio-element.ts";
import type { GradioEvent } from "../../components/shared/gradio-event.ts";
import { eventually, type Mounted, mounted } from "./element.ts";
import { registry } from "./stage.ts";

type Said = [role: string, text: string, more?: object];

function messages(...said: Said[]): object[] {
  return said.map(([role, text, more = {}]) => ({
    role,
    metadata: null,
    options: null,
    content: [{ type: "text", text }],
    ...more,
  }));
}

interface Told extends Mounted<ChatbotElement> {
  /** Events with what they carry. */
  readonly told: [string | null, unknown][];
}

const TALK: Said[] = [
  ["system", "Be nice."],
  ["user", "Hello"],
  ["assistant", "Hi"],
  ["assistant", "there"],
];
const EVENTS = ["select", "like", "retry", "undo", "edit"];

async function chat(value: readonly object[], props: object = {}): Promise<Told> {
  const latexDelimiters = [{ left: "$$", right: "$$", display: true }];
  const page = await mounted("gr-chatbot", { value, listened: EVENTS, height: 300, latexDelimiters, ...props });
  const told: Told["told"] = [];
  page.element.addEventListener("gradio", ({ event, data }: GradioEvent) => told.push([event, data]));
  return { ...page, told, [Symbol.dispose]: () => page[Symbol.dispose]() };
}

async function show(element: GradioElement, value: readonly object[]): Promise<void> {
  Object.assign(element, { value: structuredClone(value) });
  await element.updateComplete;
}

describe("what a visitor does to a conversation", () => {
  it("tells which message was picked", async ({ expect }) => {
    using page = await chat(messages(...TALK));
    page.find("[data-testid=bot].latest").click();
    page.find("[data-testid=user]").dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    expect(page.told).toEqual([
      ["select", { index: 3, value: "there" }],
      ["select", { index: 1, value: "Hello" }],
    ]);
  });

  it("tells what is thought of a turn, and when that is taken back", async ({ expect }) => {
    using page = await chat(messages(...TALK), { feedbackOptions: ["Like", "Dislike", "Spam"] });
    await page.press("[aria-label=Like]");
    await page.press("[aria-label=Dislike]");
    expect(page.element.querySelector("[aria-label=Liked]")).toBe(null);
    await page.press(".extra-feedback-option");
    await page.press(".extra-feedback-option");
    const value = ["Hi", "there"];
    expect(page.told).toEqual([true, false, "Spam", ""].map((liked) => ["like", { index: 2, value, liked }] as const));
  });

  it("shows what the app says was thought, until the visitor thinks otherwise", async ({ expect }) => {
    using page = await chat(messages(["assistant", "a"], ["user", "b"], ["assistant", "c"]), {
      feedbackValue: [null, "Dislike"],
    });
    expect(page.element.querySelectorAll("[aria-label=Disliked]").length).toBe(1);
    await page.press("[aria-label=Disliked]");
    expect(page.element.querySelectorAll("[aria-label=Disliked]").length).toBe(0);
  });

  it("asks for another answer to the last question, or takes it back", async ({ expect }) => {
    using page = await chat(messages(...TALK, ["user", "And now?"], ["assistant", "Nothing."]));
    await page.press("[aria-label=Retry]");
    await page.press("[aria-label=Undo]");
    expect(page.told).toEqual(["retry", "undo"].map((event) => [event, { index: 4, value: "And now?" }]));
    expect(page.element.querySelectorAll("[aria-label=Retry]").length).toBe(1);
  });

  it("edits all messages of a turn, with their places", async ({ expect }) => {
    using page = await chat(messages(...TALK), { editable: "all" });
    page.element.querySelectorAll<HTMLElement>("[aria-label=Edit]")[1]?.click();
    await page.element.updateComplete;
    const [first, second] = page.element.querySelectorAll("textarea");
    if (!first || !second) throw new Error("There is nothing to write in.");
    expect([first.value, second.value]).toEqual(["Hi", "there"]);
    second.value = "you";
    await page.press("[aria-label=Submit]");
    const edit = (index: number, value: string, before: string): unknown => [
      "edit",
      { index, value, previous_value: before, _dispatch_value: [{ type: "text", text: value }] },
    ];
    expect(page.told).toEqual([edit(2, "Hi", "Hi"), edit(3, "you", "there")]);
    expect(page.patches[0]).toEqual({ value: messages(...TALK.slice(0, 3), ["assistant", "you"]) });
    expect(page.find("[data-testid=bot].latest").innerText).toBe("you");
  });

  it("lets visitors edit their own messages if somebody listens, and nothing else", async ({ expect }) => {
    using page = await chat(messages(...TALK));
    expect(page.element.querySelectorAll("[aria-label=Edit]").length).toBe(1);
    using deaf = await chat(messages(...TALK), { listened: [] });
    expect(deaf.element.querySelectorAll("[aria-label=Edit], [aria-label=Retry], [aria-label=Like]").length).toBe(0);
  });

  it("is cleared", async ({ expect }) => {
    using page = await chat(messages(...TALK));
    await page.press("[aria-label=Clear]");
    expect([page.events, page.patches]).toEqual([["clear"], [{ value: [] }]]);
    expect(page.element.querySelector(".message-row, [aria-label=Clear]")).toBe(null);
  });

  it("answers with one of the options below the last message of the bot", async ({ expect }) => {
    const options = [{ value: "yes", label: "Yes, go on" }, { value: "no" }];
    using page = await chat(messages(["assistant", "Go on?", { options }]));
    await page.press(".option");
    expect(page.told).toEqual([["option_select", { index: 0, value: "yes" }]]);
    await show(page.element, messages(["assistant", "Go on?", { options }], ["user", "yes"]));
    expect(page.element.querySelector(".option")).toBe(null);
  });

  it("begins with one of the cards", async ({ expect }) => {
    using page = await chat([], { examples: [{ text: "Hi" }, { text: "Ho", display_text: "Shown" }] });
    await page.press('[aria-label="Select example 2: Shown"]');
    expect(page.told).toEqual([["example_select", { index: 1, value: { text: "Ho", files: [] } }]]);
  });

  it("opens and closes thoughts; what is done is closed", async ({ expect }) => {
    const thought = (status: string): object[] =>
      messages(["assistant", "inside", { metadata: { title: "Look", id: 1, status, duration: 0.5 } }]);
    using page = await chat(thought("pending"));
    const title = page.find(".title");
    const isOpen = (): boolean => title.classList.contains("expanded");
    expect([isOpen(), page.element.querySelectorAll(".loading-spinner").length]).toEqual([true, 1]);
    await show(page.element, thought("done"));
    expect([isOpen(), page.element.querySelectorAll(".loading-spinner").length]).toEqual([false, 0]);
    title.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    await eventually(() => expect([isOpen(), page.find(".content").innerText]).toEqual([true, "inside"]));
  });
});

describe("an answer that streams in", () => {
  it("touches nothing but its own end", async ({ expect }) => {
    const before: Said[] = Array.from({ length: 30 }, (_, i) => [
      i % 2 === 0 ? "user" : "assistant",
      `Message **${i}**\n\n\`\`\`python\nprint(${i})\n\`\`\``,
    ]);
    using page = await chat(messages(...before, ["user", "Go"], ["assistant", ""]));
    const text = (tokens: number): string =>
      `# Title\n\n${"A first paragraph. ".repeat(5)}\n\n${"word ".repeat(tokens)}`;
    await show(page.element, messages(...before, ["user", "Go"], ["assistant", text(1)]));
    const rows = [...page.element.querySelectorAll(".message-row")];
    const last = rows.at(-1);
    const blocks = [...(last?.querySelectorAll(".md > *") ?? [])];
    const records: MutationRecord[] = [];
    const watcher = new MutationObserver((seen) => records.push(...seen));
    watcher.observe(page.find("[role=log]"), { subtree: true, childList: true, attributes: true, characterData: true });
    for (let tokens = 2; tokens <= 1001; tokens++) {
      await show(page.element, messages(...before, ["user", "Go"], ["assistant", text(tokens)]));
    }
    records.push(...watcher.takeRecords());
    watcher.disconnect();
    expect(records.filter(({ target }) => !last?.contains(target))).toEqual([]);
    // For each token: the text, and the name of the message.
    expect(records.length).toBeLessThanOrEqual(2 * 1000);
    expect([...new Set(records.map(({ type }) => type))].sort()).toEqual(["attributes", "characterData"]);
    expect([...page.element.querySelectorAll(".message-row")]).toEqual(rows);
    expect([...(last?.querySelectorAll(".md > *") ?? [])]).toEqual(blocks);
    expect(last?.querySelector(".md")?.textContent.match(/word/g)?.length).toBe(1001);
  });

  it("keeps blocks that are complete, and colours code as it grows", async ({ expect }) => {
    using page = await chat(messages(["assistant", "one\n\n```python\nprint(1)\n```\n\ntwo"]));
    await eventually(() => page.find(".hljs-built_in"));
    const code = page.find(".code_wrap");
    await show(page.element, messages(["assistant", "one\n\n```python\nprint(1)\n```\n\ntwo **three** $$x^2$$"]));
    await eventually(() => page.find(".katex-display"));
    expect(page.find(".code_wrap")).toBe(code);
    await show(page.element, messages(["assistant", "```python\nprint(1)"]));
    await show(page.element, messages(["assistant", "```python\nprint(1)\nprint(2)"]));
    await eventually(() => expect(page.element.querySelectorAll(".hljs-built_in").length).toBe(2));
    expect(page.element.querySelectorAll(".copy_code_button").length).toBe(1);
  });

  it("is followed to its end, unless the visitor reads further up", async ({ expect }) => {
    const long = "A line.\n\n".repeat(40);
    using page = await chat(messages(["user", "Go"], ["assistant", long]));
    const log = page.find("[role=log]");
    const below = (): number => log.scrollHeight - log.clientHeight - log.scrollTop;
    const down = page.find("[aria-label='Scroll down']");
    await eventually(() => expect(below()).toBeLessThan(2));
    await show(page.element, messages(["user", "Go"], ["assistant", long + long]));
    await eventually(() => expect(below()).toBeLessThan(2));
    expect(down.checkVisibility()).toBe(false);
    // The browser tells of a scroll a frame later, when there may be more below.
    await show(page.element, messages(["user", "Go"], ["assistant", long + long + long]));
    log.dispatchEvent(new Event("scroll"));
    await eventually(() => expect(below()).toBeLessThan(2));
    log.scrollTop = 10;
    await eventually(() => expect(down.checkVisibility()).toBe(true));
    await show(page.element, messages(["user", "Go"], ["assistant", long + long + long + long]));
    expect(log.scrollTop).toBe(10);
    await page.press("[aria-label='Scroll down']");
    await eventually(() => expect([below() < 2, down.checkVisibility()]).toEqual([true, false]));
  });
});

describe("what messages hold", () => {
  it("shows files, and links to nothing that runs", async ({ expect }) => {
    const file = (url: string, name: string): object => ({
      type: "file",
      file: { path: null, url, orig_name: name, meta: { _type: "gradio.FileData" } },
    });
    const content = [
      file("data:image/gif;base64,R0lGODlhAQABAAAAACw=", "a.gif"),
      file("data:audio/wav;base64,UklGRg==", "a.wav"),
      file("data:video/webm;base64,GkXfow==", "a.webm"),
      file("data:application/pdf,x", "a.pdf"),
      file("javascript:alert(1)", "b.pdf"),
      { type: "text", text: "[x](javascript:alert(1)) [y](https://example.com)" },
    ];
    using page = await chat([{ role: "assistant", metadata: null, options: null, content }]);
    const bot = page.find(".bot.message");
    expect(
      bot.querySelectorAll("img[alt='a.gif'], [data-testid=waveform-Audio], [data-testid=test-player]").length,
    ).toBe(3);
    const cards = [...bot.querySelectorAll<HTMLAnchorElement>("a[data-testid=chatbot-file]")];
    expect(cards.map((card) => card.getAttribute("href"))).toEqual(["data:application/pdf,x", null]);
    expect([...bot.querySelectorAll(".file-type")].map(({ textContent }) => textContent)).toEqual(["PDF", "PDF"]);
    await eventually(() => page.find(".md a[href]"));
    const links = [...bot.querySelectorAll(".md a[href]")];
    expect(links.map((link) => [link.getAttribute("href"), link.getAttribute("rel")])).toEqual([
      ["https://example.com", "noopener noreferrer"],
    ]);
  });

  it("draws components by their own elements, and keeps them while others come", async ({ expect }) => {
    const elements = registry();
    const create = (type: string, host: HTMLElement) => elements.create(type, host);
    const part = (component: string, value: unknown, props: object = {}): object => ({
      ...{ role: "assistant", metadata: null, options: null },
      content: [{ type: "component", component, value, constructor_args: {}, props }],
    });
    const label = part("label", { label: "cat", confidences: null }, { label: "Animal", elem_id: "taken" });
    using page = await chat([label, part("nothing", { a: 1 })], { create });
    await eventually(() => expect(page.find("gr-label").innerText).toContain("cat"));
    const [drawn, unknown] = page.element.querySelectorAll<HTMLElement>(".component-slot");
    expect(drawn?.innerText).toContain("Animal");
    expect(unknown?.innerText).toBe('{"a":1}');
    const element = page.find<GradioElement>("gr-label");
    // No component of the page has its number or its name.
    expect([element.nodeId < 0, document.getElementById("taken")]).toEqual([true, null]);
    await show(page.element, [label, part("label", { label: "dog" })]);
    await eventually(() => expect(page.element.querySelectorAll("gr-label").length).toBe(2));
    expect(page.find("gr-label")).toBe(element);
  });
});
