import { describe, it } from "vitest";
import "../../components/multimodaltextbox/element.ts";
import type { MultimodalValue } from "../../components/multimodaltextbox/props.ts";
import { eventually, type Mounted, mounted } from "./element.ts";
import { fakeMicrophone } from "./fake-microphone.ts";

const META = { _type: "gradio.FileData" } as const;
const PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=";
const PICTURE = { path: "0/cat.gif", url: PIXEL, orig_name: "cat.gif", mime_type: "image/gif", meta: META };
const PAPER = { path: "0/a.pdf", url: "data:,", orig_name: "a.pdf", mime_type: "application/pdf", meta: META };

type Box = Mounted<HTMLElementTagNameMap["gr-multimodaltextbox"]>;

describe("the text of a MultimodalTextbox", () => {
  it("fires input with what is typed, and keeps the files", async ({ expect }) => {
    using box = await shown({ value: { text: "", files: [PICTURE] } });
    type(box, "Hello");
    expect([box.events, box.patches]).toEqual([["input"], [{ value: { text: "Hello", files: [PICTURE] } }]]);
  });

  it("is submitted with Enter where it has one line, with Shift and Enter where it has more", async ({ expect }) => {
    for (const [lines, shiftKey] of [
      [1, false],
      [3, true],
    ] as const) {
      using box = await shown({ lines });
      expect(enter(box, { shiftKey: !shiftKey }).defaultPrevented).toBe(false);
      expect(enter(box, { shiftKey, isComposing: true }).defaultPrevented).toBe(false);
      expect(box.events).toEqual([]);
      expect(enter(box, { shiftKey }).defaultPrevented).toBe(true);
      expect(box.events).toEqual(["submit"]);
    }
  });

  it("has buttons, of which that to submit rests while nothing may be entered", async ({ expect }) => {
    using box = await shown({ submitBtn: "Send", stopBtn: true });
    await box.press("[data-testid=submit-button]");
    await box.press("[aria-label=Stop]");
    expect([box.find(".submit-button").textContent?.trim(), box.events]).toEqual(["Send", ["submit", "stop"]]);
    box.element.interactive = false;
    await box.element.updateComplete;
    await box.press("[data-testid=submit-button]");
    await box.press("[aria-label=Stop]");
    expect(box.events).toEqual(["submit", "stop", "stop"]);
  });

  it("tells what is selected, and where the focus is", async ({ expect }) => {
    using box = await shown({ value: { text: "hello", files: [] } });
    const told: unknown[] = [];
    box.element.addEventListener("gradio", ({ event, data }) => event === "select" && told.push(data));
    const area = textarea(box);
    area.focus();
    area.setSelectionRange(1, 4);
    await eventually(() => expect(told).toEqual([{ value: "ell", index: [1, 4] }]));
    area.blur();
    expect(box.events).toEqual(["focus", "select", "blur"]);
  });

  it("is named by the label, shown or not", async ({ expect }) => {
    using box = await shown({ showLabel: false });
    expect([textarea(box).ariaLabel, textarea(box).closest("label")]).toEqual(["Test", null]);
  });
});

