import axe from "axe-core";
import { describe, inject, it } from "vitest";
import "../../components/video/element.ts";
import { AppNode } from "../../components/app/app-node.ts";
import { ElementRegistry } from "../../components/app/element-registry.ts";
import { CLIP_URL } from "../../components/video/fixture-clip.ts";
import { eventually, mounted } from "./element.ts";
import { fakeCamera } from "./fake-camera.ts";

const META = { _type: "gradio.FileData" } as const;
const CLIP = { path: "0/clip.webm", url: CLIP_URL, orig_name: "clip.webm", meta: META };
const PLAY = "[aria-label='play-pause-replay-button']";

describe("the player of a Video", () => {
  it("is the browser's own until ours is there", async ({ expect }) => {
    expect(inject("serverMarkup")["video/static"]?.html).toMatch(/<video[^>]* controls/);
    using video = await shown();
    expect(video.find<HTMLVideoElement>("video").controls).toBe(false);
    expect([...video.element.querySelectorAll(".controls [aria-label]")].map(({ ariaLabel }) => ariaLabel)).toEqual([
      "play-pause-replay-button",
      "Seek",
      "Adjust volume",
      "full-screen",
    ]);
    expect(video.find(".time").textContent).toBe("0:00 / 0:02");
  });

  it("is known by the label", async ({ expect }) => {
    using video = await shown();
    expect(video.find("video").dataset["testid"]).toBe("Test-player");
    video.element.label = null;
    await video.element.updateComplete;
    expect(video.find("video").dataset["testid"]).toBe("test-player");
  });

  it("plays and pauses, with the button and with the picture, and says so", async ({ expect }) => {
    using video = await shown();
    expect(video.find(PLAY).title).toBe("Play");
    await video.press(PLAY);
    await eventually(() => expect(video.events).toEqual(["play"]));
    await video.element.updateComplete;
    expect(video.find(PLAY).title).toBe("Pause");
    await video.press("video");
    await eventually(() => expect(video.events).toEqual(["play", "pause"]));
  });

  it("says at the end that it has stopped, and plays again", async ({ expect }) => {
    using video = await shown();
    await seek(video, 1.9);
    await video.press(PLAY);
    await eventually(() => expect(video.events).toEqual(["play", "pause", "stop", "end"]));
    await video.element.updateComplete;
    expect(video.find(PLAY).title).toBe("Replay");
    await video.press(PLAY);
    await eventually(() => expect(video.events.at(-1)).toBe("play"));
  });

  it("begins again without a word where it is to loop", async ({ expect }) => {
    using video = await shown({ loop: true });
    const player = video.find<HTMLVideoElement>("video");
    await seek(video, 1.5);
    await video.press(PLAY);
    await eventually(() => expect(player.currentTime).toBeGreaterThan(1.5));
    await eventually(() => expect(player.currentTime).toBeLessThan(1));
    expect(video.events).toEqual(["play"]);
  });

  it("plays at once where it is to", async ({ expect }) => {
    using video = await shown({ autoplay: true });
    await eventually(() => expect(video.events).toEqual(["play"]));
  });

  it("tells the app where it is, and goes where the app wants it", async ({ expect }) => {
    using video = await shown({ playbackPosition: 1.5 });
    const player = video.find<HTMLVideoElement>("video");
    await eventually(() => expect(player.currentTime).toBe(1.5));
    await seek(video, 0.5);
    await eventually(() => expect(video.patches.at(-1)).toEqual({ playbackPosition: 0.5 }));
    expect(video.element.playbackPosition).toBe(0.5);
    video.element.playbackPosition = 1;
    await eventually(() => expect(player.currentTime).toBe(1));
    expect(video.events).toEqual([]);
  });

  it("starts another video from its beginning", async ({ expect }) => {
    using video = await shown();
    await seek(video, 1.5);
    await eventually(() => expect(video.element.playbackPosition).toBe(1.5));
    video.element.value = { ...CLIP, url: `${CLIP_URL}#other` };
    await video.element.updateComplete;
    const player = video.find<HTMLVideoElement>("video");
    await eventually(() => expect(player.readyState).toBeGreaterThan(0));
    expect([player.currentTime, video.element.playbackPosition]).toEqual([0, 0]);
  });

  it("changes the volume, down to nothing", async ({ expect }) => {
    using video = await shown();
    await video.press("[aria-label='Adjust volume']");
    const player = video.find<HTMLVideoElement>("video");
    const slider = video.find<HTMLInputElement>("[aria-label='Volume']");
    enter(slider, 0.5);
    expect([player.volume, player.muted]).toEqual([0.5, false]);
    enter(slider, 0);
    expect(player.muted).toBe(true);
    enter(slider, 1);
    expect([player.volume, player.muted]).toEqual([1, false]);
    await video.press("[aria-label='Adjust volume']");
    expect(video.element.querySelector("[aria-label='Volume']")).toBe(null);
  });

  it("finds out how long a browser's recording is, and tells nobody of it", async ({ expect }) => {
    using video = await shown({ value: { ...CLIP, url: await recordingUrl() } });
    const player = video.find<HTMLVideoElement>("video");
    await eventually(() => expect(player.duration).toBeLessThan(60));
    await eventually(() => expect(player.currentTime).toBe(0));
    await video.element.updateComplete;
    expect([video.events, video.patches]).toEqual([[], []]);
  });

  it("says that a video cannot be played", async ({ expect }) => {
    using video = await mounted("gr-video", { value: { ...CLIP, url: "data:video/webm,nothing" } });
    await eventually(() => expect(video.messages).toEqual(["Video not playable"]));
    expect(video.events).toEqual(["error"]);
  });

  it("says so although it failed before the page's script came", async ({ expect }) => {
    const drawn = inject("serverMarkup")["video/static"]?.html ?? "";
    const container = document.createElement("div");
    container.innerHTML = drawn.replace(/src="data:video[^"]*"/, 'src="data:video/webm,nothing"');
    document.body.append(container);
    const events: unknown[] = [];
    container.addEventListener("gradio", ({ event, data }) => events.push(event, data));
    await eventually(() => expect(container.querySelector("video")?.error).toBeTruthy());
    const value = { ...CLIP, path: null, url: "data:video/webm,nothing" };
    const props = { label: "Result", value, interactive: false };
    const view = { id: 1, type: "video", props, listened: [], prerendered: {}, children: [] };
    const node = new AppNode(view, null, new ElementRegistry({}, document.baseURI));
    node.hydrate(container);
    await node.element?.updateComplete;
    expect(events).toEqual(["error", "Video not playable"]);
    container.remove();
  });

  it("shows subtitles, and new ones when they change", async ({ expect }) => {
    using video = await shown({ subtitles: vtt("first") });
    const texts = (): string[] =>
      [...video.find<HTMLVideoElement>("video").textTracks].flatMap(({ mode, cues }) =>
        mode === "showing" ? [...(cues ?? [])].map((cue) => (cue instanceof VTTCue ? cue.text : "")) : [],
      );
    await eventually(() => expect(texts()).toEqual(["first"]));
    Object.assign(video.element, { subtitles: vtt("second") });
    await eventually(() => expect(texts()).toEqual(["second"]));
    Object.assign(video.element, { subtitles: null });
    await eventually(() => expect(texts()).toEqual([]));
  });

  it("asks foreign sites for nothing special, so that any of them can be shown", async ({ expect }) => {
    using own = await shown();
    expect(own.find("video").getAttribute("crossorigin")).toBe("anonymous");
    using foreign = await shown({ value: { ...CLIP, path: null } });
    expect(foreign.find("video").hasAttribute("crossorigin")).toBe(false);
  });

  it.for([
    ["top-left", { left: 5, top: 5 }],
    ["bottom-right", { right: 5, bottom: 5 }],
    [[20, 10], { left: 20, top: 10 }],
    // Outside of the picture: where marks are by default.
    [[200, 10], { right: 5, bottom: 5 }],
  ] as const)("lays a picture over it: %s", async ([position, place], { expect }) => {
    const watermark = { watermark: { path: null, url: "data:image/svg+xml,<svg/>", meta: META }, position };
    using video = await shown({ watermark, interactive: false });
    const player = video.find<HTMLVideoElement>("video");
    // Twice as large as the video itself, so that the picture over it is too.
    Object.assign(player.style, { width: "320px", height: "180px", maxHeight: "none" });
    const mark = video.find("img.mark");
    await eventually(() => expect(mark.style.transform).toBe("scale(2)"));
    for (const [side, pixels] of Object.entries(place)) {
      expect(mark.style.getPropertyValue(side)).toBe(`${pixels * 2}px`);
    }
  });

  it.for(["light", "dark"])("has no accessibility fault, %s", async (scheme, { expect }) => {
    document.body.classList.toggle("dark", scheme === "dark");
    using video = await shown({ subtitles: vtt("Hello") });
    await video.press("[aria-label='Adjust volume']");
    await video.press("[aria-label='Trim video to selection']");
    await eventually(() => video.find(".timeline"));
    expect(await faults(video.element)).toEqual([]);
    using camera = fakeCamera({ names: ["Front", "Back"] });
    using recorder = await mounted("gr-video", { sources: ["webcam"] });
    await recorder.press("[title='grant webcam access'] button");
    await eventually(() => recorder.find("[aria-label='select input source']").click());
    await recorder.element.updateComplete;
    expect(await faults(recorder.element)).toEqual([]);
    expect(camera.streams).toHaveLength(1);
    document.body.classList.remove("dark");
  });
});

