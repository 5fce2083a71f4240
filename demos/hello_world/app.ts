import * as gr from "gradio-workers";

export default gr.Interface(({ name }) => `Hello ${name}!`, {
  inputs: { name: "text" },
  outputs: "text",
  apiName: "predict",
});
