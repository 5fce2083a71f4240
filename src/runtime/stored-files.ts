/** Files while a function runs: what came in is read from R2 when it is asked for, what goes out is stored there. */

import { AppError, InputError } from "../core/errors.ts";
import type { FileAccess, FileRef, FileSource, StoredFile } from "../core/files.ts";
import { FILE_META, type FileData } from "../protocol/file-data.ts";
import { parseDataUrl } from "../core/data-url.ts";
import { cleanFileName, isFilePath } from "../core/file-name.ts";
import { SNIFFED_BYTES, mimeTypeOfName } from "../core/mime-type.ts";
import { newFile } from "./new-file.ts";
import { withRetries } from "./r2-retry.ts";
import { writeBytes, writeStream, type WrittenFile } from "./r2-writer.ts";

export interface FileAccessOptions {
  bucket: R2Bucket;
  /** The files that this session may read, by path. */
  files: Record<string, StoredFile>;
  /** Address of the app as the caller sees it. */
  root: string;
  /** Owner of what is stored. */
  session: string;
  /** Told of each new file, so that the ledger learns of it. */
  onStored: (file: StoredFile) => void;
}

/** The names and types that a component gives to what it stores. */
type Named = Parameters<FileAccess["store"]>[1];

/** How one run of a function reads and stores files. */
export function createFileAccess(options: FileAccessOptions): FileAccess {
  // What a run stores it may open again: a picture, for one, is kept once more in the colours that the handler wants.
  const ours = { ...options, files: { ...options.files } };
  return {
    open: (file) => openFile(file, ours),
    store: (source, named) => storeSource(source, named, ours),
  };
}

function openFile({ path }: FileData, { bucket, files }: FileAccessOptions): FileRef {
  // hasOwn: a path is a text from outside, and "constructor" is one too.
  const stored = path !== null && Object.hasOwn(files, path) ? files[path] : undefined;
  if (!stored)
    throw new InputError("This file is not one that you uploaded here. Upload it first, then send its path.");
  return new StoredFileRef(bucket, stored);
}

async function storeSource(source: FileSource, named: Named, options: FileAccessOptions): Promise<FileData> {
  if (source instanceof StoredFileRef) return toFileData(source, options.root);
  if (typeof source === "string" && isWebAddress(source)) return linkTo(source, named);
  const { path, name, size, type } = await write(source, named, options.bucket);
  const stored: StoredFile = { path, name, size, type, session: options.session };
  options.onStored(stored);
  options.files[path] = stored;
  return toFileData(stored, options.root);
}

function write(source: FileSource, named: Named, bucket: R2Bucket): Promise<WrittenFile> {
  if (typeof source === "string") return writeText(source, named, bucket);
  if (source instanceof Response) return writeResponse(source, named, bucket);
  if (source instanceof Blob) return writeBlob(source, named, bucket);
  if (source instanceof ReadableStream) return writeReadable(source, named, bucket);
  if (source instanceof ArrayBuffer) return writeKnown(new Uint8Array(source), named, bucket);
  if (ArrayBuffer.isView(source)) return writeKnown(source, named, bucket);
  throw new AppError(
    "The function returned something that is not a file. Return bytes, a Blob, a stream, a Response or a URL.",
  );
}

function writeText(source: string, named: Named, bucket: R2Bucket): Promise<WrittenFile> {
  const data = parseDataUrl(source);
  // The text is not repeated: it may be a path or a key that the visitor should not see.
  if (data === null) {
    throw new AppError(
      "The function returned a text where a file is expected. Return a URL that starts with https:// or data:, or bytes.",
    );
  }
  return writeKnown(data.bytes, withHint(named, data.type), bucket);
}

function writeResponse(source: Response, named: Named, bucket: R2Bucket): Promise<WrittenFile> {
  if (!source.ok) {
    throw new AppError(`The function returned a Response with status ${source.status} where a file is expected.`);
  }
  const hinted = withHint(named, source.headers.get("content-type") ?? "");
  return source.body === null
    ? writeKnown(new Uint8Array(), hinted, bucket)
    : writeReadable(source.body, hinted, bucket);
}

async function writeBlob(source: Blob, named: Named, bucket: R2Bucket): Promise<WrittenFile> {
  // A File carries the name that the function gave it; the component's is only a fallback then.
  const called = source instanceof File && source.name !== "" && named.type === undefined ? source.name : named.name;
  const { name, type } = withHint({ ...named, name: called }, source.type);
  const head = new Uint8Array(await source.slice(0, SNIFFED_BYTES).arrayBuffer());
  return writeBytes(bucket, source, newFile(name, head, type));
}

function writeKnown(bytes: Uint8Array, { name, type }: Named, bucket: R2Bucket): Promise<WrittenFile> {
  return writeBytes(bucket, bytes, newFile(name, bytes, type));
}

function writeReadable(
  stream: ReadableStream<Uint8Array>,
  { name, type }: Named,
  bucket: R2Bucket,
): Promise<WrittenFile> {
  return writeStream(bucket, stream, { place: (head) => newFile(name, head, type) });
}

/** What the source says of itself counts only when neither the component nor the name knows better. */
function withHint(named: Named, hint: string): Named {
  const type = hint.split(";")[0]?.trim().toLowerCase() ?? "";
  const isUseful = /^(?:audio|font|image|model|text|video|application)\/[\w.+-]+$/.test(type);
  if (named.type !== undefined || mimeTypeOfName(cleanFileName(named.name)) !== null || !isUseful) return named;
  return { ...named, type };
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

/** Somebody else's file: the browser fetches it, we never do. */
function linkTo(url: string, named: Named): FileData {
  return {
    // Not ours to serve: Gradio's Python client would ask us for whatever stands here.
    path: null,
    url,
    size: null,
    orig_name: cleanFileName(named.name),
    mime_type: named.type ?? null,
    is_stream: false,
    meta: FILE_META,
  };
}

function toFileData(
  { path, name, size, type }: Pick<FileRef, "path" | "name" | "size" | "type">,
  root: string,
): FileData {
  return {
    path,
    url: `${root}/gradio_api/file=${path}`,
    size,
    orig_name: name,
    mime_type: type,
    is_stream: false,
    meta: FILE_META,
  };
}

/** A class, so that nothing a client sends can pass for one. */
class StoredFileRef implements FileRef {
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly path: string;
  readonly #bucket: R2Bucket;

  constructor(bucket: R2Bucket, { name, size, type, path }: StoredFile) {
    this.#bucket = bucket;
    this.name = name;
    this.size = size;
    this.type = type;
    this.path = path;
  }

  async stream(): Promise<ReadableStream<Uint8Array>> {
    return (await this.#read((stored) => Promise.resolve(stored))).body;
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.#read((stored) => stored.arrayBuffer());
  }

  async bytes(): Promise<Uint8Array> {
    return new Uint8Array(await this.arrayBuffer());
  }

  text(): Promise<string> {
    return this.#read((stored) => stored.text());
  }

  async #read<T>(take: (stored: R2ObjectBody) => Promise<T>): Promise<T> {
    const taken = await withRetries(`Reading ${this.path}`, async () => {
      const stored = isFilePath(this.path) ? await this.#bucket.get(this.path) : null;
      return stored === null ? null : { value: await take(stored) };
    });
    if (taken === null) throw new InputError(`The file "${this.name}" is no longer stored. Upload it again.`);
    return taken.value;
  }
}
