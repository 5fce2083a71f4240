import * as z from "zod/mini";
import { jsonSchemaLike, schemaLike } from "../../src/core/by-example.ts";
import {
  type CommonProps,
  type Component,
  type ComponentCall,
  data,
  defineComponent,
  type Definition,
  type Drawn,
  make,
  type Triggers,
} from "../../src/core/component.ts";
import type { ComputedOptions, Valued } from "../../src/core/computed-value.ts";
import { AppError, SetupError } from "../../src/core/errors.ts";
import type { Wiring } from "../../src/core/handler.ts";
import { createTrigger } from "../../src/core/listener.ts";
import type { PageElement } from "../../src/core/page-element.ts";
import type { FileData } from "../../src/protocol/file-data.ts";
import type { Visibility } from "../../src/protocol/config.ts";
import { functionSource } from "../../src/protocol/function-source.ts";
import { type Callable, moduleSource, type PlannedTemplate } from "./client-module.ts";
import { HtmlElement } from "./element.ts";
import { CHILDREN_PLACE, CLICK_SCRIPT, PLAIN_TEMPLATE } from "./props.ts";
import { serverMarkup, serverRules } from "./server-markup.ts";
import { STYLE_MARK } from "./style-mark.ts";
import { drawTemplate } from "./template-draw.ts";
import { parseTemplate } from "./template.ts";

/** Variables of an author's templates. */
export type HtmlVariables = Readonly<Record<string, unknown>>;

/** What a handler reads: what it starts with says what it is. Without anything at the start, it may be any JSON. */
export type HtmlReads<V> = [V] extends [null | undefined] ? unknown : V extends string ? string : V | null;

/** What a handler may show. */
export type HtmlAccepts<V> = [V] extends [null | undefined] ? unknown : V | null;

/** What a template is drawn with. */
export type HtmlValues<V, P> = P & {
  readonly value: [V] extends [null | undefined] ? unknown : V;
  readonly label: string;
  readonly visible: Visibility;
};

/** A self-contained function, or a text in Gradio's two languages: Handlebars, then `${…}`. */
export type HtmlTemplate<V, P> = string | ((values: HtmlValues<V, P>) => string);

/** An author's functions on the server, by name. */
export type HtmlFunctions = Readonly<Record<string, (...args: never[]) => unknown>>;

/** What an author's script is called with, once the component is drawn. */
export interface HtmlPage<V, P, S, E extends string> {
  /** Holds what the template has drawn. */
  readonly element: PageElement;
  /** Fires an event; `data` is what the handler finds in `ctx.data`. */
  readonly trigger: (event: HtmlEvent | E, data?: Readonly<Record<string, unknown>>) => void;
  /** The template's variables. To set one draws the template again; to set `value` fires `change`. */
  readonly props: { -readonly [K in keyof P]: P[K] } & {
    value: HtmlAccepts<V>;
    label: string | null;
    visible: Visibility;
  };
  /** The author's functions on the server. */
  readonly server: {
    readonly [K in keyof S]: S[K] extends (...args: infer Args) => infer Result
      ? (...args: Args) => Promise<Awaited<Result>>
      : never;
  };
  /** Stores a file; its `path` may go to a handler, its `url` into the page. */
  readonly upload: (file: File) => Promise<FileData>;
  /** Runs after a handler has changed one of these, and it was drawn. */
  readonly watch: (names: Watchable<P> | readonly Watchable<P>[], callback: () => void) => void;
}

type Watchable<P> = (keyof P & string) | "value" | "label" | "visible";

