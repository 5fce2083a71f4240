/** What of a paste becomes files. */

import { isOfType } from "../../src/protocol/file-types.ts";

interface PasteWish {
  maxPlainTextLength: number;
  fileTypes: readonly string[] | null;
}

/** The files of a paste, or its text if that is too long to be read in a box. Empty where the text is to be pasted. */
export function pastedFiles({ clipboardData: data }: ClipboardEvent, wish: PasteWish): readonly File[] {
  if (!data) return [];
  const text = data.getData("text/plain");
  if (text.length > wish.maxPlainTextLength) {
    const file = new File([text], "pasted_text.txt", { type: "text/plain" });
    return isOfType(file, wish.fileTypes) ? [file] : [];
  }
  // Programs for texts and tables add a picture of what was copied.
  const isRichText = text !== "" && data.types.includes("text/html");
  return isRichText ? [] : [...data.files];
}
