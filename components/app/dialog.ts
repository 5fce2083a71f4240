/** An open dialog over the page; it closes by its button, by Escape, and by a click beside it. */

import { html, render, type TemplateResult } from "lit";
import { closeIcon } from "../shared/icons.ts";

export interface DialogContent {
  readonly title: string;
  /** Stands beside the title. */
  readonly aside?: unknown;
  readonly body: unknown;
}

/** Opens a dialog by this name. `draw` is told how to draw again. */
export function openDialog(name: string, draw: (redraw: () => void) => DialogContent): HTMLDialogElement {
  const dialog = document.createElement("dialog");
  dialog.className = "api-docs";
  dialog.setAttribute("aria-label", name);
  const redraw = (): void => {
    render(frame(draw(redraw)), dialog);
  };
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  (document.querySelector(".gradio-container") ?? document.body).append(dialog);
  redraw();
  dialog.showModal();
  return dialog;
}

/** Buttons of which one is pressed. */
export function choices<Name extends string>(
  label: string,
  names: readonly Name[],
  { picked, pick }: { readonly picked: Name; readonly pick: (name: Name) => void },
): TemplateResult {
  return html`<div class="dialog-choices" role="group" aria-label=${label}>
    ${names.map(
      (name) => html`<button type="button" aria-pressed=${name === picked} @click=${() => pick(name)}>${name}</button>`,
    )}
  </div>`;
}

function frame({ title, aside, body }: DialogContent): TemplateResult {
  return html`<header>
      <h2>${title}</h2>
      ${aside}
      <form method="dialog"><button class="icon-button" aria-label="Close" title="Close">${closeIcon}</button></form>
    </header>
    <div class="api-docs-wrap prose">${body}</div>`;
}