describe("a Video that shows", () => {
  it("can be saved under its name", async ({ expect }) => {
    using video = await mounted("gr-video", { value: CLIP, interactive: false });
    expect(video.find("[data-testid='download-link']").getAttribute("download")).toBe("clip.webm");
    video.element.buttons = [];
    await video.element.updateComplete;
    expect(video.element.querySelector("[data-testid='download-div']")).toBe(null);
    expect(video.element.querySelector("[aria-label='Clear']")).toBe(null);
  });

  it("shows nothing where there is nothing", async ({ expect }) => {
    using video = await mounted("gr-video", { interactive: false });
    expect(video.find("[aria-label='Empty value']")).toBeTruthy();
  });
});

type Shown = Awaited<ReturnType<typeof mounted<"gr-video">>>;

/** A Video with our player over it. */
async function shown(props: Readonly<Record<string, unknown>> = {}): Promise<Shown> {
  const video = await mounted("gr-video", { value: CLIP, ...props });
  await eventually(() => {
    video.find(".controls");
    if (video.find<HTMLVideoElement>("video").readyState === 0) throw new Error("not loaded yet");
  });
  await video.element.updateComplete;
  return video;
}

async function seek(video: Shown, seconds: number): Promise<void> {
  const player = video.find<HTMLVideoElement>("video");
  const { promise, resolve } = Promise.withResolvers<unknown>();
  player.addEventListener("seeked", resolve, { once: true });
  enter(video.find<HTMLInputElement>("[aria-label='Seek']"), seconds);
  await promise;
}

