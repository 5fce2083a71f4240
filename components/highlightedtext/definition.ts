import * as z from "zod/mini";
import { data, defineComponent } from "../../src/core/component.ts";
import { AppError, SetupError } from "../../src/core/errors.ts";
import type { SelectData } from "../../src/core/event-data.ts";
import { API_SCHEMA } from "./api-schema.ts";
import { HighlightedTextElement } from "./element.ts";
import type { HighlightedTextProps, HighlightedTextValue, HighlightedToken } from "./props.ts";
import { toTokens } from "./tokens.ts";

const defaults: HighlightedTextProps = {
  value: null,
  colorMap: null,
  showLegend: false,
  showInlineCategory: true,
  combineAdjacent: false,
  adjacentSeparator: "",
  showWhitespaces: true,
  rtl: false,
};

const token = z.object({
  token: z.string(),
  class_or_confidence: z._default(z.nullable(z.union([z.string(), z.number()])), null),
});

/**
 * A text whose pieces are marked with categories, or with scores from -1 to 1. Where it is interactive, visitors mark
 * pieces themselves.
 *
 * Handlers show a list of pairs, such as `["Paris", "LOC"]`, or a record of the text and the entities that were found in
 * it; null shows nothing. They read a list of `{ token, class_or_confidence }`, or null.
 *
 * @example
 * const parts = gr.HighlightedText({ label: "Parts of speech", colorMap: { noun: "green", verb: "red" } });
 * tag.click(() => [["Birds", "noun"], [" ", null], ["sing", "verb"]], { outputs: parts });
 */
export const HighlightedText = defineComponent({
  type: "highlightedtext",
  element: HighlightedTextElement,
  name: "HighlightedText",
  events: {
    change: undefined,
    select: data<SelectData<readonly [text: string, categoryOrScore: string | number | null]>>(),
  },
  defaults,
  complete(props) {
    const { colorMap } = props;
    if (colorMap !== null && !Object.values(colorMap).every((color) => typeof color === "string")) {
      throw new SetupError("HighlightedText: colorMap is a record of categories and their colors, or null.");
    }
    try {
      return { ...props, value: toTokens(props.value, props) };
    } catch (cause) {
      throw new SetupError(`HighlightedText: its value cannot be shown. ${messageOf(cause)}`, { cause });
    }
  },
  wire: () => z.nullable(z.array(token)),
  preprocess: (tokens): HighlightedToken[] | null => tokens,
  postprocess(value: HighlightedTextValue, props) {
    try {
      return toTokens(value, props);
    } catch (cause) {
      throw new AppError(`HighlightedText was given a value that it cannot show. ${messageOf(cause)}`, { cause });
    }
  },
  apiSchema: () => API_SCHEMA,
  example: () => [
    { token: "The", class_or_confidence: null },
    { token: "quick", class_or_confidence: "adj" },
  ],
  wireProps: () => ({ buttons: [] }),
});

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
