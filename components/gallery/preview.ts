/** One item at the size of the component, with all the others below it. */

import { html, nothing, type TemplateResult } from "lit";
import { word } from "../shared/words.ts";
import { nameOf, urlOf } from "./media.ts";
import type { GalleryItem } from "./props.ts";

/** What a thumbnail is called: its caption is part of it, so that it can be pressed by saying it. */
export function thumbnailLabel({ caption }: GalleryItem, index: number, count: number): string {
  const place = word("Thumbnail {0} of {1}", index + 1, count);
  return caption ? `${place}: ${caption}` : place;
}

/** The picture of an item; of a video its first one. */
export function thumbnailMedia(item: GalleryItem, testId: string | typeof nothing = nothing): TemplateResult {
  if ("video" in item) {
    return html`<video data-testid=${testId} src=${urlOf(item)} muted playsinline preload="metadata"></video>
      <span class="video-sign"></span>`;
  }
  return html`<img data-testid=${testId} src=${urlOf(item)} alt="" title=${item.caption || nothing} loading="lazy" />`;
}

/** `item` is one of `items`. */
export function preview(options: {
  items: readonly GalleryItem[];
  item: GalleryItem;
  index: number;
  toolbar: unknown;
  /** Shows another one. */
  onPick: (index: number) => void;
  /** The picture was pressed. */
  onPress: (event: MouseEvent) => void;
  onKey: (event: KeyboardEvent) => void;
}): TemplateResult {
  const { items, item, index, toolbar, onPick, onPress, onKey } = options;
  return html`<div class="preview" @keydown=${onKey}>
    ${toolbar} ${large(item, onPress)} ${item.caption ? html`<div class="caption">${item.caption}</div>` : nothing}
    <div class="thumbnails" data-testid="container_el">
      ${items.map(
        (each, i) =>
          html`<button
            type="button"
            class="thumbnail-item thumbnail-small ${i === index ? "selected" : ""}"
            aria-label=${thumbnailLabel(each, i, items.length)}
            aria-current=${i === index ? "true" : nothing}
            @click=${() => onPick(i)}
          >
            ${thumbnailMedia(each, `thumbnail ${i + 1}`)}
          </button>`,
      )}
    </div>
  </div>`;
}

function large(item: GalleryItem, onPress: (event: MouseEvent) => void): TemplateResult {
  if ("video" in item) {
    return html`<video
      class="media"
      data-testid="detailed-video"
      src=${urlOf(item)}
      aria-label=${item.caption || nameOf(item)}
      controls
      playsinline
      preload="metadata"
    ></video>`;
  }
  return html`<button
    type="button"
    class="media media-button"
    aria-label=${word("detailed view of selected image")}
    @click=${onPress}
  >
    <img data-testid="detailed-image" src=${urlOf(item)} alt=${item.caption ?? ""} title=${item.caption || nothing} />
  </button>`;
}
