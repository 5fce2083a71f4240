import { MONO, SANS } from "../fonts.ts";
import { prebuilt } from "../theme.ts";

/** Blue-green and round, with gradients on buttons. */
export const Ocean = prebuilt(
  "ocean",
  {
    primaryHue: "emerald",
    secondaryHue: "sky",
    neutralHue: "zinc",
    spacingSize: "md",
    radiusSize: "xxl",
    textSize: "md",
    font: ["IBM Plex Sans", ...SANS],
    fontMono: ["IBM Plex Mono", ...MONO],
  },
  {
    blockShadow: "*shadowDropLg",
    checkboxLabelBackgroundFillSelected: [
      "linear-gradient(120deg, *primary400 0%, *primary300 60%, *primary400 100%)",
      "linear-gradient(120deg, *primary700 0%, *primary800 60%, *primary700 100%)",
    ],
    checkboxLabelBorderColorSelected: ["*primary400", "*primary600"],
    checkboxLabelBorderWidth: ["1px", "*inputBorderWidth"],
    checkboxLabelTextColorSelected: ["*buttonSecondaryTextColor", "*buttonSecondaryTextColor"],
    checkboxBackgroundColorSelected: ["*primary400", "*primary600"],
    sliderColor: ["*primary400", "*primary500"],
    buttonPrimaryBackgroundFill: [
      "linear-gradient(120deg, *secondary500 0%, *primary300 60%, *primary400 100%)",
      "linear-gradient(120deg, *secondary700 0%, *primary700 60%, *primary800 100%)",
    ],
    buttonPrimaryBackgroundFillHover: [
      "linear-gradient(120deg, *secondary400 0%, *primary300 60%, *primary300 100%)",
      "linear-gradient(120deg, *secondary800 0%, *primary700 60%, *primary700 100%)",
    ],
    buttonPrimaryTextColor: ["*buttonSecondaryTextColor", "*buttonSecondaryTextColor"],
    buttonPrimaryShadow: ["none", "none"],
    buttonPrimaryShadowHover: ["0 1px 3px 0 *primary200, 0 1px 2px -1px *primary200", "*buttonPrimaryShadow"],
    buttonSecondaryBackgroundFill: [
      "linear-gradient(120deg, *neutral300 0%, *neutral100 60%, *neutral200 100%)",
      "linear-gradient(120deg, *neutral700 0%, *neutral600 60%, *neutral700 100%)",
    ],
    buttonSecondaryBackgroundFillHover: [
      "linear-gradient(120deg, *neutral200 0%, *neutral100 60%, *neutral100 100%)",
      "linear-gradient(120deg, *neutral600 0%, *neutral600 60%, *neutral700 100%)",
    ],
    buttonSecondaryShadow: ["*buttonPrimaryShadow", "none"],
    buttonSecondaryShadowHover: ["*shadowDropLg", "*buttonSecondaryShadow"],
    buttonBorderWidth: "0px",
    buttonTransformHover: "scale(1.02)",
    buttonTransition: "all 0.1s ease-in-out",
  },
);
