/** The functions of the app that is put through the faults, as the app and its visitors both know them. */

/** What a visitor asks a function for. */
export interface Task {
  /** Names this call for ever: the answer begins with it, and whoever counts starts counts them by it. */
  readonly key: string;
  /** Milliseconds of work. Default: none. */
  readonly ms?: number;
  /** Answers of a generator. Default: 1. */
  readonly steps?: number;
  /** Characters, or bytes of a file, beside the key. */
  readonly size?: number;
  /** Attempts up to this number wait until the witness lets them go. */
  readonly gated?: number;
  /** True for a function that hears of no cancel. */
  readonly isDeaf?: boolean;
  /** What the function "misbehave" does. */
  readonly misdeed?: Misdeed;
}

export const MISDEEDS = [
  "throw",
  "reject-late",
  "never-settle",
  "yield-wildly",
  "answer-huge",
  "spin",
  "allocate",
] as const;

export type Misdeed = (typeof MISDEEDS)[number];

interface FunctionFacts {
  readonly name: string;
  /** Simultaneous runs; null for no limit. */
  readonly limit: number | null;
  readonly retries: number;
}

/** In the order of their numbers on the wire. */
export const FUNCTIONS = [
  { name: "solo", limit: 1, retries: 0 },
  { name: "pool", limit: 4, retries: 0 },
  { name: "free", limit: null, retries: 0 },
  { name: "again", limit: 8, retries: 2 },
  { name: "late", limit: null, retries: 1 },
  { name: "count", limit: 8, retries: 0 },
  { name: "recount", limit: null, retries: 2 },
  { name: "batch", limit: 1, retries: 0 },
  { name: "keep", limit: 4, retries: 0 },
  { name: "fill", limit: 8, retries: 0 },
  { name: "store", limit: 8, retries: 0 },
  { name: "read", limit: 8, retries: 0 },
  { name: "visit", limit: 1, retries: 0 },
  { name: "misbehave", limit: null, retries: 0 },
  { name: "moving", limit: 1, retries: 0 },
  { name: "departing", limit: 1, retries: 0 },
] as const satisfies readonly FunctionFacts[];

export type FunctionName = (typeof FUNCTIONS)[number]["name"];

export function numberOf(name: FunctionName): number {
  return FUNCTIONS.findIndex((fn) => fn.name === name);
}

export function factsOf(name: FunctionName): FunctionFacts {
  const facts = FUNCTIONS.find((fn) => fn.name === name);
  if (!facts) throw new Error(`There is no function ${name}.`);
  return facts;
}

/** What a generator has said after so many steps. Each answer continues the one before. */
export function countedTo(key: string, step: number): string {
  return `${key}:${Array.from({ length: step }, (_, i) => i + 1).join(",")}`;
}

/** The last answer to a task, or null where only the function's own checks know it. */
export function answerTo(name: FunctionName, { key, steps = 1, size = 0 }: Task): string | null {
  switch (name) {
    case "count":
    case "recount":
      return countedTo(key, steps);
    case "fill":
      return `${key}:${"x".repeat(size)}`;
    case "store":
    case "read":
    case "visit":
    case "misbehave":
      return null;
    default:
      return key;
  }
}
