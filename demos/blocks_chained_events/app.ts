import * as gr from "gradio-workers";

const result = gr.Textbox({ label: "Result" });
const consecutive = gr.Textbox({ label: "Consecutive Event" });
const failure = gr.Textbox({ label: "Failure Event" });

const success = gr.Button("Trigger Success");
const consecutiveSuccess = gr.Button("Trigger Consecutive Success");
const fail = gr.Button("Trigger Failure");
const failWithException = gr.Button("Trigger Failure With ValueError");
const warn = gr.Button("Trigger Warning");
const inform = gr.Button("Trigger Info");

function succeed(): void {}

function raise(): never {
  throw new gr.Error("This should fail!");
}

consecutiveSuccess
  .click(succeed)
  .success(() => "First Event Trigered", { outputs: result })
  .success(() => "Consecutive Event Triggered", { outputs: consecutive });

const succeeding = success.click(succeed);
succeeding.success(() => "Success event triggered", { outputs: result });
succeeding.failure(() => "Should not be triggered", { outputs: failure });

const failing = fail.click(raise);
failing.success(() => "Should not be triggered", { outputs: result });
failing.failure(() => "Failure event triggered", { outputs: failure });

failWithException.click(() => {
  throw new RangeError("Something went wrong");
});

warn.click(() => gr.Warning("This is a warning!"));
inform.click(() => gr.Info("This is some info"));

export default gr
  .Blocks([
    gr.Markdown("One event after another: on success, on failure, and with a word to the visitor."),
    gr.Row([result, consecutive, failure]),
    gr.Row([success, consecutiveSuccess, fail, failWithException]),
    gr.Row([warn, inform]),
  ])
  .launch({ showError: true });
