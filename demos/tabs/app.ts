import * as gr from "gradio-workers";

interface Numbered {
  number: number;
  input: ReturnType<typeof gr.Textbox>;
  tab: ReturnType<typeof makeTab>;
}

function makeTab(number: number, input: gr.Component, id?: string) {
  const content = [gr.Markdown(`Text ${number}!`), input];
  return id === undefined ? gr.Tab(`Tab ${number}`, content) : gr.Tab(`Tab ${number}`, { id }, content);
}

function numbered(number: number, id?: string): Numbered {
  const input = gr.Textbox({ label: `Input ${number}` });
  return { number, input, tab: makeTab(number, input, id) };
}

const ten = Array.from({ length: 10 }, (_, i) => i + 1);
const setA = ten.map((n) => numbered(n, `a${n}`));
const setB = ten.map((n) => numbered(n + 10));
const all = [...setA, ...setB];
const tabs = all.map(({ tab }) => tab);

const inner = gr.Tabs(
  { selected: "a3" },
  setA.map(({ tab }) => tab),
);
const locked = gr.Tab("Locked Tab", { id: "locked", interactive: false }, [gr.Markdown("This tab was unlocked!")]);
const outer = gr.Tabs([gr.Tab("Set 1", [inner]), gr.Tab("Set 2", [gr.Tabs(setB.map(({ tab }) => tab))]), locked]);

const selected = gr.Textbox({ label: "Selected Tab" });
const container = gr.Textbox({ label: "Outer Container Tab" });
const count = gr.Number({ label: "Tab Select Count", value: 0 });
const hideOdd = gr.Button("Hide Odd Tabs");
const showAll = gr.Button("Show All Tabs");
const lockEven = gr.Button("Make Even Tabs Uninteractive");
const unlockAll = gr.Button("Make All Tabs Interactive");
const unlock = gr.Button("Unlock Tab");
const choice = gr.Number({ label: "Select Tab #", value: 1 });
const selects = gr.State(0);

for (const [i, { input }] of setA.entries()) {
  const target = setB[i]?.input;
  if (target) input.submit((text) => text, { inputs: input, outputs: target });
}
hideOdd.click(() => all.map(({ number }) => gr.update({ visible: number % 2 === 0 })), { outputs: tabs });
showAll.click(() => all.map(() => gr.update({ visible: true })), { outputs: tabs });
lockEven.click(() => all.map(({ number }) => gr.update({ interactive: number % 2 === 1 })), { outputs: tabs });
unlockAll.click(() => all.map(() => gr.update({ interactive: true })), { outputs: tabs });
unlock.click(() => gr.update({ interactive: true }), { outputs: locked });
choice.submit((number) => gr.update({ selected: `a${number}` }), { inputs: choice, outputs: inner });

gr.on(
  tabs.map(({ select }) => select),
  ({ data }) => data.value,
  { outputs: selected },
);
gr.on(
  tabs.map(({ select }) => select),
  ({ selects }) => ({ count: selects + 1, selects: selects + 1 }),
  { inputs: { selects }, outputs: { count, selects }, triggerMode: "multiple" },
);
outer.select(({ data }) => data.value, { outputs: container });

export default gr.Blocks([
  outer,
  selected,
  container,
  count,
  gr.Row([hideOdd, showAll, lockEven, unlockAll, unlock]),
  choice,
]);
