/** Other names of components, and names for components with options. */

import { expectTypeOf } from "vitest";
import * as gr from "gradio-workers";

const run = gr.Button();

expectTypeOf(gr.Text).toEqualTypeOf<typeof gr.Textbox>();
expectTypeOf(gr.Json).toEqualTypeOf<typeof gr.JSON>();
expectTypeOf(gr.Checkboxgroup).toEqualTypeOf<typeof gr.CheckboxGroup>();
expectTypeOf(gr.Highlightedtext).toEqualTypeOf<typeof gr.HighlightedText>();
expectTypeOf(gr.TabItem).toEqualTypeOf<typeof gr.Tab>();

// A TextArea is a Textbox.
expectTypeOf(gr.TextArea({ placeholder: "Type" })).toEqualTypeOf<ReturnType<typeof gr.Textbox>>();

// Files reads a list.
run.click((files) => void expectTypeOf(files).toEqualTypeOf<gr.FileRef[] | null>(), { inputs: gr.Files() });
run.click((files) => void expectTypeOf(files).toEqualTypeOf<Uint8Array[] | null>(), {
  inputs: gr.Files({ type: "binary" }),
});
// @ts-expect-error it takes several, whatever is said
gr.Files({ fileCount: "single" });

// A PlayableVideo is a Video in MP4.
run.click((clip) => void expectTypeOf(clip).toEqualTypeOf<gr.FileRef | null>(), { inputs: gr.PlayableVideo() });
// @ts-expect-error what comes out is MP4
gr.PlayableVideo({ format: "webm" });
