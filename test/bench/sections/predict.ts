import { Comparison, SUBJECTS, withEffort } from "../comparison.ts";
import type { Bench, Figure, Section } from "../figure.ts";
import { Load } from "../load/load.ts";
import type { Subject } from "../servers/server.ts";
import { Servers } from "../servers/trio.ts";
import { quantile } from "../stats.ts";

const CLIENTS = { javascript: "@gradio/client in Node.js", python: "gradio_client in Python" } as const;
const SHAPES = { serial: "one after the other", parallel: "25 at once" } as const;
const QUEUES = { on: "greet", off: "greet_now" } as const;
const GOAL = { text: "p50 at most 1/3 of Gradio's", of: "gradio", limit: 1 / 3 } as const;
const QUEUE_GOAL = { text: "queue on at most 2× queue off", of: "value", limit: 2 } as const;

/** What it takes to call a function that does nothing. */
export const predictSection: Section = {
  name: "predict",
  title: "Calling a function",
  about:
    "`predict` of a function that greets, from the call to its answer, through Gradio's own clients in a process of their own, " +
    "which has connected before. With the queue on a call joins the line and hears its answer over a stream; with the queue off " +
    "it is one request. A client's own work is part of each time, and the bare platform, which writes one row for each call, shows how " +
    "large that part is. (Python's client loses answers that come before it has " +
    "taken note of its call, so a server must wait for it; the bare platform does not.)",
  async run(bench) {
    await using servers = await Servers.start(SUBJECTS, "load");
    const figures: Figure[] = [];
    for (const client of ["javascript", "python"] as const) {
      await using load = client === "python" ? await Load.python() : Load.node();
      for (const shape of ["serial", "parallel"] as const) {
        if (bench.isQuick && client === "python" && shape === "parallel") continue;
        bench.say(`${CLIENTS[client]}, ${SHAPES[shape]}`);
        const subjects = client === "python" ? SUBJECTS.filter((subject) => subject !== "bare") : SUBJECTS;
        figures.push(...figuresOf(client, shape, await measure({ bench, servers, load, shape, subjects })));
      }
    }
    const groups = figures
      .filter(({ name }) => name.endsWith("p50"))
      .map(({ group, name, readings }) => ({ name: `${group}: ${name.replace(", p50", "")}`, readings }));
    const title = "Median time of a call";
    return {
      figures,
      plots: [{ kind: "bars", name: "predict", title, unit: "ms", better: "less", groups }],
      notes: [],
    };
  },
};

interface Wanted {
  readonly bench: Bench;
  readonly servers: Servers;
  readonly load: Load;
  readonly shape: keyof typeof SHAPES;
  readonly subjects: readonly Subject[];
}

async function measure({ bench, servers, load, shape, subjects }: Wanted): Promise<Comparison> {
  const atOnce = shape === "serial" ? 1 : 25;
  const calls = shape === "serial" ? bench.amount(40, 8) : bench.amount(100, 25);
  const warmed = new Set<string>();
  return Comparison.run(subjects, bench.amount(7, 1), (subject) => {
    const server = servers.of(subject);
    return withEffort(server, load, async () => {
      const values: Record<string, number> = {};
      for (const [queue, api] of Object.entries(QUEUES)) {
        const wanted = { url: server.url, api, calls, atOnce };
        if (!warmed.has(subject + api)) await load.run("predict", { ...wanted, calls: atOnce * 2 });
        warmed.add(subject + api);
        const { times } = await load.run("predict", wanted);
        values[`${queue}.p50`] = quantile(times, 0.5);
        values[`${queue}.p95`] = quantile(times, 0.95);
      }
      values["cost"] = (values["on.p50"] ?? 0) / (values["off.p50"] ?? 1);
      return values;
    });
  });
}

function figuresOf(client: keyof typeof CLIENTS, shape: keyof typeof SHAPES, measured: Comparison): Figure[] {
  const group = CLIENTS[client];
  const latencies = Object.keys(QUEUES).flatMap((queue) =>
    ["p50", "p95"].map((which) =>
      measured.figure({
        key: `${queue}.${which}`,
        group,
        name: `${SHAPES[shape]}, queue ${queue}, ${which}`,
        unit: "ms",
        ...(which === "p50" ? { goal: GOAL } : {}),
      }),
    ),
  );
  const name = `${SHAPES[shape]}, queue on by queue off`;
  return [...latencies, measured.figure({ key: "cost", group, name, unit: "times", goal: QUEUE_GOAL })];
}
