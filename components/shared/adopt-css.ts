/** Styles of lazily loaded libraries, put where they are seen: into the document, or the shadow root of an embed. */

const sheets = new Map<string, CSSStyleSheet>();

/** Adds the styles to the root that the element is in, once. Constructed sheets need no permission of the CSP. */
export function adoptCss(element: Element, css: string): void {
  const root = element.getRootNode();
  if (root instanceof ShadowRoot) {
    adopt(root, css);
    // Fonts that a shadow root declares are not found; the document has to.
    const fonts = fontFaces(css);
    if (fonts !== "") adopt(document, fonts);
  } else if (root instanceof Document) {
    adopt(root, css);
  }
}

function adopt(root: Document | ShadowRoot, css: string): void {
  const sheet = sheetOf(css);
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}

function sheetOf(css: string): CSSStyleSheet {
  const known = sheets.get(css);
  if (known) return known;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  sheets.set(css, sheet);
  return sheet;
}

function fontFaces(css: string): string {
  return [...sheetOf(css).cssRules]
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .map(({ cssText }) => cssText)
    .join("\n");
}
