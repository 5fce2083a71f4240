import { html, nothing, type PropertyValues, type TemplateResult, svg } from "lit";
import { customElement, property } from "lit/decorators.js";
import { blockLabel } from "../shared/block-label.ts";
import { CopyButton } from "../shared/copy-button.ts";
import { emptyState } from "../shared/empty-state.ts";
import { GradioElement, type HostState } from "../shared/gradio-element.ts";
import { icon } from "../shared/icons.ts";
import { length, styles } from "../shared/styles.ts";
import type { JsonProps, JsonValue } from "./props.ts";
import { word } from "../shared/words.ts";

// Paths from Lucide (ISC licence, © Lucide Icons and Contributors).
const bracesIcon = icon(
  svg`<path d="M8 3H7a2 2 0 0 0-2 2v5a2 2 0 0 1-2 2 2 2 0 0 1 2 2v5c0 1.1.9 2 2 2h1"/><path d="M16 21h1a2 2 0 0 0 2-2v-5c0-1.1.9-2 2-2a2 2 0 0 1-2-2V5a2 2 0 0 0-2-2h-1"/>`,
);

/** Deeper values start closed. */
const OPEN_DEPTH = 3;

/** Where a value stands in the tree. */
interface Place {
  /** What leads here from the root; tells nodes apart. */
  path: string;
  depth: number;
  /** The name or index shown before the value. */
  key: string | null;
  isLast: boolean;
}

/** JSON as a tree. */
@customElement("gr-json")
export class JsonElement extends GradioElement<JsonValue> implements JsonProps {
  static override readonly fallbackLabel = "JSON";

  @property({ attribute: false }) open = false;
  @property({ attribute: false }) showIndices = false;
  @property({ attribute: false }) height: number | string | null = null;
  @property({ attribute: false }) maxHeight: number | string | null = null;
  @property({ attribute: false }) minHeight: number | string | null = null;
  @property({ attribute: false }) override buttons: JsonProps["buttons"] = [];

  readonly #copy = new CopyButton(this);
  /** What the visitor has opened and closed, by path. */
  readonly #toggled = new Map<string, boolean>();
  #line = 0;

  override host(): HostState {
    const host = super.host();
    // The corner label touches the frame; the content brings its own room.
    const classes = host.classes.filter((name) => name !== "padded");
    return { ...host, classes, attributes: { "data-testid": "json" } };
  }

  override render(): TemplateResult {
    const { value } = this;
    const isEmpty = value === null || isEmptyRecord(value);
    return html`
      ${
        this.label === null
          ? nothing
          : blockLabel({ labelText: this.label, showLabel: this.showLabel, icon: bracesIcon, isFloating: isEmpty })
      }
      ${isEmpty ? emptyState(bracesIcon) : this.#tree(value)}
    `;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("open")) this.#toggled.clear();
  }

  protected override updated(): void {
    this.querySelector(".json-node.root")?.classList.toggle("dark-mode", this.closest(".dark") !== null);
  }

  protected override get drawsToolbar(): boolean {
    return this.value !== null && !isEmptyRecord(this.value);
  }

  #tree(value: JsonValue): TemplateResult {
    this.#line = 0;
    return html`
      ${this.toolbar(this.buttons.includes("copy") ? this.#copy.render(() => JSON.stringify(value, null, 2)) : nothing)}
      <div
        class="json-holder"
        dir="ltr"
        ${styles({
          height: length(this.height),
          "max-height": length(this.maxHeight),
          "min-height": length(this.minHeight),
        })}
      >
        <div class="json-node root">${this.#node(value, { path: "", depth: 0, key: null, isLast: true })}</div>
      </div>
    `;
  }

  #node(value: JsonValue, place: Place): TemplateResult {
    if (typeof value !== "object" || value === null) return this.#leaf(value, place);
    const entries = Object.entries(value);
    const [opening, closing] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
    if (entries.length === 0) return this.#textLine(place, `${opening}${closing}`);
    const isOpen = this.#toggled.get(place.path) ?? (this.open || place.depth < OPEN_DEPTH);
    const kind = Array.isArray(value) ? "Array" : "Object";
    const preview = html`<button type="button" class="preview" @click=${() => this.#toggle(place.path, true)}>
        ${kind}(${entries.length})</button
      ><span class="punctuation">${closing}${comma(place)}</span>`;
    return html`
      ${this.#lineOf(
        place.depth,
        html`<button
            type="button"
            class="toggle"
            aria-expanded=${isOpen ? "true" : "false"}
            aria-label=${word(isOpen ? "Collapse" : "Expand")}
            @click=${() => this.#toggle(place.path, !isOpen)}
          ></button
          >${keyOf(place)}<span class="punctuation">${opening}</span>${isOpen ? nothing : preview}`,
      )}
      ${
        isOpen
          ? html`<div class="children">${this.#children(value, entries, place)}</div>
              ${this.#lineOf(place.depth, html`<span class="punctuation">${closing}${comma(place)}</span>`)}`
          : nothing
      }
    `;
  }

  #children(value: JsonValue, entries: readonly (readonly [string, JsonValue])[], parent: Place): TemplateResult[] {
    return entries.map(([name, child], i) => {
      const key = Array.isArray(value) && !this.showIndices ? null : name;
      const path = `${parent.path}/${name.replaceAll("/", "//")}`;
      return html`<div class="json-node">
        ${this.#node(child, { path, depth: parent.depth + 1, key, isLast: i === entries.length - 1 })}
      </div>`;
    });
  }

  #leaf(value: string | number | boolean | null, place: Place): TemplateResult {
    const kind =
      { string: "string", number: "number", boolean: "bool", object: "null" }[typeof value as string] ?? "null"; // the four kinds of leaf
    return this.#lineOf(
      place.depth,
      html`${keyOf(place)}<span class="value ${kind}">${JSON.stringify(value)}</span
        ><span class="punctuation">${comma(place)}</span>`,
    );
  }

  #textLine(place: Place, text: string): TemplateResult {
    return this.#lineOf(place.depth, html`${keyOf(place)}<span class="punctuation">${text}${comma(place)}</span>`);
  }

  /** Numbers are drawn by the style sheet, so that selecting the text leaves them out. */
  #lineOf(depth: number, content: TemplateResult): TemplateResult {
    const number = ++this.#line;
    return html`<div class="line">
      <span class="line-number" data-pseudo-content=${number} title=${word("Line number {0}", number)}></span
      ><span class="content" ${styles({ "--depth": depth })}>${content}</span>
    </div>`;
  }

  #toggle(path: string, isOpen: boolean): void {
    this.#toggled.set(path, isOpen);
    this.requestUpdate();
  }
}

function keyOf({ key }: Place): unknown {
  if (key === null) return nothing;
  return html`<span class="key">${JSON.stringify(key)}</span><span class="punctuation">: </span>`;
}

function comma({ isLast }: Place): string {
  return isLast ? "" : ",";
}

function isEmptyRecord(value: JsonValue): boolean {
  return typeof value === "object" && !Array.isArray(value) && value !== null && Object.keys(value).length === 0;
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-json": JsonElement;
  }
}
