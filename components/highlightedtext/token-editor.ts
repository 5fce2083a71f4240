/** How a visitor marks pieces of a text. It is fetched where a text is interactive. */

import { html, type ReactiveControllerHost, type TemplateResult } from "lit";
import { adoptCss } from "../shared/adopt-css.ts";
import { closeIcon } from "../shared/icons.ts";
import type { PlacedToken } from "./element.ts";
import type { HighlightedToken } from "./props.ts";
import css from "./token-editor.css?inline";
import { markPart, remark, type Span, unmark } from "./token-edits.ts";
import { word } from "../shared/words.ts";

/** The component as its editor sees it. */
export interface TokenOwner extends ReactiveControllerHost, HTMLElement {
  readonly interactive: boolean;
  readonly tokens: readonly HighlightedToken[];
  readonly hasScores: boolean;
  change(tokens: readonly HighlightedToken[]): void;
}

/** The mark of what was just marked. */
const FIRST = { category: "label", score: 1 };

export class TokenEditor {
  readonly #owner: TokenOwner;
  /** The piece whose mark is being written. */
  #edited: number | null = null;
  #own: readonly HighlightedToken[] | null = null;
  /** What gets the focus once it is drawn. */
  #next: string | null = null;

  constructor(owner: TokenOwner) {
    this.#owner = owner;
    owner.addController({
      hostUpdated: () => {
        adoptCss(owner, css);
        this.#focus();
      },
    });
  }

  /** A value from elsewhere ends what was being written. */
  follow(): void {
    if (this.#owner.tokens !== this.#own) this.#edited = null;
  }

  /** A text without a mark: with the keys, its words are selected and marked. */
  text({ class_or_confidence: mark }: PlacedToken, text: string): TemplateResult | null {
    if (!this.#owner.interactive || mark !== null || text.trim() === "") return null;
    return html`<span
      role="button"
      tabindex="0"
      title=${word("Select words with the arrow keys, mark them with Enter")}
      @keydown=${this.#onTextKey}
      >${text}</span
    >`;
  }

  pressOf({ index, class_or_confidence: mark }: PlacedToken): (() => void) | null {
    return mark === null || index === this.#edited ? null : () => this.#edit(index);
  }

  /** The box for the mark that is being written. */
  mark({ index, class_or_confidence: mark }: PlacedToken): TemplateResult | null {
    if (index !== this.#edited || !this.#owner.interactive) return null;
    return html`<input
      class="label-input"
      type=${this.#owner.hasScores ? "number" : "text"}
      step="any"
      min="-1"
      max="1"
      aria-label=${word(this.#owner.hasScores ? "Score" : "Label")}
      .value=${String(mark ?? "")}
      @keydown=${this.#onInputKey}
      @blur=${(event: FocusEvent) => this.#commit(event.currentTarget as HTMLInputElement /* bound to it */)}
    />`;
  }

  removal({ index, class_or_confidence: mark }: PlacedToken): TemplateResult | null {
    if (mark === null || !this.#owner.interactive) return null;
    return html`<button
      type="button"
      class="remove-btn"
      aria-label=${word("Remove label")}
      title=${word("Remove label")}
      @click=${() => this.#remove(index)}
    >
      ${closeIcon}
    </button>`;
  }

  /** The visitor let go of the mouse, and may have selected something. */
  onSelection(): void {
    const range = this.#owner.interactive ? selectedIn(this.#owner.getRootNode()) : null;
    const span = range && spanOf(range);
    if (span) this.#mark(span);
  }

  readonly #onTextKey = (event: KeyboardEvent): void => {
    const text = event.currentTarget as HTMLElement; // bound to it
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      selectWord(text, { isForward: event.key === "ArrowRight", isExtending: event.shiftKey });
    } else if (event.key === "Enter") {
      const range = selectedIn(this.#owner.getRootNode());
      const selected = range && text.contains(range.startContainer) ? spanOf(range) : null;
      const span = selected ?? wholeOf(text);
      if (span) this.#mark(span);
    } else return;
    event.preventDefault();
  };

  #mark(span: Span): void {
    const { tokens, hasScores } = this.#owner;
    if (tokens[span.index]?.class_or_confidence !== null) return;
    const marked = markPart(tokens, span, hasScores ? FIRST.score : FIRST.category);
    this.#change(marked.tokens);
    this.#edit(marked.index);
  }

  #edit(index: number): void {
    this.#edited = index;
    this.#next = ".label-input";
    this.#owner.requestUpdate();
  }

  readonly #onInputKey = (event: KeyboardEvent): void => {
    // The piece around the box is not meant.
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Enter") this.#leave();
    if (event.key !== "Escape") return;
    const box = event.currentTarget as HTMLInputElement; // bound to it
    box.value = String(this.#owner.tokens[this.#edited ?? -1]?.class_or_confidence ?? "");
    this.#leave();
  };

  /** Hands the focus back to the piece; leaving the box takes what was written. */
  #leave(): void {
    const box = this.#owner.querySelector<HTMLInputElement>(".label-input");
    const index = this.#edited;
    if (box) this.#commit(box);
    this.#next ??= `.token[role="button"]:has(> [data-index="${index}"])`;
  }

