import * as gr from "gradio-workers";

/** Fonts have to come from the app itself or from the visitor's machine: a page asks no other host. */
const css = `
@font-face { font-family: test-font; src: local("Georgia"), local("DejaVu Serif") }
@font-face { font-family: "Protest Riot"; src: local("Impact"), local("DejaVu Sans Bold") }

@keyframes animation {
  from { background-color: red }
  to { background-color: blue }
}

.cool-col {
  padding: 24px;
  border-radius: 12px;
  background-color: red;
  animation: animation 4s ease-in-out 2s infinite alternate;
}

.darktest h3 { color: black; font-family: test-font }
.dark .darktest h3 { color: yellow }

.markdown { padding: 12px; border-radius: 8px; background-color: lightblue }
.markdown p { color: royalblue; font-family: "Protest Riot", sans-serif }

@media (max-width: 600px) {
  .markdown { background-color: blue }
  .markdown p { color: lightblue }
}

.dark .markdown { background-color: pink }
`;

const title = gr.Markdown("### Gradio Demo with Custom CSS", { elemClasses: "darktest" });
const hint = gr.Markdown("Resize the browser window to see the colours change.", { elemClasses: "markdown" });

export default gr.Blocks([gr.Column({ elemClasses: "cool-col" }, [title, hint])]).launch({ css });
