/** The base theme: every variable there is. Others start from it. */

import { hue } from "./hues.ts";
import { defineTheme, type ThemeVariables } from "./theme.ts";

const red = hue("red");

const CHECK = svgUrl("<path d='M3.8 8.4l2.7 2.7 5.7-6' fill='none' stroke='white' stroke-width='2'/>");
const CIRCLE = svgUrl("<circle cx='8' cy='8' r='3' fill='white'/>");

/** Colours, borders, gaps and text of everything, without the palettes and scales that they refer to. */
export const BASE_VARIABLES = {
  bodyBackgroundFill: "*backgroundFillPrimary",
  bodyTextColor: ["*neutral800", "*neutral100"],
  bodyTextSize: "*textMd",
  bodyTextWeight: "400",
  bodyTextColorSubdued: "*neutral400",

  embedRadius: "*radiusSm",

  colorAccent: "*primary500",
  colorAccentSoft: ["*primary50", "*neutral700"],

  backgroundFillPrimary: ["white", "*neutral950"],
  backgroundFillSecondary: ["*neutral50", "*neutral900"],

  borderColorAccent: ["*primary300", "*neutral600"],
  borderColorPrimary: ["*neutral200", "*neutral700"],
  borderColorAccentSubdued: "*borderColorAccent",

  linkTextColor: ["*secondary600", "*secondary500"],
  linkTextColorActive: ["*secondary600", "*secondary500"],
  linkTextColorHover: ["*secondary700", "*secondary400"],
  linkTextColorVisited: ["*secondary500", "*secondary600"],

  proseTextSize: "*textMd",
  proseTextWeight: "400",
  proseHeaderTextWeight: "600",

  codeBackgroundFill: ["*neutral100", "*neutral800"],

  shadowDrop: "rgba(0,0,0,0.05) 0px 1px 2px 0px",
  shadowDropLg: "0 1px 3px 0 rgb(0 0 0 / 0.1), 0 1px 2px -1px rgb(0 0 0 / 0.1)",
  shadowInset: "rgba(0,0,0,0.05) 0px 2px 4px 0px inset",
  shadowSpread: ["3px", "1px"],

  blockLabelBackgroundFill: ["*backgroundFillPrimary", "*backgroundFillSecondary"],
  blockLabelBorderColor: "*borderColorPrimary",
  blockLabelBorderWidth: "1px",
  blockLabelShadow: "*blockShadow",
  blockLabelTextColor: ["*neutral500", "*neutral200"],
  blockLabelMargin: "0",
  blockLabelPadding: "*spacingSm *spacingLg",
  blockLabelRadius: "calc(*radiusSm - 1px) 0 calc(*radiusSm - 1px) 0",
  blockLabelRightRadius: "0 calc(*radiusSm - 1px) 0 calc(*radiusSm - 1px)",
  blockLabelTextSize: "*textSm",
  blockLabelTextWeight: "400",

  blockTitleBackgroundFill: "none",
  blockTitleBorderColor: "none",
  blockTitleBorderWidth: "0px",
  blockTitleTextColor: ["*neutral500", "*neutral200"],
  blockTitlePadding: "0",
  blockTitleRadius: "none",
  blockTitleTextSize: "*textMd",
  blockTitleTextWeight: "400",

  blockInfoTextColor: "*bodyTextColorSubdued",
  blockInfoTextSize: "*textSm",
  blockInfoTextWeight: "400",

  blockBackgroundFill: ["*backgroundFillPrimary", "*neutral800"],
  blockBorderColor: "*borderColorPrimary",
  blockBorderWidth: "1px",
  blockPadding: "*spacingXl calc(*spacingXl + 2px)",
  blockRadius: "*radiusSm",
  blockShadow: "none",

  containerRadius: "*radiusSm",

  formGapWidth: "0px",

  layoutGap: "*spacingXxl",

  panelBackgroundFill: "*backgroundFillSecondary",
  panelBorderColor: "*borderColorPrimary",
  panelBorderWidth: "0",

  sectionHeaderTextSize: "*textMd",
  sectionHeaderTextWeight: "400",

  accordionTextColor: "*bodyTextColor",

  tableTextColor: "*bodyTextColor",
  tableBorderColor: ["*neutral300", "*neutral700"],
  tableEvenBackgroundFill: ["white", "*neutral950"],
  tableOddBackgroundFill: ["*neutral50", "*neutral900"],
  tableRadius: "*radiusSm",
  tableRowFocus: "*colorAccentSoft",

  chatbotTextSize: "*textLg",

  checkboxLabelBackgroundFill: "*buttonSecondaryBackgroundFill",
  checkboxLabelBackgroundFillHover: "*buttonSecondaryBackgroundFillHover",
  checkboxLabelBackgroundFillSelected: "*checkboxLabelBackgroundFill",
  checkboxLabelBorderColor: "*borderColorPrimary",
  checkboxLabelBorderColorHover: "*checkboxLabelBorderColor",
  checkboxLabelBorderColorSelected: "*checkboxLabelBorderColor",
  checkboxLabelBorderWidth: "*inputBorderWidth",
  checkboxLabelGap: "*spacingLg",
  checkboxLabelPadding: "*spacingMd calc(2 * *spacingMd)",
  checkboxLabelShadow: "none",
  checkboxLabelShadowHover: "*checkboxLabelShadow",
  checkboxLabelShadowActive: "*checkboxLabelShadow",
  checkboxLabelTextSize: "*textMd",
  checkboxLabelTextWeight: "400",
  checkboxLabelTextColor: "*bodyTextColor",
  checkboxLabelTextColorSelected: "*checkboxLabelTextColor",

  checkboxBackgroundColor: ["*backgroundFillPrimary", "*neutral800"],
  checkboxBackgroundColorFocus: "*checkboxBackgroundColor",
  checkboxBackgroundColorHover: "*checkboxBackgroundColor",
  checkboxBackgroundColorSelected: "*colorAccent",
  checkboxBorderColor: ["*neutral300", "*neutral700"],
  checkboxBorderColorFocus: "*colorAccent",
  checkboxBorderColorHover: ["*neutral300", "*neutral600"],
  checkboxBorderColorSelected: "*colorAccent",
  checkboxBorderRadius: "*radiusSm",
  checkboxBorderWidth: "*inputBorderWidth",
  checkboxCheck: CHECK,
  checkboxShadow: "*inputShadow",

  radioCircle: CIRCLE,

  errorBackgroundFill: [red[50], "*backgroundFillPrimary"],
  errorBorderColor: [red[700], red[500]],
  errorBorderWidth: "1px",
  errorTextColor: [red[700], red[50]],
  errorIconColor: [red[700], red[500]],

  inputBackgroundFill: ["*neutral100", "*neutral700"],
  inputBackgroundFillFocus: "*inputBackgroundFill",
  inputBackgroundFillHover: "*inputBackgroundFill",
  inputBorderColor: "*borderColorPrimary",
  inputBorderColorFocus: ["*secondary300", "*neutral700"],
  inputBorderColorHover: "*inputBorderColor",
  inputBorderWidth: "0px",
  inputPadding: "*spacingXl",
  inputPlaceholderColor: ["*neutral400", "*neutral500"],
  inputRadius: "*radiusSm",
  inputShadow: "none",
  inputShadowFocus: "*inputShadow",
  inputTextSize: "*textMd",
  inputTextWeight: "400",

  loaderColor: "*colorAccent",

  sliderColor: "*colorAccent",

  statBackgroundFill: ["*primary300", "*primary500"],

  buttonPrimaryBackgroundFill: ["*primary500", "*primary600"],
  buttonPrimaryBackgroundFillHover: ["*primary600", "*primary700"],
  buttonPrimaryBorderColor: ["*primary500", "*primary600"],
  buttonPrimaryBorderColorHover: "*primary500",
  buttonPrimaryTextColor: "white",
  buttonPrimaryTextColorHover: "*buttonPrimaryTextColor",
  buttonPrimaryShadow: "none",
  buttonPrimaryShadowHover: "*buttonPrimaryShadow",
  buttonPrimaryShadowActive: "*buttonPrimaryShadow",

  buttonSecondaryBackgroundFill: ["*neutral200", "*neutral600"],
  buttonSecondaryBackgroundFillHover: ["*neutral300", "*neutral700"],
  buttonSecondaryBorderColor: ["*neutral200", "*neutral600"],
  buttonSecondaryBorderColorHover: ["*neutral200", "*neutral500"],
  buttonSecondaryTextColor: ["black", "white"],
  buttonSecondaryTextColorHover: "*buttonSecondaryTextColor",
  buttonSecondaryShadow: "*buttonPrimaryShadow",
  buttonSecondaryShadowHover: "*buttonSecondaryShadow",
  buttonSecondaryShadowActive: "*buttonSecondaryShadow",

  buttonCancelBackgroundFill: "*buttonSecondaryBackgroundFill",
  buttonCancelBackgroundFillHover: "*buttonSecondaryBackgroundFillHover",
  buttonCancelBorderColor: "*buttonSecondaryBorderColor",
  buttonCancelBorderColorHover: "*buttonSecondaryBorderColorHover",
  buttonCancelTextColor: "*buttonSecondaryTextColor",
  buttonCancelTextColorHover: ["*buttonSecondaryTextColorHover", "white"],
  buttonCancelShadow: "*buttonSecondaryShadow",
  buttonCancelShadowHover: "*buttonSecondaryShadowHover",
  buttonCancelShadowActive: "*buttonSecondaryShadowActive",

  buttonLargePadding: "*spacingLg calc(2 * *spacingLg)",
  buttonLargeRadius: "*radiusMd",
  buttonLargeTextSize: "*textLg",
  buttonLargeTextWeight: "600",

  buttonMediumPadding: "*spacingMd calc(2 * *spacingMd)",
  buttonMediumRadius: "*radiusMd",
  buttonMediumTextSize: "*textMd",
  buttonMediumTextWeight: "600",

  buttonSmallPadding: "*spacingSm calc(1.5 * *spacingSm)",
  buttonSmallRadius: "*radiusMd",
  buttonSmallTextSize: "*textSm",
  buttonSmallTextWeight: "400",

  buttonBorderWidth: "*inputBorderWidth",
  buttonTransformHover: "none",
  buttonTransformActive: "none",
  buttonTransition: "all 0.2s ease",
} as const satisfies ThemeVariables;

/** Minimal: grey inputs without borders. */
export const baseTheme = defineTheme({
  name: "base",
  primaryHue: "blue",
  secondaryHue: "blue",
  neutralHue: "zinc",
  spacingSize: "md",
  radiusSize: "md",
  textSize: "md",
  font: ["IBM Plex Sans", "ui-sans-serif", "system-ui", "sans-serif"],
  fontMono: ["IBM Plex Mono", "ui-monospace", "Consolas", "monospace"],
  variables: BASE_VARIABLES,
});

function svgUrl(content: string): string {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>${content}</svg>`;
  return `url("data:image/svg+xml,${svg.replace(/[<>#]/g, encodeURIComponent)}")`;
}
