import { MONO, SANS } from "../fonts.ts";
import { hue } from "../hues.ts";
import { prebuilt } from "../theme.ts";

const red = hue("red");

/** White and orange, with flat buttons: the theme of an app that asks for none. */
export const Default = prebuilt(
  "default",
  {
    primaryHue: "orange",
    secondaryHue: "blue",
    neutralHue: "zinc",
    spacingSize: "md",
    radiusSize: "md",
    textSize: "md",
    font: ["Source Sans Pro", ...SANS],
    fontMono: ["IBM Plex Mono", ...MONO],
  },
  {
    borderColorAccentSubdued: ["*primary200", "*borderColorAccent"],
    checkboxLabelBackgroundFill: ["*backgroundFillPrimary", "*neutral800"],
    checkboxLabelBackgroundFillHover: ["*backgroundFillSecondary", "*checkboxLabelBackgroundFill"],
    errorBackgroundFill: [red[50], "*neutral900"],
    inputBackgroundFill: ["white", "*neutral800"],
    inputBorderWidth: "1px",
    inputShadowFocus: [
      "0 0 0 *shadowSpread *secondary50, *shadowInset",
      "0 0 0 *shadowSpread *neutral700, *shadowInset",
    ],
    statBackgroundFill: [
      "linear-gradient(to right, *primary400, *primary200)",
      "linear-gradient(to right, *primary400, *primary600)",
    ],
    buttonCancelBackgroundFill: [red[600], red[700]],
    buttonCancelBackgroundFillHover: [red[700], red[800]],
    buttonCancelTextColor: ["white", "white"],
    buttonCancelTextColorHover: ["white", "white"],
    buttonBorderWidth: "0px",
    bodyTextColorSubdued: ["*neutral500", "*neutral400"],
    inputPlaceholderColor: ["*neutral500", "*neutral400"],
    accentTextColor: ["*primary700", "*primary400"],
    linkTextColor: ["*secondary600", "*secondary400"],
    linkTextColorActive: ["*secondary600", "*secondary400"],
    linkTextColorHover: ["*secondary700", "*secondary300"],
    linkTextColorVisited: ["*secondary700", "*secondary400"],
    inputBorderColorFocus: ["*secondary500", "*secondary400"],
  },
);
