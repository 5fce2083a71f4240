/** An app whose visitors flag, once with success. */

import * as gr from "gradio-workers";

const greeter = gr.Interface(({ name }) => ({ greeting: `Hello ${name}` }), {
  inputs: { name: "text", paper: "file" },
  outputs: { greeting: "text" },
  flaggingOptions: ["wrong", "rude"],
});

const broken = gr.Interface((text) => text, {
  inputs: gr.Textbox({ label: "text" }),
  outputs: "text",
  flaggingOptions: [["Broken", ""]],
  flaggingCallback: {
    flag() {
      throw new Error("The disk is full.");
    },
  },
});

export default gr.Blocks([greeter, broken]).launch({ flaggedLog: gr.FlaggedLog({ key: "a key, for the tests &?" }) });
