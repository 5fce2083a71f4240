/** Files as handlers see them; the bytes stay in R2 until they are read. */

import type { FileData } from "../protocol/file-data.ts";

/** A stored file. Nothing is fetched until it is read. */
export interface FileRef {
  /** The name that the visitor's file had, cleaned. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** MIME type, decided by us, not by the sender. */
  readonly type: string;
  /** Opaque path on this server. */
  readonly path: string;
  stream(): Promise<ReadableStream<Uint8Array>>;
  arrayBuffer(): Promise<ArrayBuffer>;
  bytes(): Promise<Uint8Array>;
  text(): Promise<string>;
}

/** What a handler may return where a file is shown. A string is an http(s) or data URL, never a path. */
export type FileSource = FileRef | Blob | Uint8Array | ArrayBuffer | ReadableStream<Uint8Array> | Response | string;

/** Owns what everybody may read and no sweep takes. No visitor's session has this name. */
export const EVERYBODY = "";

/** A file that the ledger knows. */
export interface StoredFile {
  path: string;
  name: string;
  /** Bytes. */
  size: number;
  type: string;
  /** Session that owns it, or {@link EVERYBODY}; null until an upload is first used. */
  session: string | null;
}

/** How components turn wire files into handler files and back. */
export interface FileAccess {
  /** The stored file behind a client's FileData. Throws an InputError for anything this session does not own. */
  open(file: FileData): FileRef;
  /** Stores bytes and answers their wire form. URLs pass through unread. */
  store(source: FileSource, named: { name: string; type?: string }): Promise<FileData>;
}
