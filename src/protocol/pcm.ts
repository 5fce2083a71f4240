/** Plain samples, for the page and the server: reads WAV and AIFF files, writes WAV files. */

/** Sound as samples. */
export interface AudioData {
  /** Samples a second and channel, such as 44100. */
  readonly sampleRate: number;
  readonly channels: number;
  /** From -32768 to 32767; the channels of one moment follow one another. */
  readonly data: Int16Array;
}

/** How the samples of a file are written. */
interface Layout {
  readonly sampleRate: number;
  readonly channels: number;
  readonly bits: number;
  readonly isFloat: boolean;
  readonly isLittleEndian: boolean;
  /** Bytes of eight bits count from 0 instead of from -128. */
  readonly isUnsigned: boolean;
}

const HEADER_BYTES = 44;
const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;

/** The samples of a WAV or AIFF file; null for a file of another kind, or one whose samples are compressed. */
export function parsePcm(file: ArrayBuffer): AudioData | null {
  const view = new DataView(file);
  const [outer, inner] = [tagAt(view, 0), tagAt(view, 8)];
  if ((outer === "RIFF" || outer === "RF64") && inner === "WAVE") return parseWav(view);
  if (outer === "FORM" && (inner === "AIFF" || inner === "AIFC")) return parseAiff(view);
  return null;
}

/** A WAV file with samples of 16 bits. */
export function wavOf({ sampleRate, channels, data }: AudioData): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(HEADER_BYTES + data.byteLength);
  const view = new DataView(file.buffer);
  const frame = channels * 2;
  writeTag(view, 0, "RIFF");
  view.setUint32(4, file.byteLength - 8, true);
  writeTag(view, 8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * frame, true);
  view.setUint16(32, frame, true);
  view.setUint16(34, 16, true);
  writeTag(view, 36, "data");
  view.setUint32(40, data.byteLength, true);
  // Machines with another order of bytes are not made any more.
  new Int16Array(file.buffer, HEADER_BYTES).set(data);
  return file;
}

/** Channels of numbers as samples that follow one another. `toSample` makes one of each number. */
export function interleave(channels: readonly ArrayLike<number>[], toSample: (value: number) => number): Int16Array {
  const length = channels[0]?.length ?? 0;
  const data = new Int16Array(length * channels.length);
  for (const [place, channel] of channels.entries()) {
    for (let i = 0; i < length; i++) data[i * channels.length + place] = toSample(channel[i] ?? 0);
  }
  return data;
}

/** A number from -1 to 1 as a sample; what is louder is cut off. */
export function sampleOf(value: number): number {
  return Math.round(Math.max(-1, Math.min(1, value)) * 32_767);
}

function parseWav(view: DataView): AudioData | null {
  let layout: Layout | null = null;
  for (const { tag, start, end } of chunksOf(view, { isLittleEndian: true })) {
    if (tag === "fmt ") layout = wavLayout(view, start, end);
    if (tag === "data") return layout && samples(view, { start, end }, layout);
  }
  return null;
}

function wavLayout(view: DataView, start: number, end: number): Layout | null {
  if (end - start < 16) return null;
  const outer = view.getUint16(start, true);
  const isExtensible = outer === EXTENSIBLE && end - start >= 26;
  const format = isExtensible ? view.getUint16(start + 24, true) : outer;
  if (format !== PCM && format !== FLOAT) return null;
  return {
    sampleRate: view.getUint32(start + 4, true),
    channels: view.getUint16(start + 2, true),
    bits: view.getUint16(start + 14, true),
    isFloat: format === FLOAT,
    isLittleEndian: true,
    isUnsigned: true,
  };
}

const AIFC_FLOATS: readonly string[] = ["fl32", "FL32", "fl64", "FL64"];
const AIFC_WHOLE: readonly string[] = ["NONE", "twos", "sowt", "in24", "in32"];

