import type { Fixture } from "../shared/fixture.ts";
import { soundUrl } from "./fixture-sound.ts";

const value = { path: null, url: soundUrl(2), orig_name: "tone.wav", meta: { _type: "gradio.FileData" } };

// Options have the names of the wire in them.
export const fixtures: readonly Fixture[] = [
  { name: "empty", props: { label: "Voice" } },
  // The player comes when it is there; until then the browser's own one is shown.
  { name: "filled", props: { label: "Voice", value }, isEnhanced: true },
  { name: "static", props: { label: "Result", value, interactive: false }, isEnhanced: true },
  { name: "static and empty", props: { label: "Result", interactive: false } },
  {
    name: "native player",
    props: { label: "Result", value, waveformOptions: { show_recording_waveform: false }, interactive: false },
    isEnhanced: true,
  },
  {
    name: "own colors",
    props: {
      label: "Voice",
      value,
      waveformOptions: { waveform_color: "#01C6FF", waveform_progress_color: "#0066B4" },
    },
    isEnhanced: true,
  },
  { name: "upload only", props: { label: "Voice", sources: ["upload"] } },
  // The browser's list of devices comes later.
  { name: "microphone only", props: { label: "Voice", sources: ["microphone"] }, isEnhanced: true },
  { name: "not to be edited", props: { label: "Voice", value, editable: false }, isEnhanced: true },
  { name: "no buttons", props: { label: "Result", value, interactive: false, buttons: [] }, isEnhanced: true },
  { name: "no label", props: { label: "Hidden", showLabel: false, value }, isEnhanced: true },
  { name: "no container", props: { label: "Bare", showLabel: false, container: false, value }, isEnhanced: true },
  { name: "hidden", props: { label: "Voice", value, visible: "hidden" }, isEnhanced: true },
  { name: "refused", props: { label: "Voice", validationError: "Too short" } },
  { name: "long", props: { label: "A label that goes on ".repeat(8) } },
];
