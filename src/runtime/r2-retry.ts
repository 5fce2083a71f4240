/** Storage has bad moments: a failed operation is worth another try before anybody is told. */

const WAITS_MS = [50, 250, 1000];

/** Storage was tried often enough. The message says what could not be done. */
export class OutOfOrderError extends Error {
  override readonly name = "OutOfOrderError";
}

/** Tries up to four times. The action must bear repeating. The last failure says what could not be done. */
export async function withRetries<T>(what: string, action: () => Promise<T>): Promise<T> {
  for (const wait of WAITS_MS) {
    try {
      return await action();
    } catch {
      // The next try tells. Half of the wait is by chance, so that many callers do not come back together.
      await new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random() / 2)));
    }
  }
  try {
    return await action();
  } catch (cause) {
    throw new OutOfOrderError(`${what} failed after ${WAITS_MS.length + 1} tries.`, { cause });
  }
}
