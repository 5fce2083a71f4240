import { type Fixture, type FormControl, typeInto } from "../shared/fixture.ts";

export const fixtures: readonly Fixture[] = [
  { name: "empty", props: { label: "Name", placeholder: "Ada" } },
  { name: "filled", props: { label: "Name", value: "Ada Lovelace" } },
  { name: "static", props: { label: "Greeting", value: "Hello Ada!", interactive: false } },
  { name: "with help", props: { label: "Name", info: "As in your **passport**, see [the guide](/guide)." } },
  { name: "several lines", props: { label: "Essay", lines: 3, value: "One\nTwo\nThree\nFour" } },
  { name: "one line for good", props: { label: "Search", maxLines: 1, value: "workers" } },
  { name: "password", props: { label: "Password", type: "password", maxLines: 1, value: "secret" } },
  {
    name: "buttons of the author's",
    props: {
      label: "Message",
      value: "Hi",
      buttons: ["copy", { id: 90, value: "Refresh" }, { id: 91, value: "Stop", interactive: false }],
    },
  },
  { name: "buttons", props: { label: "Message", submitBtn: true, stopBtn: "Stop", buttons: ["copy"], value: "Hi" } },
  { name: "right to left", props: { label: "שם", rtl: true, value: "שלום" } },
  { name: "refused", props: { label: "Name", value: "A", validationError: "Too short" } },
  { name: "no label", props: { label: "Hidden", showLabel: false, value: "The label is for screen readers." } },
  { name: "no container", props: { label: "Bare", showLabel: false, container: false, value: "No frame" } },
  { name: "long", props: { label: "A label that goes on ".repeat(8), value: "word ".repeat(200) } },
];

export const formControl: FormControl = {
  fixture: "filled",
  enter: (host) => typeInto(host.querySelector("textarea"), "Grace"),
  entered: "Grace",
  other: "Edsger",
  shown: (host) => host.querySelector("textarea")?.value,
};
