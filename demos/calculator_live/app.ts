import * as gr from "gradio-workers";

const OPERATIONS = {
  add: (a: number, b: number) => a + b,
  subtract: (a: number, b: number) => a - b,
  multiply: (a: number, b: number) => a * b,
  divide(a: number, b: number) {
    if (b === 0) throw new gr.Error("Nothing can be divided by zero.");
    return a / b;
  },
};

export default gr.Interface(
  ({ num1, operation, num2 }) => ({
    output: operation === null ? null : OPERATIONS[operation](num1 ?? 0, num2 ?? 0),
  }),
  {
    inputs: {
      num1: "number",
      operation: gr.Radio({ choices: ["add", "subtract", "multiply", "divide"] }),
      num2: "number",
    },
    outputs: { output: "number" },
    live: true,
  },
);
