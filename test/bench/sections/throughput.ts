import { Comparison, type FigureText, SUBJECTS, withEffort } from "../comparison.ts";
import type { Bench, Figure, Section } from "../figure.ts";
import { Load } from "../load/load.ts";
import { functionId, Servers } from "../servers/trio.ts";
import { ratesOf } from "../stats.ts";

/** One kind of load. */
interface Case {
  readonly name: string;
  readonly api: string;
  readonly active: number;
  readonly idle: number;
}

const GOAL = { text: "queued throughput at least 5× Gradio's", of: "gradio", limit: 5 } as const;

/** How much a queue gets done. */
export const throughputSection: Section = {
  name: "throughput",
  title: "Getting through the queue",
  about:
    "Sessions that speak the protocol directly, in one process: each joins the line, waits for its answer and joins again. The " +
    "function does nothing, and one call of it runs at a time, as is the default. Ours writes each call to the disk before it is " +
    "accepted and each answer before it is told; the bare platform writes one row for each call, and Gradio nothing. An open " +
    "session is one that holds the stream of a page. The function of the batches takes 20 ms a call, whether for one row or for 16.",
  async run(bench) {
    await using servers = await Servers.start(SUBJECTS, "load");
    await using load = Load.node();
    const figures: Figure[] = [];
    const cases = casesOf(bench);
    for (const wanted of cases) {
      const measured = await measure({ bench, servers, load, wanted });
      const { name: group } = wanted;
      // A function that takes its time bounds the rate of everybody.
      const goal = isInstant(wanted) ? { goal: GOAL } : {};
      const texts: FigureText[] = [
        { key: "rate", group, name: "predictions", unit: "per second", better: "more", ...goal },
        { key: "p50", group, name: "time of one, p50", unit: "ms" },
        { key: "p99", group, name: "time of one, p99", unit: "ms" },
      ];
      figures.push(...texts.map((text) => measured.figure(text)));
    }
    const groups = figures
      .filter(({ unit }) => unit === "per second")
      .map(({ group, readings }) => ({ name: group, readings }));
    const title = "Predictions a second";
    const plot = { kind: "bars", name: "throughput", title, unit: "per second", better: "more", groups } as const;
    return { figures, plots: [plot], notes: [] };
  },
};

function casesOf(bench: Bench): Case[] {
  const sessions = bench.isQuick ? [1, 32] : [1, 32, 256];
  const open = bench.amount(2500, 250);
  const active = bench.amount(100, 25);
  const batch = bench.amount(64, 32);
  return [
    ...sessions.map((active) => ({ name: `${active} sessions`, api: "greet", active, idle: 0 })),
    ...(bench.isQuick ? [] : [{ name: "32 sessions, no limit", api: "greet_free", active: 32, idle: 0 }]),
    { name: `${active} of ${open} open sessions`, api: "greet", active, idle: open - active },
    { name: `${batch} sessions, one by one`, api: "one_by_one", active: batch, idle: 0 },
    { name: `${batch} sessions, in batches`, api: "in_batches", active: batch, idle: 0 },
  ];
}

function isInstant({ api }: Case): boolean {
  return api.startsWith("greet");
}

interface Wanted {
  readonly bench: Bench;
  readonly servers: Servers;
  readonly load: Load;
  readonly wanted: Case;
}

/** The bare platform runs no functions, so it cannot tell what a function that takes its time would give. */
function measure({ bench, servers, load, wanted }: Wanted): Promise<Comparison> {
  const { name, api, active, idle } = wanted;
  const subjects = SUBJECTS.filter((subject) => isInstant(wanted) || subject !== "bare");
  return Comparison.run(subjects, bench.amount(5, 1), async (subject) => {
    bench.say(`${name}, ${subject}`);
    const server = servers.of(subject);
    const fn = await functionId(server, api);
    const duration = bench.amount(4000, 500);
    return withEffort(server, load, async () => {
      const { times } = await load.run("sessions", { url: server.url, fn, active, idle, duration });
      return ratesOf({ times, duration });
    });
  });
}
