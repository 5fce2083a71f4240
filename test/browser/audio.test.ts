import axe from "axe-core";
import { describe, inject, it, vi } from "vitest";
import "../../components/audio/element.ts";
import { soundUrl } from "../../components/audio/fixture-sound.ts";
import { parsePcm } from "../../src/protocol/pcm.ts";
import { eventually, mounted } from "./element.ts";

const META = { _type: "gradio.FileData" } as const;
const SOUND = { path: "0/tone.wav", url: soundUrl(2), orig_name: "tone.wav", meta: META };
const PLAY = ".play-pause";

describe("the player of an Audio", () => {
  it("is the browser's own until ours is there", async ({ expect }) => {
    expect(inject("serverMarkup")["audio/static"]?.html).toMatch(/<audio[^>]* controls/);
    using audio = await shown();
    expect(audio.find<HTMLAudioElement>("audio").hidden).toBe(true);
    expect(labels(audio)).toEqual([
      "Adjust volume",
      "Adjust playback speed to 1.5x",
      "Skip backwards by 0.1 seconds",
      "Play",
      "Skip forward by 0.1 seconds",
    ]);
    expect(audio.find(".duration").textContent).toBe("0:02");
    expect(waveform(audio).shadowRoot?.querySelectorAll("canvas").length).toBeGreaterThan(0);
  });

  it("is known by the label", async ({ expect }) => {
    using audio = await shown();
    expect(audio.find("audio").dataset["testid"]).toBe("audio-player-Test");
    expect(audio.find(".player").dataset["testid"]).toBe("waveform-Test");
    audio.element.label = null;
    await audio.element.updateComplete;
    expect(audio.find(".player").dataset["testid"]).toBe("unlabelled-audio");
  });

  it("plays and pauses, and says so", async ({ expect }) => {
    using audio = await shown();
    await audio.press(PLAY);
    await eventually(() => expect(audio.events).toEqual(["play"]));
    await audio.element.updateComplete;
    expect(audio.find(PLAY).title).toBe("Pause");
    await audio.press(PLAY);
    await eventually(() => expect(audio.events).toEqual(["play", "pause"]));
  });

  it("says at the end that it has stopped", async ({ expect }) => {
    using audio = await shown();
    await seek(audio, 1.9);
    await audio.press(PLAY);
    await eventually(() => expect(audio.events).toEqual(["play", "pause", "stop"]));
  });

  it("begins again without a word where it is to loop", async ({ expect }) => {
    using audio = await shown({ loop: true });
    const player = audio.find<HTMLAudioElement>("audio");
    await seek(audio, 1.5);
    await audio.press(PLAY);
    await eventually(() => expect(player.currentTime).toBeGreaterThan(1.5));
    await eventually(() => expect(player.currentTime).toBeLessThan(1));
    expect(audio.events).toEqual(["play"]);
  });

  it("plays at once where it is to", async ({ expect }) => {
    using audio = await shown({ autoplay: true });
    await eventually(() => expect(audio.events).toEqual(["play"]));
  });

  it("tells the app where it is, and goes where the app wants it", async ({ expect }) => {
    using audio = await shown({ playbackPosition: 1.5 });
    const player = audio.find<HTMLAudioElement>("audio");
    await eventually(() => expect(player.currentTime).toBe(1.5));
    await seek(audio, 0.5);
    await eventually(() => expect(audio.patches.at(-1)).toEqual({ playbackPosition: 0.5 }));
    audio.element.playbackPosition = 1;
    await eventually(() => expect(player.currentTime).toBe(1));
    expect(audio.events).toEqual([]);
  });

  it("starts another sound from its beginning, and draws it", async ({ expect }) => {
    using audio = await shown();
    await seek(audio, 1.5);
    await eventually(() => expect(audio.element.playbackPosition).toBe(1.5));
    audio.element.value = { ...SOUND, url: soundUrl(3) };
    await audio.element.updateComplete;
    await eventually(() => expect(audio.find(".duration").textContent).toBe("0:03"));
    expect([audio.find<HTMLAudioElement>("audio").currentTime, audio.element.playbackPosition]).toEqual([0, 0]);
    expect(audio.find(".waveform").children).toHaveLength(1);
  });

  it("skips by a part of the sound, no further than its ends", async ({ expect }) => {
    using audio = await shown({ waveformOptions: { skip_length: 40 } });
    const player = audio.find<HTMLAudioElement>("audio");
    await audio.press("[aria-label='Skip forward by 0.8 seconds']");
    expect(player.currentTime).toBeCloseTo(0.8);
    for (let i = 0; i < 3; i++) await audio.press("[aria-label='Skip backwards by 0.8 seconds']");
    expect(player.currentTime).toBe(0);
  });

  it("seeks with the arrow keys", async ({ expect }) => {
    using audio = await shown();
    const player = audio.find<HTMLAudioElement>("audio");
    for (const key of ["ArrowRight", "ArrowRight", "ArrowLeft"]) {
      audio.find(".waveform").dispatchEvent(new KeyboardEvent("keydown", { key }));
    }
    expect(player.currentTime).toBeCloseTo(0.1);
  });

  it("plays faster and slower, and names what comes next", async ({ expect }) => {
    using audio = await shown();
    const speeds: [number, string | null][] = [];
    for (let i = 0; i < 4; i++) {
      await audio.press(".speed");
      speeds.push([audio.find<HTMLAudioElement>("audio").playbackRate, audio.find(".speed").ariaLabel]);
    }
    expect(speeds).toEqual([
      [1.5, "Adjust playback speed to 2x"],
      [2, "Adjust playback speed to 0.5x"],
      [0.5, "Adjust playback speed to 1x"],
      [1, "Adjust playback speed to 1.5x"],
    ]);
  });

  it("changes the volume, down to nothing", async ({ expect }) => {
    using audio = await shown();
    await audio.press("[aria-label='Adjust volume']");
    const player = audio.find<HTMLAudioElement>("audio");
    const slider = audio.find<HTMLInputElement>("[aria-label='Volume']");
    for (const [volume, isMuted] of [
      [0.5, false],
      [0, true],
      [1, false],
    ] as const) {
      slider.value = String(volume);
      slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
      expect([player.volume, player.muted]).toEqual([volume, isMuted]);
    }
  });

  it("shows the text of each moment, unless the visitor wants none", async ({ expect }) => {
    const subtitles = [
      { start: 0, end: 1, text: "First" },
      { start: 1, end: 2, text: "<b>Then</b>" },
    ];
    using audio = await shown({ subtitles });
    const text = () => audio.element.querySelector("[data-testid='subtitle-display']")?.textContent;
    expect(text()).toBe("First");
    await seek(audio, 1.5);
    await eventually(() => expect(text()).toBe("<b>Then</b>"));
    await audio.press("[data-testid='subtitles-toggle']");
    expect(text()).toBe(undefined);
  });

  it.for([
    ["cannot be decoded", { value: { ...SOUND, url: "data:audio/wav;base64,AAAA" } }],
    ["lies on another server", { value: { ...SOUND, path: null, url: "https://other.example/tone.wav" } }],
    ["is not to be drawn", { waveformOptions: { show_recording_waveform: false } }],
  ] as const)("is the browser's own where the sound %s", async ([, props], { expect }) => {
    using audio = await mounted("gr-audio", { value: SOUND, interactive: false, ...props });
    await eventually(() => {
      expect(audio.element.querySelector(".controls")).toBe(null);
      expect(audio.find<HTMLAudioElement>("audio").hidden).toBe(false);
    });
  });

  it("is the browser's own where the sound is too long to be drawn", async ({ expect }) => {
    const length = vi.spyOn(HTMLMediaElement.prototype, "duration", "get").mockReturnValue(3601);
    using audio = await mounted("gr-audio", { value: SOUND });
    await eventually(() => expect(audio.find<HTMLAudioElement>("audio").hidden).toBe(false));
    await eventually(() => expect(audio.element.querySelector(".controls")).toBe(null));
    length.mockRestore();
  });

  it("says that a sound cannot be played", async ({ expect }) => {
    using audio = await mounted("gr-audio", { value: { ...SOUND, url: "data:audio/wav;base64,AAAA" } });
    await eventually(() => expect([audio.events, audio.messages]).toEqual([["error"], ["Audio not playable"]]));
  });

  it("is drawn again when the element is moved", async ({ expect }) => {
    using audio = await shown();
    document.body.append(audio.element);
    await eventually(() => expect(waveform(audio).isConnected).toBe(true));
    await eventually(() => expect(audio.find(".duration").textContent).toBe("0:02"));
    expect(audio.find(".waveform").children).toHaveLength(1);
    audio.element.remove();
  });

  it("can be saved", async ({ expect }) => {
    using audio = await shown();
    const link = audio.find<HTMLAnchorElement>("[data-testid='download-link']");
    expect([link.download, link.ariaLabel]).toEqual(["tone.wav", "Download"]);
    audio.element.buttons = [];
    await audio.element.updateComplete;
    expect(audio.element.querySelector("[data-testid='download-link']")).toBe(null);
  });
});

