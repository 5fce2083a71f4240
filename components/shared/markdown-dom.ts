/** What drawn Markdown gains in the browser: copy buttons and colours for code, formulas. Loaded only where needed. */

import { render } from "lit";
import { adoptCss } from "./adopt-css.ts";
import codeCss from "./code.css?inline";
import { checkIcon, copyIcon } from "./icons.ts";
import { type MathDelimiter, mayHoldMath } from "./math-delimiters.ts";
import { word } from "./words.ts";

export interface Enhancements {
  latexDelimiters: readonly MathDelimiter[];
}

/** Enhances freshly drawn Markdown in place. What is drawn anew meanwhile is left alone. */
export async function enhanceMarkdown(content: HTMLElement, { latexDelimiters }: Enhancements): Promise<void> {
  const blocks = [...content.querySelectorAll<HTMLElement>("pre > code")];
  if (blocks.length > 0) adoptCss(content, codeCss);
  for (const block of blocks) addCopyButton(block);
  await Promise.all([colourCode(blocks), drawFormulas(content, latexDelimiters)]);
}

async function colourCode(blocks: readonly HTMLElement[]): Promise<void> {
  const named = blocks.filter(({ className }) => className.includes("language-"));
  if (named.length === 0) return;
  const { highlightCode } = await import("./highlight.ts");
  await highlightCode(named);
}

async function drawFormulas(content: HTMLElement, delimiters: readonly MathDelimiter[]): Promise<void> {
  if (!mayHoldMath(content.textContent, delimiters)) return;
  const { drawMath } = await import("./math.ts");
  drawMath(content, delimiters);
}

/** Puts the block into a frame with a button that copies its text. */
function addCopyButton(code: HTMLElement): void {
  const block = code.parentElement;
  if (!block || block.parentElement?.classList.contains("code_wrap")) return;
  const frame = document.createElement("div");
  frame.className = "code_wrap";
  block.replaceWith(frame);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy_code_button";
  showCopied(button, false);
  button.addEventListener("click", () => void copyFrom(code, button));
  frame.append(button, block);
  // Not every browser lets the keyboard scroll what no one can focus.
  if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
}

async function copyFrom(code: HTMLElement, button: HTMLButtonElement): Promise<void> {
  if (!(await copyText(code.textContent))) return;
  showCopied(button, true);
  setTimeout(() => showCopied(button, false), 2000);
}

function showCopied(button: HTMLButtonElement, isCopied: boolean): void {
  button.title = word(isCopied ? "Copied" : "Copy");
  button.setAttribute("aria-label", word(isCopied ? "Copied" : "Copy code"));
  render(isCopied ? checkIcon : copyIcon, button);
}

async function copyText(text: string): Promise<boolean> {
  if ("clipboard" in navigator) {
    await navigator.clipboard.writeText(text);
    return true;
  }
  return copySelection(text);
}

/** Insecure origins have no clipboard, only the old command, which copies what is selected. */
function copySelection(text: string): boolean {
  const box = document.createElement("textarea");
  box.value = text;
  box.className = "sr-only";
  document.body.append(box);
  box.select();
  const isCopied = document.execCommand("copy");
  box.remove();
  return isCopied;
}
