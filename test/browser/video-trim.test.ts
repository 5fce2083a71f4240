import { describe, it, vi } from "vitest";
import "../../components/video/element.ts";
import { CLIP_URL } from "../../components/video/fixture-clip.ts";
import { timelineOf, trim } from "../../components/video/trim.ts";
import { eventually, mounted } from "./element.ts";

const CLIP = { path: "0/clip.webm", url: CLIP_URL, orig_name: "clip.webm", meta: { _type: "gradio.FileData" } };
const TRIM = "[aria-label='Trim video to selection']";
const RESET = "[aria-label='Reset video to initial value']";

describe("trimming a Video", () => {
  it("shows its pictures in a row", async ({ expect }) => {
    using video = await trimming();
    const pictures = [...video.element.querySelectorAll(".timeline img")];
    expect(pictures.map((picture) => picture.getAttribute("alt"))).toEqual(
      Array.from({ length: 10 }, (_, i) => `frame-${i}`),
    );
    expect(video.find("output").textContent).toBe("0:02");
    // Only what trims and what removes is offered meanwhile.
    expect(video.element.querySelector(TRIM)).toBe(null);
    expect(video.find("[aria-label='Clear']")).toBeTruthy();
  });

  it("moves the ends with the keys, never past each other", async ({ expect }) => {
    using video = await trimming();
    await key(handleOf(video, "start"), "ArrowRight", 5);
    expect(ends(video)).toEqual([0.5, 2]);
    await key(handleOf(video, "end"), "ArrowLeft", 30);
    expect(ends(video)).toEqual([0.5, 0.6]);
    await key(handleOf(video, "start"), "ArrowLeft", 9);
    await key(handleOf(video, "end"), "End");
    expect(ends(video)).toEqual([0, 2]);
    await key(handleOf(video, "end"), "Home");
    expect(ends(video)).toEqual([0, 0.1]);
  });

  it("shows where an end is being moved to", async ({ expect }) => {
    using video = await trimming();
    await key(handleOf(video, "start"), "ArrowRight", 10);
    await eventually(() => expect(video.find<HTMLVideoElement>(".player video").currentTime).toBeCloseTo(1, 3));
  });

  it("moves an end with the pointer", async ({ expect }) => {
    using video = await trimming();
    const row = video.find(".timeline");
    row.style.width = "200px";
    const { left } = row.getBoundingClientRect();
    const handle = handleOf(video, "start");
    // Pointers of tests cannot be captured.
    vi.spyOn(handle, "setPointerCapture").mockImplementation(() => {});
    const captured = vi.spyOn(handle, "hasPointerCapture").mockReturnValue(false);
    const move = () => handle.dispatchEvent(new PointerEvent("pointermove", { clientX: left + 100, bubbles: true }));
    move();
    expect(ends(video)).toEqual([0, 2]);
    handle.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, cancelable: true }));
    captured.mockReturnValue(true);
    move();
    await video.element.updateComplete;
    expect(ends(video)).toEqual([1, 2]);
    expect(document.activeElement).toBe(handle);
    vi.restoreAllMocks();
  });

  it("uploads the part, and can be taken back", async ({ expect }) => {
    using video = await trimming();
    await key(handleOf(video, "start"), "ArrowRight", 5);
    await press(video, "Trim");
    await eventually(() => expect(video.uploaded).toHaveLength(1));
    await eventually(() => expect(video.events).toEqual(["input"]));
    const [file] = video.uploaded;
    expect([file?.name, file?.type]).toEqual(["clip.webm", "video/webm"]);
    expect(video.element.value).not.toEqual(CLIP);
    expect(video.element.querySelector(".trimmer")).toBe(null);
    expect(video.find<HTMLButtonElement>(RESET).disabled).toBe(false);
    await video.press(RESET);
    expect(video.element.value).toEqual(CLIP);
    expect(video.events).toEqual(["input", "input"]);
    await video.element.updateComplete;
    expect(video.find<HTMLButtonElement>(RESET).disabled).toBe(true);
  });

  it("is taken back to the very beginning, also after a second time", async ({ expect }) => {
    using video = await trimming();
    await press(video, "Trim");
    await eventually(() => expect(video.uploaded).toHaveLength(1));
    await eventually(() => video.find(TRIM));
    await video.press(TRIM);
    await eventually(() => video.find(".timeline"));
    await press(video, "Trim");
    await eventually(() => expect(video.uploaded).toHaveLength(2));
    await eventually(() => expect(video.find<HTMLButtonElement>(RESET).disabled).toBe(false));
    await video.press(RESET);
    expect(video.element.value).toEqual(CLIP);
  });

  it("can be left", async ({ expect }) => {
    using video = await trimming();
    await press(video, "Cancel");
    expect(video.element.querySelector(".trimmer")).toBe(null);
    expect([video.events, video.uploaded]).toEqual([[], []]);
  });

  it("ends when a function sets another video", async ({ expect }) => {
    using video = await trimming();
    video.element.value = { path: "0/other.webm", url: CLIP_URL, meta: { _type: "gradio.FileData" } };
    await video.element.updateComplete;
    expect(video.element.querySelector(".trimmer")).toBe(null);
  });

  it("is not offered for a video of another site, which a page cannot read", async ({ expect }) => {
    using video = await mounted("gr-video", { value: { ...CLIP, path: null, url: "https://127.0.0.1:9/a.mp4" } });
    expect(video.element.querySelector(TRIM)).toBe(null);
    expect(video.find("[aria-label='Clear']")).toBeTruthy();
  });

  it("says so when the file cannot be read", async ({ expect }) => {
    using video = await mounted("gr-video", { value: { ...CLIP, url: "data:video/webm,nothing" } });
    await video.press(TRIM);
    await eventually(() => expect(video.messages).toContain("This browser cannot trim this video."));
    await video.element.updateComplete;
    expect(video.element.querySelector(".trimmer")).toBe(null);
  });
});

