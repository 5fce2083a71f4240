import * as gr from "gradio-workers";

const a = gr.State(0);
const b = gr.State(0);
const incrementA = gr.Button("Increment A");
const incrementB = gr.Button("Increment B");
const numberA = gr.Number({ label: "Number A" });
const numberB = gr.Number({ label: "Number B" });

incrementA.click((a) => a + 1, { inputs: a, outputs: a });
incrementB.click((b) => b + 1, { inputs: b, outputs: b });
a.change((a) => a, { inputs: a, outputs: numberA });
gr.on(null, (b) => b, { inputs: b, outputs: numberB });

const grid = gr.render((a, b) => upTo(a).map((x) => gr.Row(upTo(b).map((y) => gr.Button(`Button ${x}, ${y}`)))), {
  inputs: [a, b],
});

const list = gr.State<number[]>([]);
const mapping = gr.State(new Map<number, number>());
const copies = gr.State<number[][]>([]);
const elements = gr.State(new Set<number>());
const output = gr.Textbox({ label: "Output", lines: 3 });
const clicks = gr.Number({ label: "Clicks", value: 0 });
const changes = gr.Number({ label: "Changes", value: 0 });
const count = gr.Button("Count to 3");
const zero = gr.Button("Zero All");

count.click(() => [1, 2, 3], { outputs: list });
zero.click((list) => list.map(() => 0), { inputs: list, outputs: list });
list.change((list) => [new Map(list.map((each) => [each, each])), list.map(() => list), new Set(list)], {
  inputs: list,
  outputs: [mapping, copies, elements],
});
gr.on(
  [mapping.change, copies.change, elements.change],
  ({ mapping, copies, elements, changes }) => {
    const lines = [
      `{${[...mapping].map(([key, value]) => `${key}: ${value}`).join(", ")}}`,
      `[${copies.map((copy) => `[${copy.join(", ")}]`).join(", ")}]`,
      `{${[...elements].join(", ")}}`,
    ];
    return [lines.join("\n"), (changes ?? 0) + 1];
  },
  { inputs: { mapping, copies, elements, changes }, outputs: [output, changes] },
);
gr.on([count.click, zero.click], (clicks) => (clicks ?? 0) + 1, { inputs: clicks, outputs: clicks });

const boxes = gr.State(0);
const iterate = gr.Button("Iterator State Change");
iterate.click(
  function* add(boxes) {
    yield boxes + 1;
  },
  { inputs: boxes, outputs: boxes },
);
const lines = gr.render((boxes) => upTo(boxes).map((n) => gr.Markdown(`Success Box ${n} added`)), { inputs: boxes });

const custom = gr.State({ value: 5 });
const setTo10 = gr.Button("Set State to 10");
const customChanges = gr.Number({ label: "Custom State Changes", value: 0 });
const customClicks = gr.Number({ label: "Custom State Clicks", value: 0 });
setTo10
  .click(
    (custom) => {
      custom.value = 10;
      return custom;
    },
    { inputs: custom, outputs: custom },
  )
  .andThen((clicks) => (clicks ?? 0) + 1, { inputs: customClicks, outputs: customClicks });
custom.change((changes) => (changes ?? 0) + 1, { inputs: customChanges, outputs: customChanges });

const relay = gr.render(function relay() {
  const start = gr.Textbox({ label: "Start State" });
  const middle = gr.Textbox();
  const end = gr.Textbox({ label: "End State" });
  const first = gr.State("");
  const second = gr.State("");
  start.change((text) => text, { inputs: start, outputs: first });
  first.change((text) => text, { inputs: first, outputs: middle });
  middle.change((text) => text, { inputs: middle, outputs: second });
  second.change((text) => text, { inputs: second, outputs: end });
  return [start, middle, end];
});

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

export default gr.Blocks([
  gr.Row([incrementA, numberA]),
  gr.Row([incrementB, numberB]),
  grid,
  output,
  clicks,
  changes,
  count,
  zero,
  iterate,
  lines,
  setTo10,
  customChanges,
  customClicks,
  relay,
]);
