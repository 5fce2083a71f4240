import type { Fixture } from "../shared/fixture.ts";

const file = {
  path: "0123/report.csv",
  url: "data:text/csv,a%2Cb",
  orig_name: "report.csv",
  size: 3,
  mime_type: "text/csv",
  meta: { _type: "gradio.FileData" as const },
};

export const fixtures: readonly Fixture[] = [
  { name: "empty", props: {} },
  { name: "with a file", props: { label: "Download the report", value: file } },
  { name: "primary", props: { label: "Save", variant: "primary", value: file } },
  { name: "small", props: { label: "Save", size: "sm", value: file } },
  { name: "disabled", props: { label: "Not yet", interactive: false } },
  { name: "hidden", props: { label: "Nowhere", visible: "hidden" } },
  { name: "right to left", props: { label: "הורדה" } },
];
