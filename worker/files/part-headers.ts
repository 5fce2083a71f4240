/** Reads the headers of one part of a multipart body. */

import { ProtocolError } from "../middleware/errors.ts";

/** What a part says of itself. Its type is not asked for: that is decided by us. */
export interface PartHeaders {
  /** The field that it belongs to. */
  name: string;
  /** Null for a part that is no file. */
  fileName: string | null;
}

const MAX_FILE_NAME = 1024;
const HEADER_LINE = /^([\w!#$%&'*+.^`|~-]+):[ \t]*(.*)$/s;
/** A parameter, quoted or not. Only a quote and a backslash are escaped: browsers write Windows paths as they are. */
const PARAMETER = /;[ \t]*([\w-]+\*?)=(?:"((?:\\["\\]|\\(?!["\\])|[^"\\])*)"|([^;"]*))/g;

/** The name and file name of a part. Refuses headers that are none. */
export function parsePartHeaders(bytes: Uint8Array): PartHeaders {
  const lines = decodeText(bytes)
    .split("\r\n")
    .filter((line) => line !== "");
  const headers = lines.map((line) => {
    const match = HEADER_LINE.exec(line);
    if (match === null) throw new ProtocolError(400, "The multipart body has a malformed header.");
    return { name: match[1]?.toLowerCase() ?? "", value: match[2] ?? "" };
  });
  const disposition = headers.find(({ name }) => name === "content-disposition")?.value ?? "";
  if (!/^form-data[ \t]*(?:;|$)/i.test(disposition)) return { name: "", fileName: null };
  const parameters = readParameters(disposition);
  const extended = parameters.get("filename*");
  const fileName = (extended === undefined ? null : decodeExtended(extended)) ?? parameters.get("filename") ?? null;
  return { name: parameters.get("name") ?? "", fileName: fileName === null ? null : checkFileName(fileName) };
}

function readParameters(disposition: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = "", quoted, bare] of disposition.matchAll(PARAMETER)) {
    const key = name.toLowerCase();
    if (!found.has(key)) found.set(key, quoted === undefined ? (bare?.trim() ?? "") : unquote(quoted));
  }
  return found;
}

/** Browsers escape with percent signs what would end the header, other senders with backslashes. */
function unquote(text: string): string {
  return text
    .replace(/\\(["\\])/g, "$1")
    .replace(/%22/g, '"')
    .replace(/%0d/gi, "\r")
    .replace(/%0a/gi, "\n");
}

/** `UTF-8''na%C3%AFve.txt`, or null for another character set or a broken value. */
function decodeExtended(value: string): string | null {
  const match = /^utf-8'[^']*'(.*)$/i.exec(value);
  try {
    return match === null ? null : decodeURIComponent(match[1] ?? "");
  } catch {
    // The plain parameter beside it says nearly the same.
    return null;
  }
}

/** Some senders write where the file lay; the last step of that is its name. */
function checkFileName(name: string): string {
  const base = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
  if (base === ".." || name.length > MAX_FILE_NAME) {
    throw new ProtocolError(400, `Invalid file name: ${base.slice(0, 100)}`);
  }
  return base;
}

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Old senders write Latin-1.
    return new TextDecoder("latin1").decode(bytes);
  }
}
