/** Examples that are computed once: results are kept in R2, under a hash of the function and the example. */

import type { Component } from "../core/component.ts";
import { AppError } from "../core/errors.ts";
import { EVERYBODY, type FileAccess } from "../core/files.ts";
import type { AnyHandler, Wiring } from "../core/handler.ts";
import { currentCall, type Keeping } from "../core/running.ts";
import { update, Update, WireValue } from "../core/update.ts";
import { readWire } from "../core/wire-schema.ts";
import { componentsOf, describe, isComponent } from "../core/wiring.ts";
import { isEqual } from "../protocol/equal.ts";
import { eachFile, type FileData } from "../protocol/file-data.ts";
import { loadable } from "./example-files.ts";

/** A function and the examples that it is run on. */
export interface ExampleRun {
  readonly fn: AnyHandler;
  readonly inputs: Wiring;
  readonly outputs: Wiring;
  readonly rows: readonly (readonly unknown[])[];
  readonly cacheMode?: "eager" | "lazy";
  readonly batch?: boolean;
}

/** One output of a result, as it is written down. */
interface KeptOutput {
  /** Options that the function changed besides the value. */
  readonly patch?: Readonly<Record<string, unknown>>;
  /** The value for the page; missing where the function left it as it was. */
  readonly wire?: unknown;
}

/** Answers the examples by their numbers: kept results, or fresh ones, which are kept then. */
export function startAnswering(run: ExampleRun): (index: number, context: unknown) => Promise<unknown> {
  return async (index, context) => {
    const keeping = currentCall()?.keeping;
    if (!keeping) throw new Error("Examples are computed inside of calls only.");
    const kept = await read(run, index, keeping);
    const result = kept ?? (await compute(run, index, { context, keeping }));
    // In the background: the first visitor does not wait for all of them.
    if (!kept && run.cacheMode !== "lazy") keeping.outlive(computeRest(run, { context, keeping }));
    return answerOf(run.outputs, result, keeping);
  };
}

interface Around {
  readonly context: unknown;
  readonly keeping: Keeping;
}

/** The call's own signal fires when it is over; these runs go on. */
async function computeRest(run: ExampleRun, { context, keeping }: Around): Promise<void> {
  const { signal } = new AbortController();
  const ownContext = typeof context === "object" && context !== null ? { ...context, signal } : context;
  for (const index of run.rows.keys()) {
    try {
      if (!(await read(run, index, keeping))) await compute(run, index, { context: ownContext, keeping });
    } catch (error) {
      // Whoever asks for this example is told; the others can still be computed.
      console.error(error);
    }
  }
}

async function read(run: ExampleRun, index: number, { bucket }: Keeping): Promise<KeptOutput[] | null> {
  const stored = await bucket.get(await keyOf(run, index));
  return stored && (JSON.parse(await stored.text()) as KeptOutput[]); // as it was written
}

async function compute(run: ExampleRun, index: number, { context, keeping }: Around): Promise<KeptOutput[]> {
  const files = keeping.files();
  const values = await readRow(run, index, files);
  const result = await lastOf(call(run, values, context));
  const answers = answersOf(run, result);
  const outputs = componentsOf(run.outputs);
  const kept = await Promise.all(outputs.map((output, i) => keep(output, answers[i], files)));
  try {
    await keeping.bucket.put(await keyOf(run, index), JSON.stringify(kept));
  } catch (error) {
    // The visitor has an answer all the same; the next one computes it again.
    console.error(`The result of example row ${index + 1} could not be kept:`, error);
  }
  return kept;
}

/** The example as the function reads it. */
async function readRow({ inputs, rows }: ExampleRun, index: number, files: FileAccess): Promise<unknown[]> {
  const row = rows[index];
  if (!row) throw new AppError(`There is no example ${index}; there are ${rows.length}, counted from 0.`);
  return Promise.all(
    componentsOf(inputs).map(async (component, i) => {
      const { definition, props } = component;
      try {
        const value = await loadable(component, row[i] ?? null);
        const wire = await definition.postprocess(value as never, props, files); // it judges the value itself
        const checked = readWire(definition.wire(props), wire ?? null);
        if (!checked.success) throw new AppError(checked.error.issues[0]?.message ?? "The value does not fit.");
        return await definition.preprocess(checked.data, props, files);
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new AppError(`Example row ${index + 1}, ${describe(component)}: ${reason}`, { cause });
      }
    }),
  );
}

