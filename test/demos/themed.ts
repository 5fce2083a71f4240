/** An app with a theme that its author has mixed and changed. */

import * as gr from "gradio-workers";
import * as themes from "gradio-workers/themes";

const theme = themes
  .Soft({ primaryHue: "rose", radiusSize: "none", font: [themes.GoogleFont("Lexend"), "sans-serif"] })
  .set({ bodyBackgroundFill: "*primary100", bodyBackgroundFillDark: "rgb(1, 2, 3)", sliderColor: "*secondary_300" });

const name = gr.Textbox({ label: "Name" });
const greeting = gr.Textbox({ label: "Greeting" });
const greet = gr.Button("Greet", { variant: "primary" });
greet.click((name) => `Hello ${name}!`, { inputs: name, outputs: greeting });

export default gr.Blocks({ title: "Themed" }, [name, greeting, greet]).launch({ theme });
