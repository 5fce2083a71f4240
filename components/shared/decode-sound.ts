/** Decodes sounds with the browser's own means, and makes WAV files of them. Import it lazily. */

import { interleave, sampleOf, wavOf } from "../../src/protocol/pcm.ts";
import { word } from "./words.ts";
import { sampleRateOf } from "./sample-rate.ts";

/** Any file that the browser plays, at the wanted rate. Rejects with a message for the visitor. */
export async function decode(bytes: ArrayBuffer, sampleRate: number): Promise<AudioBuffer> {
  try {
    // It is never started: it only tells the rate. Other contexts ask for a sound card.
    return await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(bytes);
  } catch (cause) {
    throw new Error(word("This browser cannot read this audio."), { cause });
  }
}

/** A WAV file of the part between two times; of all of it without them. */
export function wavFile(
  audio: AudioBuffer,
  { name, from = 0, to = audio.duration }: { name: string; from?: number; to?: number },
): File {
  const { sampleRate, numberOfChannels: channels } = audio;
  const [first, last] = [from, to].map((time) => Math.round(time * sampleRate));
  const parts = Array.from({ length: channels }, (_, i) => audio.getChannelData(i).subarray(first, last));
  const wav = wavOf({ sampleRate, channels, data: interleave(parts, sampleOf) });
  return new File([wav], `${name.replace(/\.[^.]*$/, "") || "audio"}.wav`, { type: "audio/wav" });
}

/** The same sound as a WAV file, with as many samples a second as it has. */
export async function asWav(file: File): Promise<File> {
  const bytes = await file.arrayBuffer();
  const sampleRate = sampleRateOf(new Uint8Array(bytes));
  return wavFile(await decode(bytes, sampleRate), { name: file.name });
}
