/** What the API docs say about a Plot's value, in Gradio's words. */
export const API_SCHEMA = {
  properties: {
    type: { enum: ["altair", "bokeh", "plotly", "matplotlib"], title: "Type", type: "string" },
    plot: { title: "Plot", type: "string" },
  },
  required: ["type", "plot"],
  title: "PlotData",
  type: "object",
  additional_description: null,
};
