/** Visitors at work. */

import type { FunctionName, Task } from "../functions.ts";
import { pause } from "./clock.ts";
import type { Random } from "./random.ts";
import type { Visitor } from "./visitor.ts";
import type { World } from "./world.ts";

/** Visitors who read. */
export function crowd(world: World, size: number): Visitor[] {
  return Array.from({ length: size }, () => {
    const visitor = world.visitor();
    visitor.read();
    return visitor;
  });
}

/** What a call asks for. */
export interface Wish {
  readonly fn: FunctionName;
  readonly task: Omit<Task, "key">;
}

/** Calls of every kind that a queue knows, none longer than a moment. */
export function anyWish(random: Random): Wish {
  const fn = random.pick<FunctionName>(["solo", "pool", "free", "again", "count", "recount", "batch", "fill", "visit"]);
  const ms = ["solo", "batch", "visit"].includes(fn) ? random.between(0, 20) : random.between(0, 300);
  return { fn, task: { ms, steps: random.between(1, 8), size: random.between(0, 2000) } };
}

export interface LaneOptions {
  readonly visitors: readonly Visitor[];
  readonly random: Random;
  /** Calls under way at any time. */
  readonly lanes: number;
  readonly wish: (random: Random) => Wish;
  readonly goesOn: () => boolean;
  /** Told of each call that was sent. */
  readonly onCall?: () => void;
}

let calls = 0;

/** A name that no other call has. */
export function newKey(prefix = "task"): string {
  return `${prefix}-${++calls}`;
}

/** Keeps so many calls under way. Half of them are repeated when their answer was lost. */
export async function keepBusy({ visitors, random, lanes, wish, goesOn, onCall }: LaneOptions): Promise<void> {
  const lane = async (random: Random): Promise<void> => {
    while (goesOn()) {
      const visitor = random.pick(visitors);
      const { fn, task } = wish(random);
      const key = newKey();
      onCall?.();
      const event = await visitor.join(fn, { key, ...task }, random.chance(0.5) ? { idempotencyKey: key } : {});
      if (event === null) await pause(20);
      else if (random.chance(0.05)) await cancelSoon(visitor, { fn, event, random });
      else await visitor.readers[0]?.end(event);
    }
  };
  await Promise.all(Array.from({ length: lanes }, () => lane(random.fork())));
}

/** Whether the cancel is heard, or comes too late, the event ends. */
async function cancelSoon(
  visitor: Visitor,
  { fn, event, random }: { readonly fn: FunctionName; readonly event: string; readonly random: Random },
): Promise<void> {
  await pause(random.between(0, 100));
  await visitor.cancel(fn, event).catch(() => {});
  await visitor.readers[0]?.end(event);
}

/** Does all of it, so many at a time. */
export async function inLanes(work: readonly (() => Promise<unknown>)[], lanes: number): Promise<void> {
  const left = [...work].reverse();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let next = left.pop(); next; next = left.pop()) await next();
    }),
  );
}
