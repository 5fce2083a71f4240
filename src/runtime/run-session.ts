import type { CommonProps, Component } from "../core/component.ts";
import type { Recording } from "../core/cached.ts";
import { AppError } from "../core/errors.ts";
import type { FileAccess, StoredFile } from "../core/files.ts";
import { copyForState, UnkeepableError } from "../core/state-copy.ts";
import { describe, type Planted } from "../core/wiring.ts";
import { camelCase, renameKeys } from "../protocol/case.ts";
import type { Job } from "./job.ts";
import { createFileAccess } from "./stored-files.ts";

/** What a session knows, as one run sees and changes it. */
export class RunSession {
  readonly job: Job;
  readonly files: FileAccess;
  readonly #state: Map<number, unknown>;
  readonly #overrides: Map<number, Record<string, unknown>>;
  #stored: StoredFile[] = [];
  /** First values that functions have made in this run. */
  #made = new Map<number, unknown>();
  /** The run owes some of its answer to a cache. */
  usedCache = false;
  /** Writes along if the answer is to be kept. */
  recording: Recording | null = null;

  constructor(job: Job, bucket: R2Bucket) {
    this.job = job;
    this.#state = new Map(Object.entries(job.state).map(([id, value]) => [Number(id), value]));
    this.#overrides = new Map(Object.entries(job.overrides).map(([id, patch]) => [Number(id), patch]));
    this.files = createFileAccess({
      bucket,
      files: job.files,
      root: job.call.root,
      session: job.sessionHash,
      onStored: (file) => this.#stored.push(file),
    });
  }

  /** A State's value: this session's, or the initial one. Whoever hands it to a function copies it. */
  async state(planted: Planted): Promise<unknown> {
    const { id, component } = planted;
    if (this.#state.has(id)) return this.#state.get(id);
    const initial = initialOf(component);
    if (typeof initial !== "function") return initial;
    const made = stateCopy(planted, await initial());
    this.#state.set(id, made);
    this.#made.set(id, made);
    return made;
  }

  /** The first values that were made since the last call of this. */
  takeMade(): Record<number, unknown> {
    const made = Object.fromEntries(this.#made);
    this.#made.clear();
    return made;
  }

  setState(id: number, value: unknown): void {
    this.#state.set(id, value);
    this.#made.delete(id);
  }

  /** A component's options, with what earlier calls of this session changed. */
  props({ id, component }: Planted): Readonly<Record<string, unknown>> & CommonProps {
    const patch = this.#overrides.get(id);
    return patch ? { ...component.props, ...renameKeys(patch, camelCase) } : component.props;
  }

  override(id: number, patch: Record<string, unknown>): void {
    this.#overrides.set(id, { ...this.#overrides.get(id), ...patch });
  }

  /** Tells the ledger of a file that is stored already. */
  share(file: StoredFile): void {
    this.#stored.push(file);
  }

  /** The files stored since the last call of this. */
  takeStored(): StoredFile[] {
    const stored = this.#stored;
    this.#stored = [];
    return stored;
  }
}

/** @throws AppError that names the component, for what cannot be kept. */
export function stateCopy(planted: Planted, value: unknown): unknown {
  try {
    return copyForState(value);
  } catch (cause) {
    if (!(cause instanceof UnkeepableError)) throw cause;
    throw new AppError(`${describe(planted.component)} was given ${cause.message}`, { cause });
  }
}

function initialOf(component: Component): unknown {
  return "value" in component.props ? component.props.value : null;
}
