/** What the API docs say about a Dialogue's value, in Gradio's words. */
export const API_SCHEMA = {
  $defs: {
    DialogueLine: {
      properties: { speaker: { title: "Speaker", type: "string" }, text: { title: "Text", type: "string" } },
      required: ["speaker", "text"],
      title: "DialogueLine",
      type: "object",
    },
  },
  anyOf: [{ items: { $ref: "#/$defs/DialogueLine" }, type: "array" }, { type: "string" }],
  title: "DialogueModel",
  additional_description: null,
};