describe("trimming an Audio", () => {
  it("cuts out what is marked, and can be undone", async ({ expect }) => {
    using audio = await shown({ interactive: true });
    await audio.press("[aria-label='Trim audio to selection']");
    expect(audio.find(".trim-duration").textContent).toBe("0:01");
    await eventually(() => handle(audio, "start"));
    handle(audio, "start").dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft" }));
    handle(audio, "end").dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));
    await press(audio, "Trim");
    await eventually(() => expect(audio.events).toEqual(["input"]));
    expect(audio.uploaded[0]?.name).toBe("tone.wav");
    const cut = parsePcm((await audio.uploaded[0]?.arrayBuffer()) ?? new ArrayBuffer());
    expect([cut?.sampleRate, cut?.data.length]).toEqual([44_100, 48_510]);
    await eventually(() => expect(audio.find(".duration").textContent).toBe("0:01"));
    await eventually(() => audio.press("[aria-label='Reset audio']:enabled"));
    expect([audio.element.value, audio.events]).toEqual([SOUND, ["input", "input"]]);
  });

  it("moves its ends with the keyboard, never past each other", async ({ expect }) => {
    using audio = await shown({ interactive: true });
    await audio.press("[aria-label='Trim audio to selection']");
    const [start, end] = await eventually(() => [handle(audio, "start"), handle(audio, "end")] as const);
    expect([start.role, start.tabIndex, start.ariaLabel, end.ariaLabel]).toEqual([
      "button",
      0,
      "Drag to adjust start time",
      "Drag to adjust end time",
    ]);
    for (let i = 0; i < 60; i++) start.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));
    await press(audio, "Trim");
    await eventually(() => expect(audio.uploaded).toHaveLength(1));
    const cut = parsePcm((await audio.uploaded[0]?.arrayBuffer()) ?? new ArrayBuffer());
    expect(cut?.data.length).toBe(4410);
  });

  it("can be given up", async ({ expect }) => {
    using audio = await shown({ interactive: true });
    await audio.press("[aria-label='Trim audio to selection']");
    await press(audio, "Cancel");
    expect([audio.uploaded, audio.events]).toEqual([[], []]);
    expect(waveform(audio).shadowRoot?.querySelector("[part~='region']") ?? null).toBe(null);
  });

  it("is only offered to who may edit", async ({ expect }) => {
    using shownOnly = await shown();
    using fixed = await shown({ interactive: true, editable: false });
    for (const audio of [shownOnly, fixed]) expect(labels(audio)).not.toContain("Trim audio to selection");
  });

  it("has no accessibility fault", async ({ expect }) => {
    using audio = await shown({ interactive: true });
    await audio.press("[aria-label='Trim audio to selection']");
    const { violations } = await axe.run(audio.element, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
  });
});

