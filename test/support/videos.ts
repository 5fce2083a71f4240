/** Videos for tests: real files, whose pictures nobody can decode. */

import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  MkvOutputFormat,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from "mediabunny";

export interface VideoFacts {
  container?: "mp4" | "webm" | "mov" | "mkv";
  codec?: "vp8" | "vp9";
  sound?: "opus" | "aac" | null;
}

const WRITERS = { mp4: Mp4OutputFormat, webm: WebMOutputFormat, mov: MovOutputFormat, mkv: MkvOutputFormat };
const CODEC_STRINGS = { vp8: "vp8", vp9: "vp09.00.10.08" };

const SOUND = {
  opus: { codec: "opus" },
  aac: { codec: "mp4a.40.2", description: Uint8Array.of(0x11, 0x88) },
};

/** A second of video, ten pictures long. */
export async function aVideo({ container = "webm", codec = "vp9", sound = null }: VideoFacts = {}): Promise<
  Uint8Array<ArrayBuffer>
> {
  const target = new BufferTarget();
  const output = new Output({ format: new WRITERS[container](), target });
  const pictures = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(pictures);
  const audio = sound && new EncodedAudioPacketSource(sound);
  if (audio) output.addAudioTrack(audio);
  await output.start();
  for (let i = 0; i < 10; i++) {
    const packet = new EncodedPacket(Uint8Array.of(0x82, 0x49, 0x83, i), i === 0 ? "key" : "delta", i / 10, 0.1);
    await pictures.add(packet, {
      decoderConfig: { codec: CODEC_STRINGS[codec], codedWidth: 32, codedHeight: 24 },
    });
    await audio?.add(new EncodedPacket(Uint8Array.of(0xfc, 0xff, 0xfe), "key", i / 10, 0.1), {
      decoderConfig: { ...SOUND[sound ?? "opus"], sampleRate: 48000, numberOfChannels: 1 },
    });
  }
  await output.finalize();
  return new Uint8Array(target.buffer ?? new ArrayBuffer());
}
