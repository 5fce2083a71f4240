/** What kind a file is of, for those who show it. */

import type { FileData } from "../../src/protocol/file-data.ts";

/** How a file is shown. */
export type FileKind = "image" | "audio" | "video" | "file";

const ENDINGS: Readonly<Record<FileKind, RegExp>> = {
  image: /\.(avif|bmp|gif|jpe?g|png|webp)$/i,
  audio: /\.(aac|flac|m4a|mp3|oga|ogg|opus|wav)$/i,
  video: /\.(m4v|mov|mp4|ogv|webm)$/i,
  file: /^$/,
};

/** By its type, or else by its name. */
export function kindOf({ mime_type: type, url, orig_name: name }: FileData): FileKind {
  const address = url ?? "";
  // The server hands it out as a download only, because it may carry scripts.
  if (type === "image/svg+xml" && !address.startsWith("data:")) return "file";
  const said = type ?? /^data:([\w.+-]+\/)/i.exec(address)?.[1] ?? "";
  const kinds = ["image", "audio", "video"] as const;
  const bySaid = kinds.find((kind) => said.startsWith(`${kind}/`));
  if (bySaid) return bySaid;
  const path = name ?? address.split(/[?#]/)[0] ?? "";
  return kinds.find((kind) => ENDINGS[kind].test(path)) ?? "file";
}