function call({ fn, inputs, batch }: ExampleRun, values: readonly unknown[], context: unknown): unknown {
  const named = (): unknown => Object.fromEntries(Object.keys(inputs).map((name, i) => [name, values[i]] as const));
  const shape = isComponent(inputs) ? "one" : Array.isArray(inputs) ? "list" : "record";
  if (batch) return fn([shape === "record" ? named() : shape === "list" ? values : values[0]], context);
  return shape === "record" ? fn(named(), context) : fn(...values, context);
}

/** Of a generator, what it said last. */
async function lastOf(answer: unknown): Promise<unknown> {
  const result: unknown = await answer;
  if (!isIterable(result)) return result;
  let last: unknown;
  for await (const each of result) last = each;
  return last;
}

function isIterable(value: unknown): value is AsyncIterable<unknown> | Iterable<unknown> {
  if (typeof value !== "object" || value === null || !("next" in value)) return false;
  return Symbol.asyncIterator in value || Symbol.iterator in value;
}

/** What the function said to each output; undefined leaves one as it is. */
function answersOf({ outputs, batch }: ExampleRun, result: unknown): readonly unknown[] {
  const answer: unknown = batch && Array.isArray(result) ? result[0] : result;
  if (isComponent(outputs)) return [answer];
  if (answer instanceof Update && Object.keys(answer.patch).length === 0) return [];
  if (Array.isArray(outputs)) {
    if (Array.isArray(answer) && answer.length >= outputs.length) return answer;
    throw new AppError(`The function has ${outputs.length} outputs and must answer a list of as many.`);
  }
  const record = typeof answer === "object" && answer !== null ? answer : {};
  return Object.keys(outputs).map((name): unknown => Reflect.get(record, name));
}

async function keep({ definition, props }: Component, answer: unknown, files: FileAccess): Promise<KeptOutput> {
  if (answer === undefined) return {};
  if (!(answer instanceof Update)) return { wire: await definition.postprocess(answer as never, props, files) }; // as above
  const { patch } = answer;
  if (isEqual(JSON.parse(JSON.stringify(patch)), patch)) return { patch };
  throw new AppError(
    `${definition.name}: an update with more than plain values cannot be kept; return the value alone.`,
  );
}

/** What is kept, as a function would answer it. */
function answerOf(outputs: Wiring, kept: readonly KeptOutput[], keeping: Keeping): unknown {
  const answers = kept.map(({ patch, wire }) => {
    if (wire === undefined) return update({ ...patch });
    eachFile(wire, (file) => handOut(file, keeping));
    return new WireValue(wire);
  });
  if (isComponent(outputs)) return answers[0];
  if (Array.isArray(outputs)) return answers;
  return Object.fromEntries(Object.keys(outputs).map((name, i) => [name, answers[i]]));
}

/** Files have the address by which this visitor knows the app, and may be used as inputs. */
function handOut(file: FileData, { root, share }: Keeping): void {
  const { path, orig_name: name, size, mime_type: type } = file;
  if (path === null) return;
  file.url = `${root}/gradio_api/file=${path}`;
  share({ path, name: name ?? "file", size: size ?? 0, type: type ?? "application/octet-stream", session: EVERYBODY });
}

/** Another function, another example or other components have another key. */
async function keyOf({ fn, inputs, outputs, rows }: ExampleRun, index: number): Promise<string> {
  const types = [inputs, outputs].map((wiring) => componentsOf(wiring).map(({ definition }) => definition.type));
  const text = JSON.stringify([String(fn), types, rows[index]]);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return `examples/${Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("")}.json`;
}
