import { countedTo, type Task } from "../functions.ts";

const MEGABYTE = 1024 * 1024;

/** Does what no function should. What it answers, if it comes so far, is what a good one would. */
export async function misbehave({ key, misdeed, size = 1 }: Task, signal: AbortSignal): Promise<string> {
  switch (misdeed) {
    case "throw":
      throw new Error(`${key} has thrown.`);
    case "reject-late":
      // The answer comes first; what is left behind fails when nobody waits for it any more.
      void new Promise((_, reject) => setTimeout(() => reject(new Error(`${key} has rejected late.`)), 50));
      return key;
    case "never-settle":
      return new Promise(() => {});
    case "yield-wildly":
      return wildly(key, size) as unknown as string; // no type allows it, and no type stops it
    case "answer-huge":
      return "x".repeat(size * MEGABYTE);
    case "spin":
      for (const end = performance.now() + size; performance.now() < end && !signal.aborted;) countedTo(key, 1000);
      return key;
    case "allocate":
      return allocated(key, size);
    default:
      return key;
  }
}

async function* wildly(key: string, times: number) {
  for (let i = 1; i <= times; i++) yield `${key}:${i}`;
}

function allocated(key: string, megabytes: number): string {
  const kept = Array.from({ length: megabytes }, () => new Uint8Array(MEGABYTE).fill(1));
  return kept.length === megabytes ? key : "";
}
