import * as gr from "gradio-workers";

const subject = gr.Textbox({ placeholder: "subject" });
const verb = gr.Radio({ choices: ["ate", "loved", "hated"] });
const object = gr.Textbox({ placeholder: "object" });
const create = gr.Button("Create sentence.");
const reverse = gr.Button("Reverse sentence.");
const append = gr.Button("Append foo");
const send = gr.Button("Reverse sentence and send to server.");
const sentence = gr.Textbox({ label: "output 1" });
const swapped = gr.Textbox({ label: "verb" });
const mirrored = gr.Textbox({ label: "verb reversed" });
const processed = gr.Textbox({ label: "front end process and then send to backend" });

create.click((subject, verb, object) => [subject, verb, object].join(" "), {
  inputs: [subject, verb, object],
  outputs: sentence,
});
reverse.click(null, {
  js: "(subject, verb, object) => [object, verb, subject].join(' ')",
  inputs: [subject, verb, object],
  outputs: swapped,
});
verb.change(null, { js: "(verb) => [...(verb ?? '')].reverse().join('')", inputs: verb, outputs: mirrored });
append.click(null, { js: "(subject) => subject + 'foo'", outputs: subject });
send.click(null, {
  js: "(...words) => words.map((word) => [...(word ?? '')].reverse().join('')).join(' ')",
  inputs: [subject, verb, object],
  outputs: processed,
});

export default gr.Blocks([
  gr.Row([subject, verb, object]),
  gr.Row([create, reverse, append, send]),
  sentence,
  swapped,
  mirrored,
  processed,
]);
