/** What may be shipped, in gzip. `npm run size` builds it, and puts together what no list of files can name. */

import { readFileSync } from "node:fs";
import type { ClientManifest, ClientScript } from "./worker/client-manifest.ts";

interface Check {
  name: string;
  path: string[];
  limit: string;
  gzip: true;
}

/** Where `scripts/size.ts` leaves what it has measured. */
const MEASURED = "node_modules/.cache/sizes";

const COMPONENT = "3 kB";
/**
 * Those that carry the style of the area that takes files, with a table or a viewer; webcam and player come when asked
 * for; the button that begins a recording is there at once. A gallery has a grid, a viewer with a strip, and what takes
 * files: the server may draw any of them. A conversation carries all that can be done with messages; what draws their
 * texts comes with the first one. A tree of files reads folders, ticks them and is walked through. A dialogue has lines
 * and a text to write in; a text with files has all that takes either. A table draws itself before it comes to life. A
 * dataset carries how the values of all components look, and the app's own style how runs, toasts and dialogs do.
 */
const HEAVIER: Readonly<Record<string, string>> = {
  app: "3.1 kB",
  audio: "4.2 kB",
  chatbot: "10.4 kB",
  dataframe: "7.2 kB",
  dataset: "3.8 kB",
  dialogue: "4 kB",
  file: "3.4 kB",
  fileexplorer: "4.4 kB",
  gallery: "6.2 kB",
  image: "3.4 kB",
  model3d: "3.2 kB",
  multimodaltextbox: "4.2 kB",
  video: "3.3 kB",
};

const manifest = JSON.parse(readFileSync("dist/client-manifest.json", "utf8")) as ClientManifest; // our own build's

export default [
  check("hello world: scripts and styles of its page", "30 kB", [`${MEASURED}/page/*`]),
  check("all components of forms: scripts and styles of their page", "60 kB", [`${MEASURED}/forms/*`]),
  check("hello world: Worker", "150 kB", [`${MEASURED}/hello_world/*.{js,wasm}`]),
  // Of three components; all others, Markdown and pictures are none of its business.
  check("hello blocks: Worker", "92 kB", [`${MEASURED}/hello_blocks/*.{js,wasm}`]),
  check("embed loader", "3 kB", scriptsOf(manifest.embed)),
  ...Object.entries(manifest.components).map(([type, { script, style }]) =>
    check(`component ${type}`, HEAVIER[type] ?? COMPONENT, [script, ...(style ? [style] : [])].map(inClient)),
  ),
];

function check(name: string, limit: string, path: string[]): Check {
  return { name, limit, path, gzip: true };
}

function scriptsOf({ script, imports }: ClientScript): string[] {
  return [script, ...imports].map(inClient);
}

function inClient(path: string): string {
  return `dist/client${path}`;
}
