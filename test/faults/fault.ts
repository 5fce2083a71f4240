/** What a fault is, and what one run of it finds. */

import { explain } from "./checker/explain.ts";
import { type Kind, KINDS } from "./checker/history.ts";
import { now } from "./harness/clock.ts";
import { Random } from "./harness/random.ts";
import type { Verdict } from "./harness/world.ts";

export type Tier = "smoke" | "full";

/** How much of a fault: kills, jobs, streams. */
export type Volume = Readonly<Record<string, number>>;

/** Something that must hold besides the zeros. */
export interface Rule {
  readonly what: string;
  readonly measured: string;
  readonly isKept: boolean;
  /** A matter of speed: told in the smoke tier, judged in the full one. */
  readonly isTimed: boolean;
}

/** One fault's line of the table. */
export interface Row {
  readonly id: string;
  readonly name: string;
  readonly volume: string;
  readonly counts: Readonly<Record<Kind, number>>;
  readonly rules: readonly Rule[];
  /** Violations with the part of the history around them. */
  readonly explained: readonly string[];
  readonly seconds: number;
  readonly isPassed: boolean;
}

export interface Fault {
  readonly id: string;
  readonly name: string;
  run(tier: Tier, seed: number): Promise<Row>;
}

interface Definition<V extends Volume> {
  readonly id: string;
  readonly name: string;
  readonly smoke: V;
  readonly full: V;
  /** Seconds after which the full run begins no more of it; the table says how far it came. */
  readonly seconds?: number;
  readonly run: (trial: Trial<V>) => Promise<void>;
}

const SMOKE_SECONDS = 15;
const FULL_SECONDS = 70;
/** Explained violations of one kind; more say nothing new. */
const MOST_EXPLAINED = 2;

export function defineFault<V extends Volume>(definition: Definition<V>): Fault {
  const { id, name, run, seconds: fullSeconds = FULL_SECONDS } = definition;
  return {
    id,
    name,
    async run(tier, seed) {
      const startedAt = now();
      const seconds = tier === "full" ? fullSeconds : SMOKE_SECONDS;
      const trial = new Trial(definition[tier], { random: new Random(seed + numberIn(id)), seconds });
      try {
        await run(trial);
      } catch (error) {
        trial.fail("the run itself came to an end", error);
      }
      return { id, name, ...trial.findings(tier), seconds: (now() - startedAt) / 1000 };
    },
  };
}

/** One run of a fault: how much of it, and what it finds. */
export class Trial<V extends Volume> {
  readonly volume: V;
  readonly random: Random;
  readonly #end: number;
  readonly #done = new Map<string, number>();
  readonly #counts = new Map<Kind, number>();
  readonly #explained: string[] = [];
  readonly #rules: Rule[] = [];

  constructor(volume: V, { random, seconds }: { readonly random: Random; readonly seconds: number }) {
    this.volume = volume;
    this.random = random;
    this.#end = now() + seconds * 1000;
  }

  /** False when there is no time for another round. */
  get hasTime(): boolean {
    return now() < this.#end;
  }

  /** So much was done of something. */
  count(what: string, by = 1): void {
    this.#done.set(what, (this.#done.get(what) ?? 0) + by);
  }

  /** Takes over what the checker has found in a world. */
  judge({ history, violations }: Verdict): void {
    for (const violation of violations) {
      const before = this.#counts.get(violation.kind) ?? 0;
      this.#counts.set(violation.kind, before + 1);
      if (before < MOST_EXPLAINED) this.#explained.push(explain(history, violation));
    }
  }

  /** Something else that is wrong. */
  fail(what: string, cause?: unknown): void {
    const reason = cause instanceof Error ? (cause.stack ?? cause.message) : cause;
    this.#rules.push({ what, measured: reason === undefined ? "" : String(reason), isKept: false, isTimed: false });
  }

  rule(what: string, measured: string | number, isKept: boolean): void {
    this.#rules.push({ what, measured: told(measured), isKept, isTimed: false });
  }

  /** A rule about speed. */
  timed(what: string, measured: number, isKept: boolean): void {
    this.#rules.push({ what, measured: told(measured), isKept, isTimed: true });
  }

  findings(tier: Tier): Omit<Row, "id" | "name" | "seconds"> {
    const counts = Object.fromEntries(KINDS.map((kind) => [kind, this.#counts.get(kind) ?? 0])) as Row["counts"]; // one for each kind
    const judged = this.#rules.filter(({ isTimed }) => tier === "full" || !isTimed);
    return {
      volume: [...this.#done].map(([what, n]) => `${n.toLocaleString("en")} ${what}`).join(", "),
      counts,
      rules: this.#rules,
      explained: this.#explained,
      isPassed: judged.every(({ isKept }) => isKept) && KINDS.every((kind) => counts[kind] === 0),
    };
  }
}

function told(measured: string | number): string {
  if (typeof measured === "string") return measured;
  return Number.isInteger(measured) ? String(measured) : measured.toPrecision(3);
}

/** Each fault draws numbers of its own, so that one alone repeats what it did among the others. */
function numberIn(id: string): number {
  return Number(id.slice(1)) * 1_000_003;
}
