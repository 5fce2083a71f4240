import { afterEach, describe, it, vi } from "vitest";
import "../../components/gallery/element.ts";
import type { GalleryElement } from "../../components/gallery/element.ts";
import type { GalleryItem } from "../../components/gallery/props.ts";
import type { GradioEvent } from "../../components/shared/gradio-event.ts";
import { eventually, mounted, type Mounted } from "./element.ts";
import { fakeCamera } from "./fake-camera.ts";

const ALL = ["upload", "webcam", "clipboard"];
const GATE = "[title='grant webcam access'] button";
const PNG = new File(["png"], "cat.png", { type: "image/png" });
const FILM = new File(["webm"], "film.webm", { type: "video/webm" });

afterEach(() => vi.restoreAllMocks());

describe("giving files to a Gallery", () => {
  it("takes several at a time, tells them apart, and says which are new", async ({ expect }) => {
    using gallery = await empty();
    const told = dataOf(gallery);
    await choose(gallery, [PNG, FILM]);
    expect(gallery.events).toEqual(["upload"]);
    expect(told.map((data) => (data as GalleryItem[]).map((item) => Object.keys(item)[0]))).toEqual([
      ["image", "video"],
    ]);
    await choose(gallery, [PNG]);
    expect(gallery.events).toEqual(["upload", "upload"]);
    expect(told[1]).toHaveLength(1);
    expect(gallery.element.value).toHaveLength(3);
    expect(gallery.patches.at(-1)).toEqual({ value: gallery.element.value });
  });

  it("takes what is dropped, also on what there is", async ({ expect }) => {
    using gallery = await empty();
    for (const count of [1, 2]) {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(PNG);
      gallery.find(".gallery-container").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true }));
      await gallery.element.settled();
      expect(gallery.element.value).toHaveLength(count);
    }
    expect(gallery.events).toEqual(["upload", "upload"]);
  });

  it("shows SVG by itself, and keeps its path", async ({ expect }) => {
    using gallery = await empty();
    await choose(gallery, [new File(["<svg/>"], "logo.svg", { type: "image/svg+xml" })]);
    const [item] = gallery.element.value ?? [];
    expect(item).toMatchObject({ image: { path: "0/logo.svg", url: "data:image/svg+xml,%3Csvg%2F%3E" } });
  });

  it("refuses other kinds", async ({ expect }) => {
    using gallery = await empty();
    await choose(gallery, [PNG, new File(["a"], "a.txt", { type: "text/plain" })]);
    expect(gallery.messages).toEqual(["Invalid file type only image, video allowed."]);
    using films = await empty({ fileTypes: [".webm"] });
    await choose(films, [PNG]);
    expect([films.events, films.uploaded]).toEqual([["error"], []]);
    await choose(films, [FILM]);
    expect(films.events).toEqual(["error", "upload"]);
  });

  it("is offered as its author says", async ({ expect }) => {
    const offered = async (props: Readonly<Record<string, unknown>>) => {
      using gallery = await empty(props);
      return [...gallery.element.querySelectorAll(".source-selection button")].map(({ ariaLabel }) => ariaLabel);
    };
    const [upload, webcam, film, paste] = [
      "Upload file",
      "Capture from camera",
      "Record video from camera",
      "Paste from clipboard",
    ];
    expect(await offered({})).toEqual([]);
    expect(await offered({ sources: ALL })).toEqual([upload, webcam, film, paste]);
    expect(await offered({ sources: ALL, fileTypes: ["image"] })).toEqual([upload, webcam, paste]);
    expect(await offered({ sources: ["webcam"], fileTypes: [".mp4"] })).toEqual([]);
    using gallery = await empty({ sources: ALL });
    await choose(gallery, [PNG]);
    const labels = [...gallery.element.querySelectorAll(".icon-button-wrapper button")].map(
      ({ ariaLabel }) => ariaLabel,
    );
    expect(labels).toEqual(["Download All", "Click to Upload", webcam, film, paste, "Clear"]);
  });
});

