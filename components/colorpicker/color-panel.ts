/** What a visitor picks a colour with. It is fetched when the first one opens it. */

import { html, nothing, svg, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { icon } from "../shared/icons.ts";
import { styles } from "../shared/styles.ts";
import { type Hsv, type Notation, NOTATIONS, toHex, toHsv, toRgb, write } from "./color.ts";
import { readColor } from "./css-color.ts";
import { word } from "../shared/words.ts";

/** The picker as its panel sees it. */
export interface PanelOwner {
  readonly value: string | null;
  readonly idPrefix: string;
  requestUpdate(): void;
  /** The visitor wants this colour, `#rrggbb`. */
  pick(color: string): void;
  tell(event: "release" | "submit"): void;
}

/** Not in every browser, and not in TypeScript. */
declare const EyeDropper: new () => { open(): Promise<{ sRGBHex: string }> };

const dropperIcon = icon(
  svg`<path d="m2 22 1-1h3l9-9"/><path d="M3 21v-3l9-9"/><path d="m15 6 3.4-3.4a2.1 2.1 0 1 1 3 3L18 9l.4.4a2.1 2.1 0 1 1-3 3l-3.8-3.8a2.1 2.1 0 1 1 3-3l.4.4Z"/>`,
);

/** What an arrow key moves: hue by degrees, the others by hundredths. */
const STEPS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  PageUp: [0, 10],
  PageDown: [0, -10],
  Home: [-360, 0],
  End: [360, 0],
};

/** Two sliders, a text box, and a dropper where the browser has one. */
export class ColorPanel {
  readonly #owner: PanelOwner;
  #notation: Notation = "Hex";
  #color: Hsv = { hue: 0, saturation: 0, brightness: 0 };
  /** What was typed and is no colour. */
  #nonsense: string | null = null;
  /** An arrow key has moved a slider, and is still down. */
  #isMoving = false;

  constructor(owner: PanelOwner) {
    this.#owner = owner;
    this.follow();
  }

  /** Takes over a value that may have come from elsewhere. */
  follow(): void {
    const { value } = this.#owner;
    this.#nonsense = null;
    if (value === toHex(toRgb(this.#color))) return;
    const rgb = value === null ? null : readColor(value);
    if (rgb) this.#color = toHsv(rgb, this.#color);
  }

  render(): TemplateResult {
    return html`<div class="color-picker" tabindex="-1">
      ${this.#gradient()} ${this.#hue()}
      <div class="input">
        <span class="swatch" ${styles({ "background-color": this.#owner.value })}></span>
        <div class="text">
          <div class="input-wrap">${this.#box()} ${"EyeDropper" in globalThis ? this.#dropper() : nothing}</div>
          <div class="buttons" role="group" aria-label=${word("Notation")}>
            ${NOTATIONS.map((each) => this.#button(each))}
          </div>
        </div>
      </div>
    </div>`;
  }

  #gradient(): TemplateResult {
    const { saturation, brightness, hue } = this.#color;
    const [x, y] = [percent(saturation), percent(brightness)];
    return html`<div
      class="color-gradient"
      role="slider"
      tabindex="0"
      aria-label=${word("Saturation and brightness")}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${Math.round(saturation * 100)}
      aria-valuetext=${word("saturation {0}, brightness {1}", x, y)}
      @pointerdown=${this.#onGradient}
      @pointermove=${this.#onGradient}
      @pointerup=${this.#release}
      @keydown=${(event: KeyboardEvent) =>
        this.#onKey(event, ([dx, dy]) => ({ saturation: saturation + dx / 100, brightness: brightness + dy / 100 }))}
      @keyup=${this.#onKeyup}
      ${styles({ "--hue": hue })}
    >
      <div class="marker" ${styles({ left: x, bottom: y, "background-color": write(toRgb(this.#color), "Hex") })}></div>
    </div>`;
  }

  #hue(): TemplateResult {
    const { hue } = this.#color;
    return html`<div
      class="hue-slider"
      role="slider"
      tabindex="0"
      aria-label=${word("Hue")}
      aria-valuemin="0"
      aria-valuemax="360"
      aria-valuenow=${Math.round(hue)}
      @pointerdown=${this.#onHue}
      @pointermove=${this.#onHue}
      @pointerup=${this.#release}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event, ([dx, dy]) => ({ hue: hue + dx + dy }))}
      @keyup=${this.#onKeyup}
    >
      <div class="marker" ${styles({ left: percent(hue / 360), "background-color": `hsl(${hue}, 100%, 50%)` })}></div>
    </div>`;
  }

  #box(): TemplateResult {
    const isOdd = this.#nonsense !== null;
    const hintId = `${this.#owner.idPrefix}-odd`;
    return html`<input
        type="text"
        class=${isOdd ? "validation-error" : ""}
        spellcheck="false"
        autocomplete="off"
        aria-label=${word("Color as text")}
        aria-invalid=${isOdd ? "true" : nothing}
        aria-describedby=${isOdd ? hintId : nothing}
        .value=${live(this.#nonsense ?? this.#text)}
        @change=${(event: Event) => this.#read(event.currentTarget as HTMLInputElement /* bound to the box */)}
        @keydown=${this.#onBoxKey}
      />${isOdd ? html`<span class="odd" role="alert" id=${hintId}>${word("This is no color.")}</span>` : nothing}`;
  }

