import { describe, it, vi } from "vitest";
import "../../components/video/element.ts";
import { eventually, mounted } from "./element.ts";
import { fakeCamera, sidesOf } from "./fake-camera.ts";

const GATE = "[title='grant webcam access'] button";
const LIVE = "[data-testid='webcam-video']";
const START = "[aria-label$='start recording']";
const STOP = "[aria-label$='stop recording']";

describe("the webcam of a Video", () => {
  it("records, uploads, and changes nothing but the value", async ({ expect }) => {
    using camera = fakeCamera();
    using video = await mounted("gr-video", { sources: ["webcam"] });
    await opened(video);
    await video.press(START);
    expect(video.events).toEqual(["start_recording"]);
    expect(video.find(STOP).textContent?.trim()).toBe("Stop");
    await recorded();
    await video.press(STOP);
    expect(video.events).toEqual(["start_recording", "stop_recording"]);
    await eventually(() => video.find(".player video"));
    expect(video.events).toEqual(["start_recording", "stop_recording"]);
    expect(video.uploaded.map(({ name, type }) => [name, type])).toEqual([["sample.webm", "video/webm"]]);
    expect(video.patches.at(-1)).toEqual({ value: video.element.value });
    expect(video.element.value).toMatchObject({ path: "0/sample.webm" });
    expect(lights(camera.streams)).toEqual(["ended"]);
  });

  it.for([
    [true, ["blue", "red"]],
    [false, ["red", "blue"]],
  ] as const)("records what it shows: mirrored, %s", async ([mirror, sides], { expect }) => {
    using _camera = fakeCamera();
    using video = await mounted("gr-video", { sources: ["webcam"], webcamOptions: { mirror, constraints: null } });
    await opened(video);
    expect(video.find(LIVE).classList.contains("flip")).toBe(mirror);
    await video.press(START);
    await recorded();
    await video.press(STOP);
    await eventually(() => expect(sidesOf(video.find<HTMLVideoElement>(".player video"))).toEqual(sides));
    expect(video.find(".player video").classList.contains("flip")).toBe(false);
  });

  it("records into the kind of file that the author wants", async ({ expect }) => {
    using _camera = fakeCamera();
    using video = await mounted("gr-video", { sources: ["webcam"], format: "mp4" });
    await opened(video);
    await video.press(START);
    await recorded();
    await video.press(STOP);
    await eventually(() => expect(video.uploaded).toHaveLength(1));
    expect(video.uploaded[0]?.name).toBe("sample.mp4");
  });

  it("listens only where sound is wanted", async ({ expect }) => {
    using camera = fakeCamera();
    using silent = await mounted("gr-video", { sources: ["webcam"], includeAudio: false });
    await opened(silent);
    using loud = await mounted("gr-video", { sources: ["webcam"], includeAudio: true });
    await opened(loud);
    const constraints = { video: { frameRate: 10 }, audio: { noiseSuppression: true } };
    using special = await mounted("gr-video", { sources: ["webcam"], webcamOptions: { mirror: true, constraints } });
    await opened(special);
    expect(camera.asked).toEqual([
      { video: { width: { ideal: 1280 }, height: { ideal: 960 } }, audio: false },
      { video: { width: { ideal: 1280 }, height: { ideal: 960 } }, audio: true },
      constraints,
    ]);
  });

  it("does without sound where there is no microphone", async ({ expect }) => {
    using camera = fakeCamera();
    using video = await mounted("gr-video", { sources: ["webcam"] });
    camera.refuseWith = "NotFoundError";
    await video.press(GATE);
    await eventually(() => expect(camera.asked).toHaveLength(2));
    expect(camera.asked.map(({ audio }) => audio)).toEqual([true, false]);
    await eventually(() => expect(video.messages).toEqual(["There is no camera here."]));
  });

  it("says so when the browser cannot record", async ({ expect }) => {
    using _camera = fakeCamera();
    using video = await mounted("gr-video", { sources: ["webcam"] });
    await opened(video);
    vi.spyOn(MediaRecorder, "isTypeSupported").mockReturnValue(false);
    await video.press(START);
    expect(video.messages).toEqual(["This browser cannot record videos. Upload one instead."]);
    expect(video.events).toEqual(["error"]);
    expect(video.find(START)).toBeTruthy();
  });

  it("uploads nothing when nothing was recorded", async ({ expect }) => {
    using _camera = fakeCamera();
    using video = await mounted("gr-video", { sources: ["webcam"] });
    await opened(video);
    await video.press(START);
    await video.press(STOP);
    await eventually(() => expect(video.messages).toEqual(["Nothing was recorded. Record a little longer."]));
    expect(video.uploaded).toEqual([]);
    expect(video.find(START)).toBeTruthy();
  });

  it("keeps what was recorded until the camera was unplugged", async ({ expect }) => {
    using camera = fakeCamera();
    using video = await mounted("gr-video", { sources: ["webcam"] });
    await opened(video);
    await video.press(START);
    await recorded();
    camera.unplug();
    await eventually(() => video.find(".player video"));
    expect(video.events).toEqual(["start_recording", "stop_recording", "error"]);
    expect(video.messages).toEqual(["The camera was disconnected."]);
    expect(video.uploaded).toHaveLength(1);
  });

  it("forgets a recording that nobody waits for", async ({ expect }) => {
    using camera = fakeCamera();
    using video = await mounted("gr-video", { sources: ["webcam"] });
    await opened(video);
    await video.press(START);
    video.element.interactive = false;
    await video.element.updateComplete;
    expect(lights(camera.streams)).toEqual(["ended"]);
    await video.element.settled();
    expect([video.uploaded, video.events]).toEqual([[], ["start_recording"]]);
  });

  it("offers no other camera while it records", async ({ expect }) => {
    using _camera = fakeCamera({ names: ["Front", "Back"] });
    using video = await mounted("gr-video", { sources: ["webcam"] });
    await opened(video);
    const choice = () => video.element.querySelector("[aria-label='select input source']");
    expect(choice()).toBeTruthy();
    await video.press(START);
    expect(choice()).toBe(null);
  });
});

