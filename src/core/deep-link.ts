/** Links that open a page with the values that it showed once. What it showed is kept in the bucket of the app's files. */

import type { ComponentConfig, Config } from "../protocol/config.ts";
import { eachFile } from "../protocol/file-data.ts";
import { interactiveIds } from "../protocol/interactivity.ts";
import type { Component } from "./component.ts";
import { AppError } from "./errors.ts";
import { newFilePath } from "./file-name.ts";
import { EVERYBODY, type FileAccess, type StoredFile } from "./files.ts";
import type { ServerSide } from "./server-side.ts";
import { readWire } from "./wire-schema.ts";

/** What is kept of a page. */
interface Snapshot {
  /** Values by what tells their components apart. Numbers would not do: another deploy may count otherwise. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Paths of the files among them. */
  readonly files: readonly string[];
}

/** The type of the components that make links. */
export const LINKING = "deeplinkbutton";

const FOLDER = "deep-links/";
const DAY = 24 * 3_600_000;
/** How long a link can be opened. */
const LIFETIME = 30 * DAY;
/** Characters of all values together, and bytes of their files. */
const MOST_TEXT = 1_000_000;
const MOST_BYTES = 100 * 1024 ** 2;
const MOST_FILES = 100;
const TOO_MANY = "The files on this page are too much for a link.";
/** Old links that a new one throws away. */
const SWEPT = 10;

/** Ids say when they were made, so that the oldest come first in the bucket's list; 128 random bits follow. */
const ID = /^([0-9a-z]{9})[\w-]{22}$/;

/** Keeps values, as pairs of a component's number and what it shows, and answers the link's id. Anybody may send anything. */
export async function makeLink(sent: unknown, server: ServerSide): Promise<string> {
  const shown = await shareable(sent, server.components);
  const { values, files } = await withOwnFiles(shown, server);
  const snapshot: Snapshot = { values: byMark(values, server.components), files };
  const text = JSON.stringify(snapshot);
  if (text.length > MOST_TEXT) throw new AppError("There is too much on this page for a link.");
  const id = newId();
  await server.bucket.put(FOLDER + id, text);
  await sweep(server);
  return id;
}

/** A page's config with the values that a link has kept; with a word about it where there is no such link any more. */
export async function openLink(link: string, page: Config, server: ServerSide): Promise<Config> {
  const snapshot = await read(link, server);
  const found = snapshot && (await restore(snapshot, page, server));
  if (!found || found.size === 0) return withWord(page);
  // What a value makes of a component must not depend on whether it is there from the start.
  const interactive = interactiveIds(page);
  const show = (component: ComponentConfig): ComponentConfig => {
    const { id, props } = component;
    if (!found.has(id)) return component;
    return { ...component, props: { ...props, interactive: interactive.has(id), value: found.get(id) } };
  };
  return {
    ...page,
    components: page.components.map(show),
    // What the page computes at its start would take the place of what the link shows.
    dependencies: page.dependencies.map((dependency) => {
      if (!dependency.outputs.some((id) => found.has(id))) return dependency;
      return { ...dependency, targets: dependency.targets.filter(([, event]) => event !== "load") };
    }),
    deep_link_state: "valid",
  };
}

/** Whoever makes links says on the page that this one is none. */
function withWord(page: Config): Config {
  const told = { deep_link_state: "invalid" as const };
  return {
    ...page,
    ...told,
    components: page.components.map((component) =>
      component.type === LINKING ? { ...component, props: { ...component.props, ...told } } : component,
    ),
  };
}

/** The values that a visitor may pass on to another. Whatever does not fit its component is left out. */
async function shareable(sent: unknown, components: ServerSide["components"]): Promise<Map<number, unknown>> {
  const values = new Map<number, unknown>();
  for (const pair of Array.isArray(sent) ? sent : []) {
    const [id, value] = Array.isArray(pair) ? pair : [];
    const component = components.get(id);
    if (!component || !isShareable(component)) continue;
    const fitting = await fit(component, value ?? null);
    if (fitting) values.set(id, fitting.value);
  }
  return values;
}

/** The value as its component takes it; null for one that it refuses. */
async function fit({ definition, props }: Component, value: unknown): Promise<{ value: unknown } | null> {
  const parsed = readWire(definition.wire(props), value);
  if (!parsed.success) return null;
  try {
    // Some look closer than their schema does, such as a Radio at its choices. Files are looked at elsewhere.
    if (!hasFiles(parsed.data)) await definition.preprocess(parsed.data, props, NO_FILES);
  } catch {
    // No value for this component, or no longer.
    return null;
  }
  return { value: definition.passOn ? definition.passOn(parsed.data) : parsed.data };
}

function hasFiles(value: unknown): boolean {
  let isFound = false;
  eachFile(value, () => (isFound = true));
  return isFound;
}

const NO_FILES: FileAccess = {
  open() {
    throw new AppError("There is no file here.");
  },
  async store() {
    throw new AppError("There is no place for a file here.");
  },
};

/** No State, no password, nothing that a browser keeps, and no markup that only the app may bring. */
function isShareable({ definition, props }: Component): boolean {
  return definition.isVisual && definition.isInApi && props["type"] !== "password" && !definition.isTrusted?.(props);
}

