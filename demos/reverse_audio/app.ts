import * as gr from "gradio-workers";

const recording = gr.Audio({
  label: "audio",
  sources: ["microphone"],
  waveformOptions: {
    waveformColor: "#01C6FF",
    waveformProgressColor: "#0066B4",
    skipLength: 2,
    showRecordingWaveform: false,
  },
});

export default gr.Interface((audio) => audio && { ...audio, data: reversed(audio.data, audio.channels) }, {
  inputs: recording,
  outputs: gr.Audio({ label: "output" }),
});

/** The last moment comes first; the channels stay where they are. */
function reversed(data: Int16Array, channels: number): Int16Array {
  return data.map((_, i) => data[data.length - channels - i + 2 * (i % channels)] ?? 0);
}
