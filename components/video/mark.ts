import { html, type TemplateResult } from "lit";
import { styles } from "../shared/styles.ts";
import type { VideoWatermark } from "./props.ts";

/** Pixels of the video between a mark and its corner. */
const MARGIN = 5;

/** A picture over the video, as large as if it were in it. */
export function markOver(video: HTMLVideoElement | null, { watermark, position }: VideoWatermark): TemplateResult {
  const area = video ? drawnArea(video) : null;
  const scale = area?.scale ?? 0;
  const place = typeof position === "string" || isInside(position, video) ? position : "bottom-right";
  const corner = typeof place === "string" ? place : "top-left";
  const [x, y] = typeof place === "string" ? [MARGIN, MARGIN] : place;
  const [vertical = "bottom", horizontal = "right"] = corner.split("-");
  return html`<img
    class="mark"
    alt=""
    src=${watermark?.url ?? ""}
    ${styles({
      transform: `scale(${scale})`,
      "transform-origin": `${horizontal} ${vertical}`,
      left: null,
      right: null,
      top: null,
      bottom: null,
      [horizontal]: `${(area?.left ?? 0) + x * scale}px`,
      [vertical]: `${(area?.top ?? 0) + y * scale}px`,
    })}
  />`;
}

function isInside([x, y]: readonly [x: number, y: number], video: HTMLVideoElement | null): boolean {
  return x >= 0 && y >= 0 && x < (video?.videoWidth ?? Infinity) && y < (video?.videoHeight ?? Infinity);
}

/** Where the pixels of a video are drawn in its element: it is as large as fits, in the middle. */
function drawnArea(video: HTMLVideoElement): { scale: number; left: number; top: number } | null {
  const { videoWidth, videoHeight, clientWidth, clientHeight } = video;
  if (videoWidth === 0 || videoHeight === 0) return null;
  const scale = Math.min(clientWidth / videoWidth, clientHeight / videoHeight);
  return { scale, left: (clientWidth - videoWidth * scale) / 2, top: (clientHeight - videoHeight * scale) / 2 };
}
