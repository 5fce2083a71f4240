/** What a Chatbot makes of messages: as authors write them, as they travel, and as functions read them. */

import { describe, it } from "vitest";
import { Chatbot, type ChatbotOptions } from "../../components/chatbot/definition.ts";
import { conversationText, turnText } from "../../components/chatbot/copied-text.ts";
import { renderText } from "../../components/chatbot/text-options.ts";
import { durationText, turnsOf } from "../../components/chatbot/turns.ts";
import { HTML } from "../../components/html/definition.ts";
import { Image } from "../../components/image/definition.ts";
import { kindOf } from "../../components/shared/file-kind.ts";
import { ChatMessage, type ReceivedMessage } from "../../src/core/chat/messages.ts";
import { AppError, InputError, SetupError } from "../../src/core/errors.ts";
import type { FileAccess, StoredFile } from "../../src/core/files.ts";
import { readWire } from "../../src/core/wire-schema.ts";
import type { WireMessage } from "../../src/protocol/chat.ts";
import { FILE_META, type FileData } from "../../src/protocol/file-data.ts";
import { createFileAccess } from "../../src/runtime/stored-files.ts";
import { fakeBucket } from "../support/fake-bucket.ts";

describe("showing messages", () => {
  it("takes what is least to write: a role and a text, without the code's indentation", async ({ expect }) => {
    expect(await shown([{ role: "user", content: "\n   Hello\n     you\n" }])).toEqual([
      { role: "user", metadata: null, content: [{ type: "text", text: "Hello\n  you" }], options: null },
    ]);
    expect(await shown(null)).toEqual([]);
    expect(await shown([{ role: "user", content: [] }])).toEqual([]);
  });

  it("takes thoughts, options and several parts", async ({ expect }) => {
    const metadata = { title: "Look", id: 1, parentId: "a", log: "l", duration: 0.5, status: "pending" as const };
    const message = ChatMessage(["One", { type: "text", text: " two " }], { metadata, options: [{ value: "yes" }] });
    expect(await shown([message])).toEqual([
      {
        role: "assistant",
        metadata: { title: "Look", id: 1, parent_id: "a", log: "l", duration: 0.5, status: "pending" },
        content: [
          { type: "text", text: "One" },
          { type: "text", text: " two " },
        ],
        options: [{ value: "yes" }],
      },
    ]);
    expect(ChatMessage("Hi")).toEqual({ role: "assistant", content: "Hi", metadata: {}, options: [] });
  });

  it("stores files, and links to those that are elsewhere", async ({ expect }) => {
    const pdf = new File(["%PDF-"], "notes.pdf", { type: "application/pdf" });
    const url = "https://example.com/cat.png";
    const [first, second, third] = await parts([pdf, { path: url, altText: "A cat" }, { type: "file", file: url }]);
    expect(first).toMatchObject({ type: "file", file: { orig_name: "notes.pdf", mime_type: "application/pdf" } });
    expect(second).toMatchObject({ type: "file", file: { path: null, url }, alt_text: "A cat" });
    expect(third).toMatchObject({ type: "file", file: { path: null, url }, alt_text: null });
  });

  it("takes components, with what their authors have said of them", async ({ expect }) => {
    const [image, html] = await parts([
      Image({ value: "https://example.com/cat.png", label: "Cat", type: "filepath" }),
      HTML("<b>x</b>"),
    ]);
    expect(image).toMatchObject({
      type: "component",
      component: "image",
      value: { url: "https://example.com/cat.png" },
      constructor_args: { label: "Cat", type: "filepath" },
      props: { label: "Cat", type: "filepath", format: "webp" },
    });
    expect(html).toMatchObject({ component: "html", value: "<b>x</b>", constructor_args: {} });
  });

  it("says what to do instead of what it cannot take", async ({ expect }) => {
    const wrong: readonly [unknown, string][] = [
      [[["Hello!", "Hi!"]], 'Write two messages in its place: { role: "user", content: "Hello!" } and'],
      ["Hello!", 'Write { role: "user", content: "Hello!" } for each message.'],
      [[{ content: "Hello!" }], "message 1 has no role or no content"],
      [[{ role: "tool", content: "x" }], 'has the role "tool"; there are user, assistant, system.'],
      [[{ role: "user", content: null }], "message 1 holds null"],
      [[{ role: "user", content: 5 }], "message 1 holds a number"],
      [[{ role: "user", content: { path: "/etc/passwd" } }], "message 1 names a file by a path"],
      [[{ role: "user", content: { path: "0/secret.png", meta: FILE_META } }], "message 1 names a file by a path"],
      [[{ role: "user", content: { path: null, url: "javascript:alert(1)" } }], "message 1 names a file by a path"],
      [[{ role: "user", content: { type: "file", file: "/etc/passwd" } }], "a text where a file is expected"],
    ];
    for (const [value, words] of wrong) {
      await expect(shown(value)).rejects.toThrow(words);
      await expect(shown(value)).rejects.toBeInstanceOf(AppError);
    }
  });

  it("cuts what was thought out of answers", async ({ expect }) => {
    const options = { reasoningTags: [["<think>", "</think>"] as const] };
    const cut = async (content: string) =>
      (await shown([{ role: "assistant", content }], options)).map(({ content: [part], metadata }) => [
        part?.type === "text" ? part.text : null,
        metadata && [metadata.title, metadata.status],
      ]);
    expect(await cut("a <think>b\nc</think> d <think>e")).toEqual([
      ["a", null],
      ["b\nc", ["Reasoning", "done"]],
      ["d", null],
      ["e", ["Reasoning", "pending"]],
    ]);
    expect(await cut("<think></think>x")).toEqual([["x", null]]);
    expect(await cut("plain </think>")).toEqual([["plain </think>", null]]);
  });
});

