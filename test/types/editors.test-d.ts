/** Pickers and editors: what functions read from them, and what they may show. */

import { expectTypeOf } from "vitest";
import * as gr from "gradio-workers";

const run = gr.Button();

// A ColorPicker reads a text, or null while there is no colour.
const ink = gr.ColorPicker({ value: "red" });
run.click((color) => void expectTypeOf(color).toEqualTypeOf<string | null>(), { inputs: ink });
run.click(() => "#ff8800", { outputs: ink });
run.click(() => null, { outputs: ink });
run.click(() => gr.update({ value: "teal", info: "As the sea" }), { outputs: ink });
ink.release(({ data }) => void expectTypeOf(data).toEqualTypeOf<undefined>());
// @ts-expect-error a number is no colour
run.click(() => 0xff8800, { outputs: ink });
// @ts-expect-error nor to start with
gr.ColorPicker({ value: 0 });
// @ts-expect-error nothing is selected in a ColorPicker
ink.select(() => {});
