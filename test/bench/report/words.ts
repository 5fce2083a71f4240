/** How numbers are said. */

import type { Better, Figure, Reading, Sample, Unit } from "../figure.ts";

/** A number with as many digits as mean something. */
function number(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

export function amount(value: number, unit: Unit): string {
  return unit === "requests" || unit === "yields" ? value.toFixed(0) : number(value);
}

export function reading(reading: Reading, unit: Unit): string {
  if (reading === null) return "–";
  return "failure" in reading ? `failed: ${reading.failure}` : amount(reading.median, unit);
}

/** "3.2× better (2.9–3.6)": ours beside another's. */
export function beside(ratio: Sample | null, better: Better): string {
  if (ratio === null || Number.isNaN(ratio.median)) return "–";
  if (ratio.median === 0 && better === "less") return "too little to measure";
  const gain = (value: number): number => (better === "less" ? 1 / value : value);
  const values = [ratio.median, ratio.low, ratio.high].map(gain);
  const [middle = 1, ...ends] = values.some((value) => !Number.isFinite(value)) ? [ratio.median] : values;
  const isBetter = middle >= 1;
  const times = (value: number): string => number(isBetter ? value : 1 / value);
  const span = ratio.rounds > 1 && ends.length > 0 ? ` (${ends.map(times).sort(byValue).join("–")})` : "";
  return `${times(middle)}× ${isBetter ? "better" : "worse"}${span}`;
}

/** How much of what the platform could do is left: "62 %". */
export function shareOfLimit(ratio: Sample | null, better: Better): string {
  if (ratio === null) return "–";
  const share = better === "less" ? 1 / ratio.median : ratio.median;
  return Number.isFinite(share) ? `${Math.round(share * 100)} %` : "–";
}

/** What bounds ours, and Gradio where it is something else. */
export function bound({ bounds }: Figure): string {
  const { ours = "–", gradio } = bounds;
  return gradio === undefined || gradio === ours ? ours : `ours: ${ours}; Gradio: ${gradio}`;
}

function byValue(a: string, b: string): number {
  return Number(a.replaceAll(",", "")) - Number(b.replaceAll(",", ""));
}
