/** Values that functions keep for later calls. */

import { bringKeeper, type CacheAnswer, type CacheDesk, type CacheOrder } from "../core/cached.ts";
import { AppError, SetupError } from "../core/errors.ts";
import { currentCall } from "../core/running.ts";
import { digestOf } from "./cache-digest.ts";
import { type CacheSize, limitsOf } from "./cache-limits.ts";
import { KeptStore } from "./kept-store.ts";
import { textOf, valueOf } from "./structured-text.ts";

/** A cache that functions look into and fill themselves. It works while a call runs. */
export interface Cache<Value> {
  /** The value; null if there is none (any more). The outputs of a call that was given one say that it has used a cache. */
  get(key: unknown): Promise<Value | null>;
  /** Keeps a value, in place of the one before. */
  set(key: unknown, value: Value): Promise<void>;
  delete(key: unknown): Promise<void>;
  /** The keys of all entries, the one that was not asked for longest first. */
  keys(): Promise<unknown[]>;
  /** Deletes all entries. */
  clear(): Promise<void>;
}

export interface ManualCacheOptions extends CacheSize {
  /** Caches of one name are one cache. Default: its number among those without a name. */
  name?: string;
}

/** Characters of a key, and of a value. */
const LONGEST_KEY = 100_000;
const LONGEST_VALUE = 16_000_000;

let unnamed = 0;

/**
 * Makes a cache that functions use as they like: all visitors share it, unless it is `perSession`. Keys are plain data; values
 * may hold Map, Set, Date, bytes and typed arrays too.
 *
 * @example
 * const forecasts = gr.Cache<Forecast>();
 * // in a function:
 * const known = await forecasts.get(city);
 * if (!known) await forecasts.set(city, await ask(city));
 */
export function Cache<Value = unknown>(options: ManualCacheOptions = {}): Cache<Value> {
  const { name = String(++unnamed), perSession = false } = options;
  const where = "gr.Cache()";
  if (typeof name !== "string" || name === "") throw new SetupError(`${where}: name must be a text.`);
  const limits = limitsOf(where, options);
  bringKeeper((parts) => new KeptStore(parts));
  const cache = `own/${name}`;

  /** Null for a caller that has no session to keep anything for. */
  async function ask(order: (session: string | null) => Promise<CacheOrder> | CacheOrder): Promise<CacheAnswer | null> {
    const desk = deskOf(name);
    if (perSession && desk.session === null) return null;
    return desk.ask(await order(perSession ? desk.session : null));
  }
  const digest = (key: unknown, session: string | null): Promise<string> => digestOf([session, key]);

  return {
    async get(key) {
      const answer = await ask(async (session) => ({ kind: "get", cache, key: await digest(key, session) }));
      const text = answer?.found[0];
      if (text === undefined) return null;
      deskOf(name).hit();
      return valueOf(text) as Value; // as it was set
    },
    async set(key, value) {
      const label = limited(textOf(key, `${where}: the key`), LONGEST_KEY, "the key");
      const text = limited(textOf(value, `${where}: the value`), LONGEST_VALUE, "the value");
      await ask(async (session) => {
        const entry = { key: await digest(key, session), session, label, text, paths: [], files: [] };
        return { kind: "set", cache, entry, limits };
      });
    },
    async delete(key) {
      await ask(async (session) => ({ kind: "delete", cache, key: await digest(key, session) }));
    },
    async keys() {
      const answer = await ask((session) => ({ kind: "keys", cache, session }));
      return (answer?.found ?? []).map(valueOf);
    },
    async clear() {
      await ask((session) => ({ kind: "clear", cache, session }));
    },
  };
}

function deskOf(name: string): CacheDesk {
  const desk = currentCall()?.caches;
  if (desk) return desk;
  throw new SetupError(`gr.Cache() "${name}" can be used only while a function of the app runs.`);
}

function limited(text: string, longest: number, what: string): string {
  if (text.length <= longest) return text;
  throw new AppError(`gr.Cache(): ${what} is too long: ${text.length} characters, and at most ${longest} are kept.`);
}
