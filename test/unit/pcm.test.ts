import { describe, it } from "vitest";
import { interleave, parsePcm, sampleOf, wavOf } from "../../src/protocol/pcm.ts";

const SAMPLES = [0, 1, -1, 32_767, -32_768, 256];

describe("a WAV file", () => {
  it("is read as it was written", ({ expect }) => {
    const audio = { sampleRate: 44_100, channels: 2, data: Int16Array.from(SAMPLES) };
    expect(parsePcm(wavOf(audio).buffer)).toEqual(audio);
  });

  it("says its size and its rate", ({ expect }) => {
    const wav = wavOf({ sampleRate: 16_000, channels: 2, data: Int16Array.from(SAMPLES) });
    const view = new DataView(wav.buffer);
    const at = (place: number) => view.getUint32(place, true);
    expect([wav.byteLength, at(4), at(24), at(28), at(40)]).toEqual([56, 48, 16_000, 64_000, 12]);
  });

  it.for([
    ["8 bits", { bits: 8 }, [0, 128, 255], [-32_768, 0, 32_512]],
    ["16 bits", { bits: 16 }, [0, 0, 1, 0, 255, 255], [0, 1, -1]],
    ["24 bits", { bits: 24 }, [9, 0, 0, 9, 1, 0, 9, 255, 255], [0, 1, -1]],
    ["32 bits", { bits: 32 }, [9, 9, 0, 0, 9, 9, 1, 0, 9, 9, 255, 255], [0, 1, -1]],
    ["fractions", { bits: 32, format: 3 }, floats([0, 1, -2], 4), [0, 32_767, -32_767]],
    ["long fractions", { bits: 64, format: 3 }, floats([0, 1, -2], 8), [0, 32_767, -32_767]],
  ] as const)("may have %s", ([, layout, bytes, expected], { expect }) => {
    expect(parsePcm(wavFile(layout, bytes))).toEqual({
      sampleRate: 8000,
      channels: 1,
      data: Int16Array.from(expected),
    });
  });

  it("may say its format in the long way, after other things", ({ expect }) => {
    const note = chunk("LIST", [1, 2, 3]);
    const guid = [22, 0, 16, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 16, 0, 128, 0, 0, 170, 0, 56, 155, 113];
    const file = riff([
      ...note,
      ...chunk("fmt ", [...format({ bits: 16, format: 0xfffe }), ...guid]),
      ...chunk("data", [7, 0]),
    ]);
    expect(parsePcm(file)?.data).toEqual(Int16Array.of(7));
  });

  it("ends where the file ends, if whoever wrote it did not know its size", ({ expect }) => {
    for (const size of [0xffffffff, 5000]) {
      const file = riff([...chunk("fmt ", format({ bits: 16 })), ...tag("data"), ...u32(size), 1, 0, 2, 0, 3]);
      expect(parsePcm(file)?.data).toEqual(Int16Array.of(1, 2));
    }
  });

  it("may lie at any place", ({ expect }) => {
    const file = riff([...chunk("odd ", [1]), ...chunk("fmt ", format({ bits: 16 })), ...chunk("data", [1, 0, 2, 0])]);
    expect(parsePcm(file)?.data).toEqual(Int16Array.of(1, 2));
  });

  it("may be empty", ({ expect }) => {
    expect(parsePcm(wavFile({ bits: 16 }, []))).toEqual({ sampleRate: 8000, channels: 1, data: new Int16Array() });
  });
});

describe("an AIFF file", () => {
  it.for([
    ["NONE", 16, [0, 1, 255, 255], [1, -1]],
    ["sowt", 16, [1, 0, 255, 255], [1, -1]],
    ["NONE", 8, [1, 255], [256, -256]],
    ["in24", 24, [0, 1, 9, 255, 255, 9], [1, -1]],
    ["fl32", 32, floats([1, -1], 4, { isLittleEndian: false }), [32_767, -32_767]],
  ] as const)("is read: %s, %i bits", ([compression, bits, bytes, expected], { expect }) => {
    expect(parsePcm(aiff({ compression, bits }, bytes))).toEqual({
      sampleRate: 44_100,
      channels: 1,
      data: Int16Array.from(expected),
    });
  });

  it("may hold its samples further in", ({ expect }) => {
    expect(parsePcm(aiff({ offset: 2 }, [9, 9, 0, 5]))?.data).toEqual(Int16Array.of(5));
  });
});

