import { describe, it } from "vitest";
import { Audio, type AudioOptions } from "../../components/audio/definition.ts";
import { AppError, InputError, SetupError } from "../../src/core/errors.ts";
import type { FileAccess, FileRef } from "../../src/core/files.ts";
import type { AudioSource } from "../../src/core/media/audio.ts";
import { FILE_META, type FileData } from "../../src/protocol/file-data.ts";
import { type AudioData, parsePcm, wavOf } from "../../src/protocol/pcm.ts";
import { createFileAccess } from "../../src/runtime/stored-files.ts";
import { fakeBucket } from "../support/fake-bucket.ts";

const SOUND: AudioData = { sampleRate: 16_000, channels: 2, data: Int16Array.of(1, -2, 3, -4) };
const WAV = wavOf(SOUND);
const MP3 = Uint8Array.of(0xff, 0xfb, 0x90, 0x44, 0, 0);
/** An AIFF with one sample, as short as they get. */
const AIFF = Uint8Array.from([
  ...text("FORM\0\0\0\x2eAIFFCOMM\0\0\0\x12\0\x01\0\0\0\x01\0\x10\x40\x0b\xfa\0\0\0\0\0\0\0"),
  ...text("SSND\0\0\0\x0a\0\0\0\0\0\0\0\0\x01\x02"),
]);

describe("reading an Audio", () => {
  it("answers nothing where there is nothing", async ({ expect }) => {
    expect(await read(Audio(), null, storage())).toBe(null);
  });

  it("answers samples, unless the author wants the file", async ({ expect }) => {
    const files = storage();
    const sent = await files.store(WAV, { name: "voice.wav" });
    expect(await read(Audio(), sent, files)).toEqual(SOUND);
    const file = await read(Audio({ type: "filepath" }), sent, files);
    expect(file).toMatchObject({ path: sent.path, name: "voice.wav", type: "audio/wav" });
  });

  it("reads AIFF", async ({ expect }) => {
    const files = storage();
    const sent = await files.store(AIFF, { name: "voice.aif" });
    expect(await read(Audio(), sent, files)).toEqual({ sampleRate: 8000, channels: 1, data: Int16Array.of(0x102) });
  });

  it("makes WAV of AIFF where WAV is wanted", async ({ expect }) => {
    const files = storage();
    const sent = await files.store(AIFF, { name: "my voice.aif" });
    const file = (await read(Audio({ type: "filepath", format: "wav" }), sent, files)) as FileRef; // as it says
    expect([file.name, file.type]).toEqual(["my voice.wav", "audio/wav"]);
    expect(parsePcm(await file.arrayBuffer())?.data).toEqual(Int16Array.of(0x102));
  });

  it("keeps files that are as they are wanted", async ({ expect }) => {
    const files = storage();
    const sent = await files.store(MP3, { name: "song.mp3" });
    for (const format of ["mp3", null] as const) {
      expect(await read(Audio({ type: "filepath", format }), sent, files)).toMatchObject({ path: sent.path });
    }
  });

  it("says what it cannot decode", async ({ expect }) => {
    const files = storage();
    const sent = await files.store(MP3, { name: "song.mp3" });
    for (const audio of [Audio(), Audio({ type: "filepath", format: "wav" })]) {
      await expect(read(audio, sent, files)).rejects.toBeInstanceOf(InputError);
      await expect(read(audio, sent, files)).rejects.toThrow(
        '"song.mp3" cannot be read as samples here. Send a WAV or AIFF file that is not compressed.',
      );
    }
    const wav = await files.store(WAV, { name: "voice.wav" });
    await expect(read(Audio({ type: "filepath", format: "mp3" }), wav, files)).rejects.toThrow(
      '"voice.wav" is no MP3 file',
    );
  });

  it("refuses what is no sound, or only says so", async ({ expect }) => {
    const files = storage();
    const notes = await files.store(new TextEncoder().encode("hello"), { name: "notes.txt" });
    await expect(read(Audio({ type: "filepath" }), notes, files)).rejects.toThrow('"notes.txt" is not a sound.');
    const fake = await files.store(new TextEncoder().encode("hello"), { name: "fake.wav" });
    await expect(read(Audio(), fake, files)).rejects.toThrow('"fake.wav" cannot be read as samples');
  });

  it("refuses files that are too large to be held", async ({ expect }) => {
    const files = storage();
    const large = { name: "long.wav", type: "audio/wav", size: 33 * 1024 ** 2 } as FileRef; // as much as is looked at
    await expect(
      read(Audio(), { path: "0/long.wav", meta: FILE_META }, { ...files, open: () => large }),
    ).rejects.toThrow('"long.wav" has 33 MB; sounds up to 32 MB can be read as samples.');
  });

  it("refuses files that are not the visitor's", async ({ expect }) => {
    for (const path of ["0/secret.wav", "constructor", null]) {
      await expect(read(Audio(), { path, meta: FILE_META }, storage())).rejects.toBeInstanceOf(InputError);
    }
  });
});

