import { Comparison, SUBJECTS, withEffort } from "../comparison.ts";
import type { Figure, LinePlot, Section } from "../figure.ts";
import { Load } from "../load/load.ts";
import { functionId, Servers } from "../servers/trio.ts";
import { mean, quantile } from "../stats.ts";

/** Seconds that 500 tokens take at 100 a second. */
const IDEAL = 5;
const DEADLINE = 90_000;
const GOAL = { text: "250 readers: at most 1.5× the ideal", of: "value", limit: 1.5 * IDEAL } as const;

/** Many readers of streams at once, the workload of Gradio's pull request 7670. */
export const streamingSection: Section = {
  name: "streaming",
  title: "Streaming to many at once",
  about:
    "A generator makes 500 tokens at 100 a second and yields the text so far; so many readers call it in the same moment, without " +
    `a limit on concurrency. Nobody can be done before ${IDEAL}.0 s. Tokens come by the clock, as from a model, so being slow is not ` +
    "made up for by fewer tokens. The bare platform keeps nothing, diffs nothing and forgets what it has sent. When more than 64 " +
    "yields of one call come between two commits, ours tells the newest of them and leaves out those before it.",
  async run(bench) {
    await using servers = await Servers.start(SUBJECTS, "load");
    await using load = Load.node();
    const figures: Figure[] = [];
    const points: LinePlot["points"][number][] = [];
    for (const readers of bench.isQuick ? [25] : [1, 10, 50, 100, 250]) {
      const measured = await Comparison.run(SUBJECTS, bench.amount(3, 1), async (subject) => {
        bench.say(`${readers} readers of ${subject}`);
        const server = servers.of(subject);
        const wanted = {
          url: server.url,
          fn: await functionId(server, "tokens"),
          sessions: readers,
          deadline: DEADLINE,
        };
        return withEffort(server, load, async () => {
          const { times, messages } = await load.run("tokens", wanted);
          return { mean: mean(times) / 1000, p95: quantile(times, 0.95) / 1000, messages: messages / readers };
        });
      });
      const text = { group: "Seconds until done", unit: "s" } as const;
      const goal = readers === 250 ? { goal: GOAL } : {};
      figures.push(measured.figure({ ...text, ...goal, key: "mean", name: `${readers} readers, mean` }));
      figures.push(measured.figure({ ...text, key: "p95", name: `${readers} readers, p95` }));
      const messages = { group: "Yields that reached each reader", unit: "yields", better: "more" } as const;
      figures.push(measured.figure({ ...messages, key: "messages", name: `${readers} readers, of 500` }));
      points.push({ x: readers, readings: measured.readings("mean") });
    }
    const title = "Seconds until 500 tokens have arrived, mean";
    const plot = { kind: "lines", name: "streaming", title, unit: "s", xLabel: "readers at once", points } as const;
    return { figures, plots: [{ ...plot, ideal: IDEAL }], notes: [] };
  },
};