describe("reading messages", () => {
  it("gives back what was shown, and shows what was read", async ({ expect }) => {
    const files = storage();
    const message = ChatMessage(["Hi", new File(["x"], "a.txt"), { path: "https://example.com/a.png" }], {
      metadata: { title: "T", id: 1, parentId: 2 },
    });
    const sent = await shown([message], {}, files);
    const read = await readOf(sent, files);
    expect(read).toMatchObject([
      {
        role: "assistant",
        content: [
          { type: "text", text: "Hi" },
          { type: "file", file: { name: "a.txt" }, altText: null },
          { type: "file", file: "https://example.com/a.png" },
        ],
        metadata: { title: "T", id: 1, parentId: 2 },
        options: [],
      },
    ]);
    expect(await shown(read, {}, files)).toEqual(sent);
  });

  it("reads nothing as no messages", async ({ expect }) => {
    expect(await readOf(null)).toEqual([]);
  });

  it("refuses what is no message, and says what one is", ({ expect }) => {
    for (const value of [
      "text",
      7,
      {},
      [["Hello!", "Hi!"]],
      [{ role: "user" }],
      [{ role: "tool", content: [] }],
      [{ role: "user", content: "text" }],
      [{ role: "user", content: [{ type: "text" }] }],
      [{ role: "user", content: [{ type: "file", file: { path: "/etc/passwd" } }] }],
      [{ role: "user", content: [], metadata: { duration: "long" } }],
      [{ role: "user", content: [], options: ["yes"] }],
    ]) {
      expect(parsed(value).success).toBe(false);
    }
    expect(parsed([["a", "b"]]).error?.issues[0]?.message).toContain("pairs of texts are not taken");
  });

  it("reads the files of its visitor alone, and no other addresses", async ({ expect }) => {
    for (const file of [
      { path: "0/secret.png", meta: FILE_META },
      { path: null, url: "javascript:alert(1)", meta: FILE_META },
      { path: null, url: null, meta: FILE_META },
    ]) {
      const inPart = [aMessage([{ type: "file", file }])];
      const component = { component: "image", value: file, constructor_args: {}, props: {} };
      const inComponent = [aMessage([{ type: "component", ...component }])];
      await expect(readOf(inPart)).rejects.toBeInstanceOf(InputError);
      await expect(readOf(inComponent)).rejects.toBeInstanceOf(InputError);
    }
  });

  it("believes nothing that a client says of a file in a component", async ({ expect }) => {
    const files = storage();
    const stored = await files.store(new TextEncoder().encode("x"), { name: "a.txt" });
    const forged = { ...stored, url: "javascript:alert(1)", orig_name: "b.exe" };
    const part = { type: "component", component: "file", value: [forged], constructor_args: {}, props: {} } as const;
    const [message] = await readOf([aMessage([part])], files);
    expect(message?.content).toEqual([
      { type: "component", component: "file", value: [stored], constructorArgs: {}, props: {} },
    ]);
  });

  it("lets nobody pass on components, or texts that are not sanitised", ({ expect }) => {
    const { definition, props } = Chatbot();
    const part = { type: "component", component: "html", value: "<b>", constructor_args: {}, props: {} } as const;
    const sent = [aMessage([{ type: "text", text: "Hi" }, part]), aMessage([part])];
    expect(definition.passOn?.(sent)).toEqual([aMessage([{ type: "text", text: "Hi" }])]);
    expect([definition.isTrusted?.(props), definition.isTrusted?.(Chatbot({ sanitizeHtml: false }).props)]).toEqual([
      false,
      true,
    ]);
  });
});

describe("making a Chatbot", () => {
  it("refuses options that cannot be meant", ({ expect }) => {
    const wrong: readonly [object, string][] = [
      [{ layout: "rows" }, 'layout "rows" is unknown; use "panel", "bubble", null.'],
      [{ editable: "bot" }, 'editable "bot" is unknown'],
      [{ avatarImages: ["a.png"] }, "avatarImages is a pair"],
      [{ avatarImages: [null, "/etc/a.png"] }, "avatarImages is an http(s) or data URL"],
      [{ avatarImages: [null, "javascript:alert(1)"] }, "avatarImages is an http(s) or data URL"],
      [{ examples: "Hi" }, "examples is a list"],
      [{ examples: [{ text: "Hi", files: ["a.png"] }] }, "a file of an example is an http(s) or data URL"],
      [{ reasoningTags: ["<think>"] }, "reasoningTags is a list of pairs"],
    ];
    for (const [options, words] of wrong) {
      expect(() => Chatbot(options as Partial<ChatbotOptions>)).toThrow(words); // wrong on purpose
      expect(() => Chatbot(options as Partial<ChatbotOptions>)).toThrow(SetupError); // as above
    }
  });
});

