import * as gr from "gradio-workers";

const text = gr.Textbox({ elemId: "test-textbox", interactive: true, visible: false });
const message = gr.Markdown("This is another tab to demonstrate that invisible components work across tabs.", {
  visible: false,
});
const number = gr.Number({ label: "Hidden Number", value: 100, elemId: "hidden-number", visible: false });
const showNumber = gr.Button("Show Number");
const hideNumber = gr.Button("Hide Number");
const accordion = gr.Accordion("Third Tab Accordion", { open: true, visible: false }, [
  gr.Textbox({ label: "Visible Textbox" }),
  number,
  showNumber,
  hideNumber,
]);
const first = gr.Slider({ minimum: 0, maximum: 1, value: 0, elemId: "slider-1", visible: false });
const second = gr.Slider({ minimum: 0, maximum: 1, value: 0, elemId: "slider-2", visible: false });

const show = gr.Button("Show");
const hide = gr.Button("Hide");
const makeInvisible = gr.Button("Make Invisible");
const showMessage = gr.Button("Show Message");
const showAccordion = gr.Button("Show Accordion");
const hideAccordion = gr.Button("Hide Accordion");
const showSliders = gr.Button("Show Sliders");
const hideSliders = gr.Button("Hide Sliders");

show.click(() => gr.update({ visible: true }), { outputs: text });
hide.click(() => gr.update({ visible: false }), { outputs: text });
makeInvisible.click(() => gr.update({ visible: "hidden" }), { outputs: text });
showMessage.click(() => gr.update({ visible: true }), { outputs: message });
showNumber.click(() => gr.update({ visible: true }), { outputs: number });
hideNumber.click(() => gr.update({ visible: false }), { outputs: number });
showAccordion.click(() => gr.update({ visible: true }), { outputs: accordion });
hideAccordion.click(() => gr.update({ visible: false }), { outputs: accordion });
showSliders.click(() => [gr.update({ visible: true }), gr.update({ visible: true })], { outputs: [first, second] });
hideSliders.click(() => [gr.update({ visible: false }), gr.update({ visible: false })], { outputs: [first, second] });

export default gr.Blocks([
  gr.Tabs([
    gr.Tab("Invisible Textbox Demo", [text, gr.Row([show, hide, makeInvisible])]),
    gr.Tab("Another Tab", [message, showMessage]),
    gr.Tab("Third Tab", [accordion, showAccordion, hideAccordion]),
    gr.Tab("Sliders Tab", [first, second, showSliders, hideSliders]),
  ]),
]);
