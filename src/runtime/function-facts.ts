/** What a queue must know of a function. */

import type { CachedFunction } from "../core/cached.ts";
import type { PlantedListener } from "../core/planted-listener.ts";

/** What the queue must know of a cached function. */
interface CacheFacts extends Pick<CachedFunction, "unpack"> {
  readonly name: string;
}

/** A function that may wait in line. */
export interface FunctionFacts {
  /** The wire's `fn_index`. */
  readonly id: number;
  /** Endpoint name. With `id` it tells whether a deploy has changed what waits. */
  readonly name: string;
  readonly concurrencyId: string;
  /** Null: unlimited. */
  readonly concurrencyLimit: number | null;
  readonly isBatch: boolean;
  readonly maxBatchSize: number;
  /** Milliseconds that a batch waits to fill up. */
  readonly maxWaitMs: number;
  /** How often an interrupted run starts again. */
  readonly retries: number;
  readonly onDisconnect: "cancel" | "keep";
  /** State components it reads or writes. */
  readonly stateIds: readonly number[];
  /** Components it reads or writes. */
  readonly componentIds: readonly number[];
  readonly outputCount: number;
  /** Where its answers are kept, if they are. */
  readonly cache?: CacheFacts | undefined;
  /** The pass of a render that made it. */
  readonly pass?: string;
}

/** Reads the facts off a listener. */
export function functionFacts(listener: PlantedListener): FunctionFacts {
  const wired = [...listener.inputs, ...listener.outputs];
  return {
    id: listener.id,
    name: listener.apiName,
    concurrencyId: listener.concurrencyId,
    concurrencyLimit: listener.concurrencyLimit,
    isBatch: listener.isBatch,
    maxBatchSize: listener.maxBatchSize,
    maxWaitMs: listener.maxWaitMs,
    retries: listener.retries,
    onDisconnect: listener.onDisconnect,
    stateIds: idsOf(wired.filter(({ component }) => component.definition.isServerSide)),
    componentIds: idsOf(wired.filter(({ component }) => !component.definition.isServerSide)),
    outputCount: listener.outputs.length,
  };
}

function idsOf(wired: readonly { readonly id: number }[]): number[] {
  return [...new Set(wired.map(({ id }) => id))];
}
