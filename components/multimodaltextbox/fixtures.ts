import { type Fixture, type FormControl, typeInto } from "../shared/fixture.ts";

const META = { _type: "gradio.FileData" };
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64" fill="#fdba74"/><circle cx="32" cy="32" r="24" fill="#3b82f6"/></svg>`;
const picture = {
  path: "0/circle.svg",
  url: `data:image/svg+xml,${encodeURIComponent(svg)}`,
  orig_name: "circle.svg",
  mime_type: "image/svg+xml",
  meta: META,
};
const file = (name: string, type: string): object => ({
  ...{ path: `0/${name}`, url: "data:,", orig_name: name, mime_type: type, meta: META },
});
const files = [
  picture,
  file("voice.wav", "audio/wav"),
  file("clip.mp4", "video/mp4"),
  file("paper.pdf", "application/pdf"),
];
const value = { text: "Look at these", files };

export const fixtures: readonly Fixture[] = [
  { name: "empty", props: { label: "Message", placeholder: "Enter message or upload file..." } },
  { name: "filled", props: { label: "Message", value: { text: "Hello", files: [] } } },
  { name: "with files", props: { label: "Message", value, fileCount: "multiple" } },
  { name: "one file is enough", props: { label: "Message", value: { text: "", files: [picture] } } },
  { name: "static", props: { label: "Message", value, interactive: false } },
  {
    name: "all buttons",
    props: { label: "Message", sources: ["upload", "microphone"], stopBtn: true, info: "Say **anything**." },
  },
  { name: "words on buttons", props: { label: "Message", submitBtn: "Send", stopBtn: "Halt", lines: 3 } },
  { name: "no buttons", props: { label: "Message", sources: [], submitBtn: false } },
  {
    name: "right to left",
    props: { label: "הודעה", rtl: true, value: { text: "שלום", files }, fileCount: "multiple" },
  },
  { name: "refused", props: { label: "Message", validationError: "Too short" } },
  { name: "no label", props: { label: "Hidden", showLabel: false, placeholder: "Enter message" } },
  { name: "no container", props: { label: "Bare", showLabel: false, container: false, value } },
  { name: "hidden", props: { label: "Message", visible: "hidden" } },
  {
    name: "long",
    props: {
      label: "A label that goes on ".repeat(8),
      value: { text: "word ".repeat(200), files: Array.from({ length: 8 }, () => files).flat() },
      fileCount: "multiple",
    },
  },
];

export const formControl: FormControl = {
  fixture: "filled",
  enter: (host) => typeInto(host.querySelector("textarea"), "Grace"),
  entered: { text: "Grace", files: [] },
  other: { text: "Edsger", files: [] },
  shown: (host) => ({ text: host.querySelector("textarea")?.value, files: [] }),
};
