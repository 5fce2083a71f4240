/** Sends files to the server. The app hands the function to the elements: they know no network. */

import { FILE_META, type FileData } from "../../src/protocol/file-data.ts";
import { sizeText } from "./size-text.ts";
import type { Word } from "./languages/english.ts";
import { sentence } from "./sentence.ts";
import { word } from "./words.ts";

/** Stores files and answers their wire form. `onProgress` hears bytes; rejects with a message for the visitor. */
export type Uploader = (files: File[], onProgress: (sent: number, total: number) => void) => Promise<FileData[]>;

/** Files in one request; a folder may hold more. */
const MAX_FILES = 1000;

/** `root` is the address of the app, `maxFileSize` in bytes. */
export function createUploader(root: string, maxFileSize: number | null): Uploader {
  return async (files, onProgress) => {
    refuseTooLarge(files, maxFileSize);
    const total = sumOfSizes(files);
    const uploadId = Math.random().toString(36).slice(2);
    const stored: FileData[] = [];
    let before = 0;
    for (let first = 0; first < files.length; first += MAX_FILES) {
      const batch = files.slice(first, first + MAX_FILES);
      const size = sumOfSizes(batch);
      const paths = await post(`${root}/gradio_api/upload?upload_id=${uploadId}`, batch, (sent) => {
        // What is sent includes the frame around the files.
        onProgress(before + Math.min(sent, size), total);
      });
      before += size;
      stored.push(...batch.map((file, i) => fileDataOf(file, paths[i] ?? "", root)));
    }
    return stored;
  };
}

function refuseTooLarge(files: readonly File[], maxFileSize: number | null): void {
  const tooLarge = files.find(({ size }) => maxFileSize !== null && size > maxFileSize);
  if (!tooLarge || maxFileSize === null) return;
  const sizes = [sizeText(tooLarge.size), sizeText(maxFileSize)];
  throw new Error(word('"{0}" has {1}; a file may have up to {2}.', tooLarge.name, ...sizes));
}

function sumOfSizes(files: readonly File[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

/** XMLHttpRequest, because fetch does not tell how much has been sent. */
function post(address: string, files: readonly File[], onSent: (bytes: number) => void): Promise<string[]> {
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  const { promise, resolve, reject } = Promise.withResolvers<string[]>();
  const request = new XMLHttpRequest();
  request.open("POST", address);
  request.upload.addEventListener("progress", ({ loaded }) => onSent(loaded));
  request.addEventListener("error", () => reject(new Error(failure(word("The server cannot be reached.")))));
  request.addEventListener("abort", () => reject(new Error(word("The upload was stopped."))));
  request.addEventListener("load", () => {
    const paths = request.status === 200 ? readPaths(request.responseText) : null;
    if (paths?.length === files.length) resolve(paths);
    else reject(new Error(failureText(request.status, request.responseText)));
  });
  request.send(form);
  return promise;
}

function readPaths(body: string): string[] | null {
  const answer = readJson(body);
  return Array.isArray(answer) && answer.every((path) => typeof path === "string") ? answer : null;
}

const FAILURES: Readonly<Record<number, Word>> = {
  401: "Log in first, then upload again.",
  403: "The server does not take uploads from this page.",
  413: "The file is larger than the server takes.",
  429: "Too many uploads at once; wait a moment and try again.",
};

/** The server's own sentence where it has one. */
function failureText(status: number, body: string): string {
  const answer = readJson(body);
  const detail = typeof answer === "object" && answer !== null && "detail" in answer ? answer.detail : body;
  const isSentence = typeof detail === "string" && detail.length > 0 && detail.length < 300 && !detail.startsWith("<");
  if (isSentence && status !== 200) return failure(sentence(detail));
  return failure(word(FAILURES[status] ?? "Something went wrong."));
}

function failure(reason: string): string {
  return word("The upload failed: {0}", reason);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the caller words what that means.
    return null;
  }
}

function fileDataOf(file: File, path: string, root: string): FileData {
  return {
    path,
    url: `${root}/gradio_api/file=${path.split("/").map(encodeURIComponent).join("/")}`,
    orig_name: file.name,
    size: file.size,
    mime_type: file.type,
    is_stream: false,
    meta: FILE_META,
  };
}
