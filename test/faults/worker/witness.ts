/** Tells the harness what functions do. It is asked before anything else happens, so no start goes uncounted. */

import { witness } from "./settings.ts";

/** Answers which start of this task it is: 1 for the first. */
export async function tellStart(key: string): Promise<number> {
  const response = await fetch(`${witness}/start?key=${encodeURIComponent(key)}`, { method: "POST" });
  return Number(await response.text());
}

/** Waits until the harness opens the gate. */
export async function passGate(gate: string, signal: AbortSignal | null): Promise<void> {
  const response = await fetch(`${witness}/gate?key=${encodeURIComponent(gate)}`, { signal });
  await response.text();
}
