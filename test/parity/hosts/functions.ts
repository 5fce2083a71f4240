/**
 * The functions that apps may name; `gradio_functions.py` says the same in Python.
 *
 * Each gets the list of its inputs and the context; it answers the list of its outputs.
 */

import { setTimeout as sleep } from "node:timers/promises";
import * as gr from "gradio-workers";

/** A function as {@link buildApp} wires it. */
export interface HostFunction {
  readonly kind: "plain" | "generator" | "batch" | "kept";
  /** True for one that asks for more than its inputs. */
  readonly takesContext?: boolean;
  readonly run: (values: readonly unknown[], context: gr.Context<unknown>) => unknown;
}

function plain(run: HostFunction["run"]): HostFunction {
  return { kind: "plain", run };
}

function curious(run: HostFunction["run"]): HostFunction {
  return { kind: "plain", takesContext: true, run };
}

function generator(run: (values: readonly unknown[]) => AsyncGenerator): HostFunction {
  return { kind: "generator", run };
}

/** Its answers are kept in a cache. */
function kept(run: HostFunction["run"]): HostFunction {
  return { kind: "kept", run };
}

/** Gets a list of rows, and answers one. */
function batch(run: (rows: readonly unknown[][]) => unknown): HostFunction {
  return { kind: "batch", run: (rows) => run(rows as unknown[][]) }; // a batch's inputs are rows
}

const GROWTH = [
  [1],
  [1, 2],
  [1, 2],
  [2],
  { a: 1 },
  { a: 1, b: "x" },
  { a: 2, b: "xy", c: [1, { d: null }] },
  { b: "xy", c: [1, { d: "e" }, 3] },
  "text",
  "text that goes on",
  "other",
  null,
  7,
  [
    [1, 2, 3],
    [4, 5, 6],
  ],
  [[1, 2], [4, 5, 6], [7]],
];

const PAUSE = 100;

/** Look at the first input before the call joins. */
export const VALIDATORS: Readonly<Record<string, (value: unknown) => unknown>> = {
  adult: (age) => gr.validate(Number(age) >= 18, "You must be 18 or older."),
  confused: () => {
    throw new TypeError("a secret");
  },
};

/** By the name that a listener's description gives. */
export const FUNCTIONS: Readonly<Record<string, HostFunction>> = {
  echo: plain((values) => values),
  nothing: plain(() => []),
  greet: plain(([name]) => [`Hello ${String(name)}!`]),
  kept: kept(([name]) => [`Hello ${String(name)}!`]),
  add: plain(([a, b]) => {
    if (typeof a !== "number" || typeof b !== "number") throw new TypeError("There is nothing to add.");
    return [a + b];
  }),
  crash: plain(() => {
    throw new TypeError("a secret");
  }),
  fail: plain(() => {
    throw new gr.Error("Not today.", { title: "Closed", duration: 5 });
  }),
  whisper: plain(() => {
    throw new gr.Error("Nobody sees this.", { visible: false, duration: null });
  }),
  slow: plain(async (values) => {
    await sleep(500);
    return values;
  }),
  progress: curious(async (values, { progress }) => {
    progress(0, "Opening");
    await sleep(200);
    progress([1, 4], "Reading", { unit: "pages" });
    await sleep(200);
    progress(0.5);
    await sleep(200);
    return values;
  }),
  toast: plain((values) => {
    gr.Info("Sent.");
    gr.Warning("Nearly full.", { duration: 3, title: "Careful" });
    gr.Success("Done.", { duration: null, visible: false });
    return values;
  }),
  surplus: plain((values) => [...values, "one too many"]),
  lacking: plain(() => ["one alone"]),
  remember: plain(([word, seen]) => {
    const words = [...(seen as unknown[]), word]; // a State that begins as a list
    return [words.join(", "), words];
  }),
  event: curious((_values, { data }) => [data]),
  request: curious((_values, { request }) => [{ query: request.query, header: request.headers["x-parity"] ?? null }]),
  skip: plain(() => [gr.skip(), gr.skip()]),
  update: plain(([value]) => [gr.update({ label: "New", value, visible: false })]),
  write: plain(([text]) => [new File([String(text)], "answer.txt", { type: "text/plain" })]),
  read: plain(async ([file]) => [file === null ? null : await (file as gr.FileRef).text()]), // wired to a File
  names: plain(([files]) => [[files].flat().flatMap((file) => (file as gr.FileRef | null)?.name ?? [])]), // as above
  count: generator(async function* ([limit]) {
    for (let number = 1; number <= Number(limit); number++) {
      yield [Array.from({ length: number }, (_, i) => i + 1).join(", ")];
      await sleep(PAUSE);
    }
  }),
  grow: generator(async function* () {
    for (const value of GROWTH) {
      yield [{ value }];
      await sleep(PAUSE);
    }
  }),
  stumble: generator(async function* (values) {
    yield values;
    await sleep(PAUSE);
    throw new gr.Error("Half way.", { title: "Oh", duration: null });
  }),
  collapse: generator(async function* (values) {
    yield values;
    await sleep(PAUSE);
    throw new TypeError("a secret");
  }),
  endless: generator(async function* () {
    for (let number = 0; ; number++) {
      yield [String(number)];
      await sleep(PAUSE);
    }
  }),
  silent: generator(async function* () {}),
  shout: batch((rows) => rows.map(([text]) => [String(text).toUpperCase()])),
  label: batch(async (rows) => {
    await sleep(500);
    return rows.map(([text]) => [`${String(text)} of ${rows.length}`]);
  }),
  mumble: batch(() => []),
};
