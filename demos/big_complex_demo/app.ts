import * as gr from "gradio-workers";

const abc = ["A", "B", "C"] as const;

export default gr.Blocks([
  gr.Tabs([
    gr.Tab("Components", { id: "components" }, [
      gr.Row([
        gr.Column([
          gr.Textbox({ label: "Textbox" }),
          gr.Number({ label: "Number" }),
          gr.Slider({ minimum: 0, maximum: 100, label: "Slider" }),
          gr.Dropdown({ choices: abc, label: "Dropdown" }),
          gr.Radio({ choices: ["X", "Y", "Z"], label: "Radio" }),
          gr.Checkbox({ label: "Checkbox" }),
          gr.CheckboxGroup({ choices: ["1", "2", "3"], label: "CheckboxGroup" }),
          gr.ColorPicker({ label: "ColorPicker" }),
        ]),
        gr.Column([
          gr.Image({ label: "Image" }),
          gr.Audio({ label: "Audio" }),
          gr.Video({ label: "Video" }),
          gr.File({ label: "File" }),
          gr.Gallery({ label: "Gallery" }),
          gr.Dataframe({ label: "Dataframe", headers: abc }),
          gr.JSON({ label: "JSON", value: { key: "value" } }),
          gr.Code({ label: "Code", language: "python" }),
        ]),
      ]),
    ]),
    gr.Tab("Chatbot", { id: "chatbot" }, [gr.Chatbot({ label: "Chatbot" }), gr.Textbox({ label: "Message" })]),
    gr.Tab("Media", { id: "media" }, [
      gr.Row([gr.Image({ label: "Image Upload" }), gr.Image({ label: "Image Output" })]),
      gr.Audio({ label: "Audio Player" }),
      gr.Video({ label: "Video Player" }),
    ]),
    gr.Tab("Layout", { id: "layout" }, [
      gr.Accordion("Accordion 1", { open: true }, [
        gr.Markdown("## The first one is open"),
        gr.Textbox({ label: "Accordion Input 1" }),
      ]),
      gr.Accordion("Accordion 2", { open: false }, [
        gr.Markdown("## The second one is closed"),
        gr.Slider({ minimum: 0, maximum: 50, label: "Accordion Slider" }),
      ]),
      gr.Accordion("Accordion 3", { open: false }, [
        gr.Dataframe({ label: "Accordion Table", headers: ["Col1", "Col2"] }),
      ]),
      gr.Row([
        gr.Column([gr.Markdown("### Column 1"), gr.Textbox({ label: "Col1 Input" })]),
        gr.Column([gr.Markdown("### Column 2"), gr.Number({ label: "Col2 Input" })]),
      ]),
    ]),
    gr.Tab("More", { id: "more" }, [
      gr.HighlightedText({
        value: [
          ["Hello ", null],
          ["world", "POS"],
        ],
        label: "HighlightedText",
      }),
      gr.Label({ value: { cat: 0.7, dog: 0.3 }, label: "Label" }),
      gr.Plot({ label: "Plot" }),
      gr.HTML("<div>Markup of the author's own</div>"),
      gr.Markdown("### That is all"),
    ]),
  ]),
]);
