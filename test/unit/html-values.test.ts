import { describe, it } from "vitest";
import { HTML } from "../../components/html/definition.ts";
import { CHILDREN_PLACE } from "../../components/html/props.ts";
import { serverMarkup, serverRules } from "../../components/html/server-markup.ts";
import { apiSchemaOf } from "../../src/config/api-schema.ts";
import { buildConfig } from "../../src/config/build-config.ts";
import type { Component } from "../../src/core/component.ts";
import { SetupError } from "../../src/core/errors.ts";
import { prepare } from "../../src/core/tree.ts";
import { readWire } from "../../src/core/wire-schema.ts";
import * as gr from "../../src/index.ts";
import { noFiles, runCall, stepOf } from "../support/run-app.ts";
import { xssCorpus } from "../support/xss-corpus.ts";

function accepts({ definition, props }: Component, wire: unknown): boolean {
  return readWire(definition.wire(props), wire).success;
}

function read({ definition, props }: Component, wire: unknown): unknown {
  return definition.preprocess(wire, props, noFiles);
}

describe("an HTML", () => {
  it("takes from visitors what it starts with, and no other kind of thing", ({ expect }) => {
    const values = ["text", 7, true, null, ["a"], [1], { a: 1 }, { a: "x", more: 1 }, [{ a: 1 }], {}];
    const taken = (component: Component): unknown[] => values.filter((value) => accepts(component, value));
    expect(taken(gr.HTML())).toEqual(values);
    expect(taken(gr.HTML(null))).toEqual(values);
    expect(taken(gr.HTML("Ada"))).toEqual(["text", null]);
    expect(taken(gr.HTML(0))).toEqual([7, null]);
    expect(taken(gr.HTML(false))).toEqual([true, null]);
    expect(taken(gr.HTML(["x", "y"]))).toEqual([null, ["a"]]);
    expect(taken(gr.HTML(["x", 1]))).toEqual([null, ["a"], [1], [{ a: 1 }]]);
    expect(taken(gr.HTML({ a: "b" }))).toEqual([null, { a: "x", more: 1 }]);
    expect(taken(gr.HTML([{ a: 0 }, { a: 1 }]))).toEqual([null, [{ a: 1 }]]);
  });

  it("reads an empty text where there is nothing, and null where it holds no text", ({ expect }) => {
    expect(read(gr.HTML("Ada"), null)).toBe("");
    expect([read(gr.HTML(0), null), read(gr.HTML(), null), read(gr.HTML(["a"]), null)]).toEqual([null, null, null]);
  });

  it("tells the API what it holds", ({ expect }) => {
    const schema = ({ definition, props }: Component): unknown => apiSchemaOf(definition, props);
    expect([schema(gr.HTML()), schema(gr.HTML("Ada"))]).toEqual([{ type: "string" }, { type: "string" }]);
    expect(schema(gr.HTML([{ text: "a", done: true }]))).toEqual({
      type: "array",
      items: {
        type: "object",
        properties: { text: { type: "string" }, done: { type: "boolean" } },
        required: ["text", "done"],
      },
    });
    expect(schema(gr.HTML([1, "a", null]))).toEqual({ type: "array", items: {} });
  });

  it("sends the page its templates as texts, and keeps its functions", async ({ expect }) => {
    const component = gr.HTML("Ada", {
      htmlTemplate: ({ value, size }) => `<b style="font-size: ${size}px">${value}</b>`,
      cssTemplate: "color: red",
      jsOnLoad: ({ server }) => void server.secret(1),
      props: { size: 3 },
      serverFunctions: { secret: (n: number) => `key ${n}` },
      events: ["seen"],
    });
    const { components, layout } = await buildConfig(prepare(gr.Blocks([component])), noFiles);
    const props = components[0]?.props ?? {};
    expect(props).toMatchObject({
      css_template: "color: red",
      props: { size: 3 },
      server_fns: ["secret"],
      component_class_name: "HTML",
    });
    expect(props["html_template"]).toMatch(/^\(\{ value, size \}\) =>/);
    expect(props["js_on_load"]).toMatch(/^\(\{ server \}\) =>/);
    for (const name of ["server_functions", "events", "plan", "interactive"]) expect(props).not.toHaveProperty(name);
    expect(JSON.stringify(components)).not.toContain("key ");
    expect(layout.children).toEqual([{ id: 1, children: [] }]);
  });

  it("has a trigger for every event that Gradio knows, and for those of its author", ({ expect }) => {
    const component = gr.HTML(null, { events: ["key_press", "click"] });
    for (const event of ["click", "change", "submit", "delete", "load", "key_press"] as const) {
      expect(component[event]).toBeTypeOf("function");
    }
    expect(component).not.toHaveProperty("other");
  });

  it.for([
    [{ htmlTemplate: "{{> x}}" }, "HTML: htmlTemplate: {{> x}}: partials are not supported."],
    [{ cssTemplate: "{{#each a}}" }, "HTML: cssTemplate: {{#each}} is never closed."],
    [{ htmlTemplate: 7 }, "HTML: htmlTemplate is a text or a function."],
    [{ htmlTemplate: String }, "HTML: htmlTemplate is a function without a source of its own; write it out."],
    [{ jsOnLoad: {} }, "HTML: jsOnLoad is a text or a function."],
    [{ props: { value: 1 } }, 'HTML: props cannot have "value"'],
    [{ serverFunctions: { a: "b" } }, 'HTML: serverFunctions: "a" is no function.'],
    [{ events: ["key press"] }, 'HTML: "key press" cannot be the name of an event.'],
    [{ events: ["props"] }, 'HTML: "props" cannot be the name of an event.'],
  ] as const)("refuses %j", ([options, reason], { expect }) => {
    expect(() => gr.HTML("", options as object)).toThrow(SetupError);
    expect(() => gr.HTML("", options as object)).toThrow(reason);
  });

  it("takes new props and a new value from a function, and no new template", async ({ expect }) => {
    const shown = gr.HTML(["a"], {
      htmlTemplate: "{{#each value}}{{this}}{{/each}}",
      props: { color: "red", size: 1 },
    });
    const answers = {
      fine: () => gr.update({ value: ["b"], props: { color: "blue" }, minHeight: 20 }),
      template: () => gr.update({ htmlTemplate: "<b></b>" } as object),
    };
    const go = gr.Button();
    for (const answer of Object.values(answers)) go.click(answer as never, { outputs: shown });
    const app = gr.Blocks([go, shown]);
    const { data, overrides } = await stepOf(app);
    expect(data).toEqual([{ __type__: "update", props: { color: "blue" }, min_height: 20, value: ["b"] }]);
    expect((await stepOf(app, { overrides })).data).toEqual(data);
    expect(await runCall(app, { fnIndex: 1 })).toMatchObject({
      status: "failed",
      error: { error: "HTML: htmlTemplate cannot be changed by an update; change its props instead." },
    });
  });

  it("holds components, which are numbered with all others", async ({ expect }) => {
    const name = gr.Textbox({ label: "Name" });
    const form = gr.HTML("", { htmlTemplate: "@children" }, [name]);
    form.submit((name) => name, { inputs: name });
    const { layout, components } = await buildConfig(prepare(gr.Blocks([form])), noFiles);
    expect(components.map(({ type }) => type)).toEqual(["html", "form", "textbox"]);
    expect(layout.children).toEqual([{ id: 1, children: [{ id: 2, children: [{ id: 3 }] }] }]);
  });
});

