import type { CommonProps, Component } from "../core/component.ts";
import type { Recording } from "../core/cached.ts";
import type { FileAccess, StoredFile } from "../core/files.ts";
import type { Planted } from "../core/wiring.ts";
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
  state({ id, component }: Planted): unknown {
    return this.#state.has(id) ? this.#state.get(id) : initialOf(component);
  }

  setState(id: number, value: unknown): void {
    this.#state.set(id, value);
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

function initialOf(component: Component): unknown {
  return "value" in component.props ? component.props.value : null;
}
