/** Turns what one run tells into messages: diffs of yields, the newest progress, all toasts. */

import type { StoredFile } from "../src/core/files.ts";
import type { Toast } from "../src/core/running.ts";
import { diff } from "../src/protocol/diff.ts";
import type { EventMessage, ProgressUnit, SuccessOutput } from "../src/protocol/messages.ts";
import type { Step } from "../src/runtime/job.ts";
import type { Entry } from "./event-log.ts";
import type { SessionChanges } from "./session-store.ts";

/** Messages with what else is to be kept when they are. */
export interface Told {
  readonly messages: readonly ToldMessage[];
  readonly changes: Changes;
}

export interface ToldMessage {
  readonly msg: EventMessage["msg"];
  /** The message as JSON. */
  readonly body: string;
  readonly snapshot: Entry["snapshot"];
}

/** What a run has changed. */
export interface Changes extends SessionChanges, Pick<Step, "render"> {
  readonly files: readonly StoredFile[];
}

type Pending =
  | { readonly kind: "step"; readonly step: Step; readonly seconds: number; readonly weight: number }
  | { readonly kind: "progress"; readonly units: ProgressUnit[] }
  | { readonly kind: "log"; readonly toast: Toast };

/** Yields of one batch, and their characters: beyond, the newest replaces the one before it. */
const MOST_STEPS = 64;
const MOST_WEIGHT = 4_000_000;
/** After so many yields, or so many characters of them, one with whole values takes their place in the log. */
const MOST_YIELDS = 2000;
const MOST_CHARACTERS = 8_000_000;
/** Toasts of one run. Nobody reads more; a run that goes wild must not fill the log. */
const MOST_TOASTS = 1000;

export class Telling {
  readonly #eventId: string;
  readonly #isSimple: boolean;
  #pending: Pending[] = [];
  /** Yields among what is pending, and their characters. */
  #steps = 0;
  #weight = 0;
  #changes: Changes = noChanges();
  /** Values of the last yield that went into the log. */
  #last: unknown[] | null = null;
  #hasYielded: boolean;
  #lastStepAt: number;
  #yields = 0;
  #toasts = 0;
  #characters = 0;

  /** `hasYielded`: an earlier attempt has told yields, so that readers expect edits from the first one on. */
  constructor(event: {
    readonly id: string;
    readonly isSimple: boolean;
    readonly started: number;
    readonly hasYielded: boolean;
  }) {
    this.#eventId = event.id;
    this.#isSimple = event.isSimple;
    this.#lastStepAt = event.started;
    this.#hasYielded = event.hasYielded;
  }

  get hasPending(): boolean {
    return this.#pending.length > 0;
  }

  /** True once a yield was told. */
  get hasYielded(): boolean {
    return this.#hasYielded || this.#pending.some(({ kind }) => kind === "step");
  }

  /** Values of the newest yield; null before the first. */
  get lastData(): unknown[] | null {
    const newest = this.#pending.findLast((pending) => pending.kind === "step");
    return newest ? newest.step.data : this.#last;
  }

  step(step: Step, now: number): void {
    const weight = weigh(step.data);
    const pending: Pending = { kind: "step", step, seconds: (now - this.#lastStepAt) / 1000, weight };
    this.#lastStepAt = now;
    this.#changes = merge(this.#changes, step);
    this.#weight += weight;
    if (this.#steps === 0 || (this.#steps < MOST_STEPS && this.#weight <= MOST_WEIGHT)) {
      this.#steps++;
      this.#pending.push(pending);
      return;
    }
    const newest = this.#pending.findLast((each) => each.kind === "step");
    if (!newest) return;
    this.#weight -= newest.weight;
    // The page must still hear of each changed State.
    const changedState = [...new Set([...newest.step.changedState, ...step.changedState])];
    this.#pending.splice(this.#pending.indexOf(newest), 1);
    this.#pending.push({ ...pending, step: { ...step, changedState } });
  }

  progress(units: ProgressUnit[]): void {
    this.#pending = this.#pending.filter(({ kind }) => kind !== "progress");
    this.#pending.push({ kind: "progress", units });
  }

  log(toast: Toast): void {
    if (this.#toasts++ < MOST_TOASTS) this.#pending.push({ kind: "log", toast });
  }

  /** Everything since the last time. `average` is the function's mean run time in seconds. */
  take(average: number | null): Told {
    const messages = this.#pending.map((pending) => this.#message(pending, average));
    const changes = this.#changes;
    this.#pending = [];
    this.#steps = 0;
    this.#weight = 0;
    this.#changes = noChanges();
    return { messages, changes };
  }

  #message(pending: Pending, average: number | null): ToldMessage {
    const event_id = this.#eventId;
    if (pending.kind === "progress") return told({ msg: "progress", event_id, progress_data: pending.units });
    if (pending.kind === "step") return this.#yield(pending.step, { seconds: pending.seconds, average });
    const { message: log, ...toast } = pending.toast;
    return told({ msg: "log", event_id, log, ...toast });
  }

  #yield(step: Step, { seconds, average }: { seconds: number; average: number | null }): ToldMessage {
    const isSnapshot = this.#yields >= MOST_YIELDS || this.#characters >= MOST_CHARACTERS;
    const output: SuccessOutput = {
      data: isSnapshot ? step.data : this.#edits(step.data),
      is_generating: true,
      duration: seconds,
      average_duration: average ?? seconds,
      render_config: step.render?.config ?? null,
      changed_state_ids: step.changedState,
      used_cache: null,
    };
    const { msg, body } = told({
      msg: "process_generating",
      event_id: this.#eventId,
      output,
      success: true,
      time_limit: null,
    });
    this.#last = step.data;
    this.#hasYielded = true;
    this.#yields = isSnapshot ? 1 : this.#yields + 1;
    this.#characters = isSnapshot ? 0 : this.#characters + body.length;
    return { msg, body, snapshot: isSnapshot ? (this.#isSimple ? "as-values" : "as-edits") : null };
  }

  #edits(data: unknown[]): unknown[] {
    const before = this.#last;
    if (this.#isSimple || (before === null && !this.#hasYielded)) return data;
    if (before === null) return data.map(replacing);
    return data.map((value, i) => diff(before[i], value));
  }
}

function told(message: EventMessage): ToldMessage {
  return { msg: message.msg, body: JSON.stringify(message), snapshot: null };
}

/** Nodes of a value that are looked at: a value may be deep, and what weighs much are long texts. */
const WEIGHED = 1000;

/** About how many characters a value has as JSON. */
function weigh(value: unknown): number {
  let weight = 0;
  const open: unknown[] = [value];
  for (let seen = 0; open.length > 0 && seen < WEIGHED; seen++) {
    const next = open.pop();
    weight += typeof next === "string" ? next.length : 8;
    if (Array.isArray(next)) open.push(...next.slice(0, WEIGHED));
    else if (typeof next === "object" && next !== null) open.push(...Object.values(next).slice(0, WEIGHED));
  }
  return weight + open.length * 8;
}

/** The edits that put a value in place of any other. */
export function replacing(value: unknown): unknown {
  return [["replace", [], value]];
}

function noChanges(): Changes {
  return { state: {}, overrides: {}, files: [] };
}

/** Both changes, the later one on top. */
export function merge(before: Changes, after: Changes): Changes {
  const overrides = { ...before.overrides };
  for (const [id, props] of Object.entries(after.overrides)) {
    overrides[Number(id)] = { ...overrides[Number(id)], ...props };
  }
  return {
    state: { ...before.state, ...after.state },
    overrides,
    files: [...before.files, ...after.files],
    ...(after.render && { render: after.render }),
  };
}
