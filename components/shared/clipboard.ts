/** Pictures and videos from the clipboard. */

/** A kind of file, as MIME types begin. */
type Kind = "image" | "video";

/** The files of these kinds in the clipboard. Rejects with a message for the visitor. */
export async function filesInClipboard(kinds: readonly Kind[]): Promise<File[]> {
  // Absent on insecure origins and in some browsers.
  if (!("clipboard" in navigator) || !("read" in navigator.clipboard)) {
    throw new Error("This browser does not let a page read the clipboard. Save the picture and upload it instead.");
  }
  const found = (await readClipboard()).flatMap((item) => {
    const type = item.types.find((each) => isOf(kinds, each));
    return type === undefined ? [] : { item, type };
  });
  return Promise.all(found.map(async ({ item, type }) => named(await item.getType(type), type)));
}

/** The files of these kinds among what was pasted by key. */
export function filesInPaste({ clipboardData }: ClipboardEvent, kinds: readonly Kind[]): File[] {
  return [...(clipboardData?.files ?? [])].filter(({ type }) => isOf(kinds, type));
}

function isOf(kinds: readonly Kind[], type: string): boolean {
  return kinds.some((kind) => type.startsWith(`${kind}/`));
}

function named(blob: Blob, type: string): File {
  return new File([blob], type.replace("/", "."), { type });
}

async function readClipboard(): Promise<ClipboardItems> {
  try {
    return await navigator.clipboard.read();
  } catch (cause) {
    throw new Error("The browser was not allowed to read the clipboard.", { cause });
  }
}
