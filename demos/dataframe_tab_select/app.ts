import * as gr from "gradio-workers";

const table = gr.Dataframe({ headers: ["ID", "Name"], elemId: "tab_df" });
const second = gr.Tab("Tab 2", [table]);

second.select(() => Array.from({ length: 10 }, (_, i) => [i, `Item ${i}`]), { outputs: table });

export default gr.Blocks([
  gr.Markdown("The table in the second tab is filled when the tab is opened."),
  gr.Tabs([gr.Tab("Tab 1", [gr.Markdown("Click 'Tab 2'.")]), second]),
]);
