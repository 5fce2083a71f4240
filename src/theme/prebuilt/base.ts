import { MONO, SANS } from "../fonts.ts";
import { prebuilt } from "../theme.ts";

/** Minimal: grey inputs without borders. */
export const Base = prebuilt("base", {
  primaryHue: "blue",
  secondaryHue: "blue",
  neutralHue: "zinc",
  spacingSize: "md",
  radiusSize: "md",
  textSize: "md",
  font: ["IBM Plex Sans", ...SANS],
  fontMono: ["IBM Plex Mono", ...MONO],
});
