import type { Fixture } from "../shared/fixture.ts";

const BAR =
  '<div style="width: 60%; padding: 8px 16px; border-radius: 8px; background: darkgreen; color: white">60 %</div>';
const ICON = '<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="M5 12h14"/></svg>';

const states: readonly Fixture[] = [
  { name: "empty", props: {} },
  { name: "markup", props: { value: "<h2>Who is there?</h2><p>A <b>bold</b> claim and <code>code</code>.</p>" } },
  { name: "style attribute", props: { value: BAR } },
  { name: "picture of its own", props: { value: `${ICON} and a text` } },
  { name: "number", props: { value: 7 } },
  { name: "list", props: { value: ["one", "two"] } },
  { name: "left to the browser", props: { value: "<p>3 < 4</p><ul><li>never closed" }, isEnhanced: true },
  { name: "script", props: { value: '<p>Before</p><script>alert("no")</script>' }, isEnhanced: true },
  { name: "label", props: { value: "<p>Under its label</p>", label: "Announcement", showLabel: true } },
  {
    name: "framed",
    props: { value: "<p>In a frame, with room</p>", container: true, padding: true, elemClasses: ["mine"] },
  },
  { name: "plain text", props: { value: "<h2>Not styled</h2>", applyDefaultCss: false } },
  { name: "room kept free", props: { value: "Small", minHeight: 120 } },
  { name: "scrolls", props: { value: "<p>A line of text.</p>".repeat(20), maxHeight: 120, label: "Many lines" } },
  { name: "right to left", props: { value: '<p dir="rtl">שלום עולם</p>' } },
  {
    name: "template",
    props: {
      value: ["Ada", "Bob <3"],
      label: "Guests",
      htmlTemplate: "<h3>{{label}}</h3><ul>{{#each value}}<li>{{this}}</li>{{/each}}</ul>",
      author: () => ({
        module: async () => ({
          html: ({ label, value }: { label: string; value: string[] }) =>
            `<h3>${label}</h3><ul>${value.map((name) => `<li>${name.replace("<", "&lt;")}</li>`).join("")}</ul>`,
        }),
      }),
    },
  },
  {
    name: "children",
    props: { value: "<h3>Your name</h3>" },
    children: [{ type: "textbox", props: { label: "Name" } }],
  },
];

/** What an HTML has unless its author says otherwise. */
const defaults = { container: false, showLabel: false, minWidth: null };

export const fixtures: readonly Fixture[] = states.map((state) => ({
  ...state,
  props: { ...defaults, ...state.props },
}));
