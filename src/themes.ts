/** Themes: `import * as themes from "gradio-workers/themes"`. An app carries those that it calls. */

export type { PageTheme } from "./core/page-theme.ts";
export { GoogleFont } from "./theme/fonts.ts";
export type { Color, HueName } from "./theme/hues.ts";
export { Base } from "./theme/prebuilt/base.ts";
export { Citrus } from "./theme/prebuilt/citrus.ts";
export { Cyberpunk } from "./theme/prebuilt/cyberpunk.ts";
export { Default } from "./theme/prebuilt/default.ts";
export { Ember } from "./theme/prebuilt/ember.ts";
export { Glass } from "./theme/prebuilt/glass.ts";
export { Mario } from "./theme/prebuilt/mario.ts";
export { Monochrome } from "./theme/prebuilt/monochrome.ts";
export { Neon } from "./theme/prebuilt/neon.ts";
export { Ocean } from "./theme/prebuilt/ocean.ts";
export { Origin } from "./theme/prebuilt/origin.ts";
export { Soft } from "./theme/prebuilt/soft.ts";
export type { RadiusSize, Size, SpacingSize, TextSize } from "./theme/sizes.ts";
export type { Theme, ThemeChanges, ThemeFactory, ThemeOptions } from "./theme/theme.ts";