/** What an author may say besides the value. */
export interface HtmlOptions<V, P, S, E extends string, I>
  extends
    ComputedOptions<I>,
    Partial<
      Pick<
        CommonProps,
        | "label"
        | "showLabel"
        | "buttons"
        | "container"
        | "scale"
        | "minWidth"
        | "visible"
        | "elemId"
        | "elemClasses"
        | "key"
      >
    > {
  /** Default: the value as it is. */
  htmlTemplate?: HtmlTemplate<V, P>;
  /** Rules for this component alone; declarations without a selector are about its outermost element. */
  cssTemplate?: HtmlTemplate<V, P>;
  /** Runs in the browser once the component is drawn: a self-contained function, or a text. Default: fires `click`. */
  jsOnLoad?: string | ((page: HtmlPage<V, P, S, E>) => unknown) | null;
  /** Further variables of the templates. */
  props?: P;
  /** Functions that the script may call. Whoever can open the page can call them, with any arguments. */
  serverFunctions?: S;
  /** Names of events that the script fires, besides those of other components. */
  events?: readonly E[];
  /** Elements for the page's head, such as `<script src="…">`. They are there before the script runs. */
  head?: string | null;
  /** False leaves out the looks of written text. Default: true. */
  applyDefaultCss?: boolean;
  /** Pixels. */
  minHeight?: number | null;
  /** Pixels; what is higher scrolls. */
  maxHeight?: number | null;
  /** Room around the content. Default: false. */
  padding?: boolean;
  /** Stays at the end of what grows, if it is there already. Default: false. */
  autoscroll?: boolean;
}

/** What an update may change. */
export type HtmlChanges<V, P> = Partial<
  Pick<
    HtmlOptions<V, P, object, string, undefined>,
    "applyDefaultCss" | "minHeight" | "maxHeight" | "padding" | "autoscroll"
  > &
    Omit<CommonProps, "key" | "interactive"> & { value: HtmlAccepts<V>; props: Partial<P> }
>;

/** What `ctx.data` holds: what the script said. Visitors can make up any of it. */
export type HtmlEventData = Readonly<Record<string, unknown>>;

/** A component with its listeners. */
export type MadeHtml<V, P, E extends string> = Component<HtmlReads<V>, HtmlAccepts<V>, HtmlChanges<V, P>> &
  Triggers<Readonly<Record<HtmlEvent | E, HtmlEventData>>>;

/**
 * Makes HTML components. Everything that differs from one to the next has a type of its own, which is why there are so
 * many; an author writes none of them.
 */
export interface HtmlFactory {
  <
    V = null,
    P extends HtmlVariables = Readonly<Record<never, never>>,
    S extends HtmlFunctions = Readonly<Record<never, never>>,
    const E extends string = never,
    const I extends Wiring | undefined = undefined,
  >(
    value?: Valued<V, I>,
    options?: HtmlOptions<V, P, S, E, I>,
    children?: readonly Component[],
  ): MadeHtml<V, P, E>;
  readonly definition: Definition;
}

/** The names that Gradio knows; a script may fire any of them. */
const EVENTS = [
  ...["change", "input", "click", "double_click", "submit", "stop", "edit", "clear", "play", "pause", "end"],
  ...["start_recording", "pause_recording", "stop_recording", "focus", "blur", "upload", "release", "select"],
  ...["stream", "like", "example_select", "option_select", "load", "key_up", "apply", "delete", "tick", "undo"],
  ...["retry", "expand", "collapse", "download", "copy"],
] as const;

export type HtmlEvent = (typeof EVENTS)[number];

/** The options as they are kept. */
interface HtmlProps {
  value: unknown;
  htmlTemplate: string | Callable;
  cssTemplate: string | Callable;
  jsOnLoad: string | Callable | null;
  props: HtmlVariables;
  serverFunctions: Readonly<Record<string, Callable>>;
  events: readonly string[];
  head: string | null;
  applyDefaultCss: boolean;
  minHeight: number | null;
  maxHeight: number | null;
  padding: boolean;
  autoscroll: boolean;
  /** What was made of the templates and the script. */
  plan: Plan | null;
}

interface Plan {
  readonly html: PlannedTemplate | null;
  readonly css: PlannedTemplate | null;
  readonly module: string | null;
  /** What the plan was made of: an update cannot change it. */
  readonly of: Readonly<Record<string, unknown>>;
}

const defaults: HtmlProps & Partial<CommonProps> = {
  value: null,
  htmlTemplate: PLAIN_TEMPLATE,
  cssTemplate: "",
  jsOnLoad: CLICK_SCRIPT,
  props: {},
  serverFunctions: {},
  events: [],
  head: null,
  applyDefaultCss: true,
  minHeight: null,
  maxHeight: null,
  padding: false,
  autoscroll: false,
  plan: null,
  container: false,
  showLabel: false,
  minWidth: null,
  buttons: [],
};

