/** What the server lends to the code of a component there. */

import type { Component } from "./component.ts";
import type { StoredFile } from "./files.ts";

/** A text or a file in the bucket. */
export interface Kept {
  readonly body: ReadableStream<Uint8Array>;
  /** Bytes. */
  readonly size: number;
  text(): Promise<string>;
}

/** As much of an R2 bucket as components need. */
export interface KeepingBucket {
  get(key: string): Promise<Kept | null>;
  put(
    key: string,
    value: string | ReadableStream<Uint8Array>,
    options?: { httpMetadata: { contentType: string } },
  ): Promise<unknown>;
  list(options: { prefix: string; limit: number }): Promise<{ objects: readonly { readonly key: string }[] }>;
  delete(keys: string[]): Promise<unknown>;
}

export interface ServerSide {
  readonly bucket: KeepingBucket;
  /** What the app knows of its files. */
  readonly files: {
    file(path: string): Promise<StoredFile | null>;
    recordFiles(files: StoredFile[]): Promise<void>;
    forgetFiles(paths: string[]): Promise<void>;
  };
  /** All components of the app, by number. */
  readonly components: ReadonlyMap<number, Component>;
  /** Address of the app as the visitor sees it. */
  readonly root: string;
  /** Of whoever calls; null if they do not say. */
  readonly session: unknown;
  /** Options of the component that functions have changed for this session. */
  changes(): Promise<Readonly<Record<string, unknown>>>;
}