describe("the server's drawing of an HTML", () => {
  function drawing(component: Component, shown: object = {}, hasChildren = false): unknown {
    const { value, label, visible, props } = component.props as Record<string, unknown>;
    const drawn = { id: 7, props: component.props, hasChildren };
    return HTML.definition.prerender?.({ value, label, visible, props, ...shown }, drawn);
  }

  it("is what the browser will draw", ({ expect }) => {
    expect(drawing(gr.HTML("<b>Ada</b>"))).toEqual({ rendered: "<b>Ada</b>", rules: "" });
    expect(drawing(gr.HTML(7))).toEqual({ rendered: "7", rules: "" });
    expect(drawing(gr.HTML())).toEqual({ rendered: "", rules: "" });
    const template = gr.HTML("Ada", { htmlTemplate: ({ value, label }) => `<i>${value}${label}</i>`, label: "!" });
    expect(drawing(template)).toEqual({ rendered: "<i>Ada!</i>", rules: "" });
  });

  it("leaves out what only a browser can run, and what fails", ({ expect }) => {
    const left = { rendered: undefined, rules: "" };
    expect(drawing(gr.HTML([1], { htmlTemplate: "${value.join()}" }))).toEqual(left);
    expect(drawing(gr.HTML("", { htmlTemplate: () => JSON.parse("{") as string }))).toEqual(left);
    expect(drawing(gr.HTML("<ul><li>open"))).toEqual(left);
  });

  it("has rules about this component alone, in the place of style attributes", ({ expect }) => {
    const component = gr.HTML('<b style="color: red">Ada</b>', {
      cssTemplate: "b { top: {{size}}px }",
      props: { size: 3 },
    });
    expect(drawing(component)).toEqual({
      rendered: '<b data-gr-style="0">Ada</b>',
      rules: '#html-7 [data-gr-style="0"]{color: red}#html-7:not([data-live]){b { top: 3px }}',
    });
  });

  it("has a place for children where the template says so, else at its end", ({ expect }) => {
    const at = (template: string): unknown => drawing(gr.HTML("", { htmlTemplate: template }), {}, true);
    expect(at("<p>a</p>@children<p>b</p>")).toMatchObject({ rendered: `<p>a</p>${CHILDREN_PLACE}<p>b</p>` });
    expect(at("<p>a</p>")).toMatchObject({ rendered: `<p>a</p>${CHILDREN_PLACE}` });
    expect(at("${1 + 1}@children")).toMatchObject({ rendered: CHILDREN_PLACE });
  });
});

