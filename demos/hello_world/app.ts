import * as gr from "gradio-workers";

export default gr.Interface(({ name }) => `Hello ${name}!`, {
  inputs: { name: "text" },
  outputs: { greeting: "text" },
  apiName: "predict",
});
