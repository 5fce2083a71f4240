import type { GradioElement } from "./gradio-element.ts";

/** Makes an element of a type, styled for where `host` is; null for a type that there is not. The app hands it out. */
export type ElementMaker = (type: string, host: HTMLElement) => Promise<GradioElement | null>;
