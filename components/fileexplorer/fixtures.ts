import type { ListedEntry } from "../../src/protocol/file-tree.ts";
import type { Fixture } from "../shared/fixture.ts";

function entries(folders: readonly string[], files: readonly string[]): readonly ListedEntry[] {
  return [
    ...folders.map((name) => ({ name, type: "folder", valid: true }) as const),
    ...files.map((name) => ({ name, type: "file", valid: true }) as const),
  ];
}

const listed = entries(["2025", "2026"], ["notes.txt", "report.pdf"]);
const value = [["2026", "may.pdf"], ["report.pdf"]];

export const fixtures: readonly Fixture[] = [
  { name: "empty", props: { label: "Reports", listed } },
  { name: "filled", props: { label: "Reports", listed, value } },
  { name: "on its way", props: { label: "Reports" } },
  { name: "nothing there", props: { label: "Reports", listed: [] } },
  { name: "static", props: { label: "Reports", listed, value, interactive: false } },
  { name: "static and empty", props: { label: "Reports", listed: [], interactive: false } },
  { name: "one file", props: { label: "Report", listed, value: [["report.pdf"]], fileCount: "single" } },
  { name: "selectable", props: { label: "Reports", listed, value }, listened: ["select"] },
  { name: "hidden", props: { label: "Reports", listed, visible: "hidden" } },
  { name: "refused", props: { label: "Reports", listed, value, validationError: "Choose a year." } },
  { name: "of a given height", props: { label: "Reports", listed, height: 90 } },
  { name: "no label", props: { label: "Hidden", showLabel: false, listed } },
  { name: "no container", props: { label: "Bare", container: false, listed } },
  { name: "right to left", props: { label: "דוחות", listed: entries(["תיקייה"], ["דוח.pdf", "report.pdf"]) } },
  {
    name: "long",
    props: {
      label: "A label that goes on ".repeat(8),
      listed: entries(["folder-".repeat(40)], [`${"name ".repeat(40)}.txt`]),
    },
  },
];
