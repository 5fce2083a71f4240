import { describe, it } from "vitest";
import { moduleSource } from "../../components/html/client-module.ts";
import { drawTemplate } from "../../components/html/template-draw.ts";
import { parseTemplate, TemplateError } from "../../components/html/template.ts";
import { functionSource } from "../../src/protocol/function-source.ts";
import { xssCorpus } from "../support/xss-corpus.ts";

type Values = Readonly<Record<string, unknown>>;

interface Module {
  html(values: Values): string;
  css(values: Values): string;
  load(page: object): unknown;
}

/** As the browser loads it. */
async function loaded(source: string | null): Promise<Module> {
  return import(`data:text/javascript,${encodeURIComponent(source ?? "")}`);
}

/** What the template's module draws. */
async function drawn(template: string, values: Values = {}): Promise<string> {
  const plan = { html: parseTemplate(template), css: null, load: null, names: Object.keys(values) };
  return (await loaded(moduleSource(plan))).html(values);
}

/** What the server draws, where it can. */
function onServer(template: string, values: Values = {}): string | null {
  return drawTemplate(parseTemplate(template), values);
}

const guests = { value: ["Ada", "Bob"], none: [], label: "Guests", deep: { who: { name: "Eve" }, 0: "zero" }, n: 0 };

describe("a template", () => {
  it.for([
    ["no languages at all", "<b>`Hello` \\ $5 </b>\r\n", "<b>`Hello` \\ $5 </b>\r\n"],
    ["a name", "Hello {{label}}!", "Hello Guests!"],
    ["a name in JavaScript", "Hello ${label}, ${value.length}!", "Hello Guests, 2!"],
    ["a path", "{{deep.who.name}} {{deep/who/name}} {{deep.[0]}} {{value.1}}", "Eve Eve zero Bob"],
    ["what is not there", "[{{nobody}}{{deep.nobody.name}}{{{nobody}}}]", "[]"],
    ["no prototype", "[{{constructor}}{{label.constructor}}{{deep.__proto__.x}}{{value.length}}]", "[2]"],
    ["zero, and what is false", "{{n}} {{no}}", "0 false"],
    ["a list", "{{#each value}}<li>{{this}}</li>{{/each}}", "<li>Ada</li><li>Bob</li>"],
    ["places", "{{#each value}}{{@index}}{{#if @first}}<{{/if}}{{#if @last}}>{{/if}}{{/each}}", "0<1>"],
    ["keys", "{{#each deep.who}}{{@key}}={{this}}{{/each}}", "name=Eve"],
    ["what is around", "{{#each value}}{{../label}} {{this}} {{@root.n}};{{/each}}", "Guests Ada 0;Guests Bob 0;"],
    ["an empty list", "{{#each none}}x{{else}}nobody{{/each}}{{#each n}}x{{^}}none{{/each}}", "nobodynone"],
    ["a condition", "{{#if value}}some{{else}}none{{/if}}{{#if none}}some{{else}}none{{/if}}", "somenone"],
    ["a chain of conditions", "{{#if none}}a{{else if n}}b{{else if label}}c{{else}}d{{/if}}", "c"],
    ["the contrary", "{{#unless none}}none{{/unless}}{{#unless label}}x{{else}}y{{/unless}}", "noney"],
    [
      "another context",
      "{{#with deep.who}}{{name}}{{../label}}{{/with}}{{#with nobody}}x{{else}}-{{/with}}",
      "EveGuests-",
    ],
    ["lists in lists", "{{#each lists}}{{#each this}}{{this}}{{@index}}{{/each}};{{/each}}", "a0b1;c0;"],
    ["comments", "a{{! no }}b{{!-- {{no}} --}}c", "abc"],
    ["less room", "a {{~label~}} b", "aGuestsb"],
    ["braces as they are", "\\{{label}} \\${label} {label} $", "{{label}} ${label} {label} $"],
    ["braces beside braces", ".a { color: {{label}}}", ".a { color: Guests}"],
    ["JavaScript inside of a block", "{{#each value}}${label.length}{{/each}}", "66"],
  ] as const)("draws %s, alike on the server and in the browser", async ([, template, expected], { expect }) => {
    const values = { ...guests, no: false, lists: [["a", "b"], ["c"]] };
    expect(await drawn(template, values)).toBe(expected);
    expect(onServer(template, values)).toBe(expected);
  });

  it.for([
    ["calls", "${value.map((name) => `<li>${name}</li>`).join('')}", "<li>Ada</li><li>Bob</li>"],
    ["conditions", '${value.length > 1 ? "many}" : "{few"}', "many}"],
    ["objects", "${Object.keys({ a: { b: 1 } }).join()}", "a"],
    ["patterns", "${label.replace(/[/}]|ests/g, '}')} ${6 / 2 / 3}", "Gu} 1"],
    ["comments", "${/* } */ label // }\n}", "Guests"],
    ["nested literals", "${`${`}`}`}", "}"],
  ] as const)("leaves %s to the browser", async ([, template, expected], { expect }) => {
    expect(await drawn(template, guests)).toBe(expected);
    expect(onServer(template, guests)).toBeNull();
  });

  it("leaves mistakes to the browser, which names them", async ({ expect }) => {
    await expect(drawn("<p>${Zalue}</p>", guests)).rejects.toThrow("Zalue is not defined");
    expect(onServer("<p>${Zalue}</p>", guests)).toBeNull();
    expect(onServer("<p>${value.nothing.more}</p>", guests)).toBeNull();
    await expect(drawn("<p>${1 +}</p>", guests)).rejects.toThrow(SyntaxError);
  });

  it.for([
    ["{{> card}}", "partials are not supported"],
    ["{{#repeat 3}}x{{/repeat}}", "{{#repeat 3}} is not supported; blocks are #each, #if, #unless and #with."],
    ["{{upper name}}", "{{upper name}}: helpers are not supported"],
    ["{{#if (eq a b)}}x{{/if}}", "helpers are not supported"],
    ["{{#each value as |item|}}x{{/each}}", "names of block parameters are not supported"],
    ["{{* decorate}}", "decorators are not supported"],
    ["{{@../index}}", "only @index, @key, @first, @last and @root are known"],
    ["{{@level}}", "only @index"],
    ["{{#if}}x{{/if}}", "a name is missing"],
    ["{{}}", "a name is missing"],
    ["{{a..b}}", "this is no path to a value"],
    ["{{#each value}}x", "{{#each}} is never closed."],
    ["{{#each value}}x{{/if}}", "{{#each}} ends with {{/if}}."],
    ["{{#if a}}x{{else}}y{{else}}z{{/if}}", "{{#if}} ends with {{else}}."],
    ["x{{/each}}", "{{/each}} closes nothing."],
    ["x{{else}}", "{{else}} closes nothing."],
    ["{{name", "A {{ is never closed."],
    ["{{{name}}", "has too few braces at its end"],
    ["${name", "A ${ is never closed."],
    ["${ {{name}} }", "{{…}} inside ${…} is not supported"],
  ] as const)("%s is refused: %s", ([template, reason], { expect }) => {
    expect(() => parseTemplate(template)).toThrow(TemplateError);
    expect(() => parseTemplate(template)).toThrow(reason);
  });

  it("shows what visitors write as text, and never runs it", async ({ expect }) => {
    const hostile = [...xssCorpus, "${globalThis.ran = 1}", "`${globalThis.ran = 1}`", "\\", "{{value}}", "'\"=&"];
    const template = '<p title="{{value}}">{{value}}</p>';
    for (const value of hostile) {
      for (const text of [await drawn(template, { value }), onServer(template, { value }) ?? ""]) {
        expect(text).toMatch(/^<p title="[^"<>`=']*">[^"<>`=']*<\/p>$/);
      }
    }
    expect(Reflect.get(globalThis, "ran")).toBeUndefined();
  });

  it("puts what is said to be markup into the page as it is, without running it", async ({ expect }) => {
    const value = "<b>`${1 + 1}`</b>{{value}}";
    for (const template of ["{{{value}}}", "{{&value}}", "${value}"]) {
      expect(await drawn(template, { value })).toBe(value);
      expect(onServer(template, { value })).toBe(value);
    }
  });

  it("has names that are no variables for Handlebars only", async ({ expect }) => {
    expect(await drawn("{{class}} {{a-b}}", { class: "c", "a-b": "d" })).toBe("c d");
  });
});

describe("an author's module", () => {
  it("is nothing where there is nothing", ({ expect }) => {
    expect(moduleSource({ html: null, css: null, load: null, names: [] })).toBeNull();
  });

  it("has functions as they were written, and texts as functions", async ({ expect }) => {
    const module = await loaded(
      moduleSource({
        html: ({ value }: { value: string }) => `<b>${value}</b>`,
        css: parseTemplate("color: {{color}}"),
        load: "props.seen = await server.look(element); trigger('seen'); upload; watch;",
        names: ["value", "color"],
      }),
    );
    expect(module.html({ value: "Ada" })).toBe("<b>Ada</b>");
    expect(module.css({ color: "red" })).toBe("color: red");
    const props: Record<string, unknown> = {};
    const told: string[] = [];
    const server = { look: async (element: string) => `${element}!` };
    const rest = { upload: null, watch: null };
    await module.load({ element: "it", props, server, trigger: (name: string) => told.push(name), ...rest });
    expect([props, told]).toEqual([{ seen: "it!" }, ["seen"]]);
  });

  it("takes functions of every form", async ({ expect }) => {
    const forms = {
      method(value: { value: string }) {
        return value.value;
      },
      async later({ value }: { value: string }) {
        return value;
      },
      arrow: ({ value }: { value: string }) => value,
      plain: function ({ value }: { value: string }) {
        return value;
      },
    };
    for (const form of Object.values(forms)) {
      const { default: again } = await import(
        `data:text/javascript,${encodeURIComponent(`export default ${functionSource(form)}`)}`
      );
      expect(await again({ value: "Ada" })).toBe("Ada");
    }
  });

  it("knows the wrapper that bundlers put around functions inside of functions", async ({ expect }) => {
    const load = 'const double = __name((n) => n * 2, "double"); props.two = double(1);';
    const module = await loaded(moduleSource({ html: null, css: null, load, names: [] }));
    const props: Record<string, unknown> = {};
    await module.load({ props });
    expect(props).toEqual({ two: 2 });
  });
});
