/** Measures the three in turn, round by round, so that a noisy machine disturbs all of them alike. */

import type { Better, Bounds, Figure, Goal, Reading, Unit } from "./figure.ts";
import { type Load, LoadFailure } from "./load/load.ts";
import type { Usage } from "./servers/processes.ts";
import type { Server, Subject } from "./servers/server.ts";
import { median, ratios, sampleOf } from "./stats.ts";

export const SUBJECTS: readonly Subject[] = ["ours", "gradio", "bare"];

/** What was measured of one subject in one round. */
export interface Round {
  /** Values by key. */
  readonly values: Readonly<Record<string, number>>;
  /** Share of a processor core that each side used; null where nobody counted. */
  readonly effort: Effort | null;
}

interface Effort {
  readonly server: number;
  readonly load: number;
}

/** What a figure says beside its values. */
export interface FigureText {
  readonly key: string;
  readonly group: string;
  readonly name: string;
  readonly unit: Unit;
  /** Default: less. */
  readonly better?: Better;
  readonly goal?: GoalText;
  /** Said instead of what the processors tell. */
  readonly bound?: string;
}

interface GoalText {
  readonly text: string;
  /** What is looked at: the ratio of ours to Gradio's or to the bare platform's, or our value itself. */
  readonly of: "gradio" | "bare" | "value";
  /** What is wanted of it: at most for less, at least for more. */
  readonly limit: number;
}

interface Heard {
  readonly rounds: Round[];
  readonly mayFail: boolean;
  failure: string | null;
}

export class Comparison {
  readonly #heard: ReadonlyMap<Subject, Heard>;

  private constructor(heard: ReadonlyMap<Subject, Heard>) {
    this.#heard = heard;
  }

  /** Runs `measure` for each subject, once a round. One that fails is left out from then on, unless it is ours. */
  static async run(
    subjects: readonly Subject[],
    rounds: number,
    measure: (subject: Subject) => Promise<Round>,
  ): Promise<Comparison> {
    const heard = new Map<Subject, Heard>(
      subjects.map((subject) => [subject, { rounds: [], failure: null, mayFail: subject !== "ours" }]),
    );
    for (let round = 0; round < rounds; round++) {
      // Each goes first once: whoever goes first finds cold caches.
      const order = [...subjects.slice(round % subjects.length), ...subjects.slice(0, round % subjects.length)];
      for (const subject of order) {
        const entry = subject && heard.get(subject);
        if (entry?.failure === null) await hear(entry, () => measure(subject));
      }
    }
    return new Comparison(heard);
  }

  figure({ key, group, name, unit, better = "less", goal, bound }: FigureText): Figure {
    const toGradio = ratios(this.#values("ours", key), this.#values("gradio", key));
    const toBare = ratios(this.#values("ours", key), this.#values("bare", key));
    const own = this.#values("ours", key);
    const judged = { gradio: toGradio?.median, bare: toBare?.median, value: median(own) }[goal?.of ?? "value"];
    return {
      group,
      name,
      unit,
      better,
      readings: this.readings(key),
      toGradio,
      toBare,
      goal: goal && judged !== undefined ? goalOf(goal, judged, better) : null,
      bounds: this.#bounds(bound),
    };
  }

  readings(key: string): Record<Subject, Reading> {
    return { ours: this.#reading("ours", key), gradio: this.#reading("gradio", key), bare: this.#reading("bare", key) };
  }

  #reading(subject: Subject, key: string): Reading {
    const heard = this.#heard.get(subject);
    if (!heard) return null;
    if (heard.failure !== null) return { failure: heard.failure };
    const values = this.#values(subject, key);
    return values.length === 0 ? null : sampleOf(values);
  }

  #values(subject: Subject, key: string): number[] {
    const heard = this.#heard.get(subject);
    if (!heard || heard.failure !== null) return [];
    return heard.rounds.flatMap(({ values }) => values[key] ?? []);
  }

  #bounds(said: string | undefined): Bounds {
    const bounds: Partial<Record<Subject, string>> = {};
    for (const [subject, { rounds }] of this.#heard) {
      const efforts = rounds.flatMap(({ effort }) => effort ?? []);
      if (said !== undefined) bounds[subject] = said;
      else if (efforts.length > 0) {
        bounds[subject] = boundOf({
          server: median(efforts.map(({ server }) => server)),
          load: median(efforts.map(({ load }) => load)),
        });
      }
    }
    return bounds;
  }
}

async function hear(entry: Heard, measure: () => Promise<Round>): Promise<void> {
  try {
    entry.rounds.push(await measure());
  } catch (error) {
    if (!entry.mayFail || !(error instanceof LoadFailure)) throw error;
    entry.failure = error.message;
  }
}

function goalOf({ text, limit }: GoalText, judged: number, better: Better): Goal {
  return { text, isMet: better === "less" ? judged <= limit : judged >= limit };
}

/** Share of a core from which on a process that has one thread for its work cannot do more. */
const BUSY = 0.8;

function boundOf({ server, load }: Effort): string {
  const shares = `server ${percent(server)}, load ${percent(load)} of a core`;
  if (server >= BUSY && server >= load) return `the server's thread (${shares})`;
  if (load >= BUSY) return `the load generator (${shares})`;
  return `waiting (${shares})`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Measures a piece of work with what both sides used for it. */
export async function withEffort(
  server: Server,
  load: Load,
  work: () => Promise<Readonly<Record<string, number>>>,
): Promise<Round> {
  const [before, startedAt] = [[server.usage(), load.usage()] as const, performance.now()];
  const values = await work();
  const seconds = (performance.now() - startedAt) / 1000;
  const share = (after: Usage, from: Usage): number => (after.seconds - from.seconds) / seconds;
  return { values, effort: { server: share(server.usage(), before[0]), load: share(load.usage(), before[1]) } };
}
