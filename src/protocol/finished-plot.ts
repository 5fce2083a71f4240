/** A finished plot, as it travels. */
export interface FinishedPlot {
  /** What drew it: "altair" is Vega or Vega-Lite, "matplotlib" any picture. */
  type: "altair" | "bokeh" | "plotly" | "matplotlib";
  /** JSON, or the address of the picture. */
  plot: string;
}