describe("what a Video takes", () => {
  const clip = (type: string) => new File(["clip"], "clip.mp4", { type });

  it("is a file of the visitor's", async ({ expect }) => {
    using video = await mounted("gr-video");
    drop(video, clip("video/mp4"));
    await eventually(() => expect(video.events.slice(0, 2)).toEqual(["upload", "input"]));
    expect(video.element.value).toMatchObject({ orig_name: "clip.mp4" });
    expect(video.find("[data-testid='file-upload']").getAttribute("accept")).toBe("video/*");
  });

  it("is no file of another kind: that is a warning, not an error", async ({ expect }) => {
    using video = await mounted("gr-video");
    drop(video, clip(""));
    await eventually(() => expect(video.events).toEqual(["warning"]));
    expect(video.messages).toEqual(["Invalid file type only video allowed."]);
    expect(video.uploaded).toEqual([]);
  });

  it("can be removed", async ({ expect }) => {
    using video = await mounted("gr-video", { value: { path: "0/a.webm", url: "data:,", meta: {} } });
    await video.press("[aria-label='Clear']");
    expect(video.events.filter((event) => event !== "error")).toEqual(["clear", "input"]);
    expect(video.element.value).toBe(null);
  });

  it("makes room for another source", async ({ expect }) => {
    using video = await mounted("gr-video", { value: { path: "0/a.webm", url: "data:,", meta: {} } });
    await video.press("[aria-label='Capture from camera']");
    expect(video.events.filter((event) => event !== "error")).toEqual(["clear", "input"]);
    expect(video.find(GATE)).toBeTruthy();
  });
});

type Mounted = Awaited<ReturnType<typeof mounted<"gr-video">>>;

async function opened(video: Mounted): Promise<void> {
  await video.press(GATE);
  // It can be pressed when the first picture has come.
  await eventually(() => video.find(".capture-button:enabled"));
}

/** Long enough for a recorder to have made its first pictures: as long as one beside it needs. */
async function recorded(): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: true });
  const beside = new MediaRecorder(stream, { mimeType: "video/webm" });
  const { promise, resolve } = Promise.withResolvers<void>();
  let bytes = 0;
  beside.addEventListener("dataavailable", ({ data }) => {
    bytes += data.size;
    if (bytes > 2000) resolve();
  });
  beside.start(50);
  await promise;
  beside.stop();
  for (const track of stream.getTracks()) track.stop();
}

function lights(streams: readonly MediaStream[]): string[] {
  return streams.slice(0, 1).flatMap((stream) => stream.getVideoTracks().map(({ readyState }) => readyState));
}

function drop(video: Mounted, file: File): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  const event = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
  video.find(".video-container").dispatchEvent(event);
}
