/** What there is to know of one item. */

import type { FileData } from "../../src/protocol/file-data.ts";
import { isOfType } from "../../src/protocol/file-types.ts";
import type { GalleryItem } from "./props.ts";

/** The item's file. */
export function fileOf(item: GalleryItem): FileData {
  return "video" in item ? item.video : item.image;
}

/** Where the item can be fetched; empty while nobody knows. */
export function urlOf(item: GalleryItem): string {
  return fileOf(item).url ?? "";
}

/** What to call the item's file. */
export function nameOf(item: GalleryItem): string {
  const { orig_name: name, path } = fileOf(item);
  return name || path?.split("/").at(-1) || ("video" in item ? "video" : "image");
}

/** Whether a file that the webcam makes would be taken. */
export function takesFromWebcam(kind: "image" | "video", fileTypes: readonly string[] | null): boolean {
  const endings = kind === "image" ? ["png"] : ["webm", "mp4"];
  return endings.some((ending) => isOfType({ name: `a.${ending}`, type: `${kind}/${ending}` }, fileTypes));
}