describe("the files of a MultimodalTextbox", () => {
  it("are shown small, by their kinds, and can be removed", async ({ expect }) => {
    using box = await shown({ value: { text: "Hi", files: [PICTURE, PAPER] }, fileCount: "multiple" });
    const items = [...box.element.querySelectorAll<HTMLElement>(".thumbnails [role=listitem] .thumbnail-item")];
    expect(items.map((item) => [item.title, item.querySelector("img")?.alt])).toEqual([
      ["cat.gif", "cat.gif"],
      ["a.pdf", undefined],
    ]);
    box.find("[title='cat.gif'] [aria-label='Remove file']").focus();
    await box.press("[title='cat.gif'] [aria-label='Remove file']");
    expect(box.patches).toEqual([{ value: { text: "Hi", files: [PAPER] } }]);
    expect(document.activeElement).toBe(box.find("[title='a.pdf'] [aria-label='Remove file']"));
    await box.press("[aria-label='Remove file']");
    expect(box.element.querySelector(".thumbnails")).toBe(null);
    expect(box.events.filter((event) => event === "input")).toHaveLength(2);
  });

  it("are dropped onto it, and added to those that are there", async ({ expect }) => {
    using box = await shown({ value: { text: "Hi", files: [PICTURE] }, fileCount: "multiple" });
    await drop(box, ["a.txt", "b.txt"]);
    expect(names(box)).toEqual(["cat.gif", "a.txt", "b.txt"]);
    expect([box.element.value?.text, box.events]).toEqual(["Hi", ["input"]]);
  });

  it("are one where one is wanted: the newest", async ({ expect }) => {
    using box = await shown({ sources: ["upload"] });
    await drop(box, ["a.txt", "b.txt"]);
    expect(names(box)).toEqual(["a.txt"]);
    expect(box.element.querySelector("[data-testid=upload-button]")).toBe(null);
    await drop(box, ["c.txt"]);
    expect(names(box)).toEqual(["c.txt"]);
  });

  it("are taken of the wanted kinds, and the others are counted", async ({ expect }) => {
    using box = await shown({ fileTypes: [".txt", "image"], fileCount: "multiple" });
    await drop(box, ["a.txt", "b.pdf", "c.exe"]);
    expect(names(box)).toEqual(["a.txt"]);
    expect(box.messages).toEqual(["2 file(s) were rejected. Accepted formats: .txt, image"]);
    await drop(box, ["b.pdf"]);
    expect([names(box), box.uploaded.length, box.messages.length]).toEqual([["a.txt"], 1, 2]);
  });

  it("are shown to be on their way, and what is done meanwhile is kept", async ({ expect }) => {
    const { promise, resolve } = Promise.withResolvers<(typeof PICTURE)[]>();
    using box = await shown({ upload: () => promise, fileCount: "multiple" });
    const dropped = drop(box, ["a.txt"]);
    await eventually(() => expect(box.find(".thumbnails .loader").role).toBe("status"));
    type(box, "meanwhile");
    enter(box);
    resolve([PICTURE]);
    await dropped;
    expect(box.element.value).toEqual({ text: "meanwhile", files: [PICTURE] });
    await box.element.updateComplete;
    expect(box.element.querySelector(".loader")).toBe(null);
  });

  it("say why they could not be uploaded", async ({ expect }) => {
    using box = await shown({ upload: () => Promise.reject(new Error("The file is too large.")) });
    await drop(box, ["a.txt"]);
    expect([box.messages, box.element.value]).toEqual([["The file is too large."], null]);
  });

  it("are not taken where there is nothing to be entered, or no upload", async ({ expect }) => {
    for (const props of [{ interactive: false }, { sources: ["microphone"] }]) {
      using box = await shown({ ...props, value: { text: "", files: [PICTURE] } });
      await drop(box, ["a.txt"]);
      expect(paste(box, { text: "x".repeat(2000) }).defaultPrevented).toBe(false);
      expect([names(box), box.uploaded]).toEqual([["cat.gif"], []]);
      expect(box.element.querySelectorAll("[data-testid=upload-button], input[type=file]")).toHaveLength(0);
    }
    using box = await shown({ interactive: false, value: { text: "", files: [PICTURE] } });
    expect(box.element.querySelector(".delete-button, .microphone-button")).toBe(null);
  });
});

describe("what is pasted into a MultimodalTextbox", () => {
  it("becomes a file where it is a picture, or too long", async ({ expect }) => {
    using box = await shown({ fileCount: "multiple", maxPlainTextLength: 5 });
    expect(paste(box, { files: [new File(["x"], "shot.png", { type: "image/png" })] }).defaultPrevented).toBe(true);
    expect(paste(box, { text: "longer" }).defaultPrevented).toBe(true);
    await box.element.settled();
    expect(box.uploaded.map(({ name, type }) => [name, type])).toEqual([
      ["shot.png", "image/png"],
      ["pasted_text.txt", "text/plain"],
    ]);
    expect(await box.uploaded[1]?.text()).toBe("longer");
    expect([names(box), box.element.value?.text]).toEqual([["shot.png", "pasted_text.txt"], ""]);
  });

  it("stays text where it is short, comes from a program for texts, or files of texts are not taken", async ({
    expect,
  }) => {
    using box = await shown({ maxPlainTextLength: 5 });
    expect(paste(box, { text: "short" }).defaultPrevented).toBe(false);
    const picture = new File(["x"], "cells.png", { type: "image/png" });
    expect(paste(box, { text: "a\tb", html: "<b>a b</b>", files: [picture] }).defaultPrevented).toBe(false);
    box.element.fileTypes = ["image"];
    expect(paste(box, { text: "longer" }).defaultPrevented).toBe(false);
    await box.element.settled();
    expect(box.uploaded).toEqual([]);
  });
});

