/** The script of an app's own page. */

import { followColorScheme } from "./color-scheme.ts";
import { PageApp } from "./page-app.ts";

followColorScheme();
customElements.define("gradio-app", PageApp);
