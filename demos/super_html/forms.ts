import * as gr from "gradio-workers";

const form = gr.HTML("", {
  htmlTemplate: `
    <input type="text" id="text-input" aria-label="Your text" value="{{value}}">
    <p>\${value.length} letters</p>
    <button class="submit" style="display: \${value.length > 5 ? "inline-block" : "none"}">submit</button>
    <button class="clear">clear</button>`,
  cssTemplate: `
    input { padding: 8px; border: 1px solid var(--border-color-primary); border-radius: 8px }
    button { padding: 8px 16px; border-radius: 8px; background: var(--button-secondary-background-fill) }`,
  jsOnLoad: ({ element, props, trigger }) => {
    const field = element.querySelector("#text-input");
    field?.addEventListener("input", () => {
      props.value = field.value;
    });
    element.querySelector(".submit")?.addEventListener("click", () => trigger("submit"));
    element.querySelector(".clear")?.addEventListener("click", () => {
      props.value = "";
    });
  },
  elemId: "form",
});
const output = gr.Textbox({ label: "Output Box" });
form.submit((text) => text, { inputs: form, outputs: output });
output.submit((text) => text, { inputs: output, outputs: form });

const yourName = gr.Textbox({ label: "Your Name" });
const yourEmail = gr.Textbox({ label: "Your Email" });
const contact = gr.HTML(
  null,
  {
    htmlTemplate: '<h3>{{title}}</h3>@children<button class="send">Send</button>',
    cssTemplate: `
      padding: 16px; border: 2px dashed var(--border-color-primary);
      .send { padding: 8px 16px; border-radius: 8px; background: var(--button-primary-background-fill); color: white }`,
    jsOnLoad: ({ element, trigger }) => {
      element.querySelector(".send")?.addEventListener("click", () => trigger("submit"));
    },
    props: { title: "Contact Form" },
    elemId: "children_form",
  },
  [yourName, yourEmail],
);
const sent = gr.Textbox({ label: "Children Output" });
contact.submit(({ name, email }) => `Name: ${name}, Email: ${email}`, {
  inputs: { name: yourName, email: yourEmail },
  outputs: sent,
});

export const textForm = [form, output];
export const contactForm = [contact, sent];
