export interface ColumnProps {
  /** Share of the free width in the row around. */
  scale: number;
  /** Pixels below which the row around wraps. */
  minWidth: number;
  /** "panel" is a grey box; "compact" too, and leaves no gaps inside. */
  variant: "default" | "panel" | "compact";
  /** Shows on the whole column that one of its outputs is on its way. */
  showProgress: boolean;
}
