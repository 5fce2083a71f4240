/**
 * How an example looks in the list of a Dataset. A component whose values are more than a text or a flag says it in a
 * `sample.ts` of its own folder; only pages with a Dataset fetch these.
 */

/** What is known of an example besides its value. */
export interface SampleContext {
  /** The component's options, in camelCase. */
  readonly props: Readonly<Record<string, unknown>>;
  /** For what has no text of its own, such as a picture. */
  readonly name: string;
}

/** Draws one value: a text, or a template. */
export type SampleView = (value: unknown, context: SampleContext) => unknown;

/** Characters of a text that are shown. */
const LONGEST = 60;

/** The beginning of a text. */
export function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}

/** Any value as a text: what a component shows that says nothing else. */
export function plainSample(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return cut(value.map(plainSample).join(", "));
  return cut(typeof value === "object" ? JSON.stringify(value) : String(value));
}
