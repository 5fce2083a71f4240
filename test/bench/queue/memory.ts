import { Comparison, type Round } from "../comparison.ts";
import type { Bench, Figure } from "../figure.ts";
import type { Load } from "../load/load.ts";
import { startServer } from "../servers/server.ts";
import { functionId } from "../servers/trio.ts";
import { CALM, pause, perVisitor } from "../visitors.ts";
import { QUEUE_SUBJECTS } from "./figures.ts";

const GOAL = { text: "memory of an open stream at most 1.2× the platform's own", of: "bare", limit: 1.2 } as const;

/** Kilobytes of the server for each open stream. Servers are started anew: one that has let go of memory takes it again. */
export async function memoryFigures({
  bench,
  load,
}: {
  readonly bench: Bench;
  readonly load: Load;
}): Promise<Figure[]> {
  const count = bench.amount(1000, 300);
  const measured = await Comparison.run(QUEUE_SUBJECTS, bench.amount(5, 1), async (subject): Promise<Round> => {
    bench.say(`memory, ${subject}`);
    const values: Record<string, number> = {};
    for (const kind of bench.isQuick ? (["stream"] as const) : (["stream", "waiting"] as const)) {
      await using server = await startServer(subject, "load");
      await pause(bench.amount(CALM, 300));
      const fn = await functionId(server, "wait");
      Object.assign(values, await perVisitor({ server, load, kind, fn, count }));
    }
    return { values, effort: null };
  });
  const text = { group: "Memory of an open stream", unit: "KB", bound: "buffers of the runtime" } as const;
  const page = measured.figure({ ...text, key: "stream.memory", name: "of a page", goal: GOAL });
  const call = measured.figure({ ...text, key: "waiting.memory", name: "of a call that waits, with the call" });
  return bench.isQuick ? [page] : [page, call];
}