describe("showing in an Audio", () => {
  it("makes WAV of samples", async ({ expect }) => {
    const files = storage();
    const shown = await show(Audio(), SOUND, files);
    expect(shown).toMatchObject({ orig_name: "audio.wav", mime_type: "audio/wav", size: 52 });
    expect(await read(Audio(), shown, files)).toEqual(SOUND);
  });

  it.for([
    [Float32Array.of(0, 0.25, -0.5), [0, 16_384, -32_767]],
    [Float64Array.of(0, 3, -1), [0, 32_767, -10_922]],
    [Float32Array.of(0, 0, 0), [0, 0, 0]],
    [Float32Array.of(NaN, Infinity, 1), [0, 0, 32_767]],
    [Int32Array.of(0, 65_536, -(2 ** 31)), [0, 1, -32_768]],
    [Uint16Array.of(0, 32_768, 65_535), [-32_768, 0, 32_767]],
    [Uint8Array.of(0, 128, 255), [-32_768, 128, 32_767]],
    [Int8Array.of(0, -128, 127), [0, -32_768, 32_512]],
  ] as const)("takes numbers of every kind: %o", async ([data, expected], { expect }) => {
    const files = storage();
    for (const source of [
      { sampleRate: 8000, channels: 1, data },
      { sampleRate: 8000, channelData: [data] },
    ]) {
      const back = await read(Audio(), await show(Audio(), source, files), files);
      expect(back).toEqual({ sampleRate: 8000, channels: 1, data: Int16Array.from(expected) });
    }
  });

  it("makes all channels as loud as the loudest needs", async ({ expect }) => {
    const files = storage();
    const source = { sampleRate: 8000, channelData: [Float32Array.of(0.5, 0), Float32Array.of(-0.25, 0.25)] };
    const back = await read(Audio(), await show(Audio(), source, files), files);
    expect(back).toMatchObject({ channels: 2, data: Int16Array.of(32_767, -16_383, 0, 16_384) });
  });

  it.for([
    [{ sampleRate: 0, channels: 1, data: new Int16Array() }, /sampleRate 0/],
    [{ sampleRate: 44.1, channels: 1, data: new Int16Array() }, /sampleRate 44.1/],
    [{ sampleRate: "44100", channels: 1, data: new Int16Array() }, /sampleRate 44100/],
    [{ sampleRate: 8000, channels: 0, data: new Int16Array() }, /0 channels/],
    [{ sampleRate: 8000, channels: 1.5, data: new Int16Array() }, /1.5 channels/],
    [{ sampleRate: 8000, channels: 2, data: new Int16Array(3) }, /3 samples, which do not make 2 channels/],
    [{ sampleRate: 8000, channels: 1, data: [1, 2] }, /samples that are none/],
    [{ sampleRate: 8000, channels: 1 }, /samples that are none/],
    [{ sampleRate: 8000, channels: 1, data: new BigInt64Array(1) }, /samples that are none/],
    [{ sampleRate: 8000, channelData: [] }, /0 channels/],
    [{ sampleRate: 8000, channelData: null }, /channels that hold no samples/],
    [{ sampleRate: 8000, channelData: [[1]] }, /channels that hold no samples/],
    [{ sampleRate: 8000, channelData: [new Float32Array(1), new Float32Array(2)] }, /different lengths/],
    [[8000, new Int16Array(1)], /not a file/],
    [42, /not a file/],
    [{}, /not a file/],
  ] as const)("says what is wrong with samples: %o", async ([source, message], { expect }) => {
    const refused = show(Audio(), source as never, storage());
    await expect(refused).rejects.toBeInstanceOf(AppError);
    await expect(refused).rejects.toThrow(message);
  });

  it("names bytes by what they are", async ({ expect }) => {
    for (const [source, name] of [
      [WAV, "audio.wav"],
      [MP3.buffer, "audio.mp3"],
      [new Blob([WAV]), "audio.wav"],
      [new Blob([WAV]).stream() as ReadableStream<Uint8Array>, "audio.wav"], // Node's own type says less
      [new Response(MP3), "audio.mp3"],
      [new File([MP3], "fun.mp3"), "fun.mp3"],
      [new Blob(["OggS"], { type: "audio/ogg" }), "audio.ogg"],
    ] as const) {
      expect(await show(Audio(), source, storage())).toMatchObject({ orig_name: name });
    }
  });

  it("hands on a file that was read, without storing it again", async ({ expect }) => {
    const files = storage();
    const sent = await files.store(WAV, { name: "voice.wav" });
    expect(await show(Audio(), files.open(sent), files)).toMatchObject({ path: sent.path, orig_name: "voice.wav" });
    expect(files.kept.size).toBe(1);
  });

  it("makes the kind of file that the author wants, or says that it cannot", async ({ expect }) => {
    const files = storage();
    expect(await show(Audio({ format: "mp3" }), MP3, files)).toMatchObject({ orig_name: "audio.mp3" });
    expect(await show(Audio({ format: "wav" }), new File([AIFF], "a.aif"), files)).toMatchObject({
      orig_name: "a.wav",
    });
    await expect(show(Audio({ format: "wav" }), MP3, files)).rejects.toThrow(/make the wav file/);
    await expect(show(Audio({ format: "mp3" }), WAV, files)).rejects.toThrow(/make the mp3 file/);
    await expect(show(Audio({ format: "mp3" }), SOUND, files)).rejects.toThrow(/returned samples where/);
  });

  it("passes addresses on unread", async ({ expect }) => {
    const files = storage();
    const url = "https://example.com/sounds/bell.mp3?size=2";
    expect(await show(Audio({ format: "wav" }), url, files)).toMatchObject({ path: null, url, orig_name: "bell.mp3" });
    expect(files.kept.size).toBe(0);
  });

  it("stores data URLs", async ({ expect }) => {
    const url = `data:audio/wav;base64,${btoa(String.fromCharCode(...WAV))}`;
    expect(await show(Audio(), url, storage())).toMatchObject({ orig_name: "audio.wav", mime_type: "audio/wav" });
  });

  it("never takes a text for a path, and does not repeat it", async ({ expect }) => {
    for (const text of [
      "/etc/passwd",
      "0123/secret.wav",
      "file:///etc/passwd",
      "javascript:alert(1)",
      "data:text/html,x",
      "",
    ]) {
      const refused = show(Audio(), text, storage());
      await expect(refused).rejects.toBeInstanceOf(AppError);
      if (text) await expect(refused).rejects.not.toThrow(text);
    }
  });

  it("refuses bytes that are no sound", async ({ expect }) => {
    for (const source of [new TextEncoder().encode("hello"), new Blob(["<html>"], { type: "text/html" })]) {
      await expect(show(Audio(), source, storage())).rejects.toThrow(/no sound we know/);
    }
  });
});

