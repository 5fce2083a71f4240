import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from "mediabunny";
import { describe, it } from "vitest";
import { InputError } from "../../src/core/errors.ts";
import type { FileRef } from "../../src/core/files.ts";
import { convert } from "../../src/core/media/video-conversion.ts";
import { aVideo } from "../support/videos.ts";

describe("converting a video", () => {
  it.for([
    ["webm", "mp4"],
    ["mp4", "webm"],
    ["mp4", "mov"],
    ["webm", "mkv"],
    ["mov", "mp4"],
    ["mkv", "webm"],
  ] as const)("puts a %s into a %s with the same pictures", async ([container, format], { expect }) => {
    const file = fileRef(`clip.${container}`, await aVideo({ container, sound: "opus" }));
    const converted = await convert(file, { format, includeAudio: true });
    expect([converted?.name, converted?.type]).toEqual([`clip.${format}`, TYPES[format]]);
    expect(await factsOf(converted?.bytes)).toEqual({ video: "vp9", audio: "opus", packets: 10, duration: 1 });
  });

  it("takes the sound away", async ({ expect }) => {
    for (const container of ["mp4", "webm"] as const) {
      const file = fileRef(`clip.${container}`, await aVideo({ container, sound: "opus" }));
      const converted = await convert(file, { format: container, includeAudio: false });
      expect(await factsOf(converted?.bytes)).toMatchObject({ video: "vp9", audio: null, packets: 10 });
    }
  });

  it("leaves a file alone that is as it should be", async ({ expect }) => {
    const silent = fileRef("clip.webm", await aVideo());
    expect(await convert(silent, { format: "webm", includeAudio: false })).toBe(null);
  });

  it("finds out about sound from the head of a file, however large it is", async ({ expect }) => {
    const head = await aVideo({ container: "webm" });
    let read = 0;
    const large: FileRef = {
      ...fileRef("clip.webm", head),
      size: 10 ** 9,
      stream: async () =>
        new ReadableStream<Uint8Array>({
          pull(controller) {
            read++;
            controller.enqueue(read === 1 ? head : new Uint8Array(65_536));
          },
        }),
    };
    expect(await convert(large, { format: "webm", includeAudio: false })).toBe(null);
    expect(read).toBeLessThan(100);
  });

  it("refuses what does not go into the other kind of file", async ({ expect }) => {
    const vp8 = fileRef("clip.webm", await aVideo({ codec: "vp8" }));
    const refused = convert(vp8, { format: "mp4", includeAudio: true });
    await expect(refused).rejects.toBeInstanceOf(InputError);
    await expect(refused).rejects.toThrow('"clip.webm" holds vp8, which does not go into a file of the kind mp4.');
    const aac = fileRef("clip.mp4", await aVideo({ container: "mp4", sound: "aac" }));
    await expect(convert(aac, { format: "webm", includeAudio: true })).rejects.toThrow(/holds aac/);
    expect(await convert(aac, { format: "webm", includeAudio: false })).toMatchObject({ name: "clip.webm" });
  });

  it("refuses what only calls itself a video", async ({ expect }) => {
    for (const bytes of [new Uint8Array(), Uint8Array.from(new TextEncoder().encode("hello".repeat(1000)))]) {
      for (const format of ["mp4", "webm"] as const) {
        const refused = convert(fileRef("clip.mp4", bytes), { format, includeAudio: false });
        await expect(refused).rejects.toBeInstanceOf(InputError);
        await expect(refused).rejects.toThrow('"clip.mp4" cannot be read here');
      }
    }
  });

  it("refuses a file that breaks off", async ({ expect }) => {
    const whole = await aVideo({ container: "mp4", sound: "opus" });
    for (const part of [0.1, 0.4, 0.9]) {
      const broken = fileRef("clip.mp4", whole.slice(0, whole.length * part));
      await expect(convert(broken, { format: "webm", includeAudio: true })).rejects.toBeInstanceOf(InputError);
    }
  });

  it("refuses what is too large for a Worker's memory", async ({ expect }) => {
    const file = { ...fileRef("clip.mp4", await aVideo({ container: "mp4", sound: "opus" })), size: 40_000_000 };
    await expect(convert(file, { format: "webm", includeAudio: true })).rejects.toThrow(
      /has 39 MB; videos up to 24 MB/,
    );
  });
});

const TYPES = { mp4: "video/mp4", webm: "video/webm", mov: "video/quicktime", mkv: "video/x-matroska" };

function fileRef(name: string, bytes: Uint8Array<ArrayBuffer>): FileRef {
  const blob = new Blob([bytes]);
  const ending = name.split(".").at(-1) ?? "";
  return {
    name,
    type: Object.entries(TYPES).find(([container]) => container === ending)?.[1] ?? "",
    size: blob.size,
    path: `0/${name}`,
    stream: async () => blob.stream() as ReadableStream<Uint8Array>, // Node's own type says less
    arrayBuffer: () => blob.arrayBuffer(),
    bytes: async () => new Uint8Array(await blob.arrayBuffer()),
    text: () => blob.text(),
  };
}

async function factsOf(bytes: Uint8Array = new Uint8Array()) {
  const input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  let packets = 0;
  if (video) for await (const _ of new EncodedPacketSink(video).packets()) packets++;
  const duration = Math.round((await video?.computeDuration()) ?? 0);
  return { video: video?.codec ?? null, audio: audio?.codec ?? null, packets, duration };
}
