/** The script that foreign pages load: one small element, which fetches the rest when it is seen. */

import { GradioApp } from "./gradio-app.ts";

if (!customElements.get("gradio-app")) customElements.define("gradio-app", GradioApp);
