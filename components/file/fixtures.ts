import type { Fixture } from "../shared/fixture.ts";

const META = { _type: "gradio.FileData" };

function file(name: string, size: number | null): object {
  return { path: `0/${name}`, url: `data:,${name.length}`, orig_name: name, size, meta: META };
}

const several = [file("report.pdf", 1_234_567), file("data.tar.gz", 812), file("README", null)];

export const fixtures: readonly Fixture[] = [
  { name: "empty", props: { label: "Paper" } },
  { name: "filled", props: { label: "Paper", value: file("report.pdf", 1_234_567) } },
  { name: "static", props: { label: "Results", value: several, fileCount: "multiple", interactive: false } },
  { name: "static and empty", props: { label: "Results", interactive: false } },
  { name: "several", props: { label: "Papers", value: several, fileCount: "multiple" } },
  {
    name: "several, to be ordered",
    props: { label: "Papers", value: several, fileCount: "multiple", allowReordering: true },
  },
  { name: "a folder", props: { label: "Folder", fileCount: "directory" } },
  { name: "certain kinds", props: { label: "Scans", fileTypes: ["image", ".nii.gz"], fileCount: "multiple" } },
  { name: "of a given height", props: { label: "Papers", value: several, fileCount: "multiple", height: 60 } },
  { name: "empty, of a given height", props: { label: "Paper", height: 120 } },
  { name: "selectable", props: { label: "Papers", value: several, fileCount: "multiple" }, listened: ["select"] },
  { name: "on its way", props: { label: "Paper", value: { ...file("big.zip", 5_000_000_000), url: null } } },
  { name: "no label", props: { label: "Hidden", showLabel: false, value: several, fileCount: "multiple" } },
  {
    name: "no container",
    props: { label: "Bare", showLabel: false, container: false, value: several, fileCount: "multiple" },
  },
  {
    name: "long",
    props: { label: "A label that goes on ".repeat(8), value: file(`${"name-".repeat(40)}end.tar.gz`, 1) },
  },
];
