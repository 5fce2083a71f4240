/** A short tune, as the address of a WAV file. */

const RATE = 8000;
const NOTES = [262, 330, 392, 523];
/** Samples of a note. */
const LENGTH = RATE / 2;

const samples = Int16Array.from({ length: NOTES.length * LENGTH }, (_, i) => {
  const pitch = NOTES[Math.floor(i / LENGTH)] ?? 0;
  const fading = 1 - (i % LENGTH) / LENGTH;
  return Math.sin((i * 2 * Math.PI * pitch) / RATE) * fading * 20_000;
});

const text = (letters: string) => Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
const size = samples.byteLength;
/** One channel of 16 bits, not compressed. */
const format = Uint32Array.of(16, 0x1_0001, RATE, RATE * 2, 0x10_0002);
const parts = [
  text("RIFF"),
  Uint32Array.of(size + 36),
  text("WAVEfmt "),
  format,
  text("data"),
  Uint32Array.of(size),
  samples,
];
const bytes = parts.flatMap(({ buffer }) => [...new Uint8Array(buffer)]);

export const tune = `data:audio/wav;base64,${btoa(bytes.map((byte) => String.fromCharCode(byte)).join(""))}`;
