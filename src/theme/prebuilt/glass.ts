import { MONO } from "../fonts.ts";
import { hue } from "../hues.ts";
import { prebuilt } from "../theme.ts";

const red = hue("red");

/** Small, blue and grey, with vertical gradients. */
export const Glass = prebuilt(
  "glass",
  {
    primaryHue: "blue",
    secondaryHue: "slate",
    neutralHue: "slate",
    spacingSize: "sm",
    radiusSize: "sm",
    textSize: "sm",
    font: ["Optima", "Candara", "Noto Sans", "source-sans-pro", "sans-serif"],
    fontMono: ["IBM Plex Mono", ...MONO],
  },
  {
    bodyBackgroundFill: ["*backgroundFillPrimary", "*secondary800"],
    backgroundFillPrimary: ["white", "*neutral700"],
    backgroundFillSecondary: ["*secondary100", "*secondary800"],
    borderColorPrimary: ["*neutral200", "*secondary600"],
    shadowInset: "rgba(0,0,0,0.05) 0px 1px 2px 0px inset",
    blockLabelBackgroundFill: ["*secondary200", "*secondary700"],
    blockLabelBorderColor: ["*borderColorPrimary", "*secondary600"],
    blockLabelTextColor: ["*secondary600", "*neutral200"],
    blockLabelTextSize: "*textMd",
    blockLabelTextWeight: "600",
    blockTitleTextColor: ["*secondary600", "*neutral200"],
    blockTitleTextWeight: "600",
    blockBackgroundFill: ["*secondary50", "*secondary800"],
    blockBorderColor: ["*borderColorPrimary", "*secondary600"],
    blockBorderWidth: ["0px", "1px"],
    panelBorderWidth: "1px",
    tableEvenBackgroundFill: ["white", "*neutral700"],
    tableOddBackgroundFill: ["*neutral50", "*neutral700"],
    checkboxLabelBorderColor: ["*borderColorPrimary", "*secondary700"],
    checkboxLabelBorderWidth: ["1px", "1px"],
    checkboxBackgroundColor: ["*backgroundFillPrimary", "*secondary400"],
    checkboxBorderWidth: ["0px", "0px"],
    inputBackgroundFill: ["linear-gradient(0deg, *secondary100 0%, white 100%)", "*secondary600"],
    inputBorderColor: ["*borderColorPrimary", "*secondary600"],
    inputBorderColorFocus: ["*secondary500", "*secondary300"],
    inputBorderWidth: "1px",
    buttonPrimaryBackgroundFill: [
      "linear-gradient(180deg, *primary100 0%, *primary200 30%)",
      "linear-gradient(180deg, *primary600 0%, *primary700 30%)",
    ],
    buttonPrimaryBackgroundFillHover: [
      "linear-gradient(180deg, *primary100 0%, *primary200 30%)",
      "linear-gradient(180deg, *primary600 0%, *primary700 30%)",
    ],
    buttonPrimaryBorderColor: ["*primary200", "*primary600"],
    buttonPrimaryBorderColorHover: ["*buttonPrimaryBorderColor", "*primary500"],
    buttonPrimaryTextColor: ["*bodyTextColor", "white"],
    buttonPrimaryShadowActive: ["*shadowInset", "*buttonPrimaryShadow"],
    buttonSecondaryBackgroundFill: [
      "linear-gradient(180deg, *secondary100 0%, *secondary200 30%)",
      "linear-gradient(180deg, *secondary500 0%, *secondary600 30%)",
    ],
    buttonSecondaryBackgroundFillHover: [
      "linear-gradient(180deg, *secondary100 0%, *secondary200 30%)",
      "linear-gradient(180deg, *secondary500 0%, *secondary600 30%)",
    ],
    buttonSecondaryShadowActive: ["*shadowInset", "*buttonSecondaryShadow"],
    buttonBorderWidth: "1px",
    accentTextColor: ["*primary700", "*primary200"],
    checkboxLabelTextColor: ["*bodyTextColor", "white"],
    linkTextColor: ["*secondary700", "*secondary300"],
    linkTextColorActive: ["*secondary700", "*secondary300"],
    linkTextColorVisited: ["*secondary800", "*secondary300"],
    linkTextColorHover: ["*secondary800", "*secondary200"],
    errorIconColor: [red[700], red[400]],
  },
);
