/** Values of components that hold files: how handlers read them and what they may show. */

import * as z from "zod/mini";
import { FILE_META, type FileData } from "../protocol/file-data.ts";
import { isOfType, typeRefusal } from "../protocol/file-types.ts";
import { InputError, SetupError } from "./errors.ts";
import { fileDataSchema } from "./file-schema.ts";
import type { FileAccess, FileRef, FileSource } from "./files.ts";

/** Which files a component takes, and as what handlers read them. */
export interface FileWish {
  /** One file, several, or all files of a folder. */
  fileCount: "single" | "multiple" | "directory";
  /** Kinds that are taken: "image", "audio", "video", "text", or endings such as ".pdf". Null takes all. */
  fileTypes: readonly string[] | null;
  /** What handlers read: "filepath" the file, "binary" its bytes. */
  type: "filepath" | "binary";
}

/** What a function may show: one file, a list, or none. */
export type ShownFiles = FileSource | readonly FileSource[] | null;

/** One file as a handler reads it, for each `type`. */
interface OneFile {
  filepath: FileRef;
  binary: Uint8Array;
}

/** What a handler reads: one file or a list, as files or as bytes. */
export type FileReads<Type extends FileWish["type"], Count extends FileWish["fileCount"]> = Count extends "single"
  ? OneFile[Type] | null
  : OneFile[Type][] | null;

/** One file or a list on the wire. */
export const fileWire = z.nullable(
  z.union([fileDataSchema, z.array(fileDataSchema)], { error: "This is neither a file nor a list of files." }),
);

/** @throws SetupError for options that cannot be meant; `name` is the component's. */
export function checkFileWish(name: string, { fileCount, type, fileTypes }: FileWish): void {
  check(`${name}: fileCount`, fileCount, ["single", "multiple", "directory"]);
  check(`${name}: type`, type, ["filepath", "binary"]);
  if (fileTypes !== null && !Array.isArray(fileTypes)) {
    throw new SetupError(`${name}: fileTypes is a list, such as [".pdf", "image"].`);
  }
}

function check(option: string, value: string, allowed: readonly string[]): void {
  if (allowed.includes(value)) return;
  throw new SetupError(`${option} "${value}" is unknown; use ${allowed.map((each) => `"${each}"`).join(", ")}.`);
}

/** The files that were sent, as the handler wants them. */
export async function readFiles(
  value: FileData | FileData[] | null,
  wish: FileWish,
  files: FileAccess,
): Promise<FileReads<FileWish["type"], FileWish["fileCount"]>> {
  if (value === null) return null;
  const sent = [value].flat();
  const [first] = sent;
  if (wish.fileCount !== "single") return Promise.all(sent.map((file) => readOne(file, wish, files)));
  return first ? readOne(first, wish, files) : null;
}

async function readOne(
  sent: FileData,
  { type, fileTypes }: Pick<FileWish, "type" | "fileTypes">,
  files: FileAccess,
): Promise<FileRef | Uint8Array> {
  const file = files.open(sent);
  if (!isOfType(file, fileTypes))
    throw new InputError(`${typeRefusal(fileTypes ?? [])} "${file.name}" is another kind.`);
  return type === "binary" ? file.bytes() : file;
}

/** The wire form of what a function shows. */
export async function showFiles(
  value: ShownFiles | undefined,
  { fileCount }: Pick<FileWish, "fileCount">,
  files: FileAccess,
): Promise<FileData | FileData[] | null> {
  if (value === null || value === undefined) return null;
  if (isList(value)) return Promise.all(value.map((source) => showFile(source, files)));
  const shown = await showFile(value, files);
  return fileCount === "single" ? shown : [shown];
}

/** Stores one file, under its own name where it has one. */
export function showFile(source: FileSource, files: FileAccess): Promise<FileData> {
  return files.store(source, { name: nameOf(source) });
}

/** The API docs' example of a file. */
export function exampleFile(): FileData {
  const url = "https://github.com/gradio-app/gradio/raw/main/test/test_files/sample_file.pdf";
  return { path: url, meta: FILE_META, orig_name: "sample_file.pdf", url };
}

/** A name for what has none; the ending follows from the type. */
function nameOf(source: FileSource): string {
  if (typeof source === "string") return lastSegment(source) || "file";
  return "name" in source && typeof source.name === "string" ? source.name : "file";
}

function lastSegment(address: string): string {
  if (!/^https?:/i.test(address)) return "";
  return new URL(address).pathname.split("/").at(-1) ?? "";
}

function isList(value: FileSource | readonly FileSource[]): value is readonly FileSource[] {
  return Array.isArray(value);
}
