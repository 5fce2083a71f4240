/** Every component of forms, whose page has a budget. */

import * as gr from "gradio-workers";

const choices = ["a", "b", "c"];
const text = gr.Textbox({ label: "Text" });

export default gr.Blocks([
  gr.Row([
    gr.Column([
      text,
      gr.TextArea({ label: "Long text" }),
      gr.Number({ label: "Number" }),
      gr.Slider({ label: "Slider" }),
      gr.Checkbox({ label: "Checkbox" }),
      gr.CheckboxGroup({ label: "CheckboxGroup", choices }),
    ]),
    gr.Column([
      gr.Radio({ label: "Radio", choices }),
      gr.Dropdown({ label: "Dropdown", choices }),
      gr.Dropdown({ label: "Several", choices, multiselect: true }),
      gr.ColorPicker({ label: "ColorPicker" }),
      gr.DateTime({ label: "DateTime" }),
    ]),
  ]),
  gr.Accordion("More", [gr.Group([gr.UploadButton(), gr.DownloadButton()])]),
  gr.Tabs([
    gr.Tab("Buttons", [
      gr.Button("Go"),
      gr.ClearButton(text),
      gr.DuplicateButton({ link: "https://example.com" }),
      gr.DeepLinkButton(),
    ]),
  ]),
]);
