import type { Fixture } from "../shared/fixture.ts";

const META = { _type: "gradio.FileData" };

function picture(colour: string, [width, height] = [320, 200]): object {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<rect width="100%" height="100%" fill="${colour}"/>` +
    `<circle cx="50%" cy="50%" r="40%" fill="#3b82f6"/></svg>`;
  const url = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  return { path: null, url, orig_name: "circle.svg", mime_type: "image/svg+xml", meta: META };
}

/** A film of no length: the first picture of a real one comes when it likes. */
const clip = { path: null, url: "data:video/webm,", orig_name: "clip.webm", mime_type: "video/webm", meta: META };

const value = [
  { image: picture("#fdba74"), caption: "A circle" },
  { image: picture("#bef264", [200, 320]), caption: null },
  { video: clip, caption: "A film" },
  { image: picture("#f9a8d4"), caption: null },
];
const many = Array.from({ length: 30 }, (_, i) => ({ image: picture(`hsl(${i * 12} 80% 70%)`), caption: `${i + 1}` }));
const long = "A caption that goes on ".repeat(8);
const sources = ["upload", "webcam", "clipboard"];

export const fixtures: readonly Fixture[] = [
  { name: "empty", props: { label: "Photos" } },
  { name: "empty, with all sources", props: { label: "Photos", sources } },
  { name: "filled", props: { label: "Photos", value, sources, columns: 3 } },
  { name: "static", props: { label: "Results", value, interactive: false } },
  { name: "static and empty", props: { label: "Results", interactive: false } },
  { name: "previewed", props: { label: "Results", value, preview: true, interactive: false } },
  { name: "a film, previewed", props: { label: "Results", value, selectedIndex: 2, interactive: false } },
  { name: "selected", props: { label: "Results", value, selectedIndex: 1, allowPreview: false, interactive: false } },
  { name: "previewed and interactive", props: { label: "Photos", value, selectedIndex: 0 } },
  { name: "many", props: { label: "Results", value: many, columns: [3, 5, 8], interactive: false } },
  { name: "many, previewed", props: { label: "Results", value: many, selectedIndex: 20, interactive: false } },
  { name: "of a given height", props: { label: "Results", value: many, height: 160, rows: 2, interactive: false } },
  { name: "empty, of a given height", props: { label: "Photos", height: 160 } },
  { name: "as high as its grid", props: { label: "Results", value, height: "auto", columns: 4, interactive: false } },
  {
    name: "contained",
    props: { label: "Results", value, objectFit: "contain", columns: 6, fitColumns: false, interactive: false },
  },
  { name: "webcam only", props: { label: "Photos", sources: ["webcam"], fileTypes: ["image"] } },
  { name: "clipboard only", props: { label: "Photos", sources: ["clipboard"] } },
  { name: "no buttons", props: { label: "Results", value, buttons: [], interactive: false } },
  { name: "no label", props: { label: "Hidden", showLabel: false, value } },
  { name: "no container", props: { label: "Bare", showLabel: false, container: false, value } },
  { name: "refused", props: { label: "Photos", value, validationError: "Too many" } },
  {
    name: "long",
    props: {
      label: "A label that goes on ".repeat(8),
      value: [{ image: picture("#fdba74"), caption: long }],
      interactive: false,
    },
  },
];
