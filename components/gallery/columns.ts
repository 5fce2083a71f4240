import type { Styles } from "../shared/styles.ts";

/** The widths of windows that have columns of their own; the style sheet has the same. */
const WIDTHS = ["", "-sm", "-md", "-lg", "-xl", "-2xl"];

/** How the grid is divided, for the style sheet. */
export function gridStyles(options: {
  columns: number | readonly number[] | null;
  rows: number | null;
  /** At most so many columns, or null for no limit. */
  most: number | null;
  objectFit: string | null;
}): Styles {
  const { columns, rows, most, objectFit } = options;
  const counts = [columns ?? 2].flat();
  const last = counts.at(-1) ?? 2;
  return {
    ...Object.fromEntries(
      WIDTHS.map((name, i) => [`--grid-cols${name}`, Math.min(counts[i] ?? last, most ?? Infinity)]),
    ),
    "--grid-rows": rows,
    "--object-fit": objectFit,
  };
}
