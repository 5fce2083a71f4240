import { describe, it } from "vitest";
import * as z from "zod";
import { apiSchemaOf } from "../../../src/config/api-schema.ts";
import { defineComponent } from "../../../src/core/component.ts";
import type { WireSchema } from "../../../src/core/wire-schema.ts";
import * as gr from "../../../src/index.ts";

function schemaOf(wire: WireSchema, apiSchema?: () => unknown): unknown {
  const Rating = defineComponent({
    type: "rating",
    element: null,
    events: {},
    defaults: {},
    wire: () => wire,
    preprocess: (value) => value,
    postprocess: (value: unknown) => value,
    ...(apiSchema && { apiSchema }),
  });
  const { definition, props } = Rating();
  return apiSchemaOf(definition, props);
}

describe("the API's word for a component's values", () => {
  it("comes from the wire schema where they are plain, of either of zod's flavours", ({ expect }) => {
    const { definition, props } = gr.Textbox();
    expect(apiSchemaOf(definition, props)).toEqual({ type: "string" });
    expect(schemaOf(z.int().min(1).nullable())).toEqual({ type: "number" });
    expect(schemaOf(z.boolean())).toEqual({ type: "boolean" });
  });

  it("is the component's own where it has one", ({ expect }) => {
    expect(schemaOf(z.string(), () => ({ type: "string", format: "date" }))).toEqual({
      type: "string",
      format: "date",
    });
  });

  it("is asked for where neither says it", ({ expect }) => {
    expect(() => schemaOf(z.array(z.string()).nullable())).toThrow(gr.SetupError);
    expect(() => schemaOf(z.object({}))).toThrow(
      "Rating: its values are no texts, numbers or flags; let apiSchema say",
    );
  });
});
