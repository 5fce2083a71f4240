import { setTimeout as sleep } from "node:timers/promises";
import * as gr from "gradio-workers";

export default gr.Interface(
  async function predict({ word }, { progress, signal }) {
    progress(0, "Starting");
    await sleep(1000, undefined, { signal });
    progress(0.05);
    let reversed = "";
    for (const letter of progress.track([...word], { description: "Reversing" })) {
      await sleep(250, undefined, { signal });
      reversed = letter + reversed;
    }
    return reversed;
  },
  { inputs: { word: "text" }, outputs: "text", apiName: "predict" },
);
