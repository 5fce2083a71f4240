import { defineFault } from "../fault.ts";
import type { Frame } from "../checker/history.ts";
import { ask } from "../harness/http.ts";
import { newKey } from "../harness/load.ts";
import type { Visitor } from "../harness/visitor.ts";
import { World } from "../harness/world.ts";

/** A fifth of all operations fails, half of them after the work was done; a tenth of all bodies breaks off. */
const TROUBLE = { rate: 0.2, truncated: 0.1 } as const;
/** What is beyond a row of the database, so that the call itself goes to the bucket. */
const LONG = 1_600_000;

/** The store of files fails, takes its time, and breaks off in the middle. */
export const failingBucket = defineFault({
  id: "F14",
  name: "file storage errors",
  smoke: { rounds: 12, lanes: 6, delay: 50 },
  full: { rounds: 600, lanes: 8, delay: 300 },
  async run(trial) {
    const { rounds, lanes, delay } = trial.volume;
    await using world = await World.begin({ faults: { bucket: { ...TROUBLE, delay } } });
    const wrong: string[] = [];
    const refused = new Map<string, number>();
    let left = rounds;
    const lane = async (): Promise<void> => {
      const visitor = world.visitor();
      const reader = visitor.read();
      while (left-- > 0 && trial.hasTime) {
        const size = trial.random.pick([10, 100_000, LONG]);
        const answers = [await uploadAndRead(visitor, size), await storeAndFetch(visitor, size, world.server.url)];
        const spilled = await visitor.join("fill", { key: newKey("long"), size: LONG });
        if (spilled !== null) await reader.end(spilled);
        for (const answer of answers) {
          trial.count("files");
          if (answer === "right") continue;
          if (answer.startsWith("refused")) refused.set(answer, (refused.get(answer) ?? 0) + 1);
          else wrong.push(answer);
        }
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    await world.settle(60_000);
    const verdict = await world.verdict();
    trial.judge(verdict);
    trial.rule("files that came back otherwise than they went, none", wrong[0] ?? 0, wrong.length === 0);
    const vague = [...refused]
      .filter(([reason]) => !/refused: 503|file|stor/i.test(reason))
      .map(([reason, n]) => `${n} × ${reason}`);
    trial.rule("failures without a reason, none", vague.join(", ") || 0, vague.length === 0);
    const failed = [...refused.values()].reduce((sum, n) => sum + n, 0);
    trial.count("of them failed after all retries", failed);
  },
});

/** "right"; "refused: …" with the reason; or what is wrong. */
async function uploadAndRead(visitor: Visitor, size: number): Promise<string> {
  const path = await visitor.upload("text.txt", "x".repeat(size));
  if (typeof path === "number") return `refused: ${path}`;
  const file = { path, meta: { _type: "gradio.FileData" }, orig_name: "text.txt" };
  const end = await endOf(visitor, await visitor.join("read", { key: newKey("read") }, { others: [file] }));
  if (!end?.isSuccess) return `refused: ${end?.error ?? "Error"}`;
  return end.output === String(size) ? "right" : `${size} characters were read as ${String(end.output)}`;
}

async function storeAndFetch(visitor: Visitor, size: number, url: string): Promise<string> {
  const key = newKey("store");
  const end = await endOf(visitor, await visitor.join("store", { key, size }));
  if (!end?.isSuccess) return `refused: ${end?.error ?? "Error"}`;
  const { path } = end.output as { path: string }; // a file, as the wire has it
  try {
    const { status, text } = await ask(`${url}/gradio_api/file=${path}`);
    if (status !== 200) return `refused: ${status}`;
    return text === `${key}:${"x".repeat(size)}` ? "right" : `a file of ${size} came back with ${text.length}`;
  } catch {
    // The body broke off, and the line with it: nobody can take it for the whole.
    return "refused: 503";
  }
}

async function endOf(visitor: Visitor, event: string | null): Promise<Frame | undefined> {
  const [reader] = visitor.readers;
  if (!reader || event === null) return undefined;
  await reader.end(event);
  return reader.frames.find((frame) => frame.msg === "process_completed" && frame.event === event);
}
