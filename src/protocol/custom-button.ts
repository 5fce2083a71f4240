import type { FileData } from "./file-data.ts";

/** A button of the author's in a component's toolbar, as the page gets it. */
export interface ShownButton {
  /** Number of the Button: a press is a `click` of it. */
  readonly id: number;
  readonly value?: string | null;
  readonly icon?: FileData | null;
  readonly interactive?: boolean;
  readonly visible?: boolean | "hidden";
}

/** A button for a toolbar: a `gr.Button()` where an author writes, its options where the page draws. */
export type CustomButton = PlacedButton | ShownButton;

interface PlacedButton {
  readonly definition: object;
  readonly props: object;
  readonly children: readonly unknown[];
}

/** The event that a press fires; `data` names the button. */
export const CUSTOM_BUTTON_CLICK = "custom_button_click";

/** True for a button that is there and can be seen. */
export function isShownButton(button: unknown): button is ShownButton {
  if (typeof button !== "object" || button === null || !("id" in button)) return false;
  return !("visible" in button) || button.visible === true;
}
