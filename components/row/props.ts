export interface RowProps {
  /** "panel" is a grey box; "compact" too, and leaves no gaps inside. */
  variant: "default" | "panel" | "compact";
  /** Share of the free height in the column around. */
  scale: number | null;
  /** Pixels, or a CSS length. */
  height: number | string | null;
  maxHeight: number | string | null;
  minHeight: number | string | null;
  /** Stretches all to the height of the tallest. */
  equalHeight: boolean;
  /** Shows on the whole row that one of its outputs is on its way. */
  showProgress: boolean;
}
