/** An open dialog over the page; it closes by its button, by Escape, and by a click beside it. */

import { html, render, type TemplateResult } from "lit";
import { closeIcon } from "../shared/icons.ts";
import { word } from "../shared/words.ts";

export interface DialogContent {
  /** Its heading, which also names it. */
  readonly title: string;
  /** What names it instead. */
  readonly name?: string;
  /** Stands beside the title. */
  readonly aside?: unknown;
  readonly body: unknown;
}

/** Opens a dialog. `draw` is told how to draw again. */
export function openDialog(draw: (redraw: () => void) => DialogContent): HTMLDialogElement {
  const dialog = document.createElement("dialog");
  dialog.className = "api-docs";
  const redraw = (): void => {
    const content = draw(redraw);
    dialog.setAttribute("aria-label", content.name ?? content.title);
    render(frame(content), dialog);
  };
  dialog.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.matches("dialog, .backdrop")) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  (document.querySelector(".gradio-container") ?? document.body).append(dialog);
  redraw();
  dialog.showModal();
  return dialog;
}

/** What buttons choose between. */
interface Choosing<Name> {
  readonly picked: Name;
  readonly pick: (name: Name) => void;
  /** What a button says. Default: the name. */
  readonly say?: (name: Name) => string;
}

/** Buttons of which one is pressed. */
export function choices<Name extends string>(
  label: string,
  names: readonly Name[],
  { picked, pick, say = (name) => name }: Choosing<Name>,
): TemplateResult {
  return html`<div class="dialog-choices" role="group" aria-label=${label}>
    ${names.map(
      (name) =>
        html`<button type="button" aria-pressed=${name === picked} @click=${() => pick(name)}>${say(name)}</button>`,
    )}
  </div>`;
}

function frame({ title, aside, body }: DialogContent): TemplateResult {
  return html`<div class="backdrop"></div>
    <header>
      <h2>${title}</h2>
      ${aside}
      <form method="dialog">
        <button class="icon-button" aria-label=${word("Close")} title=${word("Close")}>${closeIcon}</button>
      </form>
    </header>
    <div class="api-docs-wrap prose">${body}</div>`;
}
