/** A process of its own that makes load: a job a line comes in, an answer a line goes out. */

import { createInterface } from "node:readline";
import { download, upload } from "./files.ts";
import type { JobName, Jobs } from "./jobs.ts";
import { fill, joins, ranks } from "./line.ts";
import { predict } from "./predict.ts";
import { requests } from "./requests.ts";
import { leave, sessions, stay, tokens } from "./sessions.ts";

type Work = { readonly [Name in JobName]: (wanted: Jobs[Name]["arguments"]) => Promise<Jobs[Name]["answer"]> };

const WORK: Work = { predict, tokens, sessions, requests, fill, joins, ranks, upload, download, stay, leave };

async function answer(line: string): Promise<unknown> {
  const { name, ...wanted } = JSON.parse(line) as { name: JobName }; // written by Load
  try {
    // The compiler cannot see that a name and its arguments belong together.
    return { ok: true, answer: await (WORK[name] as (wanted: unknown) => Promise<unknown>)(wanted) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

const input = createInterface({ input: process.stdin });
input.on("close", () => process.exit(0));
for await (const line of input) process.stdout.write(`@${JSON.stringify(await answer(line))}\n`);
