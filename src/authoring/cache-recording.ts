/** What a function said, written down: of a generator the first answer, then the edits that lead to the next one. */

import type { CacheEntry, KeptRun, KeptStep, Recording } from "../core/cached.ts";
import type { StoredFile } from "../core/files.ts";
import { applyEdits, diff, type Edit } from "../protocol/diff.ts";
import { eachFile } from "../protocol/file-data.ts";

/** Characters that are written down of one run. */
const LONGEST = 4_000_000;
/** Characters of all its answers: whoever tells them again has them all in memory. */
const LONGEST_WHOLE = 16_000_000;

/** What was recorded. */
export type Recorded = Pick<CacheEntry, "text" | "paths" | "files">;

/** Forgets all of a run that becomes too long: it may never end. */
export function record(keep: (recorded: Recorded) => Promise<void>): Recording {
  const paths = new Set<string>();
  const files: StoredFile[] = [];
  const steps: string[] = [];
  let before: readonly unknown[] | null = null;
  let written = 0;
  let whole = 0;
  const isTooLong = (): boolean => written > LONGEST || whole > LONGEST_WHOLE;
  return {
    add({ data, overrides, files: stored }) {
      if (isTooLong()) return;
      const last = before;
      const text = JSON.stringify({ data: last ? data.map((value, i) => diff(last[i], value)) : data, overrides });
      written += text.length;
      whole += JSON.stringify(data).length;
      before = data;
      steps.push(text);
      files.push(...stored);
      eachFile([data, overrides], ({ path }) => path !== null && paths.add(path));
      if (isTooLong()) steps.length = 0;
    },
    async keep({ isGenerator }) {
      if (isTooLong()) return;
      const text = `{"isGenerator":${isGenerator},"steps":[${steps.join(",")}]}`;
      await keep({ text, paths: [...paths], files });
    },
  };
}

/** The answers of a run that was recorded, with files under the address that begins with `root`. */
export function unpack(text: string, root: string): KeptRun {
  const { isGenerator, steps } = JSON.parse(text) as KeptRun; // written above, with edits for data
  let data: unknown[] = [];
  const whole = steps.map((step, i): KeptStep => {
    data = i === 0 ? step.data : step.data.map((edits, at) => applyEdits(data[at], edits as Edit[])); // written above
    return { ...step, data };
  });
  eachFile(whole, (file) => {
    if (file.path !== null) file.url = `${root}/gradio_api/file=${file.path}`;
  });
  return { isGenerator, steps: whole };
}
