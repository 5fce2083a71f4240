import { Comparison, withEffort } from "../comparison.ts";
import type { Figure } from "../figure.ts";
import { startServer } from "../servers/server.ts";
import { functionId } from "../servers/trio.ts";
import { quantile } from "../stats.ts";
import { type Ground, QUEUE_SUBJECTS } from "./figures.ts";

const GROUP = "Joining a long line";

/** Milliseconds to join a line beside the same at an empty one, on a server each, in the same round. */
export async function joinFigures({ bench, servers, load }: Ground): Promise<Figure[]> {
  await using long = await startServer("ours", "load");
  const [empty, bare] = [servers.of("ours"), servers.of("bare")];
  const fn = await functionId(long, "wait");
  const figures: Figure[] = [];
  let length = 0;
  // Whoever joins must wait, or starting a function would be part of its time.
  await load.run("fill", { url: empty.url, api: "wait", count: 1 });
  for (const waiting of bench.isQuick ? [1000] : [1000, 10_000, 100_000]) {
    bench.say(`filling up to ${waiting} waiting`);
    await load.run("fill", { url: long.url, api: "wait", count: waiting - length });
    bench.say(`${waiting} waiting`);
    length = waiting;
    const count = bench.amount(200, 50);
    const measured = await Comparison.run(QUEUE_SUBJECTS, bench.amount(5, 1), (subject) =>
      withEffort(subject === "ours" ? long : bare, load, async () => {
        const timesAt = async (url: string): Promise<number[]> => (await load.run("joins", { url, fn, count })).times;
        if (subject === "bare") {
          const p50 = quantile(await timesAt(bare.url), 0.5);
          return { "none.p50": p50, "many.p50": p50 };
        }
        const [none, many] = [await timesAt(empty.url), await timesAt(long.url)];
        const [before, p50] = [quantile(none, 0.5), quantile(many, 0.5)];
        return { "none.p50": before, "many.p50": p50, "many.p99": quantile(many, 0.99), ratio: p50 / before };
      }),
    );
    const many = `${waiting.toLocaleString("en")} waiting`;
    if (figures.length === 0) {
      figures.push(measured.figure({ key: "none.p50", group: GROUP, name: "nobody waiting, p50", unit: "ms" }));
    }
    figures.push(
      measured.figure({ key: "many.p50", group: GROUP, name: `${many}, p50`, unit: "ms" }),
      measured.figure({ key: "many.p99", group: GROUP, name: `${many}, p99`, unit: "ms" }),
      measured.figure({ key: "ratio", group: GROUP, name: `${many} by nobody`, unit: "times", ...goalAt(waiting) }),
    );
  }
  return figures;
}

function goalAt(waiting: number): object {
  const text = "joining behind 100,000: at most 1.3× the time at an empty line";
  return waiting === 100_000 ? { goal: { text, of: "value", limit: 1.3 } as const } : {};
}
