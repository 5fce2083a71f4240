const LABEL = {
  anyOf: [{ type: "string" }, { type: "integer" }, { type: "number" }, { type: "null" }],
  default: null,
  title: "Label",
};

/** What the API docs say about a Label's value, in Gradio's words. */
export const API_SCHEMA = {
  $defs: {
    LabelConfidence: {
      properties: {
        label: LABEL,
        confidence: { anyOf: [{ type: "number" }, { type: "null" }], default: null, title: "Confidence" },
      },
      title: "LabelConfidence",
      type: "object",
    },
  },
  properties: {
    label: LABEL,
    confidences: {
      anyOf: [{ items: { $ref: "#/$defs/LabelConfidence" }, type: "array" }, { type: "null" }],
      default: null,
      title: "Confidences",
    },
  },
  title: "LabelData",
  type: "object",
  additional_description: null,
};
