/** An app that uses what an author may put around the page. */

import * as gr from "gradio-workers";
import sheet from "./page-options.css";

const text = gr.Textbox({ label: "Text", elemId: "mine", elemClasses: ["one", "two"] });
const count = gr.Number({ label: "Letters" });
const swapped = gr.Textbox({ label: "Swapped" });
const go = gr.Button("Count here");
const both = gr.Button("Shout then keep", { elemId: "both", elemClasses: "loud" });

go.click(null, { js: "(text) => text.length", inputs: text, outputs: count });
both.click((text) => `server: ${text}`, { js: (text: string) => [text.toUpperCase()], inputs: text, outputs: swapped });

const app = gr.Blocks({ title: "Options" }, [gr.Row([text, count]), swapped, go, both]);
app.load((ctx) => ctx.request.query["swapped"] ?? "", { outputs: swapped, queue: false });

export default app.launch({
  css: [sheet, ".loud { letter-spacing: 3px; }"],
  head: `<meta name="author" content="me"><script>window.fromHead = "ran";</script>`,
  js: "() => { window.fromJs = document.querySelectorAll('#mine textarea').length; }",
});
