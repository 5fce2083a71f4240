/** SVG is never decoded here: it is shown by the browser, as an image that runs no scripts. */

import { FILE_META, type FileData } from "../../protocol/file-data.ts";

export const SVG_TYPE = "image/svg+xml";

const MARKUP = /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i;

/** As many first bytes as tell an SVG. */
const HEAD_BYTES = 4096;

/** Whether this is SVG markup. */
export function isSvg(markup: string | Uint8Array): boolean {
  return MARKUP.test(typeof markup === "string" ? markup : new TextDecoder().decode(markup.subarray(0, HEAD_BYTES)));
}

/** SVG as a data URL: served as a file it would be a download, because it may carry scripts. */
export function inlineSvg(markup: string, name: string): FileData {
  return {
    path: null,
    url: `data:${SVG_TYPE},${encodeURIComponent(markup.toWellFormed())}`,
    orig_name: name,
    mime_type: SVG_TYPE,
    meta: FILE_META,
  };
}
