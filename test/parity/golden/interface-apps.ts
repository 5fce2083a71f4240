/** Interfaces: the end of `make.py`. */

import * as gr from "../../../src/index.ts";

/** Apps by the name of their golden file. Each is built afresh. */
export const INTERFACE_APPS: Readonly<Record<string, () => gr.App>> = {
  interface() {
    function greet({ name, times }: { name: string; times: number }): string {
      return name.repeat(times);
    }
    return gr.Interface(greet, {
      inputs: { name: "text", times: gr.Slider({ minimum: 1, maximum: 5 }) },
      outputs: "text",
      title: "Greeter",
      description: "Says hello.",
      article: "That is all.",
      flaggingMode: "never",
    });
  },

  interface_inputs() {
    function keep(_values: { name: string }): void {}
    return gr.Interface(keep, { inputs: { name: "text" }, flaggingMode: "never" });
  },

  interface_outputs() {
    function make(): [string, number] {
      return ["", 0];
    }
    return gr.Interface(make, { outputs: ["text", gr.Number({ label: "Number" })], flaggingMode: "never" });
  },

  interface_unified() {
    const box = gr.Textbox({ label: "Text" });
    function reverse(text: string): string {
      return text;
    }
    return gr.Interface(reverse, { inputs: box, outputs: box, flaggingMode: "never" });
  },

  interface_live() {
    function square({ number }: { number: number | null }): number | null {
      return number;
    }
    return gr.Interface(square, { inputs: { number: "number" }, outputs: "number", live: true, flaggingMode: "never" });
  },

  interface_live_outputs() {
    function make(): number {
      return 0;
    }
    return gr.Interface(make, { outputs: "number", live: true, flaggingMode: "never" });
  },

  interface_generator() {
    function* count({ limit }: { limit: number | null }): Generator<string> {
      yield String(limit);
    }
    return gr.Interface(count, {
      inputs: { limit: "number" },
      outputs: "text",
      stopBtn: "Halt",
      submitBtn: "Go",
      flaggingMode: "never",
    });
  },

  interface_state() {
    return gr.Interface(({ word, seen }) => [word, seen], {
      inputs: { word: "text", seen: "state" },
      outputs: ["text", "state"],
      apiName: "remember",
      clearBtn: "Empty",
      concurrencyLimit: 5,
      showProgress: "minimal",
      flaggingMode: "never",
    });
  },

  interface_examples() {
    function greet({ name }: { name: string }): string {
      return name;
    }
    return gr.Interface(greet, {
      inputs: { name: "text" },
      outputs: "text",
      examples: gr.Examples(["Ada", "Bob"], { examplesPerPage: 5 }),
      article: "That is all.",
      flaggingMode: "never",
    });
  },

  interface_words() {
    return gr.Interface(() => [null, null], {
      inputs: {
        a: "text",
        b: "textbox",
        c: "number",
        d: "slider",
        e: "checkbox",
        f: "image",
        g: "file",
        h: "markdown",
        i: "json",
        j: gr.Video(),
      },
      outputs: ["label", "json"],
      apiName: "all",
      flaggingMode: "never",
    });
  },
};
