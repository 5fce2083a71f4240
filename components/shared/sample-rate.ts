/** Browsers decode sounds at any rate, but do not tell the one that a file has. */

/** Of what does not say it. */
const USUAL = 44_100;
/** Opus is always decoded so. */
const OPUS = 48_000;

/** Of MPEG 1; MPEG 2 has half of it, MPEG 2.5 a quarter. */
const MPEG_RATES = [44_100, 48_000, 32_000];
const MPEG_DIVISORS: Readonly<Record<number, number>> = { 0: 4, 2: 2, 3: 1 };

/** Samples a second of an MP3, AAC, FLAC, Ogg, WebM or MP4 file, as it says itself. */
export function sampleRateOf(file: Uint8Array): number {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (startsWith(file, "fLaC")) return flacRate(view);
  if (startsWith(file, "OggS")) return oggRate(file, view);
  if (indexOf(file, "ftyp") === 4) return mp4Rate(file, view);
  // Matroska: nothing but Opus is usual in it.
  if (file[0] === 0x1a && file[1] === 0x45) return OPUS;
  return mpegRate(file);
}

function flacRate(view: DataView): number {
  return (view.byteLength >= 22 && view.getUint32(18) >>> 12) || USUAL;
}

function oggRate(file: Uint8Array, view: DataView): number {
  if (indexOf(file.subarray(0, 200), "OpusHead") !== -1) return OPUS;
  const vorbis = indexOf(file.subarray(0, 200), "\u0001vorbis");
  if (vorbis !== -1 && vorbis + 16 <= file.length) return view.getUint32(vorbis + 12, true) || USUAL;
  const flac = indexOf(file.subarray(0, 200), "fLaC");
  return flac === -1 ? USUAL : flacRate(new DataView(view.buffer, view.byteOffset + flac));
}

function mp4Rate(file: Uint8Array, view: DataView): number {
  if (indexOf(file, "Opus") !== -1) return OPUS;
  const entry = indexOf(file, "mp4a");
  return (entry !== -1 && entry + 30 <= file.length && view.getUint16(entry + 28)) || USUAL;
}

/** MP3, and AAC without a container: both begin each frame with eleven bits. */
function mpegRate(file: Uint8Array): number {
  for (let i = tagLength(file); i + 3 < file.length && i < 100_000; i++) {
    const [sync, kind = 0, rate = 0] = file.subarray(i, i + 3);
    if (sync !== 0xff || (kind & 0xe0) !== 0xe0) continue;
    if ((kind & 0xf6) === 0xf0) return ADTS_RATES[(rate >> 2) & 15] ?? USUAL;
    const divisor = MPEG_DIVISORS[(kind >> 3) & 3];
    const whole = MPEG_RATES[(rate >> 2) & 3];
    if (divisor && whole && (kind & 6) !== 0 && rate >> 4 !== 15) return whole / divisor;
  }
  return USUAL;
}

const ADTS_RATES = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350];

/** Of the title, the picture and whatever else stands before the sound. */
function tagLength(file: Uint8Array): number {
  if (!startsWith(file, "ID3")) return 0;
  return 10 + [6, 7, 8, 9].reduce((length, at) => length * 128 + ((file[at] ?? 0) & 127), 0);
}

function startsWith(file: Uint8Array, text: string): boolean {
  return [...text].every((character, i) => file[i] === character.charCodeAt(0));
}

function indexOf(file: Uint8Array, text: string): number {
  const first = text.charCodeAt(0);
  for (let at = file.indexOf(first); at !== -1; at = file.indexOf(first, at + 1)) {
    if (startsWith(file.subarray(at, at + text.length), text)) return at;
  }
  return -1;
}
