/** Flags: what a visitor marks is written down with everything that was shown. */

import type { Component } from "../core/component.ts";
import type { Context } from "../core/context.ts";
import type { FileAccess } from "../core/files.ts";
import type { Wiring } from "../core/handler.ts";
import type { Listener, Trigger } from "../core/listener.ts";
import { currentCall, type Keeping } from "../core/running.ts";
import { wireReader } from "../core/wire-reader.ts";
import { componentsOf } from "../core/wiring.ts";
import { eachFile, type FileData } from "../protocol/file-data.ts";

/** What is written down when something is flagged. */
export interface Flag {
  /** When: ISO 8601, UTC. */
  readonly timestamp: string;
  /** What was said of it, where the visitor had a choice. */
  readonly flag?: string;
  /** Who did it, where visitors log in. */
  readonly username?: string;
  /** What the page showed, by the labels of the components. Files stay in the bucket, at the `path` that they have here. */
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Writes flags down: `gr.R2Logger()`, `gr.D1Logger(env.DB)`, or something of your own.
 *
 * @example
 * const log: gr.FlaggingCallback = { flag: ({ values }) => console.log(values) };
 */
export interface FlaggingCallback {
  /** When this throws, the visitor is told that it did not work, and the reason is logged. */
  flag(flag: Flag): unknown;
}

/** What is flagged, and where to. */
export interface FlagOptions {
  /** The components whose values are written down. State and passwords are not. */
  inputs: Wiring;
  /** Default: `gr.R2Logger()`. */
  callback?: FlaggingCallback;
  /** What is said of it: the word for one button of several. */
  option?: string;
}

/**
 * Writes down what components show, whenever the trigger fires. An Interface does this by itself.
 *
 * @example
 * gr.flag(button.click, { inputs: [photo, strength, result] });
 */
export function flag<Data>(
  trigger: Trigger<Data>,
  { inputs, callback = R2Logger(), option = "" }: FlagOptions,
): Listener {
  const components = [...new Set(componentsOf(inputs))].filter(mayBeWritten);
  const write = async (...args: unknown[]): Promise<void> => {
    const { request } = args.at(-1) as Context; // the last argument of every function
    const values = Object.fromEntries(labelsOf(components).map((label, i) => [label, args[i]]));
    await keepFiles(values, keepingHere().files());
    await callback.flag({
      timestamp: new Date().toISOString(),
      ...(option && { flag: option }),
      ...(request.username && { username: request.username }),
      values,
    });
  };
  return trigger(wireReader(write), { inputs: components, queue: false, apiName: false });
}

/** The page does not write passwords down either. */
function mayBeWritten({ definition, props }: Component): boolean {
  return !definition.isServerSide && props["type"] !== "password";
}

/** Names that differ; a component without a label is called by its place. */
function labelsOf(components: readonly Component[]): string[] {
  const used = new Set<string>();
  return components.map(({ props }, i) => {
    const label = props.label ?? `component ${i}`;
    const name = used.has(label) ? `${label} ${i}` : label;
    used.add(name);
    return name;
  });
}

/** Visitors' files are deleted after a while, so a flag has copies of its own. */
async function keepFiles(values: unknown, files: FileAccess): Promise<void> {
  const found: FileData[] = [];
  eachFile(values, (file) => found.push(file));
  for (const file of found) {
    if (file.path === null) continue;
    const stored = files.open(file);
    Object.assign(file, await files.store(await stored.stream(), { name: stored.name, type: stored.type }));
  }
}

function keepingHere(): Keeping {
  const keeping = currentCall()?.keeping;
  if (!keeping) throw new Error("Flags are written down inside of calls only.");
  return keeping;
}

/** More of a flag than this cannot be read with the list of all flags. R2 takes 8,192 bytes. */
const LONGEST_LISTED = 2048;

/**
 * Writes each flag as one line of JSON to the bucket of the app's files, below `dir`: an object of its own, so that none is
 * lost when two visitors flag at once. In order of their names, the objects are a log in JSON Lines.
 *
 * @example
 * gr.flag(button.click, { inputs: [photo], callback: gr.R2Logger("flagged_photos") });
 */
export function R2Logger(dir = "flagged"): FlaggingCallback {
  return {
    async flag(flag) {
      // Metadata takes no other characters.
      const line = JSON.stringify(flag).replace(/[^ -~]/g, (character) => {
        return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
      });
      const options = line.length > LONGEST_LISTED ? {} : { customMetadata: { line } };
      await keepingHere().bucket.put(`${dir}/${flag.timestamp}-${crypto.randomUUID()}.json`, line, options);
    },
  };
}
