import { html, nothing, type TemplateResult } from "lit";
import type { FileData } from "../../src/protocol/file-data.ts";
import { kindOf } from "../shared/file-kind.ts";
import { nameOfFile } from "../shared/file-sample.ts";
import { closeIcon } from "../shared/icons.ts";
import { fileIcon, musicIcon, videoIcon } from "../shared/media-icons.ts";
import { word } from "../shared/words.ts";

const SIGNS = { audio: musicIcon, video: videoIcon, file: fileIcon };

/** A file, small: its picture, or a sign of its kind. `remove` is null where it cannot be removed. */
export function thumbnail(file: FileData, remove: ((file: FileData) => void) | null): TemplateResult {
  const name = nameOfFile(file);
  return html`<span class="thumbnail-wrapper" role="listitem" aria-label=${word("File thumbnail")}
    ><span class="thumbnail-item thumbnail-small" title=${name}
      >${picture(file, name)}${
        remove
          ? html`<button
              type="button"
              class="delete-button"
              aria-label=${word("Remove file")}
              title=${name}
              @click=${() => remove(file)}
            >
              ${closeIcon}
            </button>`
          : nothing
      }</span
    ></span
  >`;
}

function picture(file: FileData, name: string): TemplateResult {
  const kind = kindOf(file);
  if (kind === "image") return html`<img class="thumbnail-image" src=${file.url ?? ""} alt=${name} loading="lazy" />`;
  return html`${SIGNS[kind]}<span class="sr-only">${name}</span>`;
}
