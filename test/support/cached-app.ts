/** An app whose functions keep their answers, for tests of the queue. */

import * as z from "zod/mini";
import { createDurableObjects } from "../../durable/index.ts";
import type { RunJobs } from "../../durable/runner.ts";
import { cache } from "../../src/authoring/cache.ts";
import { Cache } from "../../src/authoring/manual-cache.ts";
import { createApp } from "../../src/core/app.ts";
import { defineComponent } from "../../src/core/component.ts";
import { AppError } from "../../src/core/errors.ts";
import { fileWire, readFiles, type ShownFiles, showFiles } from "../../src/core/file-values.ts";
import type { FileRef } from "../../src/core/files.ts";
import { prepare } from "../../src/core/tree.ts";
import type { Job } from "../../src/runtime/job.ts";
import { keyOfJob } from "../../src/runtime/result-key.ts";
import { runJobs } from "../../src/runtime/run.ts";
import { open, passed } from "./gates.ts";

/** Where this app seems to be; calls of it are known by that. */
export const CACHED_ADDRESS = "https://cached.example";

/** What was really worked out, in order. */
export const computed: string[] = [];

const Words = defineComponent({
  type: "words",
  element: null,
  events: { submit: undefined },
  defaults: { value: null as string | null },
  wire: () => z.nullable(z.string()),
  preprocess: (words) => words,
  postprocess: (words: string) => words,
});
const Paper = defineComponent({
  type: "paper",
  element: null,
  events: { upload: undefined },
  defaults: { value: null },
  wire: () => fileWire,
  preprocess: async (value, _, files): Promise<FileRef | null> => {
    const wish = { fileCount: "single", fileTypes: null, type: "filepath" } as const;
    return (await readFiles(value, wish, files)) as FileRef | null; // as wished
  },
  postprocess: (value: ShownFiles, _, files) => showFiles(value, { fileCount: "single" }, files),
});

const text = Words({ label: "text" });
const upload = Paper({ label: "upload" });
const answer = Words({ label: "answer" });
const file = Paper({ label: "file" });

/** Numbers of the functions. */
export const CACHED = {
  shout: 0,
  count: 1,
  fail: 2,
  own: 3,
  store: 4,
  small: 5,
  long: 6,
  measure: 7,
  forecast: 8,
  hold: 9,
  crowded: 10,
  private: 11,
} as const;

// Answers in capitals.
text.submit(
  cache((said: string | null) => {
    computed.push(`shout ${said}`);
    return String(said).toUpperCase();
  }),
  { inputs: text, outputs: answer, apiName: "shout", concurrencyId: "one" },
);
// Yields the text letter by letter.
text.submit(
  cache(function* (said: string | null) {
    computed.push(`count ${said}`);
    for (let end = 1; end <= String(said).length; end++) yield String(said).slice(0, end);
  }),
  { inputs: text, outputs: answer, apiName: "count" },
);
text.submit(
  cache((said: string | null): string => {
    computed.push(`fail ${said}`);
    throw new AppError("boom");
  }),
  { inputs: text, outputs: answer, apiName: "fail" },
);
// Each session has its own.
text.submit(
  cache(
    (said: string | null) => {
      computed.push(`own ${said}`);
      return `own ${said}`;
    },
    { perSession: true },
  ),
  { inputs: text, outputs: answer, apiName: "own" },
);
// Stores a file.
text.submit(
  cache((said: string | null) => {
    computed.push(`store ${said}`);
    return new Blob([`stored ${said}`], { type: "text/plain" });
  }),
  { inputs: text, outputs: file, apiName: "store" },
);
// Keeps two answers.
text.submit(
  cache(
    (said: string | null) => {
      computed.push(`small ${said}`);
      return new Blob([`small ${said}`], { type: "text/plain" });
    },
    { maxSize: 2 },
  ),
  { inputs: text, outputs: file, apiName: "small" },
);
// Answers more than a row of a database takes.
text.submit(
  cache((said: string | null) => {
    computed.push(`long ${said}`);
    return "x".repeat(1_600_000) + said;
  }),
  { inputs: text, outputs: answer, apiName: "long" },
);
// Reads a file.
upload.upload(
  cache(async (sent: FileRef | null) => {
    computed.push(`measure ${sent?.name}`);
    return String((await sent?.text())?.length);
  }),
  { inputs: upload, outputs: answer, apiName: "measure" },
);

const forecasts = Cache<{ text: string; at: Date }>({ name: "forecasts", maxSize: 2 });
text.submit(
  async (said) => {
    const [verb, ...rest] = String(said).split(" ");
    const city = rest.join(" ");
    if (verb === "get") return (await forecasts.get(city))?.text ?? "nothing";
    if (verb === "set") await forecasts.set(city, { text: `${city} sunny`, at: new Date(0) });
    if (verb === "delete") await forecasts.delete(city);
    if (verb === "clear") await forecasts.clear();
    return JSON.stringify(await forecasts.keys());
  },
  { inputs: text, outputs: answer, apiName: "forecast" },
);
// Takes the slot of `shout`, until the gate is opened.
text.submit(
  async (said) => {
    await open(`started ${said}`);
    await passed(String(said));
    return "held";
  },
  { inputs: text, outputs: answer, apiName: "hold", concurrencyId: "one" },
);
// Told apart by length alone.
text.submit(
  cache(
    (said: string | null) => {
      computed.push(`crowded ${said}`);
      return `first was ${said}`;
    },
    { key: (said) => said?.length },
  ),
  { inputs: text, outputs: answer, apiName: "crowded" },
);
const diary = Cache<string>({ name: "diary", perSession: true });
text.submit(
  async (said) => {
    const before = await diary.get("last");
    await diary.set("last", String(said));
    return before ?? "nothing";
  },
  { inputs: text, outputs: answer, apiName: "private" },
);

const cachedApp = createApp("blocks", {}, [text, upload, answer, file]);

export const { QueueObject: CachedQueueObject } = createDurableObjects(cachedApp);

const prepared = prepare(cachedApp);

/** Runs a job of this app as its own runner would; null for the job of another one. */
export function runCached(...[jobs, sink, environment]: Parameters<RunJobs>): ReturnType<RunJobs> | null {
  const isOurs = jobs.every(({ call }) => call.root.startsWith(CACHED_ADDRESS));
  return isOurs ? runJobs(prepared, jobs, { sink, ...environment }) : null;
}

/** How a test disturbs the search for a kept answer. */
export const search: { trouble: (() => Promise<never>) | null } = { trouble: null };

/** The key of a call of this app; no other app here has any. */
export async function keyInApp(job: Job, files: R2Bucket): Promise<string | null> {
  if (search.trouble) await search.trouble();
  return job.call.root.startsWith(CACHED_ADDRESS) ? keyOfJob(prepared, job, files) : null;
}
