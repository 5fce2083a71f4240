/** Texts that code draws which comes when it is needed: Lit has no part in it, so that a growing text costs its growth. */

import { noChange } from "lit";
import { Directive, directive, type ElementPart } from "lit/directive.js";
import type * as Drawing from "./draw-text.ts";
import type { TextOptions } from "./text-options.ts";

/** Draws the texts of one Chatbot. */
export class Texts {
  readonly #options: () => TextOptions;
  /** What each element shows, or is about to show. */
  readonly #shown = new WeakMap<HTMLElement, string>();
  #drawing: typeof Drawing | null = null;
  #work: Promise<unknown> = Promise.resolve();

  constructor(options: () => TextOptions) {
    this.#options = options;
  }

  /** Everything but the text that a drawing depends on, to compare. */
  get key(): string {
    const { sanitizeHtml, lineBreaks, latexDelimiters, allowTags } = this.#options();
    return JSON.stringify([sanitizeHtml, lineBreaks, latexDelimiters, allowTags]);
  }

  /** Settles when all texts are drawn. */
  get settled(): Promise<unknown> {
    return this.#work;
  }

  /** Shows a text; `target` may hold the server's drawing of it. */
  show(target: HTMLElement, text: string): void {
    const source = this.key + text;
    const before = this.#shown.get(target);
    if (before === source) return;
    this.#shown.set(target, source);
    const isDrawn = before === undefined && target.textContent.trim() + (target.firstElementChild ? "*" : "") !== "";
    if (this.#drawing && !isDrawn) this.#draw(this.#drawing, target, text);
    else if (isDrawn ? needsMore(target, this.#options()) : text.trim() !== "" || before !== undefined) {
      this.#later(target, text, source, isDrawn);
    }
  }

  #draw(drawing: typeof Drawing, target: HTMLElement, text: string): void {
    this.#add(drawing.drawText(target, text, this.#options()));
  }

  #later(
    ...[target, text, source, isDrawn]: [target: HTMLElement, text: string, source: string, isDrawn: boolean]
  ): void {
    const shown = this.#load().then((drawing) => {
      // Otherwise a newer text is on its way, or has been drawn.
      if (this.#shown.get(target) !== source) return undefined;
      if (!drawing) return isDrawn ? undefined : showPlain(target, text);
      return isDrawn ? drawing.enhanceText(target, this.#options()) : drawing.drawText(target, text, this.#options());
    });
    this.#add(shown);
  }

  #add(work: Promise<unknown>): void {
    this.#work = Promise.all([this.#work, work]);
  }

  /** Null where the code cannot be fetched, such as after a new deployment: the plain text is better than none. */
  async #load(): Promise<typeof Drawing | null> {
    // The Worker would carry the code along, and has no use for it.
    if (import.meta.env.SSR) return null;
    this.#drawing ??= await import("./draw-text.ts").catch(() => null);
    return this.#drawing;
  }
}

/** Whether the server's drawing is to be enhanced: with colours, formulas, or styles that only scripts may set. */
function needsMore(target: HTMLElement, { latexDelimiters, sanitizeHtml }: TextOptions): boolean {
  if (target.querySelector("pre > code") || (!sanitizeHtml && target.querySelector("[style]"))) return true;
  return latexDelimiters.some(({ left }) => left !== "" && target.textContent.includes(left));
}

function showPlain(target: HTMLElement, text: string): void {
  // Lit finds its place in the element by comments.
  const marks = [...target.childNodes].filter(({ nodeType }) => nodeType === Node.COMMENT_NODE);
  target.replaceChildren(...marks, text);
}

class TextDirective extends Directive {
  override render(_text: string, _texts: Texts): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [text, texts]: [string, Texts]): unknown {
    if (element instanceof HTMLElement) texts.show(element, text);
    return noChange;
  }
}

/** Has an element show a text. */
export const drawn = directive(TextDirective);
