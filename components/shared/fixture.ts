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
