/** What an app needs to know of themes: how they are named, and what is left of one when nothing is to work out. */

/** The prebuilt themes. */
export const PREBUILT_THEMES = [
  "base",
  "citrus",
  "cyberpunk",
  "default",
  "ember",
  "glass",
  "mario",
  "monochrome",
  "neon",
  "ocean",
  "origin",
  "soft",
] as const;

export type PrebuiltTheme = (typeof PREBUILT_THEMES)[number];

/** A theme as declarations: nothing is left to work out. */
export interface CompiledTheme {
  /** Rules that load its fonts from `/assets/`. */
  readonly fonts: string;
  /** The font file that a page needs first, as a path from the app's root; null if the theme has none of ours. */
  readonly firstFont: string | null;
  readonly light: string;
  /** What is different on dark pages. */
  readonly dark: string;
}

/** What the pages of an app look like, whatever they show. */
export interface PageStyles {
  readonly theme: CompiledTheme;
  /** The style sheet that all apps share. */
  readonly base: string;
}

/** A theme of an author, from `gradio-workers/themes`. */
export interface PageTheme {
  readonly name: string;
  /** Another one for whatever looks different. */
  readonly hash: string;
  readonly compiled: CompiledTheme;
}

/** Whether this is something that {@link PageTheme} and {@link PrebuiltTheme} stand for: not all authors have types. */
export function isTheme(theme: PageTheme | PrebuiltTheme): boolean {
  return typeof theme === "string" ? PREBUILT_THEMES.includes(theme) : theme?.compiled !== undefined;
}
