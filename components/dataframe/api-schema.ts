/** What the API docs say about a Dataframe's value, in Gradio's words. */
export const API_SCHEMA = {
  properties: {
    headers: { items: {}, title: "Headers", type: "array" },
    data: { items: { items: {}, type: "array" }, title: "Data", type: "array" },
    metadata: {
      anyOf: [
        { additionalProperties: { anyOf: [{ items: {}, type: "array" }, { type: "null" }] }, type: "object" },
        { type: "null" },
      ],
      default: null,
      title: "Metadata",
    },
  },
  required: ["headers", "data"],
  title: "DataframeData",
  type: "object",
  additional_description: null,
};
