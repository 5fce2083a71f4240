/** Values that functions compute: what they read, and what they may answer. */

import { expectTypeOf } from "vitest";
import * as gr from "gradio-workers";

const low = gr.Number({ value: 1 });
const pet = gr.Radio({ choices: ["cat", "dog"] });
const clock = gr.Timer();

// Without inputs.
gr.Number({ value: () => 5, every: clock });
gr.Number({ value: async () => null });
gr.Textbox({ value: () => "now" });
gr.Markdown(() => "# Now");
gr.Button(() => "Press");
gr.Image({ type: "pil", value: () => "https://example.com/cat.png" });
// @ts-expect-error a Number shows no text
gr.Number({ value: () => "5" });
// @ts-expect-error nor later
gr.Number({ value: async () => "5" });
// @ts-expect-error nothing is read without inputs
gr.Number({ value: (low: number) => low });

// One input, a list, a record.
gr.Number({ value: (low) => (expectTypeOf(low).toEqualTypeOf<number | null>(), low), inputs: low });
gr.Textbox({
  inputs: [low, pet],
  value: (low, pet) => {
    expectTypeOf(low).toEqualTypeOf<number | null>();
    expectTypeOf(pet).toEqualTypeOf<"cat" | "dog" | null>();
    return `${low} ${pet}`;
  },
});
gr.JSON({
  value: ({ low, pet }) => {
    expectTypeOf(low).toEqualTypeOf<number | null>();
    expectTypeOf(pet).toEqualTypeOf<"cat" | "dog" | null>();
    return { low, pet };
  },
  inputs: { low, pet },
});
gr.Markdown((pet) => (expectTypeOf(pet).toEqualTypeOf<"cat" | "dog" | null>(), `# ${pet}`), { inputs: pet });

// Choices still say what the value is.
const other = gr.Radio({ choices: ["cat", "dog"], value: (pet) => pet, inputs: pet });
gr.CheckboxGroup({ choices: ["cat", "dog"], value: (pet) => pet, inputs: pet });
gr.Dropdown({ choices: ["cat", "dog"], value: () => "cat" as const });
gr.Dropdown({
  choices: ["cat", "dog"],
  value: (pet) => (expectTypeOf(pet).toEqualTypeOf<"cat" | "dog" | null>(), pet),
  inputs: pet,
});
// @ts-expect-error there is no bird
gr.Dropdown({ choices: ["cat", "dog"], value: (pet) => (pet ? ("bird" as const) : null), inputs: pet });
gr.Button().click((other) => void expectTypeOf(other).toEqualTypeOf<"cat" | "dog" | null>(), { inputs: other });
gr.Radio({ choices: ["cat", "dog"], value: () => "cat" as const });
// @ts-expect-error there is no bird
gr.Radio({ choices: ["cat", "dog"], value: () => "bird" as const });

// An update brings a value, not a function.
// @ts-expect-error
gr.Button().click(() => gr.update({ value: () => 5 }), { outputs: low });
