/** Visitors who wait. */

import { exchange } from "./http.ts";
import type { Jobs } from "./jobs.ts";
import { Session } from "./session.ts";
import { eachOf, inTime } from "./sessions.ts";

/** Milliseconds without news after which everybody knows where they stand; ranks are told once a second. */
const QUIET = 1200;
/** Milliseconds that one piece of news may take to reach all. */
const PATIENCE = 20_000;

export async function fill({ url, api, count }: Jobs["fill"]["arguments"]): Promise<Jobs["fill"]["answer"]> {
  const startedAt = performance.now();
  const headers = { "content-type": "application/json" };
  const call = { url: `${url}/gradio_api/call/${api}`, method: "POST", headers, body: '{"data":["Ada"]}' } as const;
  await eachOf(Array.from({ length: count }), async () => void (await exchange(call)));
  return { duration: performance.now() - startedAt };
}

export async function joins({ url, fn, count }: Jobs["joins"]["arguments"]): Promise<Jobs["joins"]["answer"]> {
  const session = new Session(url);
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const startedAt = performance.now();
    await session.join(fn);
    times.push(performance.now() - startedAt);
  }
  await session.cancel(fn);
  return { times };
}

export async function ranks({ url, fn, count, moves }: Jobs["ranks"]["arguments"]): Promise<Jobs["ranks"]["answer"]> {
  const visitors = Array.from({ length: count + moves }, () => new Session(url));
  const times: number[] = [];
  try {
    const [first, ...others] = visitors;
    await first?.watch(fn);
    await eachOf(others, (visitor) => visitor.watch(fn));
    for (let i = 0; i < moves; i++) times.push(await move(visitors, fn));
  } finally {
    // From the end, so that nobody moves up who leaves a moment later.
    await eachOf(visitors.toReversed(), (visitor) => visitor.cancel(fn));
    for (const visitor of visitors) visitor.leave();
  }
  return { times };
}

/** Milliseconds from the moment in which the one that runs gives up until all that wait know their new rank. */
async function move(visitors: Session[], fn: number): Promise<number> {
  await pause(QUIET);
  const running = visitors.find(({ rank }) => rank === null);
  if (!running) throw new Error("Nobody's call runs.");
  visitors.splice(visitors.indexOf(running), 1);
  const waiting = visitors.flatMap((visitor) => (visitor.rank ? [{ visitor, rank: visitor.rank - 1 }] : []));
  const startedAt = performance.now();
  let knowing = 0;
  const all = waiting.map(async ({ visitor, rank }) => {
    await visitor.ranked(rank);
    knowing++;
  });
  await running.cancel(fn);
  await inTime(Promise.all(all), PATIENCE, () => `${knowing} of ${waiting.length} knew their rank`);
  const time = performance.now() - startedAt;
  running.leave();
  return time;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
