import { describe, it } from "vitest";
import "../../components/image/element.ts";
import { fakeCamera, sidesOf } from "./fake-camera.ts";
import { eventually, mounted } from "./element.ts";

const GATE = "[title='grant webcam access'] button";
const LIVE = "[data-testid='webcam-video']";
const CAPTURE = "[aria-label='capture photo']";

describe("the webcam of an Image", () => {
  it("asks for the camera when it is pressed, not before", async ({ expect }) => {
    using camera = fakeCamera();
    using image = await mounted("gr-image", { sources: ["webcam"] });
    expect(image.find(GATE).textContent?.trim()).toBe("Click to Access Webcam");
    expect(camera.asked).toEqual([]);
    await opened(image);
    expect(camera.asked).toEqual([{ video: { width: { ideal: 1920 }, height: { ideal: 1440 } }, audio: false }]);
  });

  it("asks once, however often it is pressed", async ({ expect }) => {
    using camera = fakeCamera();
    using image = await mounted("gr-image", { sources: ["webcam"] });
    const answer = camera.hold();
    await image.press(GATE);
    await image.press(GATE);
    answer();
    await eventually(() => image.find(LIVE));
    expect(camera.asked).toHaveLength(1);
  });

  it("asks for what the author wants", async ({ expect }) => {
    using camera = fakeCamera();
    const constraints = { video: { facingMode: "environment" }, audio: true };
    using image = await mounted("gr-image", { sources: ["webcam"], webcamOptions: { mirror: false, constraints } });
    await opened(image);
    expect(camera.asked).toEqual([{ video: { facingMode: "environment" }, audio: false }]);
  });

  it("offers its buttons with the first picture, and is not started over when it is drawn anew", async ({ expect }) => {
    using _camera = fakeCamera();
    using image = await mounted("gr-image", { sources: ["webcam"] });
    await opened(image);
    await eventually(() => image.find(`${CAPTURE}:enabled`));
    const video = image.find<HTMLVideoElement>(LIVE);
    let starts = 0;
    video.addEventListener("loadstart", () => starts++);
    image.element.requestUpdate();
    await image.element.updateComplete;
    const { promise, resolve } = Promise.withResolvers<unknown>();
    video.requestVideoFrameCallback(resolve);
    await promise;
    expect(starts).toBe(0);
  });

  it("takes a picture, uploads it, and lets go of the camera", async ({ expect }) => {
    using camera = fakeCamera();
    using image = await mounted("gr-image", { sources: ["webcam"] });
    await captured(image);
    expect(image.uploaded.map(({ name, type }) => [name, type])).toEqual([["image.png", "image/png"]]);
    expect(image.events).toEqual(["upload", "input"]);
    expect(image.element.value).toMatchObject({ path: "0/image.png", orig_name: "image.png" });
    expect(lights(camera.streams)).toEqual(["ended"]);
    await image.press("[aria-label='Remove Image']");
    expect(image.events).toEqual(["upload", "input", "clear", "input"]);
    expect(image.find(GATE)).toBeTruthy();
  });

  it.for([
    [true, ["blue", "red"]],
    [false, ["red", "blue"]],
  ] as const)("takes it as it is shown: mirrored, %s", async ([mirror, sides], { expect }) => {
    using _camera = fakeCamera();
    using image = await mounted("gr-image", { sources: ["webcam"], webcamOptions: { mirror, constraints: null } });
    await opened(image);
    expect(image.find(LIVE).classList.contains("flip")).toBe(mirror);
    await captured(image);
    const [file] = image.uploaded;
    if (!file) throw new Error("Nothing was uploaded.");
    expect(sidesOf(await createImageBitmap(file))).toEqual(sides);
  });

  it.for([
    ["NotAllowedError", "not allowed"],
    ["NotFoundError", "no camera"],
    ["NotReadableError", "another program"],
    ["OverconstrainedError", "this app asks for"],
    ["AbortError", "cannot be used"],
  ] as const)(
    "says what is wrong when the browser answers %s, and can be pressed again",
    async ([name, words], { expect }) => {
      using camera = fakeCamera();
      using image = await mounted("gr-image", { sources: ["webcam"] });
      camera.refuseWith = name;
      await image.press(GATE);
      await eventually(() => expect(image.messages).toHaveLength(1));
      expect(image.messages[0]).toContain(words);
      camera.refuseWith = null;
      await opened(image);
    },
  );

  it("offers the other cameras where there are several", async ({ expect }) => {
    using camera = fakeCamera({ names: ["Front", "Back"] });
    using image = await mounted("gr-image", {
      sources: ["webcam"],
      webcamOptions: { mirror: true, constraints: { video: { facingMode: "user", frameRate: 10 } } },
    });
    await opened(image);
    expect(image.element.querySelector("select")).toBe(null);
    await image.press("[aria-label='select input source']");
    const list = image.find<HTMLSelectElement>("[aria-label='select source']");
    expect([...list.options].map(({ text }) => text)).toEqual(["Front", "Back"]);
    list.value = "back";
    list.dispatchEvent(new Event("change"));
    await eventually(() => expect(camera.streams).toHaveLength(2));
    expect(camera.asked[1]).toEqual({
      video: { facingMode: undefined, frameRate: 10, deviceId: { exact: "back" } },
      audio: false,
    });
    expect(lights(camera.streams)).toEqual(["ended", "live"]);
    await eventually(() => expect(image.element.querySelector("select")).toBe(null));
    await captured(image);
    expect(image.uploaded).toHaveLength(1);
  });

  it("offers no choice where there is one camera", async ({ expect }) => {
    using _camera = fakeCamera();
    using image = await mounted("gr-image", { sources: ["webcam"] });
    await opened(image);
    expect(image.element.querySelector("[aria-label='select input source']")).toBe(null);
  });

  it("goes back to the button when the chosen camera cannot be used", async ({ expect }) => {
    using camera = fakeCamera({ names: ["Front", "Back"] });
    using image = await mounted("gr-image", { sources: ["webcam"] });
    await opened(image);
    await image.press("[aria-label='select input source']");
    camera.refuseWith = "NotReadableError";
    image.find("[aria-label='select source']").dispatchEvent(new Event("change"));
    await eventually(() => image.find(GATE));
    expect(image.messages).toHaveLength(1);
  });

  it("says that the camera is gone when it was unplugged", async ({ expect }) => {
    using camera = fakeCamera();
    using image = await mounted("gr-image", { sources: ["webcam"] });
    await opened(image);
    camera.unplug();
    await eventually(() => image.find(GATE));
    expect(image.messages).toEqual(["The camera was disconnected."]);
  });

  it.for([
    ["the visitor may not edit any more", { interactive: false }],
    ["another source was set", { sources: ["upload"] }],
    ["a function has set a picture", { value: { path: null, url: "data:,", meta: {} } }],
  ] as const)("lets go of the camera when %s", async ([, change], { expect }) => {
    using camera = fakeCamera();
    using image = await mounted("gr-image", { sources: ["webcam"] });
    await opened(image);
    Object.assign(image.element, change);
    await image.element.updateComplete;
    expect(lights(camera.streams)).toEqual(["ended"]);
  });

  it("lets go of the camera when it leaves the page", async ({ expect }) => {
    using camera = fakeCamera();
    using image = await mounted("gr-image", { sources: ["webcam"] });
    await opened(image);
    image.element.remove();
    expect(lights(camera.streams)).toEqual(["ended"]);
  });

  it("lets go of a camera that comes too late", async ({ expect }) => {
    using camera = fakeCamera();
    using image = await mounted("gr-image", { sources: ["webcam"] });
    const answer = camera.hold();
    await image.press(GATE);
    await eventually(() => expect(camera.asked).toHaveLength(1));
    image.element.interactive = false;
    await image.element.updateComplete;
    answer();
    await eventually(() => expect(lights(camera.streams)).toEqual(["ended"]));
    expect(image.messages).toEqual([]);
  });
});

