/** The script of an app's own page. */

import { GradioApp } from "./gradio-app.ts";
import { openDialogs } from "./dialogs.ts";
import { followColorScheme } from "./color-scheme.ts";
// The element fetches this on demand; the page always needs it.
import "./running-app.ts";

followColorScheme();
openDialogs(document);
customElements.define("gradio-app", GradioApp);
