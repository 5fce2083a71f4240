import type { Fixture } from "../shared/fixture.ts";
import { CLIP_URL } from "./fixture-clip.ts";

const value = { path: null, url: CLIP_URL, orig_name: "clip.webm", meta: { _type: "gradio.FileData" } };
const subtitles = { path: null, url: "data:text/vtt,WEBVTT", meta: { _type: "gradio.FileData" } };
const mark = `<svg xmlns="http://www.w3.org/2000/svg" width="12" height="12"><circle cx="6" cy="6" r="6" fill="#fff"/></svg>`;
const watermark = { path: null, url: `data:image/svg+xml,${encodeURIComponent(mark)}`, meta: value.meta };

export const fixtures: readonly Fixture[] = [
  { name: "empty", props: { label: "Clip" } },
  // The player comes when it is there; until then the browser's own one is shown.
  { name: "filled", props: { label: "Clip", value }, isEnhanced: true },
  { name: "static", props: { label: "Result", value, interactive: false }, isEnhanced: true },
  { name: "static and empty", props: { label: "Result", interactive: false } },
  { name: "subtitled", props: { label: "Result", value, subtitles, interactive: false }, isEnhanced: true },
  {
    name: "marked",
    props: { label: "Result", value, watermark: { watermark, position: "top-right" }, interactive: false },
    isEnhanced: true,
  },
  { name: "upload only", props: { label: "Clip", sources: ["upload"] } },
  { name: "webcam only", props: { label: "Clip", sources: ["webcam"] } },
  { name: "of a given size", props: { label: "Clip", height: 160, width: 240, value }, isEnhanced: true },
  { name: "empty, of a given size", props: { label: "Clip", height: 160, width: "50%" } },
  { name: "no buttons", props: { label: "Result", value, interactive: false, buttons: [] }, isEnhanced: true },
  { name: "no label", props: { showLabel: false, value }, isEnhanced: true },
  { name: "no container", props: { label: "Bare", showLabel: false, container: false, value }, isEnhanced: true },
  { name: "refused", props: { label: "Clip", validationError: "Too long" } },
  { name: "long", props: { label: "A label that goes on ".repeat(8) } },
];
