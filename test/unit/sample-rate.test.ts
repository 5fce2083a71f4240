import { describe, it } from "vitest";
import { sampleRateOf } from "../../components/shared/sample-rate.ts";

describe("the rate of a sound", () => {
  it.for([
    ["MP3", [0xff, 0xfb, 0x90, 0x44], 44_100],
    ["MP3 behind a title", [...text("ID3\x04\0\0\0\0\0\x02ab"), 0xff, 0xfb, 0x94, 0x44], 48_000],
    ["MP3 of MPEG 2", [0xff, 0xf3, 0x98, 0x44], 16_000],
    ["MP3 of MPEG 2.5", [0xff, 0xe3, 0x90, 0x44], 11_025],
    ["AAC", [0xff, 0xf1, 0x58, 0x80], 24_000],
    ["FLAC", [...text("fLaC"), ...zeros(14), 0x17, 0x70, 0x02, 0xf0], 96_000],
    ["Vorbis", [...text("OggS"), ...zeros(24), ...text("\x01vorbis"), 0, 0, 0, 0, 2, 0x22, 0x56, 0, 0], 22_050],
    ["Opus in Ogg", [...text("OggS"), ...zeros(24), ...text("OpusHead"), 1, 2], 48_000],
    ["AAC in MP4", [0, 0, 0, 8, ...text("ftypM4A "), ...text("mp4a"), ...zeros(24), 0x7d, 0x00, 0, 0], 32_000],
    ["WebM", [0x1a, 0x45, 0xdf, 0xa3], 48_000],
    ["what nobody knows", text("what is this?"), 44_100],
    ["nothing", [], 44_100],
  ] as const)("is read: %s", ([, bytes, rate], { expect }) => {
    expect(sampleRateOf(Uint8Array.from(bytes))).toBe(rate);
  });

  it("is a usual one wherever a file is cut off", ({ expect }) => {
    const files = [
      [...text("fLaC"), ...zeros(14), 0x17, 0x70, 0x02],
      [...text("OggS"), ...zeros(24), ...text("\x01vorbis"), 0, 0, 0],
      [0, 0, 0, 8, ...text("ftypM4A mp4a"), 0, 0],
      text("ID3\x04\0\0\x7f\x7f\x7f\x7f"),
      [0xff, 0xfb],
    ];
    expect(files.map((bytes) => sampleRateOf(Uint8Array.from(bytes)))).toEqual(files.map(() => 44_100));
  });
});

function text(characters: string): number[] {
  return Array.from(characters, (character) => character.charCodeAt(0));
}

function zeros(count: number): number[] {
  return Array.from({ length: count }, () => 0);
}
