/** An app that only names its theme. */

import * as gr from "gradio-workers";

const name = gr.Textbox({ label: "Name" });
const greet = gr.Button("Greet", { variant: "primary" });

export default gr.Blocks({ title: "Soft" }, [name, greet]).launch({ theme: "soft" });
