/** Draws texts in the browser. Import it lazily: it brings all that Markdown needs. */

import { enhanceMarkdown } from "../shared/markdown-dom.ts";
import { applyStyleAttributes } from "../shared/style-attributes.ts";
import { renderText, type TextOptions } from "./text-options.ts";

interface Drawn {
  /** Lit finds its place in the element by them. */
  readonly marks: readonly ChildNode[];
  /** The markup of each block. */
  readonly blocks: readonly string[];
}

const drawnTexts = new WeakMap<HTMLElement, Drawn>();

/** Shows a text. Blocks that say what they said before stay as they are; the one that is being written grows. */
export async function drawText(target: HTMLElement, text: string, options: TextOptions): Promise<void> {
  const template = document.createElement("template");
  template.innerHTML = renderText(text, options);
  const fresh = [...template.content.childNodes];
  const blocks = fresh.map((node) => (node instanceof Element ? node.outerHTML : (node.textContent ?? "")));
  const { marks = marksIn(target), blocks: before = null } = drawnTexts.get(target) ?? {};
  drawnTexts.set(target, { marks, blocks });
  // Not ours, such as the server's drawing.
  if (before?.length !== target.childNodes.length - marks.length) {
    target.replaceChildren(...marks, ...fresh);
    return enhance(target.children, options);
  }
  let same = 0;
  while (same < blocks.length && same < before.length && blocks[same] === before[same]) same++;
  while (target.childNodes.length > marks.length + Math.max(same, fresh.length)) target.lastChild?.remove();
  const changed = fresh.slice(same).flatMap((node, i) => {
    const current = target.childNodes[marks.length + same + i];
    if (!current) target.append(node);
    else if (canGrow(current) && canGrow(node) && isAlike(current, node)) {
      grow(current, node);
      return current instanceof Element ? [current] : [];
    } else current.replaceWith(node);
    return node instanceof Element ? [node] : [];
  });
  return enhance(changed, options);
}

/** Adds colours, formulas and copy buttons to what the server has drawn. */
export function enhanceText(target: HTMLElement, options: TextOptions): Promise<void> {
  return enhance(target.children, options);
}

function marksIn(target: HTMLElement): ChildNode[] {
  return [...target.childNodes].filter(({ nodeType }) => nodeType === Node.COMMENT_NODE);
}

async function enhance(blocks: Iterable<Element>, options: TextOptions): Promise<void> {
  const elements = [...blocks].filter((block) => block instanceof HTMLElement);
  const [first] = elements;
  if (!options.sanitizeHtml && first?.parentElement) applyStyleAttributes(first.parentElement);
  await Promise.all(elements.map((block) => enhanceMarkdown(block, options)));
}

/** What was enhanced is another thing than what was written. */
function canGrow(node: Node): boolean {
  return !(node instanceof Element) || !node.matches(".code_wrap, pre, :has(pre, .katex, .katex-error)");
}

function isAlike(current: Node, fresh: Node): boolean {
  if (current.nodeType !== fresh.nodeType) return false;
  return !(current instanceof Element) || current.cloneNode(false).isEqualNode(fresh.cloneNode(false));
}

/** Makes a node the same as a longer one, and touches nothing but its end. */
function grow(current: Node, fresh: Node): void {
  if (!(current instanceof Element)) {
    if (current.nodeValue !== fresh.nodeValue) current.nodeValue = fresh.nodeValue;
    return;
  }
  while (current.childNodes.length > fresh.childNodes.length) current.lastChild?.remove();
  for (const [i, node] of [...fresh.childNodes].entries()) {
    const old = current.childNodes[i];
    if (!old) current.append(node);
    else if (isAlike(old, node)) grow(old, node);
    else old.replaceWith(node);
  }
}
