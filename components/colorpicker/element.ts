import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { blockTitle } from "../shared/block-title.ts";
import { GradioElement } from "../shared/gradio-element.ts";
import { styles } from "../shared/styles.ts";
import type { ColorPanel, PanelOwner } from "./color-panel.ts";
import type { ColorPickerProps } from "./props.ts";

/**
 * A button in the colour of the value, and the panel that it opens.
 *
 * @fires input - the visitor picked another colour, also while dragging
 * @fires release - the pointer, or the key that moved a slider, let go
 * @fires submit - Enter in the text box
 * @fires focus - the visitor came to the button or the panel
 * @fires blur - the visitor left both
 */
@customElement("gr-colorpicker")
export class ColorPickerElement extends GradioElement<string> implements ColorPickerProps, PanelOwner {
  static override readonly fallbackLabel = "Color Picker";

  @property({ attribute: false }) info: string | null = null;

  #panel: ColorPanel | null = null;
  #arrival: Promise<unknown> | null = null;
  #isOpen = false;
  #hasFocus = false;
  /** The pointer is down somewhere else. */
  #isPressed = false;

  override async settled(): Promise<void> {
    // A panel that cannot be fetched holds nothing back.
    await Promise.allSettled([this.#arrival]);
  }

  override render(): TemplateResult {
    const panel = this.#isOpen ? this.#panel : null;
    return html`
      ${blockTitle(this)}
      <div
        @focusin=${this.#onFocus}
        @focusout=${({ relatedTarget }: FocusEvent) => this.#onBlur(relatedTarget)}
        @keydown=${this.#onKeydown}
      >
        <button
          type="button"
          class="dialog-button"
          aria-label=${this.labelText}
          title=${this.value ?? nothing}
          aria-expanded=${panel ? "true" : "false"}
          ?disabled=${!this.interactive}
          @click=${this.#toggle}
          ${styles({ "background-color": this.value })}
        ></button>
        ${panel?.render()}
      </div>
    `;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ownerDocument.addEventListener("pointerdown", this.#onPress);
    this.ownerDocument.addEventListener("click", this.#onClick);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ownerDocument.removeEventListener("pointerdown", this.#onPress);
    this.ownerDocument.removeEventListener("click", this.#onClick);
  }

  pick(color: string): void {
    if (color !== this.value) this.enter(color);
  }

  tell(event: "release" | "submit"): void {
    this.fire(event, event === "release" ? this.value : null);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.interactive) this.#isOpen = false;
    if (changed.has("value")) this.#panel?.follow();
  }

  readonly #toggle = async (): Promise<void> => {
    this.#isOpen = !this.#isOpen;
    this.requestUpdate();
    if (!this.#isOpen || this.#panel) return;
    this.#arrival = this.#fetchPanel();
    await this.#arrival;
  };

  async #fetchPanel(): Promise<void> {
    try {
      const { ColorPanel } = await import("./color-panel.ts");
      this.#panel = new ColorPanel(this);
    } catch (error) {
      // The next press may find the network again.
      this.#isOpen = false;
      throw error;
    } finally {
      this.requestUpdate();
    }
  }

  #close(): void {
    this.#isOpen = false;
    this.requestUpdate();
  }

  readonly #onFocus = (): void => {
    if (this.#hasFocus) return;
    this.#hasFocus = true;
    this.fire("focus");
  };

  #onBlur(to: EventTarget | null): void {
    if (!this.#hasFocus || (to instanceof Node && this.contains(to))) return;
    this.#hasFocus = false;
    // Another window may have the focus for a while: the panel stays for who comes back.
    if (to && !this.#isPressed) this.#close();
    this.fire("blur");
  }

  /** Whoever presses elsewhere has left, though the focus may have gone nowhere. */
  readonly #onPress = (event: Event): void => {
    if (event.composedPath().includes(this)) return;
    this.#isPressed = true;
    this.#onBlur(null);
  };

  /** Only now the panel goes: what is below moves up, and would not be there when the pointer lets go. */
  readonly #onClick = (event: Event): void => {
    this.#isPressed = false;
    if (this.#isOpen && !event.composedPath().includes(this)) this.#close();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.#isOpen) return;
    event.stopPropagation();
    this.#close();
    this.querySelector<HTMLElement>(".dialog-button")?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "gr-colorpicker": ColorPickerElement;
  }
}