describe("markup in the server's page", () => {
  it.for([
    "text & more",
    "<p>one<br>two <img src=x alt=''> <input disabled/></p>",
    '<table class="a"><tr><td colspan=2>x</td></tr></table>',
    '<svg viewBox="0 0 1 1"><path d="M0 0"/><g><circle r="1"/></g></svg>',
    "<select><option selected>a</option></select>",
    "",
  ])("stays as it is: %s", (html, { expect }) => {
    expect(serverMarkup(html)).toEqual({ html, styles: [] });
  });

  it.for([
    "<p>open",
    "</div></div>",
    "<b><i></b></i>",
    "3 < 4",
    "<div/>",
    "<script>1</script>",
    "<style>b{}</style>",
    "<textarea></textarea>",
    "<title>x</title>",
    "<body class=x></body>",
    "<plaintext>",
    "<!-- open",
    "<!-- closed -->",
    "<![CDATA[x]]>",
    "<gr-textbox></gr-textbox>",
    "<b onclick=x()>x</b>",
    "<b data-node=1>x</b>",
    "<b data-children>x</b>",
    '<b style="}body{display:none">x</b>',
    '<b style="background: url(data:a;b)">x</b>',
    '<b style="a: &quot;x&quot;">x</b>',
    '<b title="a>x</b>',
  ])("is left to the browser: %s", (html, { expect }) => {
    expect(serverMarkup(html)).toBeNull();
  });

  it("never leaves its place, whatever it is", ({ expect }) => {
    for (const attack of xssCorpus) {
      const drawn = serverMarkup(attack);
      if (!drawn) continue;
      const tags = drawn.html.replaceAll(/"[^"]*"|'[^']*'/g, "");
      const depth = { now: 0, least: 0 };
      for (const [, slash, name = ""] of tags.matchAll(/<(\/?)(\w+)/g)) {
        if (/^(?:area|br|col|hr|img|input|source|track|wbr)$/i.test(name)) continue;
        depth.now += slash === "/" ? -1 : 1;
        depth.least = Math.min(depth.least, depth.now);
      }
      expect([attack, depth]).toEqual([attack, { now: 0, least: 0 }]);
      expect(tags).not.toMatch(/<(?:script|style|iframe|object|embed|link|meta|base)|<[^>]*\son\w+\s*=/i);
    }
  });

  it("has rules only if they end where they should", ({ expect }) => {
    for (const css of ["color: red", "a { b { c: d } }", 'x::after { content: "}" } /* } */', ""]) {
      expect(serverRules(css)).toBe(css);
    }
    for (const css of ["}", "a {", "} body { display: none", "</style>", 'a: "', "/* x", "@import 'x';", "a\\7d: b"]) {
      expect(serverRules(css)).toBeNull();
    }
  });
});