describe("what is not read", () => {
  it.for([
    ["nothing", []],
    ["a text", [...tag("Hello, "), ...tag("this"), ...tag("is a"), ...tag("text")]],
    ["a picture in the same container", [...tag("RIFF"), ...u32(4), ...tag("WEBP")]],
    ["a WAV without anything", [...tag("RIFF"), ...u32(4), ...tag("WAVE")]],
    ["a WAV without a format", bytesOf(riff(chunk("data", [1, 0])))],
    ["a WAV with half a format", bytesOf(riff([...chunk("fmt ", [1, 0]), ...chunk("data", [1, 0])]))],
    ["compressed samples", bytesOf(wavFile({ bits: 4, format: 17 }, [1, 2]))],
    ["12 bits", bytesOf(wavFile({ bits: 12 }, [1, 2]))],
    ["no channel", bytesOf(wavFile({ bits: 16, channels: 0 }, [1, 2]))],
    ["no rate", bytesOf(wavFile({ bits: 16, sampleRate: 0 }, [1, 2]))],
    ["compressed AIFF", bytesOf(aiff({ compression: "ima4" }, [1, 2]))],
    ["an AIFF without samples", bytesOf(aiff({}, [])).slice(0, 40)],
  ] as const)("is null: %s", ([, bytes], { expect }) => {
    expect(parsePcm(Uint8Array.from(bytes).buffer)).toBe(null);
  });

  it("never throws, wherever the file is cut off", ({ expect }) => {
    const whole = [wavFile({ bits: 24 }, [1, 2, 3, 4, 5, 6]), aiff({ compression: "sowt" }, [1, 2, 3, 4])];
    for (const file of whole) {
      for (let length = 0; length < file.byteLength; length++) {
        expect(() => parsePcm(file.slice(0, length))).not.toThrow();
      }
    }
  });
});

it("puts channels side by side, and cuts off what is too loud", ({ expect }) => {
  const data = interleave([Float32Array.of(0, 1), Float32Array.of(-1, -3)], sampleOf);
  expect(data).toEqual(Int16Array.of(0, -32_767, 32_767, -32_767));
});

interface Format {
  bits: number;
  format?: number;
  channels?: number;
  sampleRate?: number;
}

function format({ bits, format = 1, channels = 1, sampleRate = 8000 }: Format): number[] {
  return [...u16(format), ...u16(channels), ...u32(sampleRate), ...u32(0), ...u16(0), ...u16(bits)];
}

function wavFile(layout: Format, bytes: readonly number[]): ArrayBuffer {
  return riff([...chunk("fmt ", format(layout)), ...chunk("data", bytes)]);
}

function riff(content: readonly number[]): ArrayBuffer {
  return Uint8Array.from([...tag("RIFF"), ...u32(content.length + 4), ...tag("WAVE"), ...content]).buffer;
}

function chunk(name: string, bytes: readonly number[]): number[] {
  return [...tag(name), ...u32(bytes.length), ...bytes, ...(bytes.length % 2 === 0 ? [] : [0])];
}

function aiff(
  { compression = "NONE", bits = 16, offset = 0 }: { compression?: string; bits?: number; offset?: number },
  bytes: readonly number[],
): ArrayBuffer {
  const rate = [0x40, 0x0e, 0xac, 0x44, 0, 0, 0, 0, 0, 0];
  const common = [0, 1, 0, 0, 0, 0, 0, bits, ...rate, ...tag(compression)];
  const sound = [0, 0, 0, offset, 0, 0, 0, 0, ...bytes];
  const big = (value: number) => u32(value).toReversed();
  return Uint8Array.from([
    ...[...tag("FORM"), ...big(0), ...tag("AIFC")],
    ...[...tag("COMM"), ...big(common.length), ...common],
    ...[...tag("SSND"), ...big(sound.length), ...sound],
  ]).buffer;
}

function floats(values: readonly number[], width: 4 | 8, { isLittleEndian = true } = {}): number[] {
  const view = new DataView(new ArrayBuffer(values.length * width));
  for (const [i, value] of values.entries()) {
    if (width === 4) view.setFloat32(i * 4, value, isLittleEndian);
    else view.setFloat64(i * 8, value, isLittleEndian);
  }
  return bytesOf(view.buffer);
}

function bytesOf(buffer: ArrayBuffer): number[] {
  return [...new Uint8Array(buffer)];
}

function tag(name: string): number[] {
  return Array.from(name, (character) => character.charCodeAt(0));
}

function u16(value: number): number[] {
  return [value & 255, value >> 8];
}

function u32(value: number): number[] {
  return [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24];
}