describe("the sources of an Image", () => {
  const labels = (image: Mounted) =>
    [...image.element.querySelectorAll(".source-selection button")].map((button) => button.ariaLabel);

  it("are offered in one order, if there is a choice", async ({ expect }) => {
    using all = await mounted("gr-image", { sources: ["clipboard", "webcam", "upload"] });
    expect(labels(all)).toEqual(["Upload file", "Capture from camera", "Paste from clipboard"]);
    // The author's first one is in use; pasting happens at once.
    expect(all.find(".selected").ariaLabel).toBe("Capture from camera");
    using one = await mounted("gr-image", { sources: ["webcam"] });
    expect(labels(one)).toEqual([]);
    using paste = await mounted("gr-image", { sources: ["clipboard"] });
    expect(labels(paste)).toEqual(["Paste from clipboard"]);
  });

  it("change with a press, and no event is fired for an empty Image", async ({ expect }) => {
    using image = await mounted("gr-image");
    expect(image.element.querySelector(GATE)).toBe(null);
    await image.press("[aria-label='Capture from camera']");
    expect(image.find(GATE)).toBeTruthy();
    expect(image.find(".selected").ariaLabel).toBe("Capture from camera");
    await image.press("[aria-label='Upload file']");
    expect(image.find(".upload-button").ariaLabel).toContain("Drop an image file here to upload");
    expect(image.events).toEqual([]);
  });

  it("make room: a picture that is there is removed", async ({ expect }) => {
    using image = await mounted("gr-image", { value: { path: null, url: "data:,", meta: {} } });
    await image.press("[aria-label='Capture from camera']");
    expect(image.events).toEqual(["clear", "input"]);
    expect(image.element.value).toBe(null);
    expect(image.find(GATE)).toBeTruthy();
  });

  it("go back to uploads when a picture was dropped beside the webcam", async ({ expect }) => {
    using image = await mounted("gr-image");
    await image.press("[aria-label='Capture from camera']");
    drop(image, new File(["<svg/>"], "a.svg", { type: "image/svg+xml" }));
    await eventually(() => expect(image.events).toEqual(["upload", "input"]));
    expect(image.find(".selected").ariaLabel).toBe("Upload file");
  });

  it("take no dropped file where uploads are not among them", async ({ expect }) => {
    using image = await mounted("gr-image", { sources: ["webcam"] });
    expect(drop(image, new File(["<svg/>"], "a.svg", { type: "image/svg+xml" })).defaultPrevented).toBe(false);
    await image.element.settled();
    expect(image.uploaded).toEqual([]);
  });
});

type Mounted = Awaited<ReturnType<typeof mounted<"gr-image">>>;

async function opened(image: Mounted): Promise<void> {
  if (!image.element.querySelector(LIVE)) await image.press(GATE);
  // It can be pressed when the first picture has come.
  await eventually(() => image.find(".capture-button:enabled"));
}

async function captured(image: Mounted): Promise<void> {
  await opened(image);
  await image.press(CAPTURE);
  await eventually(() => image.find(".image-frame img"));
}

function lights(streams: readonly MediaStream[]): string[] {
  return streams.flatMap((stream) => stream.getVideoTracks().map(({ readyState }) => readyState));
}

function drop(image: Mounted, file: File): DragEvent {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  const event = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
  image.find(".image-container").dispatchEvent(event);
  return event;
}
