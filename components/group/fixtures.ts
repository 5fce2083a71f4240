import type { Fixture } from "../shared/fixture.ts";

export const fixtures: readonly Fixture[] = [
  {
    name: "two boxes",
    props: {},
    children: [
      { type: "textbox", props: { label: "Message" } },
      { type: "textbox", props: { label: "Signature" } },
    ],
  },
  {
    name: "with a form",
    props: {},
    children: [
      {
        type: "form",
        props: { scale: 0, minWidth: 0 },
        children: [
          { type: "textbox", props: { label: "First name" } },
          { type: "textbox", props: { label: "Last name" } },
        ],
      },
    ],
  },
  { name: "hidden", props: { visible: "hidden" }, children: [{ type: "textbox", props: { label: "Nobody sees it" } }] },
];
