import { camelCase, renameKeys } from "../../src/protocol/case.ts";
import type { WaveformOptions } from "./props.ts";

export const WAVEFORM_DEFAULTS: WaveformOptions = {
  waveformColor: null,
  waveformProgressColor: null,
  trimRegionColor: null,
  showRecordingWaveform: true,
  skipLength: 5,
  sampleRate: 44_100,
};

/** All options, of some that may come from the wire and have its names. */
export function withDefaults(options: Partial<WaveformOptions>): WaveformOptions {
  return { ...WAVEFORM_DEFAULTS, ...renameKeys({ ...options }, camelCase) };
}
