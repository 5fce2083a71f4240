import * as gr from "gradio-workers";
import { describe, expectTypeOf, it } from "vitest";

describe("an HTML", () => {
  const out = gr.Textbox();

  it("is read as what it starts with", () => {
    gr.HTML("Ada").click((value) => expectTypeOf(value).toEqualTypeOf<string>(), { inputs: gr.HTML("Ada") });
    const made = { count: gr.HTML(0), list: gr.HTML(["a"]), record: gr.HTML({ a: 1 }) };
    out.submit(
      ({ count, list, record, anything, nothing }) => {
        expectTypeOf(count).toEqualTypeOf<number | null>();
        expectTypeOf(list).toEqualTypeOf<string[] | null>();
        expectTypeOf(record).toEqualTypeOf<{ a: number } | null>();
        expectTypeOf(anything).toEqualTypeOf<unknown>();
        expectTypeOf(nothing).toEqualTypeOf<unknown>();
      },
      { inputs: { ...made, anything: gr.HTML(), nothing: gr.HTML(null) } },
    );
    // A function says it, too.
    out.submit((value) => expectTypeOf(value).toEqualTypeOf<string>(), { inputs: gr.HTML(() => "computed") });
  });

  it("shows nothing else", () => {
    const count = gr.HTML(0);
    out.submit(() => 1, { outputs: count });
    out.submit(() => null, { outputs: count });
    // @ts-expect-error it holds a number
    out.submit(() => "one", { outputs: count });
    out.submit(() => ["b"], { outputs: gr.HTML(["a"]) });
    out.submit(() => ({ any: "thing" }), { outputs: gr.HTML() });
  });

  it("draws with its value and its props", () => {
    gr.HTML("Ada", {
      props: { size: 3, names: ["a"] },
      htmlTemplate: ({ value, size, names, label, visible }) => {
        expectTypeOf(value).toEqualTypeOf<string>();
        expectTypeOf(size).toEqualTypeOf<number>();
        expectTypeOf(names).toEqualTypeOf<string[]>();
        expectTypeOf(label).toEqualTypeOf<string>();
        expectTypeOf(visible).toEqualTypeOf<boolean | "hidden">();
        return value;
      },
    });
    // @ts-expect-error there is no such prop
    gr.HTML("Ada", { props: { size: 3 }, cssTemplate: ({ colour }) => String(colour) });
    // @ts-expect-error a template answers a text
    gr.HTML(1, { htmlTemplate: ({ value }) => value });
  });

  it("gives its script what belongs to it", () => {
    gr.HTML([1], {
      props: { size: 3 },
      events: ["seen"],
      serverFunctions: { look: async (path: string, depth: number) => [path, depth] as const },
      jsOnLoad: ({ props, server, trigger, watch, upload, element }) => {
        expectTypeOf(props.size).toEqualTypeOf<number>();
        expectTypeOf(props.value).toEqualTypeOf<number[] | null>();
        expectTypeOf(server.look).toEqualTypeOf<(path: string, depth: number) => Promise<readonly [string, number]>>();
        expectTypeOf(upload).returns.resolves.toHaveProperty("path");
        expectTypeOf(element.querySelector("b")?.textContent).toEqualTypeOf<string | null | undefined>();
        trigger("seen", { at: 1 });
        trigger("click");
        watch(["size", "value"], () => {});
        // @ts-expect-error nobody has declared this event
        trigger("heard");
        // @ts-expect-error there is no such prop
        watch("colour", () => {});
        // @ts-expect-error there is no such function
        void server.other;
        // @ts-expect-error it takes a path and a depth
        void server.look("a");
        // @ts-expect-error a size is a number
        props.size = "3";
      },
    });
  });

  it("has the events that Gradio knows, and its author's own", () => {
    const made = gr.HTML(null, { events: ["key_press"] });
    made.key_press(({ data }) => String(data["key"]), { outputs: out });
    made.double_click(({ data }) => expectTypeOf(data["x"]).toEqualTypeOf<unknown>());
    // @ts-expect-error nobody has declared this event
    void made.heard;
  });

  it("takes some of its props in an update, and no new templates", () => {
    const outputs = gr.HTML("Ada", { props: { size: 3, color: "red" } });
    out.submit(() => gr.update({ value: "Bob", props: { size: 4 }, minHeight: 10, visible: false }), { outputs });
    // @ts-expect-error a size is a number
    out.submit(() => gr.update({ props: { size: "4" } }), { outputs });
    // @ts-expect-error templates stay
    out.submit(() => gr.update({ htmlTemplate: "<b></b>" }), { outputs });
  });

  it("holds components", () => {
    expectTypeOf(gr.HTML(null, {}, [out])).toExtend<gr.Component>();
  });
});