function parseAiff(view: DataView): AudioData | null {
  let layout: Layout | null = null;
  let place: { start: number; end: number } | null = null;
  for (const { tag, start, end } of chunksOf(view, { isLittleEndian: false })) {
    if (tag === "COMM") layout = aiffLayout(view, start, end);
    // The samples may be further in, so that they lie where a disk likes it.
    if (tag === "SSND" && end - start >= 8) place = { start: start + 8 + view.getUint32(start), end };
  }
  return layout && place && samples(view, place, layout);
}

function aiffLayout(view: DataView, start: number, end: number): Layout | null {
  if (end - start < 18) return null;
  const compression = end - start >= 22 ? tagAt(view, start + 18) : "NONE";
  const isFloat = AIFC_FLOATS.includes(compression);
  if (!isFloat && !AIFC_WHOLE.includes(compression)) return null;
  return {
    sampleRate: Math.round(extendedAt(view, start + 8)),
    channels: view.getUint16(start),
    bits: view.getUint16(start + 6),
    isFloat,
    isLittleEndian: compression === "sowt",
    isUnsigned: false,
  };
}

/** A number of 80 bits, which no language reads any more. */
function extendedAt(view: DataView, at: number): number {
  const exponent = (view.getUint16(at) & 0x7fff) - 16_383 - 63;
  return (view.getUint32(at + 2) * 2 ** 32 + view.getUint32(at + 6)) * 2 ** exponent;
}

function* chunksOf(
  view: DataView,
  { isLittleEndian }: { isLittleEndian: boolean },
): Generator<{ tag: string; start: number; end: number }> {
  for (let at = 12; at + 8 <= view.byteLength;) {
    const start = at + 8;
    const claimed = view.getUint32(at + 4, isLittleEndian);
    // Whoever writes as it records does not know the size yet: all that follows belongs to it.
    const isOpen = claimed === 0xffffffff || start + claimed > view.byteLength;
    const end = isOpen ? view.byteLength : start + claimed;
    yield { tag: tagAt(view, at), start, end };
    at = end + (claimed % 2);
  }
}

function samples(view: DataView, { start, end }: { start: number; end: number }, layout: Layout): AudioData | null {
  const { sampleRate, channels, bits } = layout;
  const read = readerOf(view, layout);
  if (!read || channels < 1 || sampleRate < 1) return null;
  const width = bits / 8;
  const frames = Math.max(0, Math.floor((end - start) / (width * channels)));
  const count = frames * channels;
  // Most files are as they are read; a copy of a large one would not fit beside it.
  if (bits === 16 && layout.isLittleEndian && start % 2 === 0) {
    return { sampleRate, channels, data: new Int16Array(view.buffer, start, count) };
  }
  const data = new Int16Array(count);
  for (let i = 0; i < count; i++) data[i] = read(start + i * width);
  return { sampleRate, channels, data };
}

/** Reads one sample; null for a number of bits that nobody writes. */
function readerOf(
  view: DataView,
  { bits, isFloat, isLittleEndian, isUnsigned }: Layout,
): ((at: number) => number) | null {
  if (isFloat && bits === 32) return (at) => sampleOf(view.getFloat32(at, isLittleEndian));
  if (isFloat && bits === 64) return (at) => sampleOf(view.getFloat64(at, isLittleEndian));
  if (isFloat) return null;
  if (bits === 8) return (at) => (isUnsigned ? view.getUint8(at) - 128 : view.getInt8(at)) * 256;
  if (bits === 16) return (at) => view.getInt16(at, isLittleEndian);
  // What is finer than 16 bits is left out.
  if (bits === 24) return (at) => view.getInt16(isLittleEndian ? at + 1 : at, isLittleEndian);
  if (bits === 32) return (at) => view.getInt16(isLittleEndian ? at + 2 : at, isLittleEndian);
  return null;
}

function tagAt(view: DataView, at: number): string {
  if (at + 4 > view.byteLength) return "";
  return String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
}

function writeTag(view: DataView, at: number, tag: string): void {
  for (let i = 0; i < tag.length; i++) view.setUint8(at + i, tag.charCodeAt(i));
}
