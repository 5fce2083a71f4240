/** Passes of renders, and what `gr.render()` brings along to make and keep them, as the rest of the house sees it. */

import type { Component } from "../core/component.ts";
import type { FileAccess, StoredFile } from "../core/files.ts";
import type { PlantedListener } from "../core/planted-listener.ts";
import type { PreparedApp } from "../core/tree.ts";
import type { ApiVisibility } from "../protocol/config.ts";
import type { FunctionFacts } from "./function-facts.ts";
import type { Job, Step } from "./job.ts";

/** All that a pass of a render depends on: with this it can be made again. */
export interface KnownPass {
  /** The event that made it. */
  readonly id: string;
  /** What the render's function was called with. */
  readonly job: Job;
  /** Tells one tree from another. */
  readonly digest: string;
}

/** A function that a pass has made. */
export interface PassFunction extends FunctionFacts {
  readonly apiName: string;
  readonly apiVisibility: ApiVisibility;
  readonly isQueued: boolean;
  readonly validator: boolean;
  /** Milliseconds that values of its State live, where they have a time. */
  readonly lifetimes: readonly (readonly [id: number, milliseconds: number])[];
}

/** A pass on its way to where it is kept. */
export interface MadePass extends KnownPass {
  /** The container that it fills. */
  readonly container: number;
  /** The pass that has made the render, where one is in another. */
  readonly parent: string | null;
  readonly functions: readonly PassFunction[];
  /** State that begins anew with each pass. */
  readonly states: readonly number[];
  /** Components that the next pass may have too, with the options that they keep (snake_case). */
  readonly kept: readonly (readonly [id: number, options: readonly string[]])[];
  /** Modules for the browser, by name. */
  readonly scripts: Readonly<Record<string, string>>;
}

/** Where the passes of an app's sessions are kept. */
export interface PassBooks {
  /** What a session means by a number, or by the name of an endpoint; null for what is no more. */
  find(session: string, id: number | string): PassFunction | null;
  /** A call of it waits: the pass is kept until that has ended. */
  hold(fn: FunctionFacts): void;
  /** The pass, after those that it is in. */
  chain(id: string): KnownPass[];
  keep(session: string, pass: MadePass, now: number): void;
  /** A module by its name. */
  script(name: string): string | null;
  /** Forgets what nobody can ask for any more. */
  sweep(now: number): void;
}

/** What queued functions are looked up in. */
export interface FunctionBook {
  add(fn: FunctionFacts): void;
  remove(id: number): void;
}

/** A function, and the app that it is of. */
export interface Answering {
  readonly app: PreparedApp;
  readonly listener: PlantedListener;
}

/** As much of a run's session as a pass needs. */
export interface PassSession {
  readonly job: Job;
  readonly files: FileAccess;
  takeStored(): StoredFile[];
  takeMade(): Record<number, unknown>;
}

/** What making a pass again needs. */
export interface Remaking {
  readonly signal: AbortSignal;
  /** The arguments of a render's function, as they were. */
  inputsOf(listener: PlantedListener, job: Job): Promise<unknown[]>;
}

/** As much of an object's storage as the books need. */
export interface BookStorage {
  readonly sql: {
    exec<Row extends Record<string, string | number | null>>(
      query: string,
      ...bindings: (string | number | null)[]
    ): { toArray(): Row[] };
  };
  readonly kv: {
    get<T>(key: string): T | undefined;
    put(key: string, value: unknown): void;
    delete(key: string): unknown;
  };
}

/** Everything that `gr.render()` brings along. */
export interface Engine {
  /** Makes the tree that a render's function has answered a part of the page. */
  show(run: Answering, session: PassSession, answer: unknown): Promise<Step>;
  /** Makes the passes of a job again, and finds the listener that it calls. */
  listener(app: PreparedApp, job: Job, around: Remaking): Promise<PlantedListener>;
  /** The same for the component that it names. */
  component(app: PreparedApp, job: Job, around: Remaking): Promise<Component>;
  /** Opens the books. `lifetimes` takes those of State. */
  open(storage: BookStorage, functions: FunctionBook, lifetimes: Map<number, number>): PassBooks;
}
