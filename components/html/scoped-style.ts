/** A component's host, and what inside of it is styled. */
type Dressed = Element & { readonly inner: HTMLElement };

/** An author's rules about one component. Constructed sheets need no permission of the page's policy. */
export class ScopedStyle {
  readonly #host: Dressed;
  #sheet: CSSStyleSheet | null = null;
  #root: Document | ShadowRoot | null = null;
  #worn = "";

  constructor(host: Dressed) {
    this.#host = host;
  }

  /**
   * Lets these rules count instead of those before. `css` is nested in the component's own rule; `sheets` are whole, as
   * style elements have them, and count in here as well.
   */
  wear(css: string, sheets: readonly string[] = []): void {
    const { inner } = this.#host;
    const id = `#${inner.id}`;
    const text = [
      ...(css === "" ? [] : firstRule(`${id} {${css}}`)),
      ...sheets.flatMap((sheet) => nested(id, sheet)),
    ].join("\n");
    if (text === this.#worn) return;
    this.#worn = text;
    if (text === "") return this.#takeOff();
    const root = this.#host.getRootNode();
    if (!(root instanceof Document || root instanceof ShadowRoot)) return;
    const sheet = this.#sheet ?? new CSSStyleSheet();
    sheet.replaceSync(text);
    // The server's rules end here.
    inner.toggleAttribute("data-live", true);
    if (this.#root === root) return;
    root.adoptedStyleSheets.push(sheet);
    this.#sheet = sheet;
    this.#root = root;
  }

  #takeOff(): void {
    const { adoptedStyleSheets: sheets = [] } = this.#root ?? {};
    const at = this.#sheet ? sheets.indexOf(this.#sheet) : -1;
    if (at >= 0) sheets.splice(at, 1);
    this.#root = null;
  }
}

function rulesOf(css: string): CSSRule[] {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return [...sheet.cssRules];
}

/** What follows has slipped out of its braces. */
function firstRule(css: string): string[] {
  return rulesOf(css)
    .slice(0, 1)
    .map(({ cssText }) => cssText);
}

/** Rules that were read on their own cannot slip out of the braces around them. */
function nested(id: string, css: string): string[] {
  return rulesOf(css).map((rule) => (rule instanceof CSSKeyframesRule ? rule.cssText : `${id} { ${rule.cssText} }`));
}
