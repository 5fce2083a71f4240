/** States of a component for the gallery, the browser tests and the server-markup comparison. */

/** Options in camelCase, as the element gets them. */
export interface Fixture {
  /** What the state is called in the gallery and in test names. */
  name: string;
  props: Readonly<Record<string, unknown>>;
  /** Events that somebody listens to. */
  listened?: readonly string[];
  /** The browser adds to the server's drawing, such as colours and formulas, so that their markup differs. */
  isEnhanced?: boolean;
  /** Of a layout: what it holds, by component type. */
  children?: readonly FixtureChild[];
}

export interface FixtureChild {
  type: string;
  props: Readonly<Record<string, unknown>>;
  listened?: readonly string[];
  children?: readonly FixtureChild[];
}

/** How a visitor uses a form field: what the suite for all form fields needs to know of one. */
export interface FormControl {
  /** Name of the fixture that is used. Its fields are not refused and not static. */
  fixture: string;
  /** Enters another value, with the browser's own means. */
  enter(host: HTMLElement): void;
  /** The value then. */
  entered: unknown;
  /** The events that entering fires, in order. Default: `["input"]`. */
  events?: readonly string[];
  /** True where entering needs the script, so that nothing can be entered before it runs. */
  needsScript?: boolean;
  /** A third value, as a function may show it. */
  other: unknown;
  /** What the visitor sees of a value. */
  shown(host: HTMLElement): unknown;
}

/** Puts a text into a control as if it were typed. */
export function typeInto(control: HTMLInputElement | HTMLTextAreaElement | null, text: string): void {
  if (!control || control.disabled) return;
  control.value = text;
  control.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
