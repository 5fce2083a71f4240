import type { Section } from "../figure.ts";
import { Load } from "../load/load.ts";
import { QUEUE_SUBJECTS } from "../queue/figures.ts";
import { joinFigures } from "../queue/joins.ts";
import { memoryFigures } from "../queue/memory.ts";
import { rankFigures } from "../queue/ranks.ts";
import { rateFigures } from "../queue/rates.ts";
import { yieldFigures } from "../queue/yields.ts";
import { Servers } from "../servers/trio.ts";

/** How near the queue comes to what the platform can do. */
export const queueSection: Section = {
  name: "queue",
  title: "The queue beside the bare platform",
  about:
    "The queue's object beside objects and Workers that do one thing alone, in turns. A *prediction* is a request that joins, a " +
    "function that does nothing, one at a time, and an answer over the session's stream; what stands beside it is one request, so " +
    "many at once as there are sessions. A *join* is timed while so many calls wait in its line, and beside it the same at another " +
    "server whose line is empty; on the bare platform it writes one row. *Ranks* are told when the one that runs gives up: the time " +
    "is that until the last of the others knows its new place, as one process sees it that reads all streams. *Object time* is the " +
    "processor time of the server for a yield in the queue, less that for the same yield outside of it. Memory is that of the " +
    "server's processes by the number of its streams.",
  async run(bench) {
    await using load = Load.node();
    const figures = [];
    {
      await using servers = await Servers.start(QUEUE_SUBJECTS, "load");
      const ground = { bench, servers, load };
      figures.push(
        ...(await rateFigures(ground)),
        ...(await rankFigures(ground)),
        ...(await yieldFigures(ground)),
        // The last: its line does not get empty again.
        ...(await joinFigures(ground)),
      );
    }
    figures.push(...(await memoryFigures({ bench, load })));
    const groups = figures
      .filter(({ unit }) => unit === "per second")
      .map(({ group, name, readings }) => ({ name: `${group}: ${name}`, readings }));
    const title = "Predictions a second beside what the platform can do";
    const plot = { kind: "bars", name: "queue", title, unit: "per second", better: "more", groups } as const;
    return { figures, plots: [plot], notes: [] };
  },
};
