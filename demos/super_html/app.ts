import * as gr from "gradio-workers";
import { cssDemo } from "./css.ts";
import { keyDemo, pressDemo, watchDemo } from "./events.ts";
import { contactForm, textForm } from "./forms.ts";
import { headDemo } from "./head.ts";
import { listDemo, toDoDemo } from "./lists.ts";
import { serverDemo, uploadDemo } from "./server.ts";

const name = gr.Textbox({ label: "Name" });
const templated = gr.HTML("John", {
  htmlTemplate: "<h3>Hello, {{value}}! ${value.length} letters</h3>",
  elemId: "templated",
});
name.change((name) => name, { inputs: name, outputs: templated });

const fontSize = gr.Slider({ label: "Font Size", minimum: 10, maximum: 100, value: 30 });
const sized = gr.HTML("John", {
  htmlTemplate: ({ value, fontSize }) => `<h3 style="font-size: ${fontSize}px">Hello, ${value}!</h3>`,
  props: { fontSize: 30 },
  elemId: "props",
});
fontSize.change((fontSize) => gr.update({ props: { fontSize } }), { inputs: fontSize, outputs: sized });

export default gr.Blocks({ title: "Super HTML" }, [
  gr.Markdown("# Super HTML"),
  gr.Markdown("## Plain markup"),
  gr.HTML('<h3 id="simple">Hello, World!</h3>'),
  gr.Markdown("## A template"),
  name,
  templated,
  gr.Markdown("## A template with props"),
  sized,
  fontSize,
  gr.Markdown("## A style of its own"),
  ...cssDemo,
  gr.Markdown("## Events, and what they bring"),
  ...pressDemo,
  gr.Markdown("## A form"),
  ...textForm,
  gr.Markdown("## Watching what functions change"),
  ...watchDemo,
  gr.Markdown("## Components made of it"),
  ...listDemo,
  gr.Markdown("## A template with a mistake"),
  gr.HTML("", { htmlTemplate: "<p>${Zalue}</p>" }),
  gr.Markdown("## Uploads"),
  ...uploadDemo,
  gr.Markdown("## A list to tick off"),
  ...toDoDemo,
  gr.Markdown("## Components inside"),
  ...contactForm,
  gr.Markdown("## Functions on the server"),
  ...serverDemo,
  gr.Markdown("## Events with names of their own"),
  ...keyDemo,
  gr.Markdown("## A library from the page's head"),
  ...headDemo,
]);
