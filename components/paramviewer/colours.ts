/** What code gains in the browser. Loaded when there is code to show. */

import { adoptCss } from "../shared/adopt-css.ts";
import codeCss from "../shared/code.css?inline";
import { highlightText } from "../shared/highlight.ts";

/** Pieces of code in colours, as safe HTML; where the element is, the colours are known from now on. */
export async function colourCode(
  element: Element,
  codes: readonly string[],
  language: string,
): Promise<ReadonlyMap<string, string>> {
  adoptCss(element, codeCss);
  const coloured = await Promise.all(codes.map(async (code) => [code, await highlightText(code, language)] as const));
  return new Map(coloured.flatMap(([code, markup]) => (markup === null ? [] : [[code, markup]])));
}
