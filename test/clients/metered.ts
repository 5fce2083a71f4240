/** An app that counts its callers' calls itself. */

import * as gr from "gradio-workers";

const text = gr.Textbox({ label: "Text" });
const go = gr.Button("Go");
go.click((said) => said, { inputs: text, outputs: text, apiName: "echo" });
go.click((said) => said, { inputs: text, outputs: text, apiName: "direct", queue: false });

export default gr.Blocks([text, go]).queue({ rateLimit: { calls: 3, seconds: 3600 } });
