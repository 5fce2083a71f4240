import type { Fixture } from "../shared/fixture.ts";

type Content = string | readonly object[];

/** A message as it travels. */
function said(role: string, content: Content, more: object = {}): object {
  const parts = typeof content === "string" ? [{ type: "text", text: content }] : content;
  return { role, metadata: null, options: null, content: parts, ...more };
}

function picture(colour: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 6" width="180" height="120"><path fill="${colour}" d="M0 0h9v6H0z"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function stored(url: string, name: string): object {
  return { path: null, url, orig_name: name, meta: { _type: "gradio.FileData" } };
}

function file(url: string, name: string): object {
  return { type: "file", file: stored(url, name), alt_text: null };
}

const TALK = [
  said("system", "Nobody reads this."),
  said("user", "Hello, who are **you**?\nA second line."),
  said("assistant", "A *bot* with [a link](https://example.com), `code` and <thinking>tags</thinking>."),
  said("assistant", "It says two things."),
  said("user", ""),
];
const THOUGHTS = [
  said("user", "What is the weather?"),
  said("assistant", "Three sources agree.", {
    metadata: { title: "Asked **around**", id: 1, log: "3 hits", duration: 1.25 },
  }),
  said("assistant", "The first source", { metadata: { title: "First", id: 2, parent_id: 1, duration: 0.05 } }),
  said("assistant", "Nobody sees it yet.", { metadata: { title: "Done", duration: 3, status: "done" } }),
  said("assistant", "Still at it", { metadata: { title: "Looking", status: "pending" } }),
  said("assistant", "It is sunny."),
];
const FILES = [
  said("user", [file(picture("#9ab"), "field.svg"), { type: "text", text: "What is this?" }]),
  said("assistant", [file("data:application/pdf,x", "report.pdf")]),
];
const listened = ["select", "like", "retry", "undo", "edit"];

const states: readonly Fixture[] = [
  { name: "empty", props: {} },
  { name: "filled", props: { value: TALK } },
  { name: "with everything to do", props: { value: TALK.slice(0, 4), editable: "all" }, listened },
  {
    name: "panel with avatars",
    props: {
      value: TALK.slice(0, 4),
      layout: "panel",
      avatarImages: [stored(picture("#c66"), "a.svg"), stored(picture("#66c"), "b.svg")],
    },
    listened,
  },
  { name: "thoughts", props: { value: THOUGHTS } },
  { name: "files", props: { value: FILES } },
  {
    name: "code and formula",
    props: { value: [said("assistant", "```python\nprint(1)\n```\n\n$$x^2$$")] },
    isEnhanced: true,
  },
  {
    name: "answers to pick from",
    props: {
      value: [said("assistant", "Go on?", { options: [{ value: "yes", label: "Yes, go on" }, { value: "no" }] })],
    },
  },
  {
    name: "placeholder and examples",
    props: {
      placeholder: "## Ask me\nanything *you like*",
      examples: [
        { text: "Tell me a joke" },
        { text: "x", display_text: "With a picture", icon: stored(picture("#6a6"), "c.svg") },
      ],
    },
  },
  {
    name: "feedback that was given",
    props: { value: TALK.slice(1, 4), feedbackOptions: ["Like", "Dislike", "Spam"], feedbackValue: ["Like"] },
    listened: ["like"],
  },
  { name: "plain texts", props: { value: TALK.slice(0, 4), renderMarkdown: false } },
  { name: "each message a bubble", props: { value: TALK, groupConsecutiveMessages: false } },
  { name: "right to left", props: { value: [said("user", "שלום **עולם**")], rtl: true } },
  {
    name: "harmful HTML",
    props: {
      value: [
        said("assistant", "<img src=x onerror=alert(1)><script>alert(1)</script>[x](javascript:alert(1))<b>bold"),
      ],
    },
  },
  { name: "no label", props: { value: TALK.slice(0, 2), showLabel: false, height: 200, buttons: [] } },
  {
    name: "long",
    props: { value: [said("user", "A word ".repeat(200)), said("assistant", "W".repeat(300))], resizable: true },
  },
];

/** What a Chatbot has unless its author says otherwise. */
const defaults = {
  height: 400,
  latexDelimiters: [{ left: "$$", right: "$$", display: true }],
};

export const fixtures: readonly Fixture[] = states.map((state) => ({
  ...state,
  props: { ...defaults, ...state.props },
}));
