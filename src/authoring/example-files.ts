/** Files among examples: named by their address, read when an example is used. */

import type { Component } from "../core/component.ts";
import { AppError } from "../core/errors.ts";
import type { FileAccess } from "../core/files.ts";
import { FILE_META } from "../protocol/file-data.ts";

/**
 * A value whose files a function can read. What stands at an http(s) address is fetched, which is safe because the author
 * wrote it down: a visitor's address never is. Texts that only look like addresses stay texts.
 */
export async function loadable(component: Component, value: unknown): Promise<unknown> {
  if (![value].flat().some(isAddress)) return value;
  const files = await filesAmong(component, value);
  const load = (each: unknown): unknown => (isAddress(each) && files.has(each) ? fetchFile(each) : each);
  return Array.isArray(value) ? Promise.all(value.map(load)) : load(value);
}

function isAddress(value: unknown): value is string {
  return typeof value === "string" && /^https?:\/\//i.test(value);
}

/** The addresses that the component takes for files: those that it would store. */
async function filesAmong({ definition, props }: Component, value: unknown): Promise<ReadonlySet<unknown>> {
  const found = new Set<unknown>();
  const noted: FileAccess = {
    open() {
      throw new AppError("An example names its files by their addresses.");
    },
    async store(source) {
      found.add(source);
      return { path: null, url: null, meta: FILE_META };
    },
  };
  await definition.postprocess(value as never, props, noted); // it judges the value itself
  return found;
}

async function fetchFile(address: string): Promise<File> {
  const response = await fetch(address);
  if (!response.ok) throw new AppError(`The example's file at ${address} cannot be had: status ${response.status}.`);
  const name = new URL(address).pathname.split("/").at(-1) || "file";
  return new File([await response.arrayBuffer()], name, { type: response.headers.get("content-type") ?? "" });
}
