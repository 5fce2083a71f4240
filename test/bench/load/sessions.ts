/** Many visitors at once. */

import { exchange } from "./http.ts";
import type { Jobs } from "./jobs.ts";
import { Session } from "./session.ts";

/** How many pages are opened at the same time. */
const AT_ONCE = 25;
/** Milliseconds until the load is steady. */
const START = 300;
/** Milliseconds that one prediction may take. */
const PATIENCE = 60_000;

const staying: Session[] = [];

export async function tokens({
  url,
  fn,
  sessions: count,
  deadline,
}: Jobs["tokens"]["arguments"]): Promise<Jobs["tokens"]["answer"]> {
  const visitors = Array.from({ length: count }, () => new Session(url));
  const times: number[] = [];
  const startedAt = performance.now();
  const all = visitors.map(async (visitor) => {
    await visitor.predict(fn);
    times.push(performance.now() - startedAt);
  });
  try {
    await inTime(Promise.all(all), deadline, () => `${times.length} of ${count} had ended`);
  } finally {
    for (const visitor of visitors) visitor.leave();
  }
  return { times, messages: visitors.reduce((sum, { steps }) => sum + steps, 0) };
}

export async function sessions(wanted: Jobs["sessions"]["arguments"]): Promise<Jobs["sessions"]["answer"]> {
  const open = Array.from({ length: wanted.idle }, () => new Session(wanted.url));
  const visitors = Array.from({ length: wanted.active }, () => new Session(wanted.url));
  const times: number[] = [];
  try {
    await eachOf(open, (session) => session.open());
    const from = performance.now() + START;
    const until = from + wanted.duration;
    const all = visitors.map(async (visitor) => {
      while (performance.now() < until) {
        const startedAt = performance.now();
        await visitor.predict(wanted.fn);
        const endedAt = performance.now();
        if (endedAt >= from && endedAt <= until) times.push(endedAt - startedAt);
      }
    });
    await inTime(Promise.all(all), START + wanted.duration + PATIENCE, () => `only ${times.length} had ended`);
  } finally {
    for (const session of [...open, ...visitors]) session.leave();
  }
  return { times, duration: wanted.duration };
}

export async function stay({ url, kind, fn, text, count }: Jobs["stay"]["arguments"]): Promise<Jobs["stay"]["answer"]> {
  const startedAt = performance.now();
  const visitors = Array.from({ length: count }, () => new Session(url));
  staying.push(...visitors);
  await eachOf(visitors, async (visitor) => {
    if (kind === "waiting") return visitor.wait(fn, text);
    if (kind === "page") await exchange({ url: `${url}/` });
    await visitor.open();
  });
  return { duration: performance.now() - startedAt };
}

export async function leave(): Promise<Record<string, never>> {
  for (const visitor of staying.splice(0)) visitor.leave();
  return {};
}

/** A few at a time, as visitors come. */
export async function eachOf<T>(visitors: readonly T[], work: (visitor: T) => Promise<void>): Promise<void> {
  const left = visitors.values();
  const one = async (): Promise<void> => {
    for (const visitor of left) await work(visitor);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

export async function inTime<T>(work: Promise<T>, milliseconds: number, soFar: () => string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${soFar()} after ${(milliseconds / 1000).toFixed(0)} s`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
