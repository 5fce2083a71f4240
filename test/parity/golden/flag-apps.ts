/** Interfaces with flags, and apps inside of apps: the very end of `make.py`. */

import * as gr from "../../../src/index.ts";

function greet({ name }: { name: string }): string {
  return name;
}

function say({ text }: { text: string }): string {
  return text;
}

const GREET = { inputs: { name: "text" }, outputs: "text" } as const;
/** What the two apps on tabs do. */
function naming(title?: string): gr.App {
  function say({ name }: { name: string }): string {
    return name;
  }
  return gr.Interface(say, {
    ...GREET,
    ...(title === undefined ? {} : { title }),
    flaggingMode: "never",
    apiName: "predict",
  });
}

/** Apps by the name of their golden file. Each is built afresh. */
export const FLAG_APPS: Readonly<Record<string, () => gr.App>> = {
  interface_additional() {
    function draw({ prompt }: { prompt: string; seed: number; sure: boolean }): string {
      return prompt;
    }
    return gr.Interface(draw, {
      inputs: { prompt: "text" },
      additionalInputs: gr.AdditionalInputs({ seed: gr.Slider({ minimum: 0, maximum: 9 }), sure: "checkbox" }),
      outputs: "text",
      flaggingMode: "never",
    });
  },

  interface_accordion() {
    function draw({ prompt }: { prompt: string; seed: number | null }): string {
      return prompt;
    }
    return gr.Interface(draw, {
      inputs: { prompt: "text" },
      additionalInputs: gr.AdditionalInputs({ seed: "number" }, { accordion: "Details" }),
      outputs: "text",
      flaggingMode: "never",
    });
  },

  interface_batch() {
    function shout(rows: { text: string }[]): string[] {
      return rows.map(({ text }) => text);
    }
    return gr.Interface(shout, {
      inputs: { text: "text" },
      outputs: "text",
      batch: true,
      maxBatchSize: 16,
      flaggingMode: "never",
    });
  },

  flags: () => gr.Interface(greet, GREET),
  flags_options: () => gr.Interface(greet, { ...GREET, flaggingOptions: ["wrong", "rude"] }),
  flags_pairs: () => gr.Interface(greet, { ...GREET, flaggingOptions: [["It is rude", "rude"]] }),
  flags_auto: () => gr.Interface(greet, { ...GREET, flaggingMode: "auto" }),

  flags_inputs() {
    function keep(_values: { name: string }): void {}
    return gr.Interface(keep, { inputs: { name: "text" } });
  },

  flags_outputs() {
    function make(): string {
      return "";
    }
    return gr.Interface(make, { outputs: "text" });
  },

  flags_unified() {
    const box = gr.Textbox({ label: "Text" });
    function reverse(text: string): string {
      return text;
    }
    return gr.Interface(reverse, { inputs: box, outputs: box });
  },

  flags_live() {
    function square({ number }: { number: number | null }): number | null {
      return number;
    }
    return gr.Interface(square, { inputs: { number: "number" }, outputs: "number", live: true });
  },

  nested() {
    // In the order of the declarations; Gradio numbers as things are placed.
    const before = gr.Textbox({ label: "Before" });
    before.submit(say, { inputs: { text: before }, outputs: before, apiName: "say" });
    const first = gr.Textbox({ label: "First" });
    first.submit(say, { inputs: { text: first }, outputs: first, apiName: "say" });
    const inner = gr.Blocks({ title: "Inner" }, [first]);
    inner.load(
      function loaded(): string {
        return "";
      },
      { outputs: first },
    );
    const third = gr.Interface(say, {
      inputs: { text: "text" },
      outputs: "text",
      title: "Third",
      flaggingMode: "never",
      apiName: "say",
    });
    return gr.Blocks({ title: "Outer" }, [before, inner, gr.Row([third])]);
  },

  tabbed() {
    const tall = gr.Blocks({ fillHeight: true }, [gr.Textbox({ label: "Name", scale: 1 })]);
    const apps = [naming("First"), naming(), tall];
    return gr.TabbedInterface(apps, ["One", "Two", "Three"], { title: "Tools" });
  },

  tabbed_unnamed: () => gr.TabbedInterface([gr.Blocks([gr.Textbox({ label: "Name" })])]),
};