describe("pasting into a Gallery", () => {
  it("adds pictures and videos of the clipboard, which are no uploads", async ({ expect }) => {
    using gallery = await empty({ sources: ALL });
    clipboard(item("text/plain"), item("text/html", "image/png"), item("video/webm"));
    await gallery.press("[aria-label='Paste from clipboard']");
    await eventually(() => expect(gallery.element.value).toHaveLength(2));
    expect([gallery.events, gallery.messages]).toEqual([[], []]);
    expect(gallery.uploaded.map(({ name, type }) => [name, type])).toEqual([
      ["image.png", "image/png"],
      ["video.webm", "video/webm"],
    ]);
    expect(gallery.patches).toEqual([{ value: gallery.element.value }]);
  });

  it("says that there is nothing to paste", async ({ expect }) => {
    using gallery = await empty({ sources: ALL });
    clipboard(item("text/plain"));
    await gallery.press("[aria-label='Paste from clipboard']");
    await eventually(() => expect(gallery.events).toEqual(["warning"]));
    expect(gallery.messages).toEqual(["No image or video found in clipboard"]);
  });

  it("says that the browser does not allow it", async ({ expect }) => {
    using gallery = await empty({ sources: ["clipboard"] });
    vi.spyOn(navigator.clipboard, "read").mockRejectedValue(new DOMException("no", "NotAllowedError"));
    await gallery.press(".upload-button");
    await eventually(() => expect(gallery.messages).toEqual(["The browser was not allowed to read the clipboard."]));
  });

  it("works by key, where it is a source", async ({ expect }) => {
    using gallery = await empty({ sources: ALL });
    const clipboardData = new DataTransfer();
    clipboardData.items.add(PNG);
    const paste = () => new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    gallery.find(".gallery-container").dispatchEvent(paste());
    await gallery.element.settled();
    expect(gallery.element.value).toHaveLength(1);
    using other = await empty();
    other.find(".gallery-container").dispatchEvent(paste());
    await other.element.settled();
    expect(other.uploaded).toEqual([]);
  });
});

describe("the webcam of a Gallery", () => {
  it("adds a picture to nothing and to what there is, and lets go of the camera", async ({ expect }) => {
    using camera = fakeCamera();
    using gallery = await empty({ sources: ALL });
    for (const count of [1, 2]) {
      await gallery.press("[aria-label='Capture from camera']");
      await gallery.press(GATE);
      await eventually(() => gallery.find("[aria-label='capture photo']:enabled"));
      await gallery.press("[aria-label='capture photo']");
      await eventually(() => expect(gallery.element.value).toHaveLength(count));
      await gallery.element.updateComplete;
    }
    expect(gallery.events).toEqual([]);
    expect(gallery.element.value?.[1]).toMatchObject({ image: { orig_name: "image.png" }, caption: null });
    expect(camera.streams.flatMap((stream) => stream.getTracks()).map(({ readyState }) => readyState)).toEqual([
      "ended",
      "ended",
    ]);
  });

  it("records with sound, and can be left", async ({ expect }) => {
    using camera = fakeCamera();
    using gallery = await empty({ sources: ALL });
    await choose(gallery, [PNG]);
    await gallery.press("[aria-label='Record video from camera']");
    await gallery.press(GATE);
    await eventually(() => gallery.find("[aria-label='Record: start recording']:enabled"));
    expect(camera.asked[0]?.audio).toBe(true);
    await gallery.press("[aria-label='Close']");
    gallery.find("[aria-label='Thumbnail 1 of 1']");
    expect(camera.streams[0]?.getTracks()[0]?.readyState).toBe("ended");
    expect(gallery.events).toEqual(["upload"]);
  });
});

type Shown = Mounted<GalleryElement>;

async function empty(props: Readonly<Record<string, unknown>> = {}): Promise<Shown> {
  return mounted("gr-gallery", props);
}

async function choose({ element, find }: Shown, files: readonly File[]): Promise<void> {
  const chosen = new DataTransfer();
  for (const file of files) chosen.items.add(file);
  const input = find<HTMLInputElement>("[data-testid='file-upload']");
  input.files = chosen.files;
  input.dispatchEvent(new Event("change"));
  await element.settled();
  await element.updateComplete;
}

/** What the events carry, in order. */
function dataOf({ element }: Shown): unknown[] {
  const told: unknown[] = [];
  element.addEventListener("gradio", ({ event, data }: GradioEvent) => event !== null && told.push(data));
  return told;
}

function item(...types: string[]): ClipboardItem {
  const found = { types, getType: async (type: string) => new Blob([type], { type }) };
  return found as unknown as ClipboardItem; // as much of one as is read
}

function clipboard(...items: ClipboardItem[]): void {
  vi.spyOn(navigator.clipboard, "read").mockResolvedValue(items);
}
