import { Comparison, type Round, SUBJECTS } from "../comparison.ts";
import type { Bench, Section } from "../figure.ts";
import { Load } from "../load/load.ts";
import { type Server, startAsAuthor, startServer, type Subject } from "../servers/server.ts";
import { functionId } from "../servers/trio.ts";
import { CALM, pause, perVisitor } from "../visitors.ts";

const START_GOAL = { text: "start-up at most half of Gradio's", of: "gradio", limit: 0.5 } as const;

/** What a server takes of its machine. */
export const resourcesSection: Section = {
  name: "resources",
  title: "Start-up, memory and processor time",
  about:
    "Each round starts the servers anew. Start-up is the time from the command to the first page. *As `npm start`* is wrangler with " +
    "its proxy, as an author sees it; *workerd alone* is what all other figures are measured on. Memory and processor time are " +
    "those of the server with all its processes, for ours with the Node.js that runs miniflare. A page is opened as a browser " +
    "opens it, with the stream that a page of an app with State holds; a waiting job has joined the line and listens.",
  async run(bench) {
    await using load = Load.node();
    const measured = await Comparison.run(SUBJECTS, bench.amount(5, 1), async (subject) => {
      bench.say(subject);
      return {
        values: { ...(await starts(subject)), ...(await use(subject, load, bench)) },
        effort: null,
      } satisfies Round;
    });
    const [start, page, job] = ["Start-up", "An open page", "A waiting job"];
    const bound = "the processor";
    const figures = [
      measured.figure({ key: "author", group: start, name: "as `npm start`", unit: "s", goal: START_GOAL, bound }),
      measured.figure({ key: "alone", group: start, name: "workerd alone", unit: "s", bound }),
      measured.figure({ key: "idle", group: "Idle", name: "processor time", unit: "% of a core", bound: "timers" }),
      measured.figure({ key: "page.cpu", group: page, name: "processor time to open it", unit: "ms", bound }),
      measured.figure({ key: "page.memory", group: page, name: "memory", unit: "KB", bound: "the stream" }),
      measured.figure({ key: "waiting.cpu", group: job, name: "processor time to join", unit: "ms", bound }),
      measured.figure({ key: "waiting.memory", group: job, name: "memory", unit: "KB", bound: "the stream" }),
    ];
    const groups = figures.slice(0, 2).map(({ name, readings }) => ({ name, readings }));
    const title = "Seconds from the command to the first page";
    return { figures, plots: [{ kind: "bars", name: "startup", title, unit: "s", better: "less", groups }], notes: [] };
  },
};

async function starts(subject: Subject): Promise<Record<string, number>> {
  if (subject !== "ours") return {};
  await using author = await startAsAuthor();
  return { author: author.startedIn / 1000 };
}

async function use(subject: Subject, load: Load, bench: Bench): Promise<Record<string, number>> {
  await using hello = await startServer(subject, "hello");
  const alone = hello.startedIn / 1000;
  const author = subject === "gradio" ? { author: alone } : {};
  await pause(bench.amount(CALM, 500));
  const idle = await share(hello, bench.amount(10_000, 1000));
  await using server = await startServer(subject, "load");
  const count = bench.amount(500, 100);
  const fn = await functionId(server, "wait");
  await pause(bench.amount(CALM, 500));
  const page = await perVisitor({ server, load, kind: "page", fn, count });
  const job = subject === "bare" ? {} : await perVisitor({ server, load, kind: "waiting", fn, count });
  return { ...author, alone, idle: idle * 100, ...page, ...job };
}

async function share(server: Server, milliseconds: number): Promise<number> {
  const before = server.usage().seconds;
  await pause(milliseconds);
  return (server.usage().seconds - before) / (milliseconds / 1000);
}
