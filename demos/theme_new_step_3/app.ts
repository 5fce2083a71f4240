import { setTimeout as sleep } from "node:timers/promises";
import * as gr from "gradio-workers";
import * as themes from "gradio-workers/themes";

const seafoam = themes
  .Base({
    primaryHue: "emerald",
    secondaryHue: "blue",
    neutralHue: "blue",
    spacingSize: "md",
    radiusSize: "md",
    textSize: "lg",
    font: ["Quicksand", "ui-sans-serif", "sans-serif"],
    fontMono: [themes.GoogleFont("IBM Plex Mono"), "ui-monospace", "monospace"],
  })
  .set({
    bodyBackgroundFill:
      "repeating-linear-gradient(45deg, *primary200, *primary200 10px, *primary50 10px, *primary50 20px)",
    bodyBackgroundFillDark:
      "repeating-linear-gradient(45deg, *primary800, *primary800 10px, *primary900 10px, *primary900 20px)",
    buttonPrimaryBackgroundFill: "linear-gradient(90deg, *primary300, *secondary400)",
    buttonPrimaryBackgroundFillHover: "linear-gradient(90deg, *primary200, *secondary300)",
    buttonPrimaryTextColor: "white",
    buttonPrimaryBackgroundFillDark: "linear-gradient(90deg, *primary600, *secondary800)",
    sliderColor: "*secondary300",
    sliderColorDark: "*secondary600",
    blockTitleTextWeight: "600",
    blockBorderWidth: "3px",
    blockShadow: "*shadowDropLg",
    buttonPrimaryShadow: "*shadowDropLg",
    buttonLargePadding: "32px",
  });

const name = gr.Textbox({ label: "Name" });
const count = gr.Slider({ label: "Count", minimum: 0, maximum: 100, step: 1 });
const submit = gr.Button("Submit", { variant: "primary" });
const clear = gr.Button("Clear");
const output = gr.Textbox({ label: "Output" });

submit.click(
  async (text, times) => {
    await sleep(3000);
    return text.repeat(times);
  },
  { inputs: [name, count], outputs: output },
);

export default gr.Blocks([name, count, gr.Row([submit, clear]), output]).launch({ theme: seafoam });
