import { BASE_VARIABLES } from "./base.ts";
import { hue } from "./hues.ts";
import { defineTheme, type ThemeVariables } from "./theme.ts";

const red = hue("red");

const VARIABLES: Partial<Record<keyof typeof BASE_VARIABLES, ThemeVariables[string]>> = {
  // Where Gradio's own colours are too faint to read (WCAG 2.2, 4.5 to 1), ours are the next darker or lighter ones.
  bodyTextColorSubdued: ["*neutral500", "*neutral400"],
  inputPlaceholderColor: ["*neutral500", "*neutral400"],
  linkTextColor: ["*secondary600", "*secondary400"],
  linkTextColorActive: ["*secondary600", "*secondary400"],
  linkTextColorHover: ["*secondary700", "*secondary300"],
  linkTextColorVisited: ["*secondary700", "*secondary400"],
  buttonPrimaryBackgroundFill: "*primary700",
  buttonPrimaryBackgroundFillHover: "*primary800",
  buttonPrimaryBorderColor: "*primary700",
  borderColorAccentSubdued: ["*primary200", "*borderColorAccent"],
  inputBackgroundFill: ["white", "*neutral800"],
  inputBorderColorFocus: ["*secondary500", "*secondary400"],
  inputBorderWidth: "1px",
  inputShadowFocus: ["0 0 0 *shadowSpread *secondary50, *shadowInset", "0 0 0 *shadowSpread *neutral700, *shadowInset"],
  statBackgroundFill: [
    "linear-gradient(to right, *primary400, *primary200)",
    "linear-gradient(to right, *primary400, *primary600)",
  ],
  checkboxLabelBackgroundFill: ["*backgroundFillPrimary", "*neutral800"],
  checkboxLabelBackgroundFillHover: ["*backgroundFillSecondary", "*checkboxLabelBackgroundFill"],
  errorBackgroundFill: [red[50], "*neutral900"],
  buttonBorderWidth: "0px",
  buttonCancelBackgroundFill: [red[600], red[700]],
  buttonCancelBackgroundFillHover: [red[700], red[800]],
  buttonCancelTextColor: "white",
  buttonCancelTextColorHover: "white",
};

/** The theme of a page whose author asks for none: white, orange, flat buttons. */
export const defaultTheme = defineTheme({
  name: "default",
  primaryHue: "orange",
  secondaryHue: "blue",
  neutralHue: "zinc",
  spacingSize: "md",
  radiusSize: "md",
  textSize: "md",
  font: ["Source Sans Pro", "ui-sans-serif", "system-ui", "sans-serif"],
  fontMono: ["IBM Plex Mono", "ui-monospace", "Consolas", "monospace"],
  variables: { ...BASE_VARIABLES, ...VARIABLES },
});
