import { Comparison, type Round } from "../comparison.ts";
import type { Figure } from "../figure.ts";
import type { Load } from "../load/load.ts";
import type { Server } from "../servers/server.ts";
import { functionId } from "../servers/trio.ts";
import { pause } from "../visitors.ts";
import { type Ground, QUEUE_SUBJECTS } from "./figures.ts";

/** Yields a second of each generator. */
const PACE = 100;
/** Milliseconds until all of them are under way, and for which they go on at the end. */
const START = 500;

const GOAL = { text: "object time of a yield at most 60 µs", of: "value", limit: 60 } as const;

/**
 * Processor time of the server for each yield of generators that make tokens by the clock. The same generators outside
 * of the queue tell what making the tokens costs; the rest is the object's, with its streams.
 */
export async function yieldFigures({ bench, servers, load }: Ground): Promise<Figure[]> {
  const [readers, milliseconds] = [bench.amount(50, 25), bench.amount(3000, 1000)];
  const measured = await Comparison.run(QUEUE_SUBJECTS, bench.amount(5, 1), async (subject): Promise<Round> => {
    bench.say(`yields, ${subject}`);
    const server = servers.of(subject);
    const tokens = String(((START + milliseconds + START) / 1000) * PACE);
    const work = { server, load, readers, milliseconds, tokens };
    const all = await queued(work);
    if (subject === "bare") return { values: { all, object: all }, effort: null };
    const alone = await unqueued(work);
    return { values: { all, alone, object: all - alone }, effort: null };
  });
  const text = {
    group: `Yields, ${readers} generators at ${PACE} a second`,
    unit: "µs",
    bound: "the processor",
  } as const;
  return [
    measured.figure({ ...text, key: "all", name: "all in all" }),
    measured.figure({ ...text, key: "alone", name: "making it, without the queue" }),
    measured.figure({ ...text, key: "object", name: "object time: what the queue adds", goal: GOAL }),
  ];
}

interface Work {
  readonly server: Server;
  readonly load: Load;
  readonly readers: number;
  readonly milliseconds: number;
  /** How many each generator makes. */
  readonly tokens: string;
}

async function queued({ server, load, readers, milliseconds, tokens: text }: Work): Promise<number> {
  const fn = await functionId(server, "tokens");
  await load.run("stay", { url: server.url, kind: "waiting", fn, text, count: readers });
  const time = await perYield(server, readers, milliseconds);
  // The generators go on when nobody reads any more.
  await pause(2 * START);
  await load.run("leave", {});
  return time;
}

async function unqueued({ server, load, readers, milliseconds, tokens }: Work): Promise<number> {
  const url = `${server.url}/gradio_api/run/tokens_now`;
  const body = JSON.stringify({ data: [tokens] });
  // One request each: it lasts longer than any more of them are begun.
  const running = load.run("requests", { url, method: "POST", body, atOnce: readers, duration: START });
  const time = await perYield(server, readers, milliseconds);
  await running;
  return time;
}

/** Microseconds of processor time, while all of them are under way. */
async function perYield(server: Server, readers: number, milliseconds: number): Promise<number> {
  await pause(START);
  const [before, startedAt] = [server.usage().seconds, performance.now()];
  await pause(milliseconds);
  const used = server.usage().seconds - before;
  const yields = readers * PACE * ((performance.now() - startedAt) / 1000);
  return (used / yields) * 1_000_000;
}
