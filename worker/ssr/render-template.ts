/**
 * Draws Lit templates to markup that Lit hydrates. Four times smaller than Lit's own server renderer, which a test
 * compares it with; see docs/decisions/server-renderer.md.
 */

import { noChange, nothing } from "lit";
import { PartType } from "lit/directive.js";
import { declarations, type Styles, StylesDirective } from "../../components/shared/styles.ts";
import { type Binding, type LitTemplate, partsOf, type Piece } from "./template-parts.ts";

/** Collects the rules of inline styles, for the page's one style sheet. */
export interface StyleCollector {
  /** Adds declarations and answers the value of the `data-s` attribute that they apply to. */
  add(declarations: string): string;
}

/** The markup of anything that a Lit template may hold. */
export function renderValue(value: unknown, sheet: StyleCollector): string {
  const resolved = resolve(value, PartType.CHILD);
  if (isTemplate(resolved)) {
    const { digest } = partsOf(resolved);
    return `<!--lit-part ${digest}-->${renderTemplate(resolved, sheet)}<!--/lit-part-->`;
  }
  if (isList(resolved)) {
    return `<!--lit-part-->${[...resolved].map((item) => renderValue(item, sheet)).join("")}<!--/lit-part-->`;
  }
  return `<!--lit-part-->${isBlank(resolved) ? "" : escapeHtml(String(resolved))}<!--/lit-part-->`;
}

/** Escapes text for elements and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function renderTemplate(template: LitTemplate, sheet: StyleCollector): string {
  const values = template.values.values();
  return partsOf(template)
    .pieces.map((piece) => renderPiece(piece, values, sheet))
    .join("");
}

function renderPiece(piece: Piece, values: IterableIterator<unknown>, sheet: StyleCollector): string {
  if (piece.kind === "markup") return piece.markup;
  if (piece.kind === "child") return renderValue(values.next().value, sheet);
  let attributes = piece.fixedAttributes;
  let content = "";
  for (const binding of piece.bindings) {
    const bound = binding.statics.slice(1).map(() => values.next().value);
    if (binding.kind === "property" && binding.name === "value" && piece.name === "textarea") {
      // The parser drops one leading newline.
      content = `\n${escapeHtml(String(resolve(bound[0], PartType.PROPERTY) ?? ""))}`;
    } else attributes += renderBinding(binding, bound, sheet);
  }
  return `<!--lit-node ${piece.index}--><${piece.name}${attributes}${piece.end}${content}`;
}

/** Properties that have an attribute to show them before the script runs. */
const SHOWN_PROPERTIES: ReadonlySet<string> = new Set(["value", "checked", "selected", "disabled"]);

function renderBinding(binding: Binding, bound: readonly unknown[], sheet: StyleCollector): string {
  switch (binding.kind) {
    case "event":
      return "";
    case "element":
      return renderStyles(bound[0], sheet);
    case "boolean":
      return resolve(bound[0], PartType.BOOLEAN_ATTRIBUTE) ? ` ${binding.name}` : "";
    case "property": {
      const value = resolve(bound[0], PartType.PROPERTY);
      if (!SHOWN_PROPERTIES.has(binding.name) || isBlank(value) || value === false) return "";
      return value === true ? ` ${binding.name}` : ` ${binding.name}="${escapeHtml(String(value))}"`;
    }
    case "attribute": {
      const values = bound.map((value) => resolve(value, PartType.ATTRIBUTE));
      if (values.some((value) => value === nothing)) return "";
      const text = binding.statics.map((part, i) => part + (i < values.length ? shown(values[i]) : "")).join("");
      return ` ${binding.name}="${text}"`;
    }
  }
}

function shown(value: unknown): string {
  return isBlank(value) ? "" : escapeHtml(String(value));
}

function renderStyles(value: unknown, sheet: StyleCollector): string {
  const directive = directiveOf(value);
  if (!directive || !isStyles(directive.constructor)) return "";
  const text = declarations((directive.values[0] ?? {}) as Styles); // the directive's only argument
  return text ? ` data-s="${sheet.add(text)}"` : "";
}

function isStyles(directive: object): boolean {
  return directive === StylesDirective;
}

interface DirectiveCall {
  readonly constructor: new (part: { type: number }) => { render(...values: readonly unknown[]): unknown };
  readonly values: readonly unknown[];
}

/** What Lit's `directive()` makes. */
interface MarkedByLit {
  readonly _$litDirective$: DirectiveCall["constructor"];
  readonly values: readonly unknown[];
}

function directiveOf(value: unknown): DirectiveCall | null {
  if (typeof value !== "object" || value === null || !("_$litDirective$" in value)) return null;
  const marked = value as MarkedByLit; // the mark is there
  return { constructor: marked._$litDirective$, values: marked.values };
}

function resolve(value: unknown, type: number): unknown {
  const directive = directiveOf(value);
  if (!directive) return value;
  return resolve(new directive.constructor({ type }).render(...directive.values), type);
}

function isTemplate(value: unknown): value is LitTemplate {
  return typeof value === "object" && value !== null && "_$litType$" in value;
}

function isList(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === nothing || value === noChange;
}
