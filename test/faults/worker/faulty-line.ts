/** The line between the queue and the runner of a function, cut or held as {@link faults} says. */

import { RpcTarget } from "cloudflare:workers";
import type { AskCache } from "../../../src/core/cached.ts";
import { faults } from "./faults.ts";

/** What the queue hands to a run: a stub with these methods. */
export interface SinkStub {
  tell(news: unknown): Promise<void>;
  cache: AskCache;
  dup(): SinkStub;
  [Symbol.dispose](): void;
}

/** What the runner hands to the queue. */
interface Handle<Outcomes> {
  done(): Promise<Outcomes>;
  alive(): Promise<void>;
  cancel(reason: string): Promise<void>;
  [Symbol.dispose](): void;
}

let newest = 0;
let newestThen = 0;

/** Numbers lines, so that a partition can leave those alone that begin after it. */
export function newLine(): number {
  return ++newest;
}

/** A partition has begun. */
export function remarkPartition(): void {
  newestThen = newest;
}

export function faultySink(sink: SinkStub, line: number): SinkStub {
  return {
    tell: (news) => crossing(line, () => sink.tell(news)),
    cache: (order) => crossing(line, () => sink.cache(order)),
    dup: () => faultySink(sink.dup(), line),
    [Symbol.dispose]: () => sink[Symbol.dispose](),
  };
}

export class FaultyHandle<Outcomes> extends RpcTarget implements Handle<Outcomes> {
  readonly #handle: Handle<Outcomes>;
  readonly #line: number;

  constructor(handle: Handle<Outcomes>, line: number) {
    super();
    this.#handle = handle;
    this.#line = line;
  }

  async done(): Promise<Outcomes> {
    const outcomes = await this.#handle.done();
    return crossing(this.#line, async () => outcomes);
  }

  async alive(): Promise<void> {
    await crossing(this.#line, () => this.#handle.alive());
  }

  /** A cancel that is dropped is never heard of again: nobody repeats it. */
  async cancel(reason: string): Promise<void> {
    await crossing(this.#line, () => this.#handle.cancel(reason));
  }

  [Symbol.dispose](): void {
    void crossing(this.#line, async () => this.#handle[Symbol.dispose]()).catch(() => {});
  }
}

const PAUSE = 20;

async function crossing<T>(line: number, work: () => Promise<T>): Promise<T> {
  if (partitionOf(line) === "dropped") throw new Error("Network connection lost.");
  // A promise of one request must not be settled by another, so each looks for itself.
  while (partitionOf(line) === "held") await new Promise((resolve) => setTimeout(resolve, PAUSE));
  return work();
}

function partitionOf(line: number): "dropped" | "held" | null {
  const { partition } = faults;
  return partition && (partition.reach === "all" || line <= newestThen) ? partition.how : null;
}