describe("the options of an Audio", () => {
  const wire = (options: Partial<AudioOptions>) => {
    const { definition, props } = Audio(options);
    return definition.wireProps?.(props) ?? {};
  };

  it("are checked when it is made", ({ expect }) => {
    expect(() => Audio({ sources: ["webcam" as "upload"] })).toThrow(/sources "webcam"/);
    expect(() => Audio({ type: "pil" as "numpy" })).toThrow(/type "pil" is unknown; use "numpy", "filepath"/);
    expect(() => Audio({ format: "ogg" as "wav" })).toThrow(/format "ogg"/);
    const streaming: object = { streaming: true }; // our types know no such option
    expect(() => Audio(streaming)).toThrow(/streaming is not offered/);
    expect(() => Audio({ subtitles: "hello" })).toThrow(SetupError);
    expect(() => Audio({ waveformOptions: { skipLength: -1 } })).toThrow(/skipLength is -1/);
    expect(() => Audio({ waveformOptions: { sampleRate: 10 } })).toThrow(/sampleRate is 10/);
  });

  it("may be named in part", ({ expect }) => {
    expect(wire({ waveformOptions: { skipLength: 2, waveformColor: "#01C6FF" } })["waveformOptions"]).toEqual({
      waveform_color: "#01C6FF",
      waveform_progress_color: null,
      trim_region_color: null,
      show_recording_waveform: true,
      skip_length: 2,
      sample_rate: 44_100,
    });
  });

  it("outlive an update, which leaves them as they travel", ({ expect }) => {
    const { definition, props } = Audio({ subtitles: [{ text: "Hi", timestamp: [0, 1.5] }] });
    const own = definition.wireProps?.(props) ?? {};
    const again = definition.complete({ ...props, ...own });
    expect(definition.wireProps?.(again)).toEqual(own);
  });

  it.for([
    [[{ text: "Hello\n\nthere", timestamp: [0, 1.5] }], [{ start: 0, end: 1.5, text: "Hello\nthere" }]],
    [
      "WEBVTT\r\n\r\n1\r\n00:00:01.000 --> 01:02.500 align:left\r\n<i>Hi</i>\r\n",
      [{ start: 1, end: 62.5, text: "Hi" }],
    ],
    ["1\n00:00:01,000 --> 00:00:02,250\nHi\nyou\n", [{ start: 1, end: 2.25, text: "Hi\nyou" }]],
    ['[{"text":"Hi","timestamp":[1,2]}]', [{ start: 1, end: 2, text: "Hi" }]],
    [[], []],
    [null, null],
  ] as const)("take subtitles as a list of texts and times: %o", ([subtitles, expected], { expect }) => {
    expect(wire({ subtitles })["subtitles"]).toEqual(expected);
  });

  it("ask for the microphone only where it is a source", ({ expect }) => {
    const devices = (options: Partial<AudioOptions>) => {
      const { definition, props } = Audio(options);
      return definition.devices?.(props);
    };
    expect([devices({}), devices({ sources: ["upload"] })]).toEqual([["microphone"], []]);
  });
});

interface AnyAudio {
  readonly definition: ReturnType<typeof Audio>["definition"];
  readonly props: ReturnType<typeof Audio>["props"];
}

/** The storage of one run, as functions have it. */
function storage(): FileAccess & { readonly kept: ReadonlyMap<string, unknown> } {
  const { bucket, kept } = fakeBucket();
  const access = createFileAccess({ bucket, files: {}, root: "https://app.example", session: "s", onStored: () => {} });
  return { ...access, kept };
}

async function read({ definition, props }: AnyAudio, value: FileData | null, files: FileAccess): Promise<unknown> {
  return definition.preprocess(value, props, files);
}

async function show({ definition, props }: AnyAudio, value: AudioSource, files: FileAccess): Promise<FileData> {
  return (await definition.postprocess(value as never, props, files)) as FileData; // any answer of a handler
}

function text(characters: string): number[] {
  return Array.from(characters, (character) => character.charCodeAt(0));
}