const html = defineComponent({
  type: "html",
  name: "HTML",
  element: HtmlElement,
  events: Object.fromEntries(EVENTS.map((event) => [event, data<HtmlEventData>()])),
  defaults,
  holdsChildren: true,
  complete,
  wire: ({ value }) => z.nullable(schemaLike(value)),
  preprocess: (value, { value: first }) => value ?? (typeof first === "string" ? "" : null),
  postprocess: (value: unknown) => value ?? null,
  apiSchema: ({ value }) => (value === null ? { type: "string" } : jsonSchemaLike(value)),
  example: () => "<p>Hello</p>",
  wireProps,
  prerender,
  module: ({ plan }) => plan?.module ?? null,
  // Its markup is shown as it is.
  isTrusted: () => true,
  call,
  // Its script may ask for anything.
  devices: ({ jsOnLoad, head }) =>
    (jsOnLoad === null || jsOnLoad === CLICK_SCRIPT) && head === null ? [] : ["camera", "microphone"],
});

/**
 * Markup of your own, with a style and a behaviour of its own if you like. Its template is a function of its value and
 * of its `props`, or a text with `{{name}}`, `{{#each}}`, `{{#if}}` and `${expression}`. What a template's function or
 * `${…}` answers is shown as it is: escape what visitors have written, or say `{{name}}`. Scripts in it never run.
 *
 * Handlers read and show what the component starts with: a text, a number, a list.
 *
 * @example
 * const greeting = gr.HTML("Ada", { htmlTemplate: "<h2>Hello {{value}}!</h2>" });
 * const stars = gr.HTML(3, {
 *   htmlTemplate: ({ value, max }) => Array.from({ length: max }, (_, i) => `<b>${i < value ? "★" : "☆"}</b>`).join(""),
 *   props: { max: 5 },
 *   jsOnLoad: ({ element, props }) => element.addEventListener("click", () => (props.value += 1)),
 * });
 */
export const HTML: HtmlFactory = Object.assign(create, { definition: html.definition }) as unknown as HtmlFactory; // what it starts with tells the types

function create(value: unknown = null, options: object = {}, children: readonly Component[] = []): Component {
  const made = make(html.definition, { ...options, value }, children);
  const { events } = made.props as unknown as HtmlProps; // they are its own
  for (const event of events) {
    if (event in made) continue;
    Object.defineProperty(made, event, { value: createTrigger(made, event) });
  }
  return made;
}

function complete(props: HtmlProps & CommonProps): HtmlProps & CommonProps {
  const of = Object.fromEntries(FIXED.map((name) => [name, props[name]]));
  if (props.plan) {
    const { of: before } = props.plan;
    const changed = FIXED.find((name) => before[name] !== of[name]);
    if (changed) throw new AppError(`HTML: ${changed} cannot be changed by an update; change its props instead.`);
    return props;
  }
  check(props);
  const html = planned(props.htmlTemplate, "htmlTemplate", PLAIN_TEMPLATE);
  const css = planned(props.cssTemplate, "cssTemplate", "");
  const load = props.jsOnLoad === CLICK_SCRIPT ? null : props.jsOnLoad;
  const names = [...new Set([...Object.keys(props.props), "value", "label", "visible"])];
  return { ...props, plan: { html, css, module: moduleSource({ html, css, load, names }), of } };
}

/** What is in the module, and what the server alone knows. */
const FIXED = ["htmlTemplate", "cssTemplate", "jsOnLoad", "head", "serverFunctions", "events"] as const;

function check({ htmlTemplate, cssTemplate, jsOnLoad, props, serverFunctions, events }: HtmlProps): void {
  for (const [name, code] of Object.entries({ htmlTemplate, cssTemplate, jsOnLoad: jsOnLoad ?? "" })) {
    if (typeof code !== "string" && typeof code !== "function") {
      throw new SetupError(`HTML: ${name} is a text or a function.`);
    }
    if (String(code).includes("[native code]")) {
      throw new SetupError(`HTML: ${name} is a function without a source of its own; write it out.`);
    }
  }
  const taken = ["value", "label", "visible"].find((name) => name in props);
  if (taken)
    throw new SetupError(`HTML: props cannot have "${taken}", which every template knows; say it as an option.`);
  for (const [name, fn] of Object.entries(serverFunctions)) {
    if (typeof fn !== "function") throw new SetupError(`HTML: serverFunctions: "${name}" is no function.`);
  }
  const wrong = events.find((name) => !/^[a-z]\w*$/i.test(name) || ["definition", "props", "children"].includes(name));
  if (wrong !== undefined) throw new SetupError(`HTML: "${wrong}" cannot be the name of an event.`);
}

