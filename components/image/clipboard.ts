/** Pictures from the clipboard. */

/** The first picture in the clipboard; null when there is none. Rejects with a message for the visitor. */
export async function imageInClipboard(): Promise<File | null> {
  // Absent on insecure origins and in some browsers.
  if (!("clipboard" in navigator) || !("read" in navigator.clipboard)) {
    throw new Error("This browser does not let a page read the clipboard. Save the picture and upload it instead.");
  }
  for (const item of await readClipboard()) {
    const type = item.types.find((each) => each.startsWith("image/"));
    if (type) return new File([await item.getType(type)], `image.${type.slice("image/".length)}`, { type });
  }
  return null;
}

/** The first picture among what was pasted by key. */
export function imageInPaste({ clipboardData }: ClipboardEvent): File | null {
  return [...(clipboardData?.files ?? [])].find(({ type }) => type.startsWith("image/")) ?? null;
}

async function readClipboard(): Promise<ClipboardItems> {
  try {
    return await navigator.clipboard.read();
  } catch (cause) {
    throw new Error("The browser was not allowed to read the clipboard.", { cause });
  }
}
