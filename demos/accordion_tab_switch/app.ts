import * as gr from "gradio-workers";

const accordion = gr.Accordion("Accordion", { open: false }, [gr.Textbox({ label: "Name" })]);
const isOpen = gr.Checkbox({ label: "Accordion Open" });
const tabs = gr.Tabs([
  gr.Tab("Tab 1", { id: "t1" }, [accordion, isOpen]),
  gr.Tab("Tab 2", { id: "t2" }, [gr.Markdown("This is Tab 2 content.")]),
]);
const toTab2 = gr.Button("Switch to Tab 2");

isOpen.change((open) => gr.update({ open }), { inputs: isOpen, outputs: accordion });
toTab2.click(() => gr.update({ selected: "t2" }), { outputs: tabs });

export default gr.Blocks([tabs, toTab2]);