/** The values with copies of their files, which last as long as the link. One with a file of somebody else's is left out. */
async function withOwnFiles(
  shown: ReadonlyMap<number, unknown>,
  server: ServerSide,
): Promise<{ values: Map<number, unknown>; files: string[] }> {
  const wanted = new Set([...shown.values()].flatMap((value) => pathsIn(value) ?? []));
  if (wanted.size > MOST_FILES) throw new AppError(TOO_MANY);
  const known = await Promise.all([...wanted].map(async (path) => [path, await readable(path, server)] as const));
  const copies = new Map(known.flatMap(([path, file]) => (file ? [[path, copyOf(file)] as const] : [])));
  const values = new Map<number, unknown>();
  const used = new Map<string, StoredFile>();
  for (const [id, value] of shown) {
    const own = pathsIn(value)?.map((path) => [path, copies.get(path)] as const);
    if (!own?.every(([, copy]) => copy)) continue;
    for (const [path, copy] of own) if (copy) used.set(path, copy);
    values.set(id, pointedAt(value, used));
  }
  await copyFiles(used, server);
  return { values, files: [...used.values()].map(({ path }) => path) };
}

function copyOf(file: StoredFile): StoredFile {
  return { ...file, path: newFilePath(file.name), session: EVERYBODY };
}

/** The value with other files; what a client has said of them does not count. */
function pointedAt(value: unknown, files: ReadonlyMap<string, StoredFile>): unknown {
  const copy = structuredClone(value);
  eachFile(copy, (file) => {
    const own = file.path === null ? undefined : files.get(file.path);
    if (!own) return;
    Object.assign(file, { path: own.path, url: null, orig_name: own.name, mime_type: own.type, size: own.size });
  });
  return copy;
}

/** All of them, or none. */
async function copyFiles(copies: ReadonlyMap<string, StoredFile>, { bucket, files }: ServerSide): Promise<void> {
  const all = [...copies.values()];
  if (all.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES) throw new AppError(TOO_MANY);
  if (all.length === 0) return;
  try {
    for (const [from, { path, type }] of copies) {
      const stored = await bucket.get(from);
      if (!stored) throw new AppError("A file on this page is no longer stored.");
      await bucket.put(path, stored.body, { httpMetadata: { contentType: type } });
    }
  } catch (error) {
    await bucket.delete(all.map(({ path }) => path));
    throw error;
  }
  await files.recordFiles(all);
}

/** The stored files in a value; null for one with a picture from somewhere else. */
function pathsIn(value: unknown): string[] | null {
  const paths: string[] = [];
  let isForeign = false;
  eachFile(value, ({ path, url }) => {
    if (typeof path === "string") paths.push(path);
    else isForeign ||= !url?.startsWith("data:");
  });
  return isForeign ? null : [...new Set(paths)];
}

/** A file that this session may read. */
async function readable(path: string, { files, session }: ServerSide): Promise<StoredFile | null> {
  const file = await files.file(path);
  return file && [null, EVERYBODY, session].includes(file.session) ? file : null;
}

function byMark(values: ReadonlyMap<number, unknown>, components: ServerSide["components"]): Record<string, unknown> {
  const marks = marksOf(values.keys(), components);
  return Object.fromEntries([...values].map(([id, value]) => [marks.get(id) ?? "", value]));
}

/** What tells components apart: kind and name, then their order among those alike. */
function marksOf(ids: Iterable<number>, components: ServerSide["components"]): Map<number, string> {
  const alike = new Map<string, number>();
  const marks = new Map<number, string>();
  for (const id of [...ids].sort((a, b) => a - b)) {
    const component = components.get(id);
    if (!component || !isShareable(component)) continue;
    const { definition, props } = component;
    const name = JSON.stringify([definition.type, props.elemId ?? props.label]);
    const count = alike.get(name) ?? 0;
    alike.set(name, count + 1);
    marks.set(id, `${name} ${count}`);
  }
  return marks;
}

async function restore(
  { values }: Snapshot,
  page: Config,
  { components, root }: ServerSide,
): Promise<Map<number, unknown>> {
  const found = new Map<number, unknown>();
  const ids = page.components.map(({ id }) => id);
  for (const [id, mark] of marksOf(ids, components)) {
    const component = components.get(id);
    if (!component || !Object.hasOwn(values, mark)) continue;
    const fitting = await fit(component, values[mark]);
    if (!fitting) continue;
    eachFile(fitting.value, (file) => {
      if (file.path !== null) file.url = `${root}/gradio_api/file=${file.path}`;
    });
    found.set(id, fitting.value);
  }
  return found;
}

async function read(link: string, { bucket }: ServerSide): Promise<Snapshot | null> {
  return isAlive(link) ? find(FOLDER + link, bucket) : null;
}

async function find(key: string, bucket: ServerSide["bucket"]): Promise<Snapshot | null> {
  try {
    const kept = await bucket.get(key);
    return kept && (JSON.parse(await kept.text()) as Snapshot); // only makeLink writes there
  } catch (error) {
    // The page opens all the same.
    console.error(`The deep link at ${key} cannot be read:`, error);
    return null;
  }
}

function isAlive(id: string): boolean {
  const made = ID.exec(id)?.[1];
  return made !== undefined && Number.parseInt(made, 36) > Date.now() - LIFETIME;
}

/** Throws away some of those whose time is over. Nobody waits for it but who makes a new one. */
async function sweep({ bucket, files }: ServerSide): Promise<void> {
  const { objects } = await bucket.list({ prefix: FOLDER, limit: SWEPT });
  for (const { key } of objects.filter(({ key }) => !isAlive(key.slice(FOLDER.length)))) {
    const { files: paths = [] } = (await find(key, bucket)) ?? {};
    await bucket.delete([...paths, key]);
    if (paths.length > 0) await files.forgetFiles([...paths]);
  }
}

function newId(): string {
  const random = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  return Date.now().toString(36).padStart(9, "0") + random.replaceAll("+", "-").replaceAll("/", "_").slice(0, 22);
}
