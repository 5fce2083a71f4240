/** `gr.State`: what is kept is what is read and answered. */

import { expectTypeOf } from "vitest";
import * as gr from "gradio-workers";

const run = gr.Button();
const text = gr.Textbox();

// The initial value says the type.
const count = gr.State(0);
run.click((calls) => void expectTypeOf(calls).toEqualTypeOf<number>(), { inputs: count });
run.click((calls) => calls + 1, { inputs: count, outputs: count });
// @ts-expect-error what is kept is a number
run.click(() => "one", { outputs: count });

// An empty list says too little; its type is named.
const seen = gr.State<string[]>([]);
run.click((words, word) => [...words, word], { inputs: [seen, text], outputs: seen });
run.click(({ words, word }) => ({ words: [...words, word], text: word }), {
  inputs: { words: seen, word: text },
  outputs: { words: seen, text },
});
// @ts-expect-error what is kept is a list of words
run.click((words) => [...words, 1], { inputs: seen, outputs: seen });

// Anything that can be cloned may be kept.
const scores = gr.State(new Map<string, { best: number; when: Date }>());
run.click((table) => void expectTypeOf(table).toEqualTypeOf<Map<string, { best: number; when: Date }>>(), {
  inputs: scores,
});
run.click((table, name) => table.set(name, { best: 1, when: new Date() }), { inputs: [scores, text], outputs: scores });
const user = gr.State<{ name: string } | null>(null);
run.click((who) => void expectTypeOf(who).toEqualTypeOf<{ name: string } | null>(), { inputs: user });
// @ts-expect-error there may be nobody
run.click((who) => who.name, { inputs: user });

// A function makes it for each session.
const game = gr.State(() => ({ tries: 0 }));
run.click((played) => void expectTypeOf(played).toEqualTypeOf<{ tries: number }>(), { inputs: game });
const list = gr.State<string[]>(async () => []);
run.click((words) => [...words, "more"], { inputs: list, outputs: list });
// @ts-expect-error what is made is a list of words
gr.State<string[]>(() => [1]);

// What happens to a value that is forgotten.
gr.State<string[]>([], {
  timeToLive: 60,
  deleteCallback: (words) => void expectTypeOf(words).toEqualTypeOf<string[]>(),
});
// @ts-expect-error seconds are a number
gr.State(0, { timeToLive: "60" });
// @ts-expect-error nobody sees a State
gr.State(0, { label: "Count" });

count.change((calls) => void expectTypeOf(calls).toEqualTypeOf<number>(), { inputs: count });
// @ts-expect-error nobody types into a State
count.input(() => {});

// A BrowserState is typed by its default, and may be forgotten.
const settings = gr.BrowserState({ name: "", dark: false }, { storageKey: "settings" });
run.click((kept) => void expectTypeOf(kept).toEqualTypeOf<{ name: string; dark: boolean }>(), { inputs: settings });
run.click(({ kept, name }) => ({ ...kept, name }), { inputs: { kept: settings, name: text }, outputs: settings });
run.click(() => null, { outputs: settings });
run.click(() => gr.update({ value: { name: "Ada", dark: true } }), { outputs: settings });
const drafts = gr.BrowserState<string[]>([]);
run.click((words) => void expectTypeOf(words).toEqualTypeOf<string[]>(), { inputs: drafts });
// @ts-expect-error a part is missing
run.click(() => ({ name: "Ada" }), { outputs: settings });
// @ts-expect-error what is kept is a list of words
run.click(() => [1], { outputs: drafts });
// @ts-expect-error a name is a text
gr.BrowserState(0, { storageKey: 5 });
// @ts-expect-error nobody sees it
gr.BrowserState(0, { label: "Count" });
settings.change((kept) => void expectTypeOf(kept.dark).toEqualTypeOf<boolean>(), { inputs: settings });
// @ts-expect-error nobody types into it
settings.input(() => {});
