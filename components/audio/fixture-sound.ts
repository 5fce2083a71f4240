import { wavOf } from "../../src/protocol/pcm.ts";

const RATE = 8000;

/** A tone that comes and goes, for as many seconds, as an address. */
export function soundUrl(seconds: number): string {
  const data = Int16Array.from(
    { length: seconds * RATE },
    (_, i) => Math.sin((i * 2 * Math.PI * 440) / RATE) * Math.sin((i * Math.PI) / RATE) * 20_000,
  );
  const bytes = wavOf({ sampleRate: RATE, channels: 1, data });
  return `data:audio/wav;base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
}