describe("a trimmed file", () => {
  it("begins and ends where it was cut", async ({ expect }) => {
    const cut = await trim(await clip(), { start: 0.5, end: 1.5, name: "clip.webm" });
    const { duration } = await timelineOf(cut, 1);
    expect(duration).toBeGreaterThan(0.7);
    expect(duration).toBeLessThan(1.05);
  });

  it("is copied where the browser cannot compute pictures, from the picture before that stands for itself", async ({
    expect,
  }) => {
    vi.stubGlobal("VideoEncoder", undefined);
    vi.stubGlobal("VideoDecoder", undefined);
    const cut = await trim(await clip(), { start: 0.5, end: 1.5, name: "clip.webm" });
    expect((await timelineOf(cut, 10)).pictures).toEqual([]);
    vi.unstubAllGlobals();
    const { duration } = await timelineOf(cut, 1);
    expect(duration).toBeGreaterThan(1.2);
  });

  it("is refused where there is no video", async ({ expect }) => {
    await expect(timelineOf(new Blob(["hello"]), 3)).rejects.toThrow();
    await expect(trim(new Blob([]), { start: 0, end: 1, name: "a.mp4" })).rejects.toThrow();
  });
});

type Mounted = Awaited<ReturnType<typeof mounted<"gr-video">>>;

async function trimming(): Promise<Mounted> {
  const video = await mounted("gr-video", { value: CLIP });
  await eventually(() => {
    if (video.find<HTMLVideoElement>(".player video").readyState === 0) throw new Error("not loaded yet");
  });
  await video.press(TRIM);
  await eventually(() => video.find(".timeline"));
  return video;
}

function handleOf(video: Mounted, which: string): HTMLElement {
  return video.find(`[aria-label='${which} drag handle for trimming video']`);
}

async function key(handle: HTMLElement, name: string, times = 1): Promise<void> {
  for (let i = 0; i < times; i++) {
    handle.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
  }
  await handle.closest("gr-video")?.updateComplete;
}

function ends(video: Mounted): number[] {
  return ["start", "end"].map((which) => Number(Number(handleOf(video, which).ariaValueNow).toFixed(2)));
}

async function press(video: Mounted, text: string): Promise<void> {
  const buttons = [...video.element.querySelectorAll<HTMLButtonElement>(".trim-row button")];
  buttons.find(({ textContent }) => textContent?.trim() === text)?.click();
  await video.element.updateComplete;
}

async function clip(): Promise<Blob> {
  return (await fetch(CLIP_URL)).blob();
}