  #dropper(): TemplateResult {
    return html`<button
      type="button"
      class="eyedropper"
      aria-label=${word("Pick a color from the screen")}
      title=${word("Pick a color from the screen")}
      @click=${this.#drop}
    >
      ${dropperIcon}
    </button>`;
  }

  #button(notation: Notation): TemplateResult {
    const isActive = notation === this.#notation;
    return html`<button
      type="button"
      class="button ${isActive ? "active" : ""}"
      aria-pressed=${isActive ? "true" : "false"}
      @click=${() => this.#change({ notation })}
    >
      ${notation}
    </button>`;
  }

  /** The value in the notation that was chosen. One from a function that is no colour is shown as it is. */
  get #text(): string {
    const { value } = this.#owner;
    const rgb = value === null ? null : readColor(value);
    return rgb ? write(rgb, this.#notation) : (value ?? "");
  }

  #change({ notation = this.#notation, nonsense = null }: { notation?: Notation; nonsense?: string | null }): void {
    this.#notation = notation;
    this.#nonsense = nonsense;
    this.#owner.requestUpdate();
  }

  #move(change: Partial<Hsv>): void {
    const { hue, saturation, brightness } = { ...this.#color, ...change };
    this.#color = { hue: within(hue, 360), saturation: within(saturation, 1), brightness: within(brightness, 1) };
    // A grey has the same colour in every hue; the marker moves all the same.
    this.#change({});
    this.#owner.pick(toHex(toRgb(this.#color)));
  }

  readonly #onGradient = (event: PointerEvent): void => {
    const place = placeIn(event);
    if (place) this.#move({ saturation: place.x, brightness: 1 - place.y });
  };

  readonly #onHue = (event: PointerEvent): void => {
    const place = placeIn(event);
    if (place) this.#move({ hue: place.x * 360 });
  };

  readonly #release = (event: PointerEvent): void => {
    if (event.button === 0) this.#owner.tell("release");
  };

  #onKey(event: KeyboardEvent, move: (step: readonly [number, number]) => Partial<Hsv>): void {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    this.#isMoving = true;
    const times = event.shiftKey ? 10 : 1;
    this.#move(move([step[0] * times, step[1] * times]));
  }

  readonly #onKeyup = (event: KeyboardEvent): void => {
    if (!this.#isMoving || !STEPS[event.key]) return;
    this.#isMoving = false;
    this.#owner.tell("release");
  };

  readonly #onBoxKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    if (this.#read(event.currentTarget as HTMLInputElement)) this.#owner.tell("submit"); // bound to the box
  };

  /** Takes what was typed, if it is a colour. */
  #read(box: HTMLInputElement): boolean {
    const rgb = readColor(box.value);
    this.#change({ nonsense: rgb ? null : box.value });
    if (!rgb) return false;
    // The same colour in other words is no change.
    if (box.value.trim() !== this.#text) this.#owner.pick(toHex(rgb));
    return true;
  }

  readonly #drop = async (): Promise<void> => {
    try {
      const { sRGBHex } = await new EyeDropper().open();
      const rgb = readColor(sRGBHex);
      if (!rgb) return;
      this.#owner.pick(toHex(rgb));
      this.#owner.tell("release");
    } catch {
      // The visitor changed their mind.
    }
  };
}

/** Where in the slider the pointer is, as shares; null while it only passes by. */
function placeIn(event: PointerEvent): { x: number; y: number } | null {
  const slider = event.currentTarget as HTMLElement; // bound to a slider
  if (event.type === "pointerdown" && event.button === 0) slider.setPointerCapture(event.pointerId);
  if (!slider.hasPointerCapture(event.pointerId)) return null;
  const { left, top, width, height } = slider.getBoundingClientRect();
  return { x: within((event.clientX - left) / width, 1), y: within((event.clientY - top) / height, 1) };
}

function within(value: number, maximum: number): number {
  return Math.min(Math.max(value, 0), maximum);
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}
