/** Two apps in one Worker, beside a site of its author's. Each does the same with other words. */

import { Hono } from "hono/tiny";
import * as gr from "gradio-workers";

function anApp(word: string): gr.App {
  const text = gr.Textbox({ label: "Text" });
  const said = gr.Textbox({ label: "Said" });
  const file = gr.File({ label: "File" });
  const calls = gr.State(0);
  const go = gr.Button("Go");
  go.click((text, calls) => [`${word} ${text}, call ${calls + 1}`, calls + 1], {
    inputs: [text, calls],
    outputs: [said, calls],
    apiName: "say",
  });
  go.click((text) => new File([`${word}: ${text}`], "said.txt"), { inputs: text, outputs: file, apiName: "write" });
  file.upload((file) => `${word} got ${file?.name}`, { inputs: file, outputs: said, apiName: "read", queue: false });

  const app = gr.Blocks({ title: `The app that says ${word}` }, [text, said, go, file, gr.DeepLinkButton()]);
  gr.route(app, "More", gr.Blocks([gr.Markdown(`More of ${word}`)]));
  return app.launch({ monitoringKey: `the key of ${word}, which is long`, js: "() => { window.fromJs = 1; }" });
}

const site = new Hono()
  .get("/", (c) => c.html("<h1>Two apps</h1>"))
  .post("/echo", async (c) => c.json({ got: await c.req.text(), path: c.req.path }));

export default gr.mount({ "/one": anApp("one"), "/deep/two": anApp("two") }, site);
