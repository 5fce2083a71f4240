/** How charts look on the page now: the theme's colours and letters, as a canvas knows them too. */

/** Colours and letters of a chart. */
export interface Look {
  text: string;
  subdued: string;
  grid: string;
  background: string;
  primary: string;
  /** From light to dark, for numbers. */
  shades: readonly string[];
  font: string;
}

/** Reads what the style sheets say about an element. */
export function lookOf(element: HTMLElement): Look {
  const style = getComputedStyle(element);
  const color = (name: string, otherwise: string): string => resolved(style.getPropertyValue(name), otherwise);
  const shades = [100, 200, 300, 400, 500, 600, 700, 800, 900].map((shade) => color(`--primary-${shade}`, ""));
  return {
    text: color("--body-text-color", "#000"),
    subdued: color("--body-text-color-subdued", "#666"),
    grid: color("--border-color-primary", "#ddd"),
    background: color("--block-background-fill", "#fff"),
    primary: color("--primary-500", "#f97316"),
    shades: shades.every(Boolean) ? shades : ["#ffedd5", "#9a3412"],
    font: style.fontFamily,
  };
}

/** What is drawn knows no variables, but every colour of CSS. */
function resolved(value: string, otherwise: string): string {
  return CSS.supports("color", value.trim()) ? value.trim() : otherwise;
}
