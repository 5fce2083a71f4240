import { html, nothing, type PropertyValues, svg, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { blockLabel } from "../shared/block-label.ts";
import { emptyState } from "../shared/empty-state.ts";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { icon } from "../shared/icons.ts";
import { styles, type Styles } from "../shared/styles.ts";
import { colorsOf, isTransparent, lightStyles, PLAIN, scoreStyles, strongStyles } from "./colors.ts";
import type { TokenEditor, TokenOwner } from "./token-editor.ts";
import type { HighlightedTextProps, HighlightedToken } from "./props.ts";

const markerIcon = icon(
  svg`<path d="m9 11-6 6v3h9l3-3"/><path d="m22 12-4.6 4.6a2 2 0 0 1-2.8 0l-5.2-5.2a2 2 0 0 1 0-2.8L14 4"/>`,
);

/** A piece and its place in the list. */
export interface PlacedToken extends HighlightedToken {
  readonly index: number;
}

/** A line of a piece: where it begins in it, and whether it is the last one. */
interface Line {
  readonly text: string;
  readonly start: number;
  readonly isLast: boolean;
}

type Colors = ReadonlyMap<string, string>;

/**
 * A text whose pieces are marked with categories or scores.
 *
 * @fires select - a marked piece was picked
 * @fires input - the visitor marked a piece, or changed a mark
 */
@customElement("gr-highlightedtext")
export class HighlightedTextElement
  extends GradioElement<readonly HighlightedToken[]>
  implements
    Pick<HighlightedTextProps, "colorMap" | "showLegend" | "showInlineCategory" | "showWhitespaces" | "rtl">,
    TokenOwner
{
  @property({ attribute: false }) colorMap: HighlightedTextProps["colorMap"] = null;
  @property({ attribute: false }) showLegend = false;
  @property({ attribute: false }) showInlineCategory = true;
  @property({ attribute: false }) showWhitespaces = true;
  @property({ attribute: false }) rtl = false;

  /** The category that the pointer or the focus is on, in the legend. */
  @state() private active: string | null = null;

  #editor: TokenEditor | null = null;
  #arrival: Promise<unknown> | null = null;

  override async settled(): Promise<void> {
    // An editor that cannot be fetched holds nothing back.
    await Promise.allSettled([this.#arrival]);
  }

  override host(): HostState {
    const host = super.host();
    // The corner label touches the frame; the content brings its own room.
    const classes = host.classes.filter((name) => name !== "padded");
    return {
      ...host,
      classes,
      styles: { ...host.styles, "border-style": this.interactive ? "dashed" : null },
      dir: this.rtl ? "rtl" : null,
      attributes: { "data-testid": "highlighted-text" },
    };
  }

  override render(): TemplateResult {
    const isEmpty = this.tokens.length === 0;
    return html`
      ${
        this.label === null
          ? nothing
          : blockLabel({ labelText: this.label, showLabel: this.showLabel, icon: markerIcon, isFloating: isEmpty })
      }
      ${isEmpty ? emptyState(markerIcon) : this.#content()}
    `;
  }

  /** What is shown. */
  get tokens(): readonly HighlightedToken[] {
    return this.value ?? [];
  }

  /** The last mark decides whether the marks are scores. */
  get hasScores(): boolean {
    return typeof this.tokens.findLast((each) => each.class_or_confidence !== null)?.class_or_confidence === "number";
  }

  change(tokens: readonly HighlightedToken[]): void {
    this.enter(tokens);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("value")) this.#editor?.follow();
  }

  protected override updated(): void {
    if (this.interactive && this.tokens.length > 0 && !this.#arrival) this.#arrival = this.#fetchEditor();
  }

  #content(): TemplateResult {
    const { hasScores } = this;
    const categories = this.tokens.flatMap(({ class_or_confidence: found }) => (found === null ? [] : [String(found)]));
    const colors = colorsOf(hasScores ? [] : categories, this.colorMap);
    const legend = hasScores ? scoreLegend() : this.#legend(colors, new Set(categories));
    return html`<div class="container">
      ${this.showLegend ? legend : nothing}
      <div
        class="textfield"
        data-testid=${hasScores ? "highlighted-text:textfield" : nothing}
        @mouseup=${() => this.#editor?.onSelection()}
      >
        ${this.tokens.map((token, index) => this.#token({ ...token, index }, colors))}
      </div>
    </div>`;
  }

  #legend(colors: Colors, used: ReadonlySet<string>): TemplateResult {
    const point = (category: string | null) => (): void => void (this.active = category);
    return html`<div class="legend" data-testid="highlighted-text:category-legend">
      ${[...colors].map(([category, color]) => {
        const enter = point(used.has(category) ? category : null);
        return html`<button
          type="button"
          class="legend-item"
          @mouseenter=${enter}
          @mouseleave=${point(null)}
          @focus=${enter}
          @blur=${point(null)}
          ${styles(lightStyles(color))}
        >
          ${category}
        </button>`;
      })}
    </div>`;
  }

  /** Lines of a piece are drawn apart, and share its mark. */
  #token(token: PlacedToken, colors: Colors): TemplateResult[] {
    const { class_or_confidence: found } = token;
    const color = this.hasScores || found === null ? null : (colors.get(String(found)) ?? null);
    let start = 0;
    return token.token.split("\n").map((text, line, all) => {
      const drawn = this.#line(token, { text, start, isLast: line === all.length - 1 }, color);
      start += text.length + 1;
      return line === 0 ? drawn : html`<span class="line-break"></span>${drawn}`;
    });
  }

  #line(token: PlacedToken, { text, start, isLast }: Line, color: string | null): TemplateResult {
    const { class_or_confidence: found, index } = token;
    if (text === "" && (found === null || !isLast)) return html``;
    const press = this.#pressOf(token);
    return html`<span class="token-container"
      ><span
        class="token ${this.#classesOf(token, color)} ${press ? "selectable" : ""}"
        role=${press ? "button" : nothing}
        tabindex=${press ? "0" : nothing}
        @click=${() => press?.()}
        @keydown=${(event: KeyboardEvent) => press && isPress(event) && press()}
        ${styles(this.#stylesOf(token, color))}
        ><span class="text ${found === null ? "unlabeled" : ""}" data-index=${index} data-start=${start}
          >${this.#editor?.text(token, text) ?? text}</span
        >${isLast ? this.#mark(token, color) : nothing}</span
      >${isLast ? this.#editor?.removal(token) : nothing}</span
    >`;
  }

  /** What a press on the piece does, if anything. */
  #pressOf(token: PlacedToken): (() => void) | null {
    const { index, token: text, class_or_confidence: found } = token;
    if (this.interactive) return this.#editor?.pressOf(token) ?? null;
    if (!this.hears("select") || (found === null && !this.hasScores)) return null;
    return () => this.fire("select", { index, value: [text, found] });
  }

  /** What stands behind a piece: its category, or what the visitor is writing there. */
  #mark(token: PlacedToken, color: string | null): unknown {
    const { class_or_confidence: found } = token;
    const edited = this.#editor?.mark(token);
    if (edited) return edited;
    if (color === null || this.showLegend || !this.showInlineCategory) return nothing;
    return html`<span class="label" ${styles(strongStyles(color))}>${found}</span>`;
  }

  #classesOf(token: PlacedToken, color: string | null): string {
    return [
      this.hasScores && "score-token",
      token.class_or_confidence !== null && "highlighted",
      this.#isDimmed(token) && "dimmed",
      color !== null && isTransparent(color) && "transparent",
    ]
      .filter(Boolean)
      .join(" ");
  }

  #isDimmed({ class_or_confidence: found }: HighlightedToken): boolean {
    return this.active !== null && found !== null && String(found) !== this.active;
  }

  #stylesOf(token: PlacedToken, color: string | null): Styles {
    const { class_or_confidence: found } = token;
    if (this.hasScores && found !== null) return scoreStyles(Number(found) || 0);
    return color === null || this.#isDimmed(token) ? PLAIN : lightStyles(color);
  }

  async #fetchEditor(): Promise<void> {
    try {
      const { TokenEditor } = await import("./token-editor.ts");
      this.#editor = new TokenEditor(this);
      this.requestUpdate();
    } catch (error) {
      // The next drawing may find the network again.
      this.#arrival = null;
      throw error;
    }
  }
}

function scoreLegend(): TemplateResult {
  return html`<div class="score-legend" data-testid="highlighted-text:color-legend">
    <span>-1</span><span>0</span><span>+1</span>
  </div>`;
}

function isPress(event: KeyboardEvent): boolean {
  const isMeant = event.key === "Enter" || event.key === " ";
  if (isMeant) event.preventDefault();
  return isMeant;
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-highlightedtext": HighlightedTextElement;
  }
}
