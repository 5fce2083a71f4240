import { describe, expectTypeOf, it } from "vitest";
import * as gr from "../../src/index.ts";

const i18n = gr.I18n({ en: { name: "Name", pet: "Pet" }, es: { name: "Nombre" } });
const other = gr.I18n({ en: { colour: "Colour" } });

describe("the texts of several languages", () => {
  it("are asked for by the keys of any language", () => {
    expectTypeOf(i18n).parameter(0).toEqualTypeOf<"name" | "pet">();
    // @ts-expect-error a key of another table
    i18n("colour");
    // @ts-expect-error nobody has this one
    other("name");
  });

  it("stand wherever a text goes", () => {
    const name = gr.Textbox({ label: i18n("name"), placeholder: i18n("pet"), info: i18n("pet"), value: i18n("name") });
    const kind = gr.Radio({ choices: [[i18n("pet"), "pet"]] });
    gr.Button(i18n("name")).click(() => i18n("pet"), { inputs: kind, outputs: name });
    gr.Blocks({ title: i18n("name") }, [gr.Tab(i18n("name"), [gr.Markdown(`# ${i18n("name")}`), name, kind])]).launch({
      i18n,
    });
    gr.Info(i18n("name"));
  });

  it("are texts, by language", () => {
    // @ts-expect-error a number is no text
    gr.I18n({ en: { name: 1 } });
  });
});
