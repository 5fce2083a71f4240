/** Where a new file goes, what it is called, and what it is. */

import { cleanFileName, extensionOf, newFilePath } from "../core/file-name.ts";
import { extensionOfMimeType, mimeTypeOf, UNKNOWN_TYPE } from "../core/mime-type.ts";

/** A file that has a place but no bytes yet. */
export interface NewFile {
  path: string;
  name: string;
  type: string;
}

/** Decides from a name and first bytes. A name without an extension gets the one of its type, so that it opens. */
export function newFile(rawName: string, head: Uint8Array, declaredType?: string): NewFile {
  const cleaned = cleanFileName(rawName);
  const type = declaredType ?? mimeTypeOf(cleaned, head);
  const isBare = extensionOf(cleaned) === "" && type !== UNKNOWN_TYPE;
  const name = isBare ? cleanFileName(cleaned + extensionOfMimeType(type)) : cleaned;
  return { path: newFilePath(name), name, type };
}
