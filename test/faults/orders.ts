/** What the harness asks of the Worker that it puts through the faults. */

/** How calls wait in one run. Times are in milliseconds. */
export interface Settings {
  readonly maxSize?: number;
  readonly maxPerSession?: number;
  readonly fair?: boolean;
  readonly grace?: { readonly closed?: number; readonly lost?: number };
}

/** A move of an event in the books: "none>queued", "running>completed"; "yield" is an answer on the way. */
export type Transition = "yield" | `${string}>${string}`;

/** What goes wrong inside of the Worker. */
export interface Faults {
  /** Milliseconds by which the clock is wrong. */
  clock: number;
  /** The process stops dead at this move: with its writes not yet committed, or committed but not yet answered. */
  crash: { readonly transition: Transition; readonly point: "uncommitted" | "committed" } | null;
  /** Share of transactions that fail, and with what words. "reset": the platform throws the object away instead. */
  storage: { readonly rate: number; readonly message: string; readonly how: "throw" | "reset" } | null;
  /** Share of operations that fail, milliseconds that each takes longer, share of bodies that end too early. */
  bucket: { readonly rate: number; readonly delay: number; readonly truncated: number } | null;
  /** Alarms that still fail before one works. */
  failingAlarms: number;
  /** The lines between queue and runner: dead, or what is said arrives late; all of them, or those that exist now. */
  partition: { readonly how: "dropped" | "held"; readonly reach: "all" | "old" } | null;
}

/** What the Worker says on its console when it has stopped dead. */
export const CRASH_POINT = "@crash-point";