/** Null for what the element does by itself. */
function planned(template: string | Callable, name: string, plain: string): PlannedTemplate | null {
  if (template === plain) return null;
  if (typeof template === "function") return template;
  try {
    return parseTemplate(template);
  } catch (cause) {
    throw new SetupError(`HTML: ${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function wireProps({ htmlTemplate, cssTemplate, jsOnLoad, serverFunctions }: HtmlProps): Record<string, unknown> {
  const serverFns = Object.keys(serverFunctions);
  return {
    htmlTemplate: textOf(htmlTemplate),
    cssTemplate: textOf(cssTemplate),
    jsOnLoad: jsOnLoad === null ? null : textOf(jsOnLoad),
    serverFns: serverFns.length > 0 ? serverFns : null,
    componentClassName: "HTML",
    ...{ serverFunctions: null, events: null, plan: null, interactive: null },
  };
}

function textOf(code: string | Callable): string {
  return typeof code === "string" ? code : functionSource(code);
}

/** `data` is a list of arguments, or the only one. */
function call({ serverFunctions }: HtmlProps, name: unknown, data: unknown): ComponentCall | undefined {
  if (typeof name !== "string" || !Object.hasOwn(serverFunctions, name)) return undefined;
  return {
    name,
    async run() {
      try {
        const answer = await serverFunctions[name]?.(...([data].flat() as never[])); // the function checks them
        return { status: 200, answer: answer ?? null };
      } catch (error) {
        if (error instanceof AppError) return { status: 400, answer: { detail: error.message } };
        throw error;
      }
    },
  };
}

/** The server's own drawing, as far as it can draw without running what only a browser may run. */
function prerender(shown: Record<string, unknown>, drawn: Drawn): Record<string, unknown> {
  const { htmlTemplate, cssTemplate, plan } = { ...defaults, ...drawn.props } as HtmlProps; // the component's own
  const variables = (shown["props"] ?? {}) as HtmlVariables; // as above
  const values = {
    ...variables,
    value: shown["value"] ?? "",
    label: shown["label"] ?? "",
    visible: shown["visible"] ?? true,
  };
  const html = drawOn(plan?.html ?? planned(htmlTemplate, "htmlTemplate", PLAIN_TEMPLATE), values);
  const css = drawOn(plan?.css ?? planned(cssTemplate, "cssTemplate", ""), values);
  const markup = serverMarkup(htmlTemplate === PLAIN_TEMPLATE ? String(values.value) : (html ?? "<"));
  const rules = css === null ? null : serverRules(css);
  const rendered = markup ? withChildren(markup.html, drawn) : drawn.hasChildren ? CHILDREN_PLACE : undefined;
  const scope = `#html-${drawn.id}`;
  return {
    rendered,
    rules: [
      ...(markup?.styles ?? []).map((text, i) => `${scope} [${STYLE_MARK}="${i}"]{${text}}`),
      ...(rules ? [`${scope}:not([data-live]){${rules}}`] : []),
    ].join(""),
  };
}

function withChildren(markup: string, { hasChildren }: Drawn): string {
  if (!hasChildren) return markup;
  return markup.includes("@children") ? markup.replace("@children", CHILDREN_PLACE) : markup + CHILDREN_PLACE;
}

function drawOn(template: PlannedTemplate | null, values: HtmlVariables): string | null {
  if (template === null) return null;
  if (typeof template !== "function") return drawTemplate(template, values);
  try {
    return String((template as (values: HtmlVariables) => unknown)(values)); // a template takes the values
  } catch {
    // The browser says what is wrong with it.
    return null;
  }
}
