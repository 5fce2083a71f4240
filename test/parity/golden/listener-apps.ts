/** Apps about listeners: the middle of `make.py`. State stands where Python makes it. */

import * as z from "zod";
import * as gr from "../../../src/index.ts";

const nothing = (): void => {};

/** Apps by the name of their golden file. Each is built afresh. */
export const LISTENER_APPS: Readonly<Record<string, () => gr.App>> = {
  examples() {
    const name = gr.Textbox({ label: "Name" });
    const age = gr.Number({ label: "Age" });
    const pet = gr.Dropdown({ label: "Pet", choices: ["cat", "dog"] });
    const out = gr.Textbox({ label: "Out" });
    const inputs = [name, age, pet] as const;
    function shout(name: string, _age: number | null, _pet: string | null): string {
      return name;
    }
    return gr.Blocks([
      name,
      age,
      pet,
      out,
      gr.Examples(
        [
          ["Ada", null, "cat"],
          ["Bob", null, "dog"],
        ],
        { inputs },
      ),
      gr.Examples(["Ada", "Bob"], {
        inputs: name,
        label: "Names",
        examplesPerPage: 1,
        elemId: "names",
        apiName: "pick",
        apiVisibility: "public",
        apiDescription: "Picks a name.",
      }),
      gr.Examples([["Ada", 3, "cat"]], {
        inputs,
        outputs: out,
        fn: shout,
        runOnClick: true,
        exampleLabels: ["One"],
      }),
      gr.Examples([["Ada", 3, "cat"]], {
        inputs,
        outputs: out,
        fn: shout,
        cacheExamples: true,
        cacheMode: "lazy",
      }),
    ]);
  },

  events() {
    const text = gr.Textbox({ label: "Text" });
    const number = gr.Number({ label: "Number" });
    const slider = gr.Slider({ label: "Slider" });
    const tick = gr.Checkbox({ label: "Tick" });
    const radio = gr.Radio({ choices: ["a", "b"], label: "Radio" });
    const drop = gr.Dropdown({ choices: ["a", "b"], label: "Drop" });
    const button = gr.Button("Run");
    const note = gr.Markdown("note");
    const label = gr.Label({ label: "Label" });
    const tree = gr.JSON({ label: "Tree" });
    const image = gr.Image({ label: "Image" });
    const file = gr.File({ label: "File" });
    const video = gr.Video({ label: "Video" });
    const pictures = gr.Gallery({ label: "Pictures" });
    const ink = gr.ColorPicker({ label: "Ink" });
    const date = gr.DateTime({ label: "Date" });
    const parts = gr.HighlightedText({ label: "Parts" });
    const code = gr.Code({ label: "Code" });
    const state = gr.State(0);
    const timer = gr.Timer();
    const tab = gr.Tab("A", []);
    const tabs = gr.Tabs([tab]);
    const more = gr.Accordion("More", []);
    for (const [i, trigger] of [
      ...[text.change, text.input, text.submit, text.focus, text.blur, text.stop],
      ...[number.change, number.input, number.submit, number.focus, number.blur],
      ...[slider.change, slider.input, slider.release],
      ...[tick.change, tick.input, radio.change, radio.input],
      ...[drop.change, drop.input, drop.focus, drop.blur],
      ...[button.click, note.change, label.change, tree.change],
      ...[image.change, image.input, image.upload, image.clear],
      ...[file.change, file.upload, file.clear],
      ...[video.change, video.clear, video.start_recording, video.stop_recording, video.stop, video.play, video.pause],
      ...[video.end, video.upload, video.input],
      ...[pictures.change, pictures.preview_open, pictures.preview_close],
      ...[ink.change, ink.input, ink.submit, ink.focus, ink.blur, ink.release],
      ...[date.change, date.submit, parts.change],
      ...[code.change, code.input, code.focus, code.blur],
      ...[state.change, timer.tick, timer.change, tabs.change, more.expand, more.collapse],
    ].entries()) {
      trigger(nothing, { apiName: numbered("nothing", i) });
    }
    const picked = [
      ...[text.select, tick.select, radio.select, drop.select, label.select, image.select, file.select],
      ...[parts.select, pictures.select],
      ...[tabs.select, tab.select],
    ];
    for (const [i, trigger] of picked.entries()) {
      gr.on<unknown>([trigger], (_ctx) => {}, { apiName: numbered("picked", i) });
    }
    function told(_ctx: gr.Context<unknown>): void {}
    drop.key_up(told);
    text.copy(told);
    note.copy(told);
    file.delete(told);
    file.download(told);
    pictures.upload(told);
    pictures.delete(told);
    return gr.Blocks([
      text,
      number,
      slider,
      tick,
      radio,
      drop,
      button,
      note,
      label,
      tree,
      image,
      file,
      video,
      pictures,
      ink,
      date,
      parts,
      code,
      state,
      timer,
      tabs,
      more,
    ]);
  },

  listeners() {
    const name = gr.Textbox({ label: "Name" });
    const times = gr.Number({ label: "Times", value: 3 });
    const unlabelled = gr.Textbox();
    const seen = gr.State<unknown[]>([]);
    const button = gr.Button("Run");
    const shown = gr.Textbox({ label: "Shown" });
    const row = gr.Row([shown]);
    function greet(_values: { name: string; times: number | null }): undefined {}
    function remember(_values: { name: string; seen: unknown[] }): never {
      throw new gr.Error();
    }
    function say(_text: string): never {
      throw new gr.Error();
    }
    const both = { inputs: { name, times }, outputs: shown };
    const one = { inputs: name, outputs: shown };
    button.click(greet, { ...both, apiName: "greet", apiDescription: "Says hello." });
    button.click((values) => [greet(values), undefined], {
      ...both,
      outputs: [shown, name],
      apiName: "greet_1",
      scrollToOutput: true,
      showProgress: "minimal",
      queue: false,
    });
    button.click(remember, {
      inputs: { name, seen },
      outputs: [shown, seen],
      showProgress: "hidden",
      triggerMode: "multiple",
    });
    button.click(say, { inputs: unlabelled, outputs: unlabelled, apiName: false });
    button.click(say, { ...one, apiVisibility: "private" });
    button.click(say, { ...one, apiVisibility: "undocumented", apiName: "unlisted" });
    button.click(say, { ...one, showProgressOn: [times, name], concurrencyLimit: 3, concurrencyId: "slots" });
    button.click(say, { inputs: name, outputs: row });
    button.click(null, { ...one, js: "(text) => text" });
    button.click(say, { ...one, js: "(text) => text.trim()", apiName: "trimmed" });
    button.click(say, { ...one, triggerMode: "always_last", concurrencyLimit: null });
    name.change(say, { ...one, triggerMode: "once" });
    gr.on([name.submit, button.click], say, { ...one, apiName: "on_both" });
    return gr.Blocks([name, times, unlabelled, seen, button, row]);
  },

  chains() {
    const text = gr.Textbox({ label: "Text" });
    const button = gr.Button("Run");
    const wiring = { inputs: text, outputs: text };
    const first = (value: string): string => value;
    const second = (value: string): string => value;
    const third = (value: string): string => value;
    const fourth = (): void => {};
    const start = button.click(first, wiring);
    start.andThen(second, wiring).success(third, wiring);
    start.failure(fourth);
    start.andThen(null, { outputs: text, js: "() => 'done'" });
    gr.on([text.submit, button.click], second, wiring).success(fourth);
    return gr.Blocks([text, button]);
  },

  cancels() {
    const text = gr.Textbox({ label: "Text" });
    const start = gr.Button("Start");
    const stop = gr.Button("Stop");
    const wiring = { inputs: text, outputs: text };
    function* count(value: string): Generator<string> {
      yield value;
    }
    async function* acount(value: string): AsyncGenerator<string> {
      yield value;
    }
    const say = (value: string): string => value;
    const running = start.click(count, wiring);
    const other = start.click(acount, { ...wiring, apiName: "acount" });
    stop.click(null, { cancels: running });
    stop.click(say, { ...wiring, cancels: [running, other] });
    text.change(null, { cancels: [running, other] }).andThen(say, wiring);
    stop.click(null, { outputs: text, js: "() => ''", cancels: running });
    return gr.Blocks([text, start, stop]);
  },

  load() {
    const text = gr.Textbox({ value: "Frank", label: "Name" });
    const shown = gr.Textbox({ label: "Shown" });
    const app = gr.Blocks([text, shown]);
    const tick = (): never => {
      throw new gr.Error();
    };
    const welcome = ({ text: value }: { text: string }): string => value;
    const wiring = { inputs: { text }, outputs: shown };
    app.load(welcome, wiring);
    app.load(tick);
    text.change(welcome, wiring);
    gr.on([app.load, text.submit], tick, { outputs: shown, apiName: "both" });
    return app;
  },

  endpoints() {
    const refresh = gr.Button("Refresh");
    const text = gr.Textbox({ label: "Text", buttons: ["copy", refresh] });
    const number = gr.Number({ label: "Number", buttons: [gr.Button("Half", { variant: "primary" })] });
    const app = gr.Blocks([text, number]);
    function fresh(): string {
      return "";
    }
    function joined(value: string, times: number | null): string {
      return `${value}${times}`;
    }
    refresh.click(fresh, { outputs: text });
    gr.on(null, joined, { inputs: [text, number], outputs: text });
    app.unload(function gone() {});
    gr.api(app, ({ text: value, times }) => value.repeat(times), {
      inputs: { text: z.string(), times: z.number() },
      outputs: z.string(),
      apiName: "repeat",
    });
    return app;
  },

  computed() {
    const low = gr.Slider({ label: "Low", maximum: 10 });
    const high = gr.Number({ label: "High" });
    function at_load(): null {
      return null;
    }
    function between(from: number, to: number | null): string {
      return `${from}${to}`;
    }
    function ticking(): string {
      return "";
    }
    const clock = gr.Timer({ value: 2 });
    return gr.Blocks([
      low,
      high,
      gr.Number({ value: at_load, label: "At load" }),
      gr.Textbox({ value: between, label: "Between", inputs: [low, high] }),
      gr.Textbox({ value: ticking, label: "Ticking", every: clock }),
      clock,
    ]);
  },

  renders() {
    const none = (): null => null;
    const count = gr.Slider({ label: "Count", maximum: 5 });
    const text = gr.Textbox({ label: "Text", preservedByKey: ["value", "label"] });
    const button = gr.Button("Go");
    const boxes = gr.render(none, { inputs: [count, text] });
    const shown = gr.render(none, {
      inputs: text,
      triggers: [button.click],
      queue: false,
      triggerMode: "once",
      showProgress: "hidden",
    });
    return gr.Blocks([count, text, button, boxes, gr.Row([shown]), gr.render(none)]);
  },

  batch() {
    const text = gr.Textbox({ label: "Text" });
    const times = gr.Number({ label: "Times" });
    const button = gr.Button("Run");
    const shout = (rows: string[]): string[] => rows;
    button.click(shout, { inputs: text, outputs: text, batch: true, maxBatchSize: 16 });
    button.click((rows) => rows, { inputs: [text, times], outputs: [text, times], batch: true, apiName: "repeated" });
    return gr.Blocks([text, times, button]);
  },

  names() {
    const text = gr.Textbox({ label: "Text" });
    const button = gr.Button("Run");
    const other = gr.Textbox({ value: "with a value" });
    const say = (value: string): string => value;
    const wiring = { inputs: text, outputs: text };
    button.click(say, wiring);
    button.click(say, wiring);
    button.click(say, wiring);
    const reserved = { inputs: { api_name: text, fn_index: text }, outputs: text };
    button.click(({ api_name: name }) => name, { ...reserved, apiName: "/slashed" });
    button.click(({ api_name: name }) => name, { ...reserved, apiName: "dashed-name" });
    button.click(({ text: value }) => value, { inputs: { text: other }, outputs: other, apiName: "unlabelled" });
    return gr.Blocks([text, button, other]);
  },
};

/** Gradio numbers endpoints that ask for one name; ours says so instead. */
function numbered(name: string, index: number): string {
  return index === 0 ? name : `${name}_${index}`;
}