describe("the microphone of a MultimodalTextbox", () => {
  it("records a sound, which is added when it is attached", async ({ expect }) => {
    using microphone = fakeMicrophone();
    using box = await recorded();
    expect([box.uploaded, box.find("audio").dataset["testid"]]).toEqual([[], "waveform-Test"]);
    expect(lights(microphone.streams)).toEqual(["ended"]);
    await box.press("[aria-label='Attach audio']");
    await eventually(() => expect(names(box)).toEqual(["audio.wav"]));
    expect(box.events.filter((event) => event !== "focus" && event !== "blur")).toEqual(["input"]);
    expect(box.element.querySelector(".recording-overlay")).toBe(null);
  });

  it("forgets a sound that is not wanted", async ({ expect }) => {
    using _microphone = fakeMicrophone();
    using box = await recorded();
    await box.press("[aria-label='Clear audio']");
    await box.element.updateComplete;
    expect(box.element.querySelector(".recording-overlay")).toBe(null);
    expect(document.activeElement).toBe(box.find(".microphone-button"));
    enter(box);
    await box.element.settled();
    expect([box.uploaded, box.events.filter((event) => event === "submit")]).toEqual([[], ["submit"]]);
  });

  it("is heard to the end by what is submitted", async ({ expect }) => {
    using microphone = fakeMicrophone();
    using box = await recording();
    enter(box);
    expect(box.events.at(-1)).toBe("submit");
    await box.element.settled();
    expect([names(box), lights(microphone.streams)]).toEqual([["audio.wav"], ["ended"]]);
    expect(box.element.querySelector(".recording-overlay")).toBe(null);
  });

  it("is let go of when its place is closed, or the box is gone", async ({ expect }) => {
    using microphone = fakeMicrophone();
    using box = await recording();
    await box.press(".microphone-button");
    await eventually(() => expect(lights(microphone.streams)).toEqual(["ended"]));
    using other = await recording();
    other.element.remove();
    await eventually(() => expect(lights(microphone.streams)).toEqual(["ended", "ended"]));
    expect([box.uploaded, other.uploaded]).toEqual([[], []]);
  });

  it("says why it cannot be used", async ({ expect }) => {
    using microphone = fakeMicrophone();
    microphone.refuseWith = "NotAllowedError";
    using box = await opened();
    button(box, "Record").click();
    await eventually(() => expect(box.messages).toEqual(["The browser was not allowed to use the microphone."]));
  });
});

function shown(props: Readonly<Record<string, unknown>> = {}): Promise<Box> {
  return mounted("gr-multimodaltextbox", props);
}

async function opened(): Promise<Box> {
  const box = await shown({ sources: ["upload", "microphone"], fileCount: "multiple" });
  await box.press("[data-testid=microphone-button]");
  await eventually(() => box.find(".recording-overlay"));
  return box;
}

async function recording(): Promise<Box> {
  const box = await opened();
  button(box, "Record").click();
  await eventually(() => {
    if (box.find(".record-time").textContent !== "0:01") throw new Error("Not long enough yet.");
  });
  return box;
}

async function recorded(): Promise<Box> {
  const box = await recording();
  button(box, "Stop").click();
  await eventually(() => box.find(".recording-overlay audio"));
  return box;
}

function button(box: Box, text: string): HTMLButtonElement {
  const buttons = [...box.element.querySelectorAll<HTMLButtonElement>(".recording-overlay button")];
  const found = buttons.find(({ textContent }) => textContent.trim() === text);
  if (!found) throw new Error(`There is no button "${text}".`);
  return found;
}

function textarea(box: Box): HTMLTextAreaElement {
  return box.find<HTMLTextAreaElement>("[data-testid=textbox]");
}

function type(box: Box, text: string): void {
  textarea(box).value = text;
  textarea(box).dispatchEvent(new InputEvent("input", { bubbles: true }));
}

function enter(box: Box, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...more });
  textarea(box).dispatchEvent(event);
  return event;
}

async function drop(box: Box, files: readonly string[]): Promise<void> {
  const dataTransfer = transferOf(files.map((name) => new File(["x"], name)));
  box.find("[role=group]").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  await box.element.settled();
  await box.element.updateComplete;
}

function paste(box: Box, what: { text?: string; html?: string; files?: readonly File[] }): ClipboardEvent {
  const clipboardData = transferOf(what.files ?? []);
  if (what.text !== undefined) clipboardData.setData("text/plain", what.text);
  if (what.html !== undefined) clipboardData.setData("text/html", what.html);
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  textarea(box).dispatchEvent(event);
  return event;
}

function transferOf(files: readonly File[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer;
}

function names({ element }: { element: { value: MultimodalValue | null } }): unknown[] {
  return element.value?.files.map(({ orig_name: name }) => name) ?? [];
}

function lights(streams: readonly MediaStream[]): string[] {
  return streams.flatMap((stream) => stream.getTracks()).map(({ readyState }) => readyState);
}
