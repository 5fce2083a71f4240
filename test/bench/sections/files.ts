import { Comparison, SUBJECTS, withEffort } from "../comparison.ts";
import type { Figure, Section } from "../figure.ts";
import { Load } from "../load/load.ts";
import { Servers } from "../servers/trio.ts";

const MEGABYTE = 1_000_000;

/** Large files up and down. */
export const filesSection: Section = {
  name: "files",
  title: "Files up and down",
  about:
    "One file at a time to `/gradio_api/upload`, as a form, and back from `/gradio_api/file=…`. Gradio writes to its own disk; ours " +
    "and the bare Worker, which stores the form as it comes without looking into it, to the R2 that miniflare imitates on disk. " +
    "Ours does not know how long a file in a form is, and stores a large one in parts; the imitation reads those two to five " +
    "times slower than a file of one piece.",
  async run(bench) {
    await using servers = await Servers.start(SUBJECTS, "load");
    await using load = Load.node();
    const figures: Figure[] = [];
    for (const megabytes of bench.isQuick ? [1, 20] : [1, 50, 200]) {
      const bytes = megabytes * MEGABYTE;
      const measured = await Comparison.run(SUBJECTS, bench.amount(5, 1), (subject) => {
        bench.say(`${megabytes} MB, ${subject}`);
        const server = servers.of(subject);
        return withEffort(server, load, async () => {
          const up = await load.run("upload", { url: server.url, bytes });
          const down = await load.run("download", { url: server.url, path: up.path, bytes });
          return { up: (megabytes / up.duration) * 1000, down: (megabytes / down.duration) * 1000 };
        });
      });
      const text = { unit: "MB/s", better: "more" } as const;
      figures.push(measured.figure({ ...text, key: "up", group: "Upload", name: `upload of ${megabytes} MB` }));
      figures.push(measured.figure({ ...text, key: "down", group: "Download", name: `download of ${megabytes} MB` }));
    }
    const groups = figures.map(({ name, readings }) => ({ name, readings }));
    const title = "Megabytes a second";
    return {
      figures,
      plots: [{ kind: "bars", name: "files", title, unit: "MB/s", better: "more", groups }],
      notes: [],
    };
  },
};
