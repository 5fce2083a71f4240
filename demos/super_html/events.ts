import * as gr from "gradio-workers";

const buttons = gr.HTML(null, {
  htmlTemplate: '<button id="A">A</button> <button id="B">B</button> <button id="C">C</button>',
  cssTemplate: "button { padding: 10px 20px; background: var(--button-secondary-background-fill); border-radius: 8px }",
  jsOnLoad: ({ element, trigger }) => {
    for (const button of element.querySelectorAll("button")) {
      button.addEventListener("click", () => trigger("click", { clicked: button.id }));
    }
  },
  elemId: "button_set",
});
const clicked = gr.Textbox({ label: "Clicked" });
buttons.click(({ data }) => String(data["clicked"]), { outputs: clicked });

const watched = gr.HTML(0, {
  htmlTemplate: "<p>value: {{value}}</p>",
  jsOnLoad: ({ props, trigger, watch }) => {
    watch("value", () => {
      if ((props.value ?? 0) >= 3) trigger("submit");
    });
  },
  elemId: "watch_demo",
});
const watchOutput = gr.Textbox({ label: "Watch Output" });
const increment = gr.Button("Increment");
increment.click((count) => (count ?? 0) + 1, { inputs: watched, outputs: watched });
watched.submit((count) => String(count), { inputs: watched, outputs: watchOutput });

const keys = gr.HTML(null, {
  htmlTemplate: '<input id="key-field" aria-label="Press a key" placeholder="Press a key here">',
  jsOnLoad: ({ element, trigger }) => {
    element.addEventListener("keydown", ({ key }) => trigger("keypress", { key }));
  },
  events: ["keypress"],
  elemId: "custom_event",
});
const pressed = gr.Textbox({ label: "Key Pressed", elemId: "key_output" });
keys.keypress(({ data }) => String(data["key"]), { outputs: pressed });

export const pressDemo = [buttons, clicked];
export const watchDemo = [watched, watchOutput, increment];
export const keyDemo = [keys, pressed];
