import { Comparison, withEffort } from "../comparison.ts";
import type { Figure } from "../figure.ts";
import { functionId } from "../servers/trio.ts";
import { mean } from "../stats.ts";
import { type Ground, QUEUE_SUBJECTS } from "./figures.ts";

const GOAL = { text: "1,000 waiting sessions know their rank within 100 ms", of: "value", limit: 100 } as const;

/** Milliseconds from the moment in which the head of the line leaves until all others were told their new rank. */
export async function rankFigures({ bench, servers, load }: Ground): Promise<Figure[]> {
  const count = bench.amount(1000, 200);
  const measured = await Comparison.run(QUEUE_SUBJECTS, bench.amount(3, 1), async (subject) => {
    bench.say(`ranks of ${count}, ${subject}`);
    const server = servers.of(subject);
    const wanted = { url: server.url, fn: await functionId(server, "wait"), count, moves: bench.amount(5, 1) };
    return withEffort(server, load, async () => ({ time: mean((await load.run("ranks", wanted)).times) }));
  });
  const name = `${count.toLocaleString("en")} waiting sessions were told`;
  const goal = count === 1000 ? { goal: GOAL } : {};
  const bound = "the stream of each session, and its reader: one process reads all of them";
  return [measured.figure({ key: "time", group: "Telling ranks", name, unit: "ms", bound, ...goal })];
}
