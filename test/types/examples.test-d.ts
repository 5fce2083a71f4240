import { describe, expectTypeOf, it } from "vitest";
import * as gr from "../../src/index.ts";

const name = gr.Textbox();
const age = gr.Number();
const seen = gr.State(0);

describe("examples", () => {
  it("are values, lists or records of what the inputs take", () => {
    gr.Examples(["Ada", ["Bob"]], { inputs: name });
    gr.Examples([["Ada", 36], ["Bob"], [null, 3]], { inputs: [name, age] });
    gr.Examples([{ name: "Ada", age: 36 }, { age: 3 }, ["Bob", 4]], { inputs: { name, age } });
    gr.Examples([["Ada"]], { inputs: [name, seen], outputs: name, fn: (text: string) => text });
    // @ts-expect-error a number takes no text
    gr.Examples(["old"], { inputs: age });
    // @ts-expect-error the second input is a number
    gr.Examples([["Ada", "old"]], { inputs: [name, age] });
    // @ts-expect-error there is no such input
    gr.Examples([{ nam: "Ada" }], { inputs: { name, age } });
  });

  it("are run with what the inputs read", () => {
    gr.Examples([["Ada", 3]], {
      inputs: { name, age },
      outputs: name,
      fn({ name, age }) {
        expectTypeOf(name).toEqualTypeOf<string>();
        expectTypeOf(age).toEqualTypeOf<number | null>();
        return name;
      },
    });
  });

  it("of an Interface are made without inputs, and are no list", () => {
    const examples = gr.Examples(["Ada"], { cacheExamples: true });
    gr.Interface((text) => text, { inputs: "text", outputs: "text", examples });
    // @ts-expect-error only apps that use examples carry what they need
    gr.Interface((text) => text, { inputs: "text", outputs: "text", examples: ["Ada"] });
    // @ts-expect-error nothing has been wired yet
    gr.Blocks([examples]);
  });
});

describe("a Dataset", () => {
  it("gives the row, its place, or both", () => {
    const components = [name, age] as const;
    const rows = gr.Dataset({ components, samples: [["Ada", 36], ["Bob"]] });
    rows.click(
      (row) => {
        expectTypeOf(row?.[1]).toEqualTypeOf<number | null | undefined>();
        return "";
      },
      { inputs: rows, outputs: name },
    );
    const places = gr.Dataset({ components, samples: [], type: "index" });
    places.select(
      (place, { data }) => {
        expectTypeOf(place).toEqualTypeOf<number | null>();
        expectTypeOf(data.index).toEqualTypeOf<number>();
      },
      { inputs: places },
    );
    // @ts-expect-error the second column is a number
    gr.Dataset({ components, samples: [["Ada", "old"]] });
  });
});
