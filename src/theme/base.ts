/** Every variable there is, as the base theme has it. The others start from it. */

import { hue } from "./hues.ts";
import type { ThemeVariables } from "./theme.ts";

const red = hue("red");

const CHECK = svgUrl("<path d='M3.8 8.4l2.7 2.7 5.7-6' fill='none' stroke='white' stroke-width='2'/>");
const CIRCLE = svgUrl("<circle cx='8' cy='8' r='3' fill='white'/>");

/**
 * Colours, borders, gaps and text of everything, without the palettes and scales that they refer to. Where Gradio's own
 * colours are too faint to read (WCAG 2.2, 4.5 to 1), ours are the next darker or lighter ones: docs/decisions/contrast.md.
 */
export const BASE_VARIABLES = {
  bodyBackgroundFill: own("*backgroundFillPrimary"),
  bodyTextColor: ["*neutral800", "*neutral100"],
  bodyTextSize: "*textMd",
  bodyTextWeight: "400",
  bodyTextColorSubdued: ["*neutral600", "*neutral300"],

  embedRadius: "*radiusSm",

  colorAccent: "*primary500",
  colorAccentSoft: ["*primary50", "*neutral700"],
  // Not one of Gradio's: the accent as text, as strong as it must be to be read.
  accentTextColor: ["*primary700", "*primary300"],

  backgroundFillPrimary: ["white", "*neutral950"],
  backgroundFillSecondary: ["*neutral50", "*neutral900"],

  borderColorAccent: ["*primary300", "*neutral600"],
  borderColorPrimary: ["*neutral200", "*neutral700"],
  borderColorAccentSubdued: own("*borderColorAccent"),

  linkTextColor: ["*secondary700", "*secondary400"],
  linkTextColorActive: ["*secondary700", "*secondary400"],
  linkTextColorHover: ["*secondary800", "*secondary300"],
  linkTextColorVisited: ["*secondary800", "*secondary400"],

  proseTextSize: "*textMd",
  proseTextWeight: "400",
  proseHeaderTextWeight: "600",

  codeBackgroundFill: ["*neutral100", "*neutral800"],

  shadowDrop: "rgba(0,0,0,0.05) 0px 1px 2px 0px",
  shadowDropLg: "0 1px 3px 0 rgb(0 0 0 / 0.1), 0 1px 2px -1px rgb(0 0 0 / 0.1)",
  shadowInset: "rgba(0,0,0,0.05) 0px 2px 4px 0px inset",
  shadowSpread: ["3px", "1px"],

  blockLabelBackgroundFill: ["*backgroundFillPrimary", "*backgroundFillSecondary"],
  blockLabelBorderColor: own("*borderColorPrimary"),
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

  blockInfoTextColor: own("*bodyTextColorSubdued"),
  blockInfoTextSize: "*textSm",
  blockInfoTextWeight: "400",

  blockBackgroundFill: ["*backgroundFillPrimary", "*neutral800"],
  blockBorderColor: own("*borderColorPrimary"),
  blockBorderWidth: "1px",
  blockPadding: "*spacingXl calc(*spacingXl + 2px)",
  blockRadius: "*radiusSm",
  blockShadow: "none",

  containerRadius: "*radiusSm",

  formGapWidth: "0px",

  layoutGap: "*spacingXxl",

  panelBackgroundFill: own("*backgroundFillSecondary"),
  panelBorderColor: own("*borderColorPrimary"),
  panelBorderWidth: "0",

  sectionHeaderTextSize: "*textMd",
  sectionHeaderTextWeight: "400",

  accordionTextColor: own("*bodyTextColor"),

  tableTextColor: own("*bodyTextColor"),
  tableBorderColor: ["*neutral300", "*neutral700"],
  tableEvenBackgroundFill: ["white", "*neutral950"],
  tableOddBackgroundFill: ["*neutral50", "*neutral900"],
  tableRadius: "*radiusSm",
  tableRowFocus: own("*colorAccentSoft"),

  chatbotTextSize: "*textLg",

  checkboxLabelBackgroundFill: own("*buttonSecondaryBackgroundFill"),
  checkboxLabelBackgroundFillHover: own("*buttonSecondaryBackgroundFillHover"),
  checkboxLabelBackgroundFillSelected: own("*checkboxLabelBackgroundFill"),
  checkboxLabelBorderColor: own("*borderColorPrimary"),
  checkboxLabelBorderColorHover: own("*checkboxLabelBorderColor"),
  checkboxLabelBorderColorSelected: own("*checkboxLabelBorderColor"),
  checkboxLabelBorderWidth: own("*inputBorderWidth"),
  checkboxLabelGap: "*spacingLg",
  checkboxLabelPadding: "*spacingMd calc(2 * *spacingMd)",
  checkboxLabelShadow: "none",
  checkboxLabelShadowHover: "*checkboxLabelShadow",
  checkboxLabelShadowActive: "*checkboxLabelShadow",
  checkboxLabelTextSize: "*textMd",
  checkboxLabelTextWeight: "400",
  checkboxLabelTextColor: own("*bodyTextColor"),
  checkboxLabelTextColorSelected: own("*checkboxLabelTextColor"),

  checkboxBackgroundColor: ["*backgroundFillPrimary", "*neutral800"],
  checkboxBackgroundColorFocus: own("*checkboxBackgroundColor"),
  checkboxBackgroundColorHover: own("*checkboxBackgroundColor"),
  checkboxBackgroundColorSelected: own("*colorAccent"),
  checkboxBorderColor: ["*neutral300", "*neutral700"],
  checkboxBorderColorFocus: own("*colorAccent"),
  checkboxBorderColorHover: ["*neutral300", "*neutral600"],
  checkboxBorderColorSelected: own("*colorAccent"),
  checkboxBorderRadius: "*radiusSm",
  checkboxBorderWidth: own("*inputBorderWidth"),
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
  inputBackgroundFillHover: own("*inputBackgroundFill"),
  inputBorderColor: own("*borderColorPrimary"),
  inputBorderColorFocus: ["*secondary600", "*secondary400"],
  inputBorderColorHover: own("*inputBorderColor"),
  inputBorderWidth: "0px",
  inputPadding: "*spacingXl",
  inputPlaceholderColor: ["*neutral600", "*neutral300"],
  inputRadius: "*radiusSm",
  inputShadow: "none",
  inputShadowFocus: "*inputShadow",
  inputTextSize: "*textMd",
  inputTextWeight: "400",

  loaderColor: "*colorAccent",

  sliderColor: "*colorAccent",

  statBackgroundFill: ["*primary300", "*primary500"],

  buttonPrimaryBackgroundFill: own("*primary700"),
  buttonPrimaryBackgroundFillHover: own("*primary800"),
  buttonPrimaryBorderColor: own("*primary700"),
  buttonPrimaryBorderColorHover: own("*primary500"),
  buttonPrimaryTextColor: own("white"),
  buttonPrimaryTextColorHover: own("*buttonPrimaryTextColor"),
  buttonPrimaryShadow: "none",
  buttonPrimaryShadowHover: own("*buttonPrimaryShadow"),
  buttonPrimaryShadowActive: own("*buttonPrimaryShadow"),

  buttonSecondaryBackgroundFill: ["*neutral200", "*neutral600"],
  buttonSecondaryBackgroundFillHover: ["*neutral300", "*neutral700"],
  buttonSecondaryBorderColor: ["*neutral200", "*neutral600"],
  buttonSecondaryBorderColorHover: ["*neutral200", "*neutral500"],
  buttonSecondaryTextColor: ["black", "white"],
  buttonSecondaryTextColorHover: own("*buttonSecondaryTextColor"),
  buttonSecondaryShadow: "*buttonPrimaryShadow",
  buttonSecondaryShadowHover: own("*buttonSecondaryShadow"),
  buttonSecondaryShadowActive: own("*buttonSecondaryShadow"),

  buttonCancelBackgroundFill: own("*buttonSecondaryBackgroundFill"),
  buttonCancelBackgroundFillHover: own("*buttonSecondaryBackgroundFillHover"),
  buttonCancelBorderColor: own("*buttonSecondaryBorderColor"),
  buttonCancelBorderColorHover: own("*buttonSecondaryBorderColorHover"),
  buttonCancelTextColor: own("*buttonSecondaryTextColor"),
  buttonCancelTextColorHover: ["*buttonSecondaryTextColorHover", "white"],
  buttonCancelShadow: own("*buttonSecondaryShadow"),
  buttonCancelShadowHover: own("*buttonSecondaryShadowHover"),
  buttonCancelShadowActive: own("*buttonSecondaryShadowActive"),

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

/** The name of a variable: `buttonPrimaryTextColor` is `--button-primary-text-color` in the page. */
export type VariableName = keyof typeof BASE_VARIABLES;

/** A value of dark pages that happens to be that of light ones: who sets the light one does not change it. */
function own(value: string): readonly [light: string, dark: string] {
  return [value, value];
}

function svgUrl(content: string): string {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>${content}</svg>`;
  return `url("data:image/svg+xml,${svg.replace(/[<>#]/g, encodeURIComponent)}")`;
}
