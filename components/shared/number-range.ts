/** Bounds and rounding of Number and Slider. Plain code: definitions read it. */

export interface NumberRange {
  minimum: number | null;
  maximum: number | null;
}

/** What a visitor is told whose number is out of bounds; null when it is within. */
export function outOfRange(value: number, { minimum, maximum }: NumberRange): string | null {
  if (minimum !== null && value < minimum) return `Value ${value} is less than minimum value ${minimum}.`;
  if (maximum !== null && value > maximum) return `Value ${value} is greater than maximum value ${maximum}.`;
  return null;
}

/** Rounds to so many decimals, halves away from zero; null leaves the number as it is. */
export function roundTo(value: number, precision: number | null): number {
  if (precision === null) return value;
  const rounded = Number(Math.abs(value).toFixed(precision));
  return value < 0 && rounded > 0 ? -rounded : rounded;
}

/** True for a number of decimals that can be asked for. */
export function isPrecision(precision: number | null): boolean {
  return precision === null || (Number.isInteger(precision) && precision >= 0 && precision <= 100);
}

/** The name that JSON schema has for such numbers. */
export function numberType(precision: number | null): "integer" | "number" {
  return precision === 0 ? "integer" : "number";
}
