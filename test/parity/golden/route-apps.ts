/** Apps of several pages: `make.py` has them at its end. */

import * as gr from "../../../src/index.ts";

/** Apps by the name of their golden file. Each is built afresh. */
export const ROUTE_APPS: Readonly<Record<string, () => gr.App>> = {
  routes() {
    function say(_: { text: string }): undefined {}
    function loaded(): undefined {}
    const first = gr.Textbox({ label: "First" });
    first.submit(say, { inputs: { text: first }, outputs: first });
    const app = gr.Blocks({ title: "Pages" }, [first]);
    app.load(loaded, { outputs: first });
    const seen = gr.State(0);
    gr.route(app, "Second Page", () => {
      const second = gr.Textbox({ label: "Second" });
      second.submit(say, { inputs: { text: second }, outputs: second });
      const page = gr.Blocks([gr.Row([second, gr.Button("Run")]), seen]);
      page.load(loaded, { outputs: second });
      return page;
    });
    gr.route(app, { name: "Hidden", path: "/not-listed/", showInNavbar: false }, () => {
      const third = gr.Textbox({ label: "Third" });
      third.submit(say, { inputs: { text: third }, outputs: third, apiName: "say" });
      third.change(say, { inputs: { text: third } });
      return gr.Blocks([third]);
    });
    return app;
  },

  navbars() {
    const bar = gr.Navbar();
    const text = gr.Textbox({ label: "Text" });
    function pick(_: { links: unknown }): null {
      return null;
    }
    bar.change(pick, { inputs: { links: bar }, outputs: bar });
    const app = gr.Blocks([bar, text]);
    gr.route(
      app,
      "Other",
      gr.Blocks([
        gr.Navbar({
          mainPageName: false,
          value: [
            ["Docs", "docs"],
            ["Out", "https://example.com"],
          ],
          visible: false,
          elemId: "bar",
          elemClasses: ["b"],
        }),
      ]),
    );
    return app;
  },
};
