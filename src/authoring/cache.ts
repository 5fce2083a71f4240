/** Functions that run once for equal inputs. */

import {
  type AskCache,
  bringKeeper,
  type CachedFunction,
  type CacheLimits,
  keepResults,
  type KeyedCall,
} from "../core/cached.ts";
import { AppError, SetupError } from "../core/errors.ts";
import type { AnyHandler } from "../core/handler.ts";
import type { ListenerRecord } from "../core/listener.ts";
import { componentsOf } from "../core/wiring.ts";
import { digestOf } from "./cache-digest.ts";
import { type CacheSize, limitsOf } from "./cache-limits.ts";
import { KeptStore } from "./kept-store.ts";
import { record, unpack } from "./cache-recording.ts";

/** How answers are kept. */
export interface CacheOptions<Inputs extends readonly unknown[]> extends CacheSize {
  /**
   * What tells calls apart, as plain data; it gets what the function gets. Default: the inputs, with files by their content,
   * and what the event told.
   */
  key?: (...inputs: Inputs) => unknown;
}

/**
 * Keeps what a function answers: who calls it with equal inputs gets that answer at once, past the queue. A generator's
 * answers are told again one by one; a failure is not kept. The function must not look at anything but its inputs.
 *
 * @example
 * run.click(gr.cache((text: string) => summarize(text)), { inputs: text, outputs: summary });
 */
export function cache<Inputs extends readonly unknown[], Result>(
  fn: (...inputs: Inputs) => Result,
  options: CacheOptions<Inputs> = {},
): (...inputs: Inputs) => Result {
  const where = "gr.cache()";
  if (typeof fn !== "function")
    throw new SetupError(`${where}: the first argument is the function to keep results of.`);
  const { key, perSession = false } = options;
  if (key !== undefined && typeof key !== "function") {
    throw new SetupError(`${where}: key must be a function of the inputs.`);
  }
  // Bound, it is another function of the same kind; its name is that of its endpoint.
  const own = Object.defineProperty(fn.bind(undefined), "name", { value: fn.name });
  const limits = limitsOf(where, options);
  bringKeeper((parts) => new KeptStore(parts));
  const keying = { key, perSession };
  return keepResults(own, {
    limits,
    perSession,
    text: String(fn),
    check,
    keyOf: (call) => keyOf(call, keying),
    begin: (call, around) => begin(call, { ...keying, ...around, limits }),
    unpack,
  });
}

function check({ options }: ListenerRecord, where: string): void {
  if (options.batch) {
    throw new SetupError(`${where}: a batch function has the rows of several callers and cannot be in gr.cache().`);
  }
  const state = componentsOf(options.outputs).find(({ definition }) => definition.isServerSide);
  if (state) {
    throw new SetupError(`${where}: a function in gr.cache() cannot change a State; let another listener do that.`);
  }
}

interface Keying {
  readonly key: AnyHandler | undefined;
  readonly perSession: boolean;
}

/** Outputs are part of it: what is kept is in the form that they show. */
async function keyOf(call: KeyedCall, { key, perSession }: Keying): Promise<string | null> {
  const { listener, inputs, context, session, overrides } = call;
  if (perSession && session === null) return null;
  const { outputs, inputNames } = shapeOf(call);
  const asked: unknown = key ? await key(...inputs, context) : [inputs, context.data ?? null];
  const changed = listener.outputs.map(({ id }) => overrides[id] ?? null);
  try {
    return await digestOf([outputs, inputNames, changed, perSession ? session : null, asked]);
  } catch (error) {
    if (error instanceof AppError) throw error;
    // A file that cannot be read now, for one. The function may do without it.
    console.error(`A result of ${listener.apiName} is not kept:`, error);
    return null;
  }
}

function shapeOf({ listener }: KeyedCall): { outputs: unknown; inputNames: unknown } {
  const outputs = listener.outputs.map(({ id, component }) => [id, component.definition.type]);
  return {
    outputs: [listener.outputShape, outputs],
    inputNames: [listener.inputShape, listener.inputs.map(({ name }) => name)],
  };
}

interface Around extends Keying {
  readonly cache: string;
  readonly root: string;
  readonly ask: AskCache;
  readonly limits: CacheLimits;
}

async function begin(call: KeyedCall, around: Around): ReturnType<CachedFunction["begin"]> {
  const { cache, ask, limits, root, perSession } = around;
  const key = await keyOf(call, around);
  if (key === null) return null;
  try {
    const [text] = (await ask({ kind: "get", cache, key })).found;
    if (text !== undefined) return { found: unpack(text, root) };
  } catch (error) {
    // What cannot be looked up is worked out.
    console.error(`A kept result of ${call.listener.apiName} could not be read:`, error);
  }
  const session = perSession ? call.session : null;
  const recording = record(async (recorded) => {
    try {
      await ask({ kind: "set", cache, entry: { ...recorded, key, session, label: "" }, limits });
    } catch (error) {
      // Who called has an answer all the same; the next one computes it again.
      console.error(`A result of ${call.listener.apiName} could not be kept:`, error);
    }
  });
  return { recording };
}