  #commit(box: HTMLInputElement): void {
    const index = this.#edited;
    if (index === null) return;
    this.#edited = null;
    const { tokens, hasScores } = this.#owner;
    const text = box.value.trim();
    if (text === "") return this.#remove(index);
    const mark = hasScores ? Math.min(Math.max(Number(text), -1), 1) : text;
    if (mark === tokens[index]?.class_or_confidence) this.#owner.requestUpdate();
    else this.#change(remark(tokens, index, mark));
  }

  #remove(index: number): void {
    const { tokens, index: place } = unmark(this.#owner.tokens, index);
    this.#edited = null;
    this.#next = `[data-index="${place}"] > [role="button"]`;
    this.#change(tokens);
  }

  #change(tokens: readonly HighlightedToken[]): void {
    this.#own = tokens;
    this.#owner.change(tokens);
  }

  #focus(): void {
    const target = this.#next === null ? null : this.#owner.querySelector<HTMLElement>(this.#next);
    this.#next = null;
    target?.focus();
    if (target instanceof HTMLInputElement) target.select();
  }
}

/** What is selected in the document or shadow root, if anything. */
function selectedIn(root: Node): StaticRange | Range | null {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const [range] = root instanceof ShadowRoot ? selection.getComposedRanges({ shadowRoots: [root] }) : [];
  return range ?? selection.getRangeAt(0);
}

/** The part of a piece that is selected; null where the selection goes beyond it. */
function spanOf({ startContainer, startOffset, endContainer, endOffset }: StaticRange | Range): Span | null {
  const [first, last] = [lineOf(startContainer), lineOf(endContainer)];
  if (!first) return null;
  const index = Number(first.dataset["index"]);
  const start = Number(first.dataset["start"]) + startOffset;
  // A triple click ends before what comes next.
  const end = last ? Number(last.dataset["start"]) + endOffset : Number(first.dataset["start"]) + lengthOf(first);
  return end > start && (!last || Number(last.dataset["index"]) === index) ? { index, start, end } : null;
}

function wholeOf(text: HTMLElement): Span | null {
  const line = lineOf(text);
  if (!line) return null;
  const start = Number(line.dataset["start"]);
  return { index: Number(line.dataset["index"]), start, end: start + lengthOf(line) };
}

/** The line that a text node is in. Between elements there is no place in a text. */
function lineOf(node: Node): HTMLElement | null {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  return element?.closest<HTMLElement>("[data-start]") ?? null;
}

function lengthOf(line: HTMLElement): number {
  return line.textContent.length;
}

/** Selects the next or previous word of a text, or extends what is selected by it. */
function selectWord(text: HTMLElement, { isForward, isExtending }: { isForward: boolean; isExtending: boolean }): void {
  const node = [...text.childNodes].find((each) => each instanceof Text && each.length > 0);
  const range = selectedIn(text.getRootNode());
  if (!node) return;
  const isHere = range !== null && text.contains(range.startContainer) && text.contains(range.endContainer);
  const [start, end] = isHere ? [range.startOffset, range.endOffset] : [0, 0];
  const words = [...text.textContent.matchAll(/\S+/g)].map(
    (word) => [word.index, word.index + word[0].length] as const,
  );
  const next = isForward
    ? words.find(([from]) => from >= end && (from > 0 || end === 0))
    : words.findLast(([, to]) => to <= (isHere ? start : Infinity));
  if (!next) return;
  const from = isExtending && isHere ? Math.min(start, next[0]) : next[0];
  const to = isExtending && isHere ? Math.max(end, next[1]) : next[1];
  document.getSelection()?.setBaseAndExtent(node, from, node, to);
}