describe("what an Audio takes", () => {
  const wav = async (name: string, type = "audio/wav") =>
    new File([await (await fetch(SOUND.url)).arrayBuffer()], name, { type });

  it("is a file of the visitor's, which stays as it is where the server can read it", async ({ expect }) => {
    using audio = await mounted("gr-audio");
    const file = await wav("tone.wav");
    drop(audio, file);
    await eventually(() => expect(audio.events).toEqual(["upload", "input"]));
    expect(audio.uploaded).toEqual([file]);
    expect(audio.find("[data-testid='file-upload']").getAttribute("accept")).toMatch(/^audio\/aac, .*audio\/\*$/);
  });

  it.for([
    [{ type: "numpy" }, "song.wav"],
    [{ type: "filepath", format: "wav" }, "song.wav"],
    [{ type: "filepath" }, "song.mp3"],
    [{ type: "filepath", format: "mp3" }, "song.mp3"],
  ] as const)("becomes a WAV file where one is needed: %o", async ([props, name], { expect }) => {
    using audio = await mounted("gr-audio", props);
    // Decoders look at the bytes alone.
    drop(audio, await wav("song.mp3", "audio/mpeg"));
    await eventually(() => expect(audio.uploaded.map((file) => file.name)).toEqual([name]));
    const read = parsePcm((await audio.uploaded[0]?.arrayBuffer()) ?? new ArrayBuffer());
    expect(read?.data.length).toBe((read?.sampleRate ?? 0) * 2);
  });

  it("is refused where it has to be decoded and cannot", async ({ expect }) => {
    using audio = await mounted("gr-audio");
    drop(audio, new File(["no sound"], "song.mp3", { type: "audio/mpeg" }));
    await eventually(() => expect(audio.messages).toEqual(["This browser cannot read this audio."]));
    expect([audio.events, audio.uploaded, audio.element.value]).toEqual([["error"], [], null]);
  });

  it("is no file of another kind: that is a warning, not an error", async ({ expect }) => {
    using audio = await mounted("gr-audio");
    drop(audio, await wav("tone.wav", ""));
    await eventually(() => expect(audio.events).toEqual(["warning"]));
    expect(audio.messages).toEqual(["Invalid file type only audio allowed."]);
    expect(audio.uploaded).toEqual([]);
  });

  it("can be removed, and begins at its beginning when it comes back", async ({ expect }) => {
    using audio = await shown({ interactive: true });
    await seek(audio, 1);
    await eventually(() => expect(audio.element.playbackPosition).toBe(1));
    await audio.press("[aria-label='Clear']");
    expect([audio.events, audio.element.value, audio.element.playbackPosition]).toEqual([["clear", "input"], null, 0]);
    audio.element.value = SOUND;
    await eventually(() => expect(audio.find(".duration").textContent).toBe("0:02"));
  });

  it("is refused with a reason that the visitor can put away", async ({ expect }) => {
    using audio = await mounted("gr-audio", { validationError: "Too short" });
    expect(audio.find("[role='alert']").textContent).toContain("Too short");
    await audio.press("[aria-label='Dismiss']");
    expect(audio.element.querySelector("[role='alert']")).toBe(null);
  });
});

