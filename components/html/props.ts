import type { FileData } from "../../src/protocol/file-data.ts";
import type { Uploader } from "../shared/upload.ts";
import type { Visibility } from "../../src/protocol/config.ts";

/** What an element knows of a component: templates and scripts are texts here. */
export interface HtmlProps {
  value: unknown;
  htmlTemplate: string;
  cssTemplate: string;
  jsOnLoad: string | null;
  /** Further variables of the templates. */
  props: Readonly<Record<string, unknown>>;
  /** Elements for the page's head, which are there before the script runs. */
  head: string | null;
  /** Text looks as in a `gr.Markdown`. */
  applyDefaultCss: boolean;
  /** Pixels. */
  minHeight: number | null;
  /** Pixels; what is higher scrolls. */
  maxHeight: number | null;
  /** Room around the content. */
  padding: boolean;
  /** Stays at the end of what grows, if it is there already. */
  autoscroll: boolean;
}

/** What templates have unless their author says otherwise. */
export const PLAIN_TEMPLATE = "${value}";
/** A press on it is a click. */
export const CLICK_SCRIPT = "element.addEventListener('click', function() { trigger('click') });";

/** Where the component's children are, in the place of `@children`. */
export const CHILDREN_PLACE = `<div class="html-children" data-children></div>`;
/** Everything that a template is drawn with. */
export type TemplateValues = Readonly<Record<string, unknown>> & {
  readonly value: unknown;
  readonly label: string;
  readonly visible: Visibility;
};

/** An author's templates and script, as their module exports them. */
export interface AuthorModule {
  html?(values: TemplateValues): unknown;
  css?(values: TemplateValues): unknown;
  load?(page: AuthorPage): unknown;
}

/** The component as its script and its templates see it. */
export interface HtmlHost extends HtmlProps, HTMLElement {
  readonly label: string | null;
  readonly visible: Visibility;
  readonly serverFns: readonly string[];
  readonly componentClassName: string;
  readonly upload: Uploader | undefined;
  readonly hasChildren: boolean;
  readonly hasModule: boolean;
  readonly hasTemplate: boolean;
  /** Holds what the template draws. */
  readonly inner: HTMLElement;
  readonly childrenHost: HTMLElement;
  requestUpdate(): void;
  say(event: string | null, data: unknown, patch: Readonly<Record<string, unknown>>): void;
}

/** What a script may use. */
export interface AuthorPage {
  readonly element: HTMLElement;
  readonly trigger: (event: string, data?: unknown) => void;
  readonly props: Record<string, unknown>;
  readonly server: Readonly<Record<string, (...args: unknown[]) => Promise<unknown>>>;
  readonly upload: (file: File) => Promise<FileData>;
  readonly watch: (names: string | readonly string[], callback: () => void) => void;
}
