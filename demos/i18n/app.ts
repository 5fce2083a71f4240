import * as gr from "gradio-workers";

const i18n = gr.I18n({
  en: {
    greeting: "# Welcome to the app!",
    name_label: "Your Name",
    john_doe: "John English",
    result_label: "Result",
    submit_button: "Greet",
    format_label: "Format",
    choice_bold: "Bold",
    choice_italic: "Italic",
  },
  es: {
    greeting: "# ¡Bienvenido a la aplicación!",
    name_label: "Tu Nombre",
    john_doe: "John Spanish",
    result_label: "Resultado",
    submit_button: "Saludar",
    format_label: "Formato",
    choice_bold: "Negrita",
    choice_italic: "Cursiva",
  },
  fr: {
    greeting: "# Bienvenue dans l’application !",
    name_label: "Votre Nom",
    john_doe: "John French",
    result_label: "Résultat",
    submit_button: "Saluer",
    format_label: "Format",
    choice_bold: "Gras",
    choice_italic: "Italique",
  },
  de: {
    greeting: "# Willkommen in der App!",
    name_label: "Dein Name",
    john_doe: "John German",
    result_label: "Ergebnis",
    submit_button: "Grüßen",
    format_label: "Format",
    choice_bold: "Fett",
    choice_italic: "Kursiv",
  },
});

const name = gr.Textbox({ label: i18n("name_label"), value: i18n("john_doe") });
const result = gr.Textbox({ label: i18n("result_label") });
const greet = gr.Button(i18n("submit_button"));
const reset = gr.Button("Reset Name");
const format = gr.Radio({
  label: i18n("format_label"),
  choices: [
    [i18n("choice_bold"), "bold"],
    [i18n("choice_italic"), "italic"],
  ],
  value: "bold",
});
const selected = gr.Textbox({ label: "Selected Format" });

greet.click((name) => `hello ${name}`, { inputs: name, outputs: result });
reset.click(() => i18n("john_doe"), { outputs: name });
format.change((format) => format, { inputs: format, outputs: selected });

const note = gr.Markdown(
  "The language of your browser decides; **Settings**, at the foot of the page, has the others.",
);

const app = gr.Blocks([gr.Markdown(i18n("greeting")), name, result, greet, reset, gr.Row([format, selected]), note]);

export default app.launch({ i18n });
