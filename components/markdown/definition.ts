import * as z from "zod/mini";
import { type CommonProps, data, defineComponent, type Options } from "../../src/core/component.ts";
import type { Valued } from "../../src/core/computed-value.ts";
import type { Wiring } from "../../src/core/handler.ts";
import type { CopyData } from "../../src/core/event-data.ts";
import { renderMarkdown } from "../shared/markdown.ts";
import { dedent } from "../../src/core/dedent.ts";
import { MarkdownElement } from "./element.ts";
import type { MarkdownProps } from "./props.ts";

const defaults: MarkdownProps & Partial<CommonProps> = {
  value: null,
  latexDelimiters: [{ left: "$$", right: "$$", display: true }],
  sanitizeHtml: true,
  lineBreaks: false,
  headerLinks: false,
  height: null,
  maxHeight: null,
  minHeight: null,
  rtl: false,
  buttons: null,
  padding: false,
  container: false,
  minWidth: null,
};

const markdown = defineComponent({
  type: "markdown",
  element: MarkdownElement,
  events: { change: undefined, copy: data<CopyData>() },
  defaults,
  wire: () => z.nullable(z.string()),
  preprocess: (text) => text ?? "",
  postprocess: (text: string | null | undefined) => (text === null || text === undefined ? null : dedent(text)),
  example: () => "# Hello!",
  isTrusted: ({ sanitizeHtml }) => !sanitizeHtml,
  // Nobody can edit it.
  wireProps: () => ({ interactive: null }),
  prerender: (props) => ({ rendered: prerender(props) }),
});

/** The server's own drawing, so that the page is readable before, and without, its script. */
function prerender(props: Readonly<Record<string, unknown>>): string {
  const { value } = props;
  if (typeof value !== "string") return "";
  // The page's props are this component's own, completed and renamed back from the wire.
  const options = { ...defaults, ...props } as MarkdownProps;
  return renderMarkdown(value, options);
}

/**
 * Formatted text: Markdown with tables, code, formulas and harmless HTML. Indentation that all lines share is removed,
 * so that the text may stand in the code as it reads best.
 *
 * Handlers read the source as a `string` and may show a `string`.
 *
 * @example
 * const intro = gr.Markdown("# Hello\nThis is **Markdown**.", { headerLinks: true });
 */
export const Markdown = Object.assign(
  <const I extends Wiring | undefined = undefined>(
    value: Valued<string | null, I> = null,
    options: Omit<Options<MarkdownProps, I>, "value"> = {},
  ): ReturnType<typeof markdown> => markdown({ ...options, value }),
  { definition: markdown.definition },
);
