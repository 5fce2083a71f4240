import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds since the harness began. */
export function now(): number {
  return performance.now();
}

export async function pause(ms: number): Promise<void> {
  await sleep(ms);
}

/** Asks again and again until the answer is yes. False if it never was. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  { within, every = 10 }: { readonly within: number; readonly every?: number },
): Promise<boolean> {
  for (const end = now() + within; now() < end; await pause(every)) if (await isSo()) return true;
  return isSo();
}

/** Waits for work, but no longer than so many milliseconds. False if it has not ended by then. */
export async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), ms);
  try {
    return await Promise.race([work.then(() => true), promise]);
  } finally {
    clearTimeout(timer);
  }
}
