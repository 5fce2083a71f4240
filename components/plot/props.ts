import type { CustomButton } from "../../src/protocol/custom-button.ts";
import type { FinishedPlot } from "../../src/protocol/finished-plot.ts";

export interface PlotProps {
  value: FinishedPlot | null;
  /** Kept for apps that come from Python. Pictures stay as they are. */
  format: "webp" | "png" | "jpeg";
  buttons: readonly CustomButton[];
}