describe("texts", () => {
  const options = { sanitizeHtml: true, lineBreaks: true, latexDelimiters: [], allowTags: true };

  it("show tags that HTML does not know", ({ expect }) => {
    expect(renderText("<thinking>**x**</thinking>", options)).toBe(
      "<p>&lt;thinking&gt;<strong>x</strong>&lt;/thinking&gt;</p>\n",
    );
    expect(renderText("`<thinking>` a <b>b</b>", options)).toBe("<p><code>&lt;thinking&gt;</code> a <b>b</b></p>\n");
    expect(renderText("<a1>x</a1><b1>y</b1>", { ...options, allowTags: ["b1"] })).toBe(
      "<p>x&lt;b1&gt;y&lt;/b1&gt;</p>\n",
    );
    expect(renderText("<a1>x</a1>", { ...options, allowTags: false })).toBe("<p>x</p>\n");
  });
});

describe("turns", () => {
  const talk = [
    aMessage([{ type: "text", text: "hidden" }], { role: "system" }),
    aMessage([{ type: "text", text: "u" }], { role: "user" }),
    aMessage([{ type: "text", text: "looked" }], { metadata: { title: "Search", id: 1 } }),
    aMessage([{ type: "text", text: "inside" }], { metadata: { title: "Child", parent_id: 1 } }),
    aMessage([{ type: "text", text: "orphan" }], { metadata: { title: "Lost", parent_id: 9 } }),
    aMessage([{ type: "text", text: "answer" }]),
  ];

  it("hold what one says without a word of the other, by the places of the messages", ({ expect }) => {
    const turns = turnsOf(talk, { isGrouped: true });
    expect(turns.map(({ by, start, all }) => [by, start, all.length])).toEqual([
      ["user", 1, 1],
      ["bot", 2, 4],
    ]);
    expect(turns[1]?.top.map(({ index, children }) => [index, children.map((child) => child.index)])).toEqual([
      [2, [3]],
      [4, []],
      [5, []],
    ]);
    expect(turnsOf(talk, { isGrouped: false }).map(({ start }) => start)).toEqual([1, 2, 3, 4, 5]);
  });

  it("are copied as an outline, and a conversation as who said what", ({ expect }) => {
    const [, bot] = turnsOf(talk, { isGrouped: true });
    expect(bot && turnText(bot)).toBe("Search\n  looked\n  - Child\n    inside\n\nLost\n  orphan\n\nanswer");
    expect(conversationText(talk.slice(0, 2))).toBe("system: hidden\n\nuser: u");
  });

  it("say how long a thought took", ({ expect }) => {
    expect([3, 1.25, 0.1, 0.05].map(durationText)).toEqual(["3s", "1.3s", "0.1s", "50.0ms"]);
  });

  it("show files by what they are", ({ expect }) => {
    const file = (more: Partial<FileData>): FileData => ({ path: null, meta: FILE_META, ...more });
    expect(kindOf(file({ mime_type: "image/png" }))).toBe("image");
    expect(kindOf(file({ url: "https://example.com/a.MP3?x" }))).toBe("audio");
    expect(kindOf(file({ orig_name: "a.webm", url: "https://example.com/1" }))).toBe("video");
    expect(kindOf(file({ url: "data:image/svg+xml,x" }))).toBe("image");
    // The server hands them out as downloads only.
    expect(kindOf(file({ mime_type: "image/svg+xml", url: "https://app/gradio_api/file=a.svg" }))).toBe("file");
    expect(kindOf(file({ orig_name: "a.pdf" }))).toBe("file");
  });
});

function aMessage(content: WireMessage["content"], more: Partial<WireMessage> = {}): WireMessage {
  return { role: "assistant", metadata: null, options: null, content, ...more };
}

function storage(): FileAccess {
  const files: Record<string, StoredFile> = {};
  return createFileAccess({
    bucket: fakeBucket().bucket,
    files,
    root: "https://app.example",
    session: "one",
    onStored: () => {},
  });
}

async function shown(value: unknown, options: Partial<ChatbotOptions> = {}, files = storage()): Promise<WireMessage[]> {
  const { definition, props } = Chatbot(options);
  return (await definition.postprocess(value as never, props, files)) as WireMessage[]; // what a Chatbot shows
}

async function parts(content: unknown): Promise<unknown[]> {
  const [message] = await shown([{ role: "assistant", content }]);
  return message?.content ?? [];
}

async function readOf(value: WireMessage[] | null, files = storage()): Promise<ReceivedMessage[]> {
  const { definition, props } = Chatbot();
  return (await definition.preprocess(value, props, files)) as ReceivedMessage[]; // what a Chatbot reads
}

function parsed(value: unknown) {
  const { definition, props } = Chatbot();
  return readWire(definition.wire(props), value);
}
