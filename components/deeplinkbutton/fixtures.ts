import type { Fixture } from "../shared/fixture.ts";

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Ccircle cx='4' cy='4' r='3' fill='green'/%3E%3C/svg%3E";

export const fixtures: readonly Fixture[] = [
  { name: "secondary", props: { value: "Share via Link" } },
  { name: "primary", props: { value: "Share", variant: "primary", elemId: "share" } },
  { name: "small", props: { value: "Share", size: "sm" } },
  { name: "disabled", props: { value: "Share via Link", interactive: false } },
  {
    name: "with its own icon",
    props: { value: "Share", icon: { path: ICON, url: ICON, meta: { _type: "gradio.FileData" } } },
  },
  { name: "right to left", props: { value: "שתף קישור" } },
  { name: "hidden", props: { value: "Share", visible: "hidden" } },
];
