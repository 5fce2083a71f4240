import type { Fixture } from "../shared/fixture.ts";

const file = {
  path: "0123/cat.png",
  url: "data:image/png,",
  orig_name: "cat.png",
  size: 3,
  mime_type: "image/png",
  meta: { _type: "gradio.FileData" as const },
};

export const fixtures: readonly Fixture[] = [
  { name: "empty", props: {} },
  { name: "with a file", props: { label: "Add a picture", value: file, fileTypes: ["image"] } },
  { name: "several", props: { label: "Add pictures", value: [file, file], fileCount: "multiple" } },
  { name: "folder", props: { label: "Add a folder", fileCount: "directory" } },
  { name: "primary", props: { label: "Upload", variant: "primary" } },
  { name: "small", props: { label: "Upload", size: "sm" } },
  { name: "disabled", props: { label: "Not yet", interactive: false } },
  { name: "hidden", props: { label: "Nowhere", visible: "hidden" } },
  { name: "right to left", props: { label: "העלאה" } },
];
