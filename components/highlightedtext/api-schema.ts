/** What the API docs say about a HighlightedText's value, in Gradio's words. */
export const API_SCHEMA = {
  $defs: {
    HighlightedToken: {
      properties: {
        token: { title: "Token", type: "string" },
        class_or_confidence: {
          anyOf: [{ type: "string" }, { type: "number" }, { type: "null" }],
          default: null,
          title: "Class Or Confidence",
        },
      },
      required: ["token"],
      title: "HighlightedToken",
      type: "object",
    },
  },
  items: { $ref: "#/$defs/HighlightedToken" },
  title: "HighlightedTextData",
  type: "array",
  additional_description: null,
};
