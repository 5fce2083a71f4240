import { MONO, SANS } from "../fonts.ts";
import { hue } from "../hues.ts";
import { prebuilt } from "../theme.ts";

const red = hue("red");

/** How Gradio 4 looked: gradients, shadows, buttons with borders. */
export const Origin = prebuilt(
  "origin",
  {
    primaryHue: "orange",
    secondaryHue: "blue",
    neutralHue: "gray",
    spacingSize: "md",
    radiusSize: "md",
    textSize: "md",
    font: ["Source Sans Pro", ...SANS],
    fontMono: ["IBM Plex Mono", ...MONO],
  },
  {
    borderColorAccentSubdued: ["*primary200", "*borderColorAccent"],
    blockShadow: "*shadowDrop",
    formGapWidth: "1px",
    checkboxLabelBackgroundFill: [
      "linear-gradient(to top, *neutral50, white)",
      "linear-gradient(to top, *neutral900, *neutral800)",
    ],
    checkboxLabelBackgroundFillHover: [
      "linear-gradient(to top, *neutral100, white)",
      "linear-gradient(to top, *neutral900, *neutral800)",
    ],
    checkboxLabelShadow: "*shadowDrop",
    errorBackgroundFill: [red[50], "*neutral900"],
    inputBackgroundFill: ["white", "*neutral800"],
    inputBorderWidth: "1px",
    inputShadow: "0 0 0 *shadowSpread transparent, *shadowInset",
    inputShadowFocus: [
      "0 0 0 *shadowSpread *secondary50, *shadowInset",
      "0 0 0 *shadowSpread *neutral700, *shadowInset",
    ],
    statBackgroundFill: [
      "linear-gradient(to right, *primary400, *primary200)",
      "linear-gradient(to right, *primary400, *primary600)",
    ],
    buttonPrimaryBackgroundFill: [
      "linear-gradient(to bottom right, *primary100, *primary300)",
      "linear-gradient(to bottom right, *primary700, *primary800)",
    ],
    buttonPrimaryBackgroundFillHover: [
      "linear-gradient(to bottom right, *primary100, *primary200)",
      "linear-gradient(to bottom right, *primary700, *primary700)",
    ],
    buttonPrimaryBorderColor: ["*primary200", "*primary700"],
    buttonPrimaryBorderColorHover: ["*buttonPrimaryBorderColor", "*primary500"],
    buttonPrimaryTextColor: ["*primary900", "white"],
    buttonPrimaryShadow: "*shadowDrop",
    buttonPrimaryShadowHover: ["*shadowDropLg", "*buttonPrimaryShadow"],
    buttonPrimaryShadowActive: ["*shadowInset", "*buttonPrimaryShadow"],
    buttonSecondaryBackgroundFill: [
      "linear-gradient(to bottom right, *neutral100, *neutral200)",
      "linear-gradient(to bottom right, *neutral600, *neutral700)",
    ],
    buttonSecondaryBackgroundFillHover: [
      "linear-gradient(to bottom right, *neutral100, *neutral100)",
      "linear-gradient(to bottom right, *neutral600, *neutral600)",
    ],
    buttonSecondaryBorderColorHover: ["*neutral200", "*neutral600"],
    buttonSecondaryTextColor: ["*neutral800", "white"],
    buttonSecondaryShadow: "*shadowDrop",
    buttonSecondaryShadowHover: ["*shadowDropLg", "*buttonSecondaryShadow"],
    buttonSecondaryShadowActive: ["*shadowInset", "*buttonSecondaryShadow"],
    buttonCancelBackgroundFill: [
      "linear-gradient(to bottom right, #fee2e2, #fecaca)",
      "linear-gradient(to bottom right, #dc2626, #b91c1c)",
    ],
    buttonCancelBackgroundFillHover: [
      "linear-gradient(to bottom right, #fee2e2, #fee2e2)",
      "linear-gradient(to bottom right, #dc2626, #dc2626)",
    ],
    buttonCancelBorderColor: [red[200], red[600]],
    buttonCancelBorderColorHover: [red[200], red[600]],
    buttonCancelTextColor: [red[800], "white"],
    buttonBorderWidth: ["1px", "1px"],
    buttonTransition: "none",
  },
);
