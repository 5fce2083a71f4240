import type { Fixture } from "../shared/fixture.ts";

const META = { _type: "gradio.FileData" };

function picture(width: number, height: number): object {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<rect width="100%" height="100%" fill="#fdba74"/>` +
    `<circle cx="50%" cy="50%" r="40%" fill="#3b82f6"/></svg>`;
  const url = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  return { path: null, url, orig_name: "circle.svg", mime_type: "image/svg+xml", meta: META };
}

export const fixtures: readonly Fixture[] = [
  { name: "empty", props: { label: "Photo" } },
  { name: "filled", props: { label: "Photo", value: picture(320, 200) } },
  { name: "static", props: { label: "Result", value: picture(320, 200), interactive: false } },
  { name: "static and empty", props: { label: "Result", interactive: false } },
  { name: "selectable", props: { label: "Map", value: picture(320, 200), interactive: false }, listened: ["select"] },
  { name: "upload only", props: { label: "Photo", sources: ["upload"] } },
  { name: "clipboard only", props: { label: "Photo", sources: ["clipboard"] } },
  { name: "webcam only", props: { label: "Selfie", sources: ["webcam"] } },
  { name: "own invitation", props: { label: "Photo", placeholder: "# A photo, please\nPNG or JPEG" } },
  { name: "of a given size", props: { label: "Photo", height: 160, width: 240, value: picture(600, 800) } },
  { name: "empty, of a given size", props: { label: "Photo", height: 160, width: "50%" } },
  { name: "small", props: { label: "Icon", value: picture(16, 16), interactive: false } },
  { name: "no buttons", props: { label: "Result", value: picture(320, 200), interactive: false, buttons: [] } },
  { name: "no label", props: { label: "Hidden", showLabel: false, value: picture(320, 200) } },
  { name: "no container", props: { label: "Bare", showLabel: false, container: false, value: picture(320, 200) } },
  { name: "refused", props: { label: "Photo", validationError: "Too dark" } },
  { name: "long", props: { label: "A label that goes on ".repeat(8) } },
];
