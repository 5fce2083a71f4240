import type { Fixture } from "../shared/fixture.ts";

const VALUE = [
  { speaker: "Ada", text: "Hello, how are you?" },
  { speaker: "Bob", text: "I am fine, thank you!" },
  { speaker: "Ada", text: "(laughs) So am I." },
];
const speakers = ["Ada", "Bob"];
const info = "Type colon (:) in the dialogue line to see the available tags";

export const fixtures: readonly Fixture[] = [
  { name: "empty", props: { label: "Dialogue", speakers, info } },
  { name: "filled", props: { label: "Dialogue", speakers, info, value: VALUE, tags: ["(laughs)"] } },
  { name: "static", props: { label: "Dialogue", speakers, value: VALUE, interactive: false } },
  { name: "static and empty", props: { label: "Dialogue", speakers, interactive: false } },
  { name: "as a text", props: { label: "Dialogue", speakers, value: "[Ada] Hello!\n[Bob] Hi!" } },
  { name: "text for good", props: { label: "Dialogue", uiMode: "text", value: VALUE, placeholder: "[Ada] …" } },
  { name: "static text", props: { label: "Dialogue", uiMode: "text", value: "[Ada] Hello!", interactive: false } },
  { name: "lines for good", props: { label: "Dialogue", uiMode: "dialogue", speakers, value: VALUE, maxLines: 3 } },
  { name: "without speakers", props: { label: "Dialogue", info } },
  { name: "speakers to be named", props: { label: "Dialogue", uiMode: "dialogue", value: VALUE } },
  { name: "an unknown speaker", props: { label: "Dialogue", speakers, value: [{ speaker: "Eve", text: "Hm." }] } },
  {
    name: "colours",
    props: { label: "Dialogue", speakers, value: VALUE, colorMap: { Ada: "#f43f5e", Bob: "teal" } },
  },
  { name: "buttons", props: { label: "Dialogue", speakers, value: VALUE, submitBtn: true, buttons: ["copy"] } },
  { name: "a button with a text", props: { label: "Dialogue", speakers, value: VALUE, submitBtn: "Read it" } },
  { name: "refused", props: { label: "Dialogue", speakers, value: VALUE, validationError: "Too short" } },
  { name: "no label", props: { label: "Hidden", showLabel: false, speakers, value: VALUE } },
  { name: "no container", props: { label: "Bare", container: false, speakers, value: VALUE } },
  {
    name: "right to left",
    props: { label: "דו-שיח", speakers: ["עדה"], value: [{ speaker: "עדה", text: "שלום" }] },
  },
  {
    name: "long",
    props: {
      label: "A label that goes on ".repeat(8),
      speakers: ["Somebody with a long name ".repeat(4)],
      value: [{ speaker: "Somebody with a long name ".repeat(4), text: "word ".repeat(200) }],
    },
  },
];
