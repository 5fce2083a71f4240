import * as gr from "gradio-workers";

const input = gr.Audio({
  label: "Input Audio",
  type: "filepath",
  interactive: true,
  sources: ["upload", "microphone"],
});
const output = gr.Audio({ label: "Output Audio", sources: ["upload", "microphone"] });

const counter = (label: string) => gr.Number({ label, value: 0 });
const bump = (count: number | null) => (count ?? 0) + 1;

const changes = counter("# Input Change Events");
const inputs = counter("# Input Input Events");
const uploads = counter("# Input Upload Events");
const plays = counter("# Input Play Events");
const pauses = counter("# Input Pause Events");
const recordings = counter("# Input Start Recording Events");
const recordingPauses = counter("# Input Pause Recording Events");
const recordingStops = counter("# Input Stop Recording Events");
const outputPlays = counter("# Output Play Events");
const outputPauses = counter("# Output Pause Events");
const outputStops = counter("# Output Stop Events");

input.upload((audio, count) => [audio, bump(count)], { inputs: [input, uploads], outputs: [output, uploads] });
input.change(bump, { inputs: changes, outputs: changes });
input.input(bump, { inputs, outputs: inputs });
input.play(bump, { inputs: plays, outputs: plays });
input.pause(bump, { inputs: pauses, outputs: pauses });
input.start_recording(bump, { inputs: recordings, outputs: recordings });
input.pause_recording(bump, { inputs: recordingPauses, outputs: recordingPauses });
input.stop_recording(bump, { inputs: recordingStops, outputs: recordingStops });
output.play(bump, { inputs: outputPlays, outputs: outputPlays });
output.pause(bump, { inputs: outputPauses, outputs: outputPauses });
output.stop(bump, { inputs: outputStops, outputs: outputStops });

export default gr.Blocks([
  gr.Row([input, output]),
  gr.Row([
    gr.Column([changes, inputs, uploads, plays, pauses]),
    gr.Column([recordings, recordingPauses, recordingStops]),
    gr.Column([outputPlays, outputPauses, outputStops]),
  ]),
]);
