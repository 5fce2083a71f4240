import type { Fixture } from "../shared/fixture.ts";

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Ccircle cx='4' cy='4' r='3' fill='green'/%3E%3C/svg%3E";

export const fixtures: readonly Fixture[] = [
  { name: "secondary", props: { value: "Run" } },
  { name: "primary", props: { value: "Greet", variant: "primary" } },
  { name: "stop", props: { value: "Stop", variant: "stop" } },
  { name: "hugging face", props: { value: "Sign in", variant: "huggingface" } },
  { name: "disabled", props: { value: "Wait", interactive: false } },
  { name: "disabled primary", props: { value: "Wait", variant: "primary", interactive: false } },
  { name: "small", props: { value: "Undo", size: "sm" } },
  { name: "medium", props: { value: "Undo", size: "md" } },
  { name: "as wide as its text", props: { value: "Narrow", scale: 0 } },
  { name: "at least 300 pixels", props: { value: "Wide", minWidth: 300 } },
  { name: "with icon", props: { value: "Start", icon: { path: ICON, url: ICON, meta: { _type: "gradio.FileData" } } } },
  { name: "link", props: { value: "Guide", link: "/guide", linkTarget: "_blank" } },
  { name: "disabled link", props: { value: "Guide", link: "/guide", interactive: false } },
  { name: "own class", props: { value: "Styled", elemClasses: ["my-class", "other"] } },
  { name: "right to left", props: { value: "שלח" } },
  { name: "long", props: { value: "A text that goes on ".repeat(12) } },
];
