import { html, nothing, type TemplateResult } from "lit";
import { microphoneIcon, pasteIcon, uploadIcon, videoIcon, webcamIcon } from "./media-icons.ts";
import type { OfferedSource } from "./media-source.ts";
import { word } from "./words.ts";

const BUTTONS = {
  upload: { label: "Upload file", icon: uploadIcon },
  webcam: { label: "Capture from camera", icon: webcamIcon },
  "webcam-video": { label: "Record video from camera", icon: videoIcon },
  microphone: { label: "Record audio", icon: microphoneIcon },
  clipboard: { label: "Paste from clipboard", icon: pasteIcon },
} as const;
const ORDER = ["upload", "webcam", "webcam-video", "microphone", "clipboard"] as const;

/** The source that is in use: what the visitor picked, else the author's first. One pastes at once, so it is the last resort. */
export function activeSource<Name extends OfferedSource>(
  sources: readonly Name[],
  picked: Name | null,
): Name | undefined {
  if (picked !== null && sources.includes(picked)) return picked;
  return sources.find((source) => source !== "clipboard") ?? sources[0];
}

/** A row of buttons to choose the source; nothing where there is no choice. */
export function sourceSelection<Name extends OfferedSource>(options: {
  sources: readonly Name[];
  active: Name | undefined;
  onPick: (source: Name) => void;
}): TemplateResult | typeof nothing {
  const { sources, active, onPick } = options;
  const isChoice = sources.length > 1 || sources.some((source) => source === "clipboard");
  if (!isChoice) return nothing;
  const offered = ORDER.flatMap((source) => sources.find((each) => each === source) ?? []);
  return html`<span class="source-selection" data-testid="source-select">
    ${offered.map(
      (source) =>
        html`<button
          type="button"
          class="icon ${source === active ? "selected" : ""}"
          aria-label=${word(BUTTONS[source].label)}
          aria-current=${source === active ? "true" : nothing}
          title=${word(BUTTONS[source].label)}
          @click=${() => onPick(source)}
        >
          ${BUTTONS[source].icon}
        </button>`,
    )}
  </span>`;
}
