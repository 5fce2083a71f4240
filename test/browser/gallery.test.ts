import { afterEach, describe, it, vi } from "vitest";
import "../../components/gallery/element.ts";
import type { GalleryElement } from "../../components/gallery/element.ts";
import type { GalleryItem } from "../../components/gallery/props.ts";
import type { GradioEvent } from "../../components/shared/gradio-event.ts";
import { CLIP_URL } from "../../components/video/fixture-clip.ts";
import { eventually, mounted, type Mounted } from "./element.ts";
// The style sheets of the page.
import "./stage.ts";

const META = { _type: "gradio.FileData" } as const;

function picture(colour: string, caption: string | null = null): GalleryItem {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="100%" height="100%" fill="${colour}"/></svg>`;
  const url = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  return { image: { path: `0/${colour}.svg`, url, orig_name: `${colour}.svg`, meta: META }, caption };
}

const FILM: GalleryItem = {
  video: { path: "0/film.webm", url: CLIP_URL, orig_name: "film.webm", mime_type: "video/webm", meta: META },
  caption: "A film",
};
const ITEMS = [picture("red", "Red"), picture("lime"), FILM];

const STRIP = ".thumbnails .thumbnail-item";
const LARGE = "[data-testid='detailed-image']";

afterEach(() => vi.restoreAllMocks());

describe("the grid of a Gallery", () => {
  it("has a button for each item, called after its place and caption", async ({ expect }) => {
    using gallery = await shown();
    const labels = [...gallery.element.querySelectorAll(".thumbnail-lg")].map(({ ariaLabel }) => ariaLabel);
    expect(labels).toEqual(["Thumbnail 1 of 3: Red", "Thumbnail 2 of 3", "Thumbnail 3 of 3: A film"]);
    expect(gallery.element.querySelectorAll(".caption-label")).toHaveLength(2);
  });

  it("has as many columns as are wanted, fit, and are filled", async ({ expect }) => {
    const columns = async (props: object) => {
      using gallery = await shown(props);
      gallery.element.style.width = "600px";
      return getComputedStyle(gallery.find(".grid-container")).gridTemplateColumns.split(" ").length;
    };
    const eight = Array.from({ length: 8 }, () => picture("red"));
    expect(await columns({ value: eight })).toBe(2);
    expect(await columns({ value: eight, columns: 5 })).toBe(5);
    expect(await columns({ value: eight, columns: 30 })).toBeLessThan(9);
    expect(await columns({ columns: 5 })).toBe(3);
    expect(await columns({ columns: 5, fitColumns: false })).toBe(5);
    // By the width of the window: the first list has one column everywhere, the second one two from the start on.
    expect(await columns({ value: eight, columns: [1] })).toBe(1);
    expect(await columns({ value: eight, columns: [2, 3, 3, 3, 3, 3] })).toBe(innerWidth < 640 ? 2 : 3);
  });

  it("says what was pressed, each time, and shows it large", async ({ expect }) => {
    using gallery = await shown();
    const told = dataOf(gallery);
    await gallery.press(".gallery-item:nth-child(2) .thumbnail-item");
    expect(gallery.events).toEqual(["preview_open", "select"]);
    expect(told.at(-1)).toEqual({ index: 1, value: ITEMS[1] });
    expect(gallery.patches.at(-1)).toEqual({ selectedIndex: 1 });
    expect(gallery.find(LARGE).getAttribute("src")).toBe(urlOf(1));
    expect(gallery.find(".grid-wrap").inert).toBe(true);
    expect(document.activeElement?.ariaLabel).toBe("Thumbnail 2 of 3");
    await press(gallery, STRIP, 1);
    await press(gallery, STRIP, 0);
    expect(gallery.events).toEqual(["preview_open", "select", "select", "select"]);
    expect(told.at(-1)).toEqual({ index: 0, value: ITEMS[0] });
  });

  it("only selects where nothing is to be shown large", async ({ expect }) => {
    using gallery = await shown({ allowPreview: false });
    await press(gallery, ".thumbnail-lg", 1);
    await press(gallery, ".thumbnail-lg", 1);
    expect(gallery.events).toEqual(["select", "select"]);
    expect(gallery.element.querySelector(".preview")).toBe(null);
    expect(gallery.find(".thumbnail-lg.selected").ariaLabel).toBe("Thumbnail 2 of 3");
    gallery.element.selectedIndex = null;
    await gallery.element.updateComplete;
    expect(gallery.element.querySelector(".selected")).toBe(null);
    expect(gallery.events).toHaveLength(2);
  });
});

describe("an item that is shown large", () => {
  it("gives way to its neighbours by key, from the last to the first, and is closed by Escape", async ({ expect }) => {
    using gallery = await shown();
    await press(gallery, ".thumbnail-lg", 1);
    const seen = [];
    for (const key of ["ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft"]) {
      await pressKey(gallery, key);
      seen.push(gallery.element.selectedIndex);
    }
    expect(seen).toEqual([2, 0, 2, 1]);
    expect(gallery.events.filter((event) => event === "select")).toHaveLength(5);
    await pressKey(gallery, "Escape");
    expect(gallery.events.at(-1)).toBe("preview_close");
    expect(gallery.element.selectedIndex).toBe(null);
    expect(gallery.element.querySelector(".preview")).toBe(null);
    expect(document.activeElement?.ariaLabel).toBe("Thumbnail 2 of 3");
  });

  it("turns with the page from right to left", async ({ expect }) => {
    using gallery = await shown({ selectedIndex: 0 });
    gallery.element.parentElement?.setAttribute("dir", "rtl");
    gallery.find(`${STRIP}.selected`).focus();
    await pressKey(gallery, "ArrowLeft");
    expect(gallery.element.selectedIndex).toBe(1);
    await pressPoint(gallery, 0.9);
    expect(gallery.element.selectedIndex).toBe(0);
  });

  it("gives way where its left or right half is pressed", async ({ expect }) => {
    using gallery = await shown({ value: [picture("red"), picture("lime"), picture("blue")], selectedIndex: 0 });
    await pressPoint(gallery, 0.9);
    expect(gallery.element.selectedIndex).toBe(1);
    await pressPoint(gallery, 0.1);
    await pressPoint(gallery, 0.1);
    expect(gallery.element.selectedIndex).toBe(2);
    expect(gallery.events).toEqual(["select", "select", "select"]);
  });

  it("can be a video, with keys of its own", async ({ expect }) => {
    using gallery = await shown({ selectedIndex: 2 });
    const video = gallery.find<HTMLVideoElement>("[data-testid='detailed-video']");
    expect([video.getAttribute("src"), video.controls, video.ariaLabel]).toEqual([CLIP_URL, true, "A film"]);
    video.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
    await gallery.element.updateComplete;
    expect(gallery.element.selectedIndex).toBe(2);
    expect(gallery.find("[data-testid='thumbnail 1']").getAttribute("src")).toBe(urlOf(0));
  });

  it("is saved under its name, and closed with a button", async ({ expect }) => {
    using gallery = await shown({ selectedIndex: 0 });
    const link = gallery.find<HTMLAnchorElement>("[data-testid='download-link']");
    expect([link.ariaLabel, link.download, link.getAttribute("href")]).toEqual(["Download", "red.svg", urlOf(0)]);
    await gallery.press("[aria-label='Close']");
    expect(gallery.events).toEqual(["preview_close"]);
  });

  it("fills the window, and Escape leaves that first", async ({ expect }) => {
    using gallery = await shown({ selectedIndex: 0 });
    await gallery.press("[aria-label='Fullscreen']");
    await eventually(() => gallery.find("[aria-label='Exit fullscreen mode']"));
    gallery.find(`${STRIP}.selected`).focus();
    await pressKey(gallery, "Escape");
    expect(gallery.element.selectedIndex).toBe(0);
    await gallery.press("[aria-label='Close']");
    await eventually(() => expect(gallery.element.matches(":popover-open")).toBe(false));
    expect(gallery.element.selectedIndex).toBe(null);
  });

  it("follows the app without a word", async ({ expect }) => {
    using gallery = await shown({ preview: true });
    const { element } = gallery;
    expect(element.selectedIndex).toBe(0);
    const set = async (props: object) => {
      Object.assign(element, props);
      await element.updateComplete;
      return element.selectedIndex;
    };
    expect(await set({ selectedIndex: 2 })).toBe(2);
    expect(await set({ value: ITEMS.slice(0, 2) })).toBe(1);
    expect(await set({ value: [...ITEMS, FILM], selectedIndex: 3 })).toBe(3);
    expect(await set({ value: null })).toBe(null);
    expect(await set({ value: ITEMS })).toBe(0);
    expect(await set({ selectedIndex: null })).toBe(null);
    expect(await set({ value: [FILM] })).toBe(null);
    expect(await set({ value: [] })).toBe(null);
    expect(await set({ value: ITEMS, preview: false })).toBe(null);
    expect(gallery.events).toEqual([]);
  });
});

describe("what a visitor takes out of a Gallery", () => {
  it("is one item, with its file and place", async ({ expect }) => {
    using gallery = await shown({ interactive: true });
    const told = dataOf(gallery);
    await gallery.press("[aria-label='Delete image 3']");
    expect(gallery.events).toEqual(["delete"]);
    expect(told).toEqual([{ file: FILM.video, index: 2 }]);
    expect(gallery.patches).toEqual([{ value: ITEMS.slice(0, 2) }]);
  });

  it("is all of it", async ({ expect }) => {
    using gallery = await shown({ interactive: true });
    await gallery.press("[aria-label='Clear']");
    expect([gallery.events, gallery.patches]).toEqual([[], [{ value: [] }]]);
    gallery.find("[aria-dropeffect='copy']");
  });
});

describe("saving all of a Gallery", () => {
  it("packs what can be read, and names the rest", async ({ expect }) => {
    const foreign: GalleryItem = {
      image: { path: null, url: "https://example.com/cat.png", orig_name: "cat.png", meta: META },
      caption: null,
    };
    using gallery = await shown({ value: [...ITEMS, foreign, picture("red")] });
    const saved = savedLinks();
    await gallery.press("[aria-label='Download All']");
    await eventually(() => expect(gallery.messages).toHaveLength(1));
    expect(gallery.events).toEqual(["warning"]);
    expect(gallery.messages).toEqual(["Not saved, because it is on another site: cat.png"]);
    expect(saved.map(({ name }) => name)).toEqual(["gallery.zip"]);
    const text = new TextDecoder("latin1").decode(await saved[0]?.bytes);
    for (const name of ["red.svg", "lime.svg", "film.webm", "red-2.svg"]) expect(text).toContain(name);
    await eventually(() => expect(gallery.find("[aria-label='Download All']").ariaDisabled).toBe(null));
  });

  it("says when a file is gone", async ({ expect }) => {
    const gone: GalleryItem = { image: { path: "0/a.png", url: "/nothing/here.png", meta: META }, caption: null };
    vi.spyOn(window, "fetch").mockResolvedValue(new Response("", { status: 404 }));
    using gallery = await shown({ value: [gone] });
    const saved = savedLinks();
    await gallery.press("[aria-label='Download All']");
    await eventually(() => expect(gallery.events).toEqual(["error"]));
    expect(gallery.messages).toEqual(["Files cannot be reached at the moment. Try again soon."]);
    expect(saved).toEqual([]);
  });

  it("is not offered where its author does not want it", async ({ expect }) => {
    using gallery = await shown({ buttons: [] });
    expect(gallery.element.querySelector(".icon-button-wrapper")).toBe(null);
    await press(gallery, ".thumbnail-lg", 0);
    const labels = [...gallery.element.querySelectorAll(".preview .icon-button")].map(({ ariaLabel }) => ariaLabel);
    expect(labels).toEqual(["Close"]);
  });
});

type Shown = Mounted<GalleryElement>;

async function shown(props: object = {}): Promise<Shown> {
  return mounted("gr-gallery", { value: ITEMS, interactive: false, ...props });
}

function urlOf(index: number): string | null {
  const item = ITEMS[index];
  return (item && ("image" in item ? item.image : item.video).url) ?? null;
}

/** What the events carry, in order. */
function dataOf({ element }: Shown): unknown[] {
  const told: unknown[] = [];
  element.addEventListener("gradio", ({ event, data }: GradioEvent) => {
    if (event !== null && event !== "preview_open") told.push(data);
  });
  return told;
}

async function press({ element }: Shown, selector: string, index: number): Promise<void> {
  element.querySelectorAll<HTMLElement>(selector)[index]?.click();
  await element.updateComplete;
}

async function pressKey({ element }: Shown, key: string): Promise<void> {
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  await element.updateComplete;
}

/** Presses the large picture at a part of its width. */
async function pressPoint(gallery: Shown, part: number): Promise<void> {
  const button = gallery.find(".media-button");
  const { left, width } = button.getBoundingClientRect();
  button.dispatchEvent(new MouseEvent("click", { clientX: left + width * part, detail: 1, bubbles: true }));
  await gallery.element.updateComplete;
}

/** Links that scripts press to save something. */
function savedLinks(): { name: string; bytes: Promise<Uint8Array> }[] {
  const saved: { name: string; bytes: Promise<Uint8Array> }[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    const bytes = fetch(this.href).then(async (response) => new Uint8Array(await response.arrayBuffer()));
    saved.push({ name: this.download, bytes });
  });
  return saved;
}
