/**
 * Makes an element hold other markup by changing what is there, node by node: what stays the same keeps its listeners,
 * its focus and what was typed into it.
 */

import { STYLE_MARK } from "./style-mark.ts";

/** Marks the place of the children in new markup. */
const SLOT = "data-slot";

/**
 * Shows `html` in `target`; scripts in it do not run. Answers what its style elements say, which are left out: they would
 * be about the whole page. `slot` holds the component's children; it goes to where the markup has `@children`, or to the
 * end.
 */
export function patchHtml(target: Element, html: string, slot: Element | null): string[] {
  // A template's content belongs to no page: nothing in it loads or runs before it is taken over.
  const template = target.ownerDocument.createElement("template");
  template.innerHTML = withoutStyles(slot === null ? html : withPlace(html));
  const { content } = template;
  const sheets = prepare(content);
  if (slot !== null && !content.querySelector(`[${SLOT}]`)) content.append(placeholder(target));
  patchChildren(target, content, slot);
  return sheets;
}

function withPlace(html: string): string {
  return html.replace("@children", `<div ${SLOT}></div>`);
}

function placeholder({ ownerDocument }: Element): Element {
  const place = ownerDocument.createElement("div");
  place.setAttribute(SLOT, "");
  return place;
}

/** Takes out what is about the whole page, and says what style attributes say in the way that its policy allows. */
function prepare(content: DocumentFragment): string[] {
  const sheets = [...content.querySelectorAll("style")].map(({ textContent }) => textContent);
  for (const element of content.querySelectorAll("base, meta, style")) element.remove();
  for (const element of content.querySelectorAll<HTMLElement>(`[${STYLE_MARK}]`)) {
    const text = element.getAttribute(STYLE_MARK) ?? "";
    element.removeAttribute(STYLE_MARK);
    element.style.cssText = text;
  }
  return sheets;
}

const ATTRIBUTE = /\s+([^\s"'<>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?/g;
/** A comment, an element whose content is text, or a tag. */
const MARKUP = new RegExp(
  `<!--[^]*?-->|<(script|style|textarea|title|xmp)\\b[^]*?</\\1|<[a-z][^\\s/>]*(?:${ATTRIBUTE.source})*\\s*/?>`,
  "gi",
);

/** The policy speaks up where a style attribute is read, although nothing is drawn there. */
function withoutStyles(html: string): string {
  return html.replace(MARKUP, (markup, text?: string) => {
    if (text !== undefined || markup.startsWith("<!")) return markup;
    return markup.replace(ATTRIBUTE, (attribute, name: string) =>
      name.toLowerCase() === "style" ? attribute.replace(name, STYLE_MARK) : attribute,
    );
  });
}

function patchChildren(target: Node, wanted: Node, slot: Element | null): void {
  let current = target.firstChild;
  for (const fresh of [...wanted.childNodes]) {
    if (isPlace(fresh) && slot) {
      current = reach(slot, target, current);
    } else if (current !== null && current !== slot && isAlike(current, fresh)) {
      patchNode(current, fresh, slot);
      current = current.nextSibling;
    } else {
      const old = current === slot ? null : current;
      let next: ChildNode | null = old === null ? current : old.nextSibling;
      const place = slot && fresh instanceof Element ? fresh.querySelector(`[${SLOT}]`) : null;
      if (place && next === slot) next = slot?.nextSibling ?? null;
      target.insertBefore(fresh, current);
      // Before what goes: it may hold the children.
      if (slot) place?.replaceWith(slot);
      old?.remove();
      current = next;
    }
  }
  removeFrom(current, slot);
}

/** Brings the children's place to where the markup wants it, and answers what stands behind it. */
function reach(slot: Element, target: Node, from: ChildNode | null): ChildNode | null {
  if (slot.parentNode !== target) {
    target.insertBefore(slot, from);
    return from;
  }
  // To move it would take the focus away from the children.
  for (let node = from; node !== null && node !== slot;) {
    const next: ChildNode | null = node.nextSibling;
    node.remove();
    node = next;
  }
  return slot.nextSibling;
}

function removeFrom(first: ChildNode | null, slot: Element | null): void {
  for (let node = first; node;) {
    const next: ChildNode | null = node.nextSibling;
    if (node !== slot) node.remove();
    node = next;
  }
}

function isPlace(node: Node): boolean {
  return node instanceof Element && node.hasAttribute(SLOT);
}

function isAlike(current: Node, fresh: Node): boolean {
  return current.nodeType === fresh.nodeType && current.nodeName === fresh.nodeName;
}

function patchNode(current: Node, fresh: Node, slot: Element | null): void {
  if (current instanceof Element && fresh instanceof Element) {
    patchAttributes(current, fresh);
    if (current instanceof HTMLTextAreaElement && current.textContent !== fresh.textContent) {
      current.value = fresh.textContent ?? "";
    }
    patchChildren(current, fresh, slot);
  } else if (current.nodeValue !== fresh.nodeValue) current.nodeValue = fresh.nodeValue;
}

/** Attributes that only say how a field begins; the property says how it is. */
const STATES: ReadonlySet<string> = new Set(["value", "checked", "selected"]);

function patchAttributes(current: Element, fresh: Element): void {
  for (const name of current.getAttributeNames()) {
    if (fresh.hasAttribute(name)) continue;
    current.removeAttribute(name);
    setState(current, name, name === "value" ? "" : false);
  }
  for (const { name, value } of fresh.attributes) {
    if (current.getAttribute(name) === value) continue;
    if (name === "style") setStyle(current, fresh);
    else current.setAttribute(name, value);
    setState(current, name, name === "value" ? value : true);
  }
}

function setState(element: Element, name: string, state: string | boolean): void {
  if (STATES.has(name) && name in element) Reflect.set(element, name, state);
}

function setStyle(current: Element, fresh: Element): void {
  if ("style" in current && "style" in fresh) {
    (current as HTMLElement).style.cssText = (fresh as HTMLElement).style.cssText; // HTML's and SVG's are alike
  }
}