function enter(slider: HTMLInputElement, value: number): void {
  slider.value = String(value);
  slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

function vtt(text: string): object {
  const url = `data:text/vtt,${encodeURIComponent(`WEBVTT\n\n00:00.000 --> 00:02.000\n${text}`)}`;
  return { path: null, url, meta: META };
}

/** As MediaRecorder writes them: without a length. */
async function recordingUrl(): Promise<string> {
  using camera = fakeCamera();
  const stream = await navigator.mediaDevices.getUserMedia({ video: true });
  const recorder = new MediaRecorder(stream, { mimeType: "video/webm" });
  const parts: Blob[] = [];
  const { promise, resolve } = Promise.withResolvers<unknown>();
  recorder.addEventListener("dataavailable", ({ data }) => {
    parts.push(data);
    if (parts.reduce((sum, { size }) => sum + size, 0) > 1000 && recorder.state === "recording") recorder.stop();
  });
  recorder.addEventListener("stop", resolve);
  recorder.start(100);
  await promise;
  for (const track of camera.streams.flatMap((each) => each.getTracks())) track.stop();
  return URL.createObjectURL(new Blob(parts, { type: "video/webm" }));
}

async function faults(element: HTMLElement): Promise<string[]> {
  const { violations } = await axe.run(element, { rules: { region: { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
