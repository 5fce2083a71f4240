/** An object's storage that fails, stops dead and has a wrong clock, as {@link faults} says. */

import { faults, stopDead } from "./faults.ts";

/** Puts the faulty storage in place of the object's own; must come before anybody has asked for it. */
export function spoilStorage(ctx: DurableObjectState): void {
  Object.defineProperty(ctx, "storage", { value: faultyStorage(ctx), configurable: true });
}

function faultyStorage(ctx: DurableObjectState): DurableObjectStorage {
  const { storage } = ctx;
  const replaced: Partial<DurableObjectStorage> = {
    sql: faultySql(storage.sql),
    transactionSync: (work) => {
      if (faults.storage && Math.random() < faults.storage.rate) fail(ctx);
      return faults.crash ? crashing(storage, work) : storage.transactionSync(work);
    },
    setAlarm: (time) => storage.setAlarm(Number(time) - faults.clock),
  };
  return replacing(storage, replaced);
}

/** Statements outside of transactions fail too, and those within make the whole transaction fail. */
function faultySql(sql: SqlStorage): SqlStorage {
  const exec: SqlStorage["exec"] = (query, ...bindings) => {
    // A transaction has a dozen statements, so each fails that much less often.
    if (faults.storage?.how === "throw" && Math.random() < faults.storage.rate / 12) {
      throw new Error(faults.storage.message);
    }
    return sql.exec(query, ...bindings);
  };
  return replacing(sql, { exec });
}

function fail(ctx: DurableObjectState): never {
  const message = faults.storage?.message ?? "";
  if (faults.storage?.how === "reset") ctx.abort(message);
  throw new Error(message);
}

let isDue = false;

/** True once the move is written at which the process stops dead. */
export function isCrashDue(): boolean {
  return isDue;
}

/** Stops dead when the transaction makes the move at which it should. */
function crashing<T>(storage: DurableObjectStorage, work: () => T): T {
  const before = booksOf(storage.sql);
  let hasMoved = false;
  const result = storage.transactionSync(() => {
    const value = work();
    hasMoved = movesBetween(before, booksOf(storage.sql)).includes(faults.crash?.transition ?? "");
    if (hasMoved && faults.crash?.point === "uncommitted") stopDead();
    return value;
  });
  if (hasMoved) {
    isDue = true;
    void storage.sync().then(stopDead);
  }
  return result;
}

interface Books {
  readonly states: ReadonlyMap<string, string>;
  readonly yields: number;
}

function booksOf(sql: SqlStorage): Books {
  const rows = sql.exec<{ id: string; state: string }>("SELECT id, state FROM events");
  const { yields } = sql
    .exec<{ yields: number }>("SELECT COUNT(*) AS yields FROM messages WHERE msg = 'process_generating'")
    .one();
  return { states: new Map([...rows].map(({ id, state }) => [id, state])), yields };
}

function movesBetween(before: Books, after: Books): string[] {
  const moves = [...after.states].flatMap(([id, state]) => {
    const from = before.states.get(id) ?? "none";
    return from === state ? [] : [`${from}>${state}`];
  });
  return after.yields > before.yields ? [...moves, "yield"] : moves;
}

/** The same object with some of its members replaced. Native methods must be called on the native object. */
export function replacing<T extends object>(target: T, members: Partial<T>): T {
  const known = new Map<PropertyKey, unknown>();
  return new Proxy(target, {
    get(_, name) {
      if (Object.hasOwn(members, name)) return Reflect.get(members, name);
      const found = known.get(name);
      if (found !== undefined) return found;
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      const bound: unknown = value.bind(target);
      known.set(name, bound);
      return bound;
    },
  });
}
