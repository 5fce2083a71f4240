/**
 * Inline styles that a strict content security policy allows: set through the style object in the browser, collected
 * into the page's one style sheet on the server.
 */

import { noChange } from "lit";
import { Directive, directive, type ElementPart } from "lit/directive.js";

/** CSS property or custom property → value; null and undefined leave it out. */
export type Styles = Readonly<Record<string, string | number | null | undefined>>;

/** The element directive behind {@link styles}. */
export class StylesDirective extends Directive {
  override render(_styles: Styles): unknown {
    return noChange;
  }

  override update(part: ElementPart, [wanted]: [Styles]): unknown {
    if (part.element instanceof HTMLElement || part.element instanceof SVGElement) {
      applyStyles(part.element, wanted);
      // The server's rule for this element; from now on the inline styles say it.
      part.element.removeAttribute("data-s");
    }
    return noChange;
  }
}

/**
 * Styles one element of a template.
 *
 * @example
 * html`<div class="bar" ${styles({ width: `${percent}%` })}></div>`
 */
export const styles = directive(StylesDirective);

/** Sets what is wanted and removes what is null. */
export function applyStyles(element: ElementCSSInlineStyle, wanted: Styles): void {
  for (const [name, value] of Object.entries(wanted)) {
    if (value === null || value === undefined) element.style.removeProperty(name);
    else element.style.setProperty(name, String(value));
  }
}

/** The same styles as declarations of a style sheet. */
export function declarations(wanted: Styles): string {
  return Object.entries(wanted)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name}:${String(value).replace(/[;{}<>]/g, "")}`)
    .join(";");
}

/** A length in CSS: numbers are pixels, strings stay. */
export function length(size: number | string | null | undefined): string | null {
  if (size === null || size === undefined) return null;
  return typeof size === "number" ? `${size}px` : size;
}
