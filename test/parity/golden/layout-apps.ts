/** Apps about layouts: `make.py` has them after the components. */

import * as gr from "../../../src/index.ts";

/** Apps by the name of their golden file. Each is built afresh. */
export const LAYOUT_APPS: Readonly<Record<string, () => gr.App>> = {
  layouts() {
    return gr.Blocks({ title: "Layouts", fillHeight: true, fillWidth: true }, [
      gr.Row({ equalHeight: true, variant: "panel", height: 300, elemId: "row", elemClasses: ["r"], scale: 1 }, [
        gr.Column({ scale: 2, minWidth: 100, variant: "panel" }, [
          gr.Textbox({ label: "In a stretched column", scale: 3 }),
          gr.Number({ label: "Beside it" }),
        ]),
        gr.Column({ variant: "compact", visible: false }, [
          gr.Textbox({ label: "In a compact column" }),
          gr.Textbox({ label: "Not framed" }),
        ]),
      ]),
      gr.Row({ variant: "compact", maxHeight: "50vh", minHeight: 20, showProgress: true }, [
        gr.Textbox({ label: "In a compact row" }),
      ]),
      gr.Group({ elemId: "group", visible: "hidden" }, [
        gr.Textbox({ label: "In a group" }),
        gr.Button("Between"),
        gr.Checkbox({ label: "Again" }),
      ]),
      gr.Tabs({ selected: "two", elemId: "tabs" }, [
        gr.Tab("One", { elemId: "first" }, [gr.Markdown("First")]),
        gr.Tab("Two", { id: "two", interactive: false, scale: 1 }, [
          gr.Tabs([gr.Tab("Inner", { id: 7, visible: false, renderChildren: true }, [gr.Slider({ label: "Deep" })])]),
        ]),
      ]),
      gr.Accordion("More", { open: false, elemClasses: "more" }, [
        gr.Accordion("Open", [gr.Radio({ choices: ["a"], label: "Inside" })]),
      ]),
      gr.Textbox({ label: "Filling", scale: 1 }),
    ]);
  },

  side_layouts() {
    return gr.Blocks([
      gr.Sidebar([gr.Textbox({ label: "Model" }), gr.Number({ label: "Seed" })]),
      gr.Sidebar(
        {
          label: "History",
          open: false,
          width: "20%",
          position: "right",
          elemId: "history",
          elemClasses: ["h"],
          visible: "hidden",
        },
        [gr.Markdown("Nothing yet")],
      ),
      gr.Walkthrough({ selected: 1, elemId: "steps" }, [
        gr.Step("One", { id: 0 }, [gr.Textbox({ label: "First" })]),
        gr.Step(null, { id: 1, interactive: false, scale: 2, elemClasses: "s" }, [gr.Markdown("Second")]),
        gr.Step("Three", { visible: false }, [gr.Markdown("Third")]),
      ]),
      gr.Step("Loose", { id: 0 }, [gr.Markdown("Fourth")]),
      gr.Step("As loose", { id: 1 }, [gr.Markdown("Fifth")]),
      gr.Draggable([gr.Textbox({ label: "A" }), gr.Number({ label: "B" }), gr.JSON({ label: "C" })]),
      gr.Draggable({ orientation: "row", elemId: "row", visible: false }, [gr.Label({ label: "D" })]),
    ]);
  },

  frames() {
    return gr.Blocks([
      gr.Textbox({ label: "One" }),
      gr.Number({ label: "Two" }),
      gr.State(1),
      gr.Slider({ label: "Three" }),
      gr.Textbox({ label: "Without container", container: false }),
      gr.Dropdown({ choices: ["a"], label: "Four" }),
      gr.Markdown("parts them"),
      gr.Checkbox({ label: "Five" }),
      gr.Row([
        gr.Textbox({ label: "Six", scale: 2, minWidth: 50 }),
        gr.Radio({ choices: ["a"], label: "Seven" }),
        gr.Button("parts them"),
        gr.Textbox({ label: "Eight", scale: 0 }),
      ]),
      gr.Column([gr.Textbox({ label: "Nine" })]),
      gr.Image({ label: "parts them" }),
      gr.Textbox({ label: "Hidden", visible: false }),
    ]);
  },

  translated: () => {
    const i18n = gr.I18n({ en: { name: "Name", hint: "A hint", none: "none" }, "pt-BR": { name: "Nome" } });
    const texts = { en: { name: "Name", hint: "A hint" }, "pt-BR": { name: "Nome" } };
    const name = gr.Textbox({
      label: i18n("name"),
      value: i18n("hint"),
      info: i18n("hint"),
      placeholder: i18n("hint"),
    });
    const button = gr.Button(i18n("hint"));
    button.click(({ name }) => name, { inputs: { name }, outputs: name, apiName: "say" });
    const choices = [
      [i18n("name"), "a"],
      [i18n("hint"), "b"],
    ] as const;
    return gr
      .Blocks({ title: i18n("name") }, [
        name,
        gr.Radio({ choices, label: i18n("none"), value: "a" }),
        gr.Markdown(`# ${i18n("name")}!`),
        gr.Tab(i18n("name"), [button]),
      ])
      .launch({ i18n: { translations: texts } });
  },
};
