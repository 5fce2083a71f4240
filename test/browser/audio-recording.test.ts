import { describe, it, vi } from "vitest";
import "../../components/audio/element.ts";
import { parsePcm } from "../../src/protocol/pcm.ts";
import { eventually, mounted } from "./element.ts";
import { fakeMicrophone } from "./fake-microphone.ts";

const DEVICES = "[aria-label='Select input device']";

describe("the microphone of an Audio", () => {
  it("records, uploads a WAV file once, and says what happens", async ({ expect }) => {
    using microphone = fakeMicrophone();
    using audio = await mounted("gr-audio", { sources: ["microphone"] });
    await recording(audio);
    expect([audio.events, audio.element.recording]).toEqual([["start_recording"], true]);
    expect(audio.find("[data-testid='recording-waveform']")).toBeTruthy();
    await heard(audio, "0:01");
    await press(audio, "Stop");
    await eventually(() => audio.find(".player audio"));
    expect(audio.events).toEqual(["start_recording", "stop_recording", "input"]);
    expect(audio.uploaded.map(({ name, type }) => [name, type])).toEqual([["audio.wav", "audio/wav"]]);
    const heardThen = parsePcm((await audio.uploaded[0]?.arrayBuffer()) ?? new ArrayBuffer());
    expect(heardThen?.sampleRate).toBe(44_100);
    expect(heardThen?.data.length).toBeGreaterThan(30_000);
    expect(heardThen?.data.some((sample) => sample > 5000)).toBe(true);
    expect([lights(microphone.streams), audio.element.recording]).toEqual([["ended"], false]);
  });

  it("records as many samples a second as the author wants, and draws nothing if so told", async ({ expect }) => {
    using _microphone = fakeMicrophone();
    const waveformOptions = { sample_rate: 16_000, show_recording_waveform: false };
    using audio = await mounted("gr-audio", { sources: ["microphone"], waveformOptions });
    await recording(audio);
    expect(audio.element.querySelector("canvas")).toBe(null);
    await heard(audio, "0:01");
    await press(audio, "Stop");
    await eventually(() => expect(audio.uploaded).toHaveLength(1));
    expect(parsePcm((await audio.uploaded[0]?.arrayBuffer()) ?? new ArrayBuffer())?.sampleRate).toBe(16_000);
  });

  it("stands still while it is paused", async ({ expect }) => {
    using _microphone = fakeMicrophone();
    using audio = await mounted("gr-audio", { sources: ["microphone"] });
    await recording(audio);
    await audio.press(".microphone [aria-label='Pause']");
    expect(audio.events).toEqual(["start_recording", "pause_recording"]);
    await press(audio, "Resume");
    expect(audio.find(".microphone [aria-label='Pause']")).toBeTruthy();
    await heard(audio, "0:01");
    await press(audio, "Stop");
    await eventually(() => expect(audio.events.at(-1)).toBe("input"));
    expect(audio.events).toEqual(["start_recording", "pause_recording", "stop_recording", "input"]);
  });

  it("can be chosen", async ({ expect }) => {
    using microphone = fakeMicrophone({ names: ["Inside", "Headset", ""] });
    using audio = await mounted("gr-audio", { sources: ["microphone"] });
    const devices = audio.find<HTMLSelectElement>(DEVICES);
    await eventually(() => expect(devices.textContent.trim()).toBe("InsideHeadsetMicrophone 3"));
    devices.value = "id-1";
    devices.dispatchEvent(new Event("change"));
    await recording(audio);
    expect(microphone.asked).toEqual([{ audio: { deviceId: { exact: "id-1" } } }]);
  });

  it("may not be there", async ({ expect }) => {
    using microphone = fakeMicrophone({ names: [] });
    microphone.refuseWith = "NotFoundError";
    using audio = await mounted("gr-audio", { sources: ["microphone"] });
    const devices = audio.find<HTMLSelectElement>(DEVICES);
    await eventually(() => expect(devices.textContent.trim()).toBe("No microphone found"));
    expect(devices.disabled).toBe(true);
    await press(audio, "Record");
    await eventually(() => expect(audio.messages).toEqual(["There is no microphone here."]));
  });

  it.for([
    ["NotAllowedError", "The browser was not allowed to use the microphone."],
    ["NotReadableError", "The microphone cannot be used. Does another program use it?"],
  ])("says why it cannot be used: %s", async ([name, message], { expect }) => {
    using microphone = fakeMicrophone();
    microphone.refuseWith = name ?? null;
    using audio = await mounted("gr-audio", { sources: ["microphone"] });
    await press(audio, "Record");
    await eventually(() => expect([audio.events, audio.messages]).toEqual([["error"], [message]]));
    microphone.refuseWith = null;
    await recording(audio);
  });

  it("is needed by a browser that can record", async ({ expect }) => {
    using _microphone = fakeMicrophone();
    using audio = await mounted("gr-audio", { sources: ["microphone"] });
    vi.stubGlobal("MediaRecorder", undefined);
    await press(audio, "Record");
    await eventually(() => expect(audio.messages).toEqual(["This browser cannot record. Upload a file instead."]));
    vi.unstubAllGlobals();
  });

  it("keeps what was recorded until it was unplugged", async ({ expect }) => {
    using microphone = fakeMicrophone();
    using audio = await mounted("gr-audio", { sources: ["microphone"] });
    await recording(audio);
    await heard(audio, "0:01");
    microphone.unplug();
    await eventually(() => expect(audio.events).toEqual(["start_recording", "stop_recording", "input"]));
    expect(audio.uploaded).toHaveLength(1);
  });

  it("lets go when nobody waits for the recording any more", async ({ expect }) => {
    using microphone = fakeMicrophone();
    using audio = await mounted("gr-audio", { sources: ["microphone"] });
    await recording(audio);
    audio.element.interactive = false;
    await audio.element.updateComplete;
    expect(lights(microphone.streams)).toEqual(["ended"]);
    await audio.element.settled();
    expect([audio.uploaded, audio.events, audio.element.recording]).toEqual([[], ["start_recording"], false]);
  });

  it("lets go when the visitor left while the browser asked", async ({ expect }) => {
    using microphone = fakeMicrophone();
    using audio = await mounted("gr-audio", { sources: ["microphone"] });
    const answer = microphone.hold();
    await press(audio, "Record");
    await eventually(() => expect(microphone.asked).toHaveLength(1));
    audio.element.remove();
    answer();
    await eventually(() => expect(lights(microphone.streams)).toEqual(["ended"]));
    expect(audio.events).toEqual([]);
  });

  it("is turned on and off by the app", async ({ expect }) => {
    using _microphone = fakeMicrophone();
    using audio = await mounted("gr-audio", { sources: ["microphone"] });
    audio.element.recording = true;
    await eventually(() => expect(audio.events).toEqual(["start_recording"]));
    await heard(audio, "0:01");
    audio.element.recording = false;
    await eventually(() => expect(audio.events).toEqual(["start_recording", "stop_recording", "input"]));
  });

  it("stays off where there is no place to show it, and says so", async ({ expect }) => {
    using microphone = fakeMicrophone();
    using audio = await mounted("gr-audio", { sources: ["upload"], recording: true });
    await eventually(() => expect(audio.patches).toEqual([{ recording: false }]));
    expect([audio.element.recording, audio.events, lights(microphone.streams).includes("live")]).toEqual([
      false,
      [],
      false,
    ]);
  });

  it("makes room for a file, and takes the place of one", async ({ expect }) => {
    using _microphone = fakeMicrophone();
    using audio = await mounted("gr-audio", { value: { path: "0/a.wav", url: "data:,", meta: {} } });
    await audio.press("[aria-label='Record audio']");
    expect(audio.events.filter((event) => event !== "error")).toEqual(["clear", "input"]);
    expect(audio.find(".microphone")).toBeTruthy();
    await audio.press("[aria-label='Upload file']");
    expect(audio.find(".upload-zone")).toBeTruthy();
  });
});

type Mounted = Awaited<ReturnType<typeof mounted<"gr-audio">>>;

async function press(audio: Mounted, text: string): Promise<void> {
  const button = [...audio.element.querySelectorAll("button")].find((each) => each.textContent.trim() === text);
  if (!button) throw new Error(`There is no button "${text}".`);
  button.click();
  await audio.element.updateComplete;
}

async function recording(audio: Mounted): Promise<void> {
  await press(audio, "Record");
  await eventually(() => audio.find(".record-time"));
}

async function heard(audio: Mounted, time: string): Promise<void> {
  await eventually(() => {
    if (audio.find(".record-time").textContent !== time) throw new Error("It is not that long yet.");
  });
}

function lights(streams: readonly MediaStream[]): string[] {
  return streams.flatMap((stream) => stream.getAudioTracks().map(({ readyState }) => readyState));
}