type Mounted = Awaited<ReturnType<typeof mounted<"gr-audio">>>;

/** An Audio with two seconds of sound whose waveform is drawn. */
async function shown(props: Readonly<Record<string, unknown>> = {}): Promise<Mounted> {
  const audio = await mounted("gr-audio", { value: SOUND, interactive: false, ...props });
  await eventually(() => {
    waveform(audio);
    if (audio.find(".duration").textContent !== "0:02") throw new Error("It is not drawn yet.");
  });
  return audio;
}

function waveform(audio: Mounted): Element {
  const drawn = audio.find(".waveform").firstElementChild;
  if (!drawn) throw new Error("There is no waveform.");
  return drawn;
}

function handle(audio: Mounted, side: "start" | "end"): HTMLElement {
  const part = `[part~="region-handle-${side === "start" ? "left" : "right"}"]`;
  const found = waveform(audio).shadowRoot?.querySelector<HTMLElement>(part);
  if (!found) throw new Error(`There is no handle at the ${side}.`);
  return found;
}

function labels(audio: Mounted): (string | null)[] {
  return [...audio.element.querySelectorAll(".controls [aria-label]")].map(({ ariaLabel }) => ariaLabel);
}

async function seek(audio: Mounted, time: number): Promise<void> {
  const player = audio.find<HTMLAudioElement>("audio");
  await eventually(() => {
    if (player.readyState === 0) throw new Error("It is not loaded yet.");
  });
  player.currentTime = time;
}

async function press(audio: Mounted, text: string): Promise<void> {
  const button = [...audio.element.querySelectorAll("button")].find((each) => each.textContent.trim() === text);
  if (!button) throw new Error(`There is no button "${text}".`);
  button.click();
  await audio.element.updateComplete;
}

function drop(audio: Mounted, file: File): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  audio
    .find(".audio-container")
    .dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
}
