import * as gr from "gradio-workers";

export default gr.Interface(
  ({ name, is_morning, temperature }) => {
    const greeting = `${is_morning ? "Good morning" : "Good evening"} ${name}. It is ${temperature} degrees today`;
    const celsius = ((temperature - 32) * 5) / 9;
    return [greeting, Math.round(celsius * 100) / 100];
  },
  {
    inputs: { name: "text", is_morning: "checkbox", temperature: gr.Slider({ minimum: 0, maximum: 100 }) },
    outputs: ["text", "number"],
    apiName: "predict",
  },
);
