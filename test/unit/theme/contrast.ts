/** How well one colour is seen on another, by WCAG 2.2. Of gradients, the worst of their colours counts. */

type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** The contrast of a colour on backgrounds that lie upon each other, the uppermost first. */
export function contrast(colour: string, ...backgrounds: readonly string[]): number {
  const grounds = surfaces(backgrounds);
  const ratios = grounds.flatMap((ground) => coloursIn(colour).map((each) => ratio(over(each, ground), ground)));
  return Math.min(...ratios);
}

/** Every colour that may be seen. */
function surfaces([upper, ...lower]: readonly string[]): readonly Rgba[] {
  if (upper === undefined) return [[255, 255, 255, 1]];
  const grounds = surfaces(lower);
  const colours = coloursIn(upper);
  if (colours.length === 0) return grounds;
  return grounds.flatMap((ground) => colours.map((colour) => over(colour, ground)));
}

function over([red, green, blue, alpha]: Rgba, ground: Rgba): Rgba {
  const mix = (part: number, below: number): number => part * alpha + below * (1 - alpha);
  return [mix(red, ground[0]), mix(green, ground[1]), mix(blue, ground[2]), 1];
}

function ratio(one: Rgba, other: Rgba): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Rgba): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The colours of a value: one, those of a gradient, or none for `none`. */
function coloursIn(value: string): readonly Rgba[] {
  if (value === "none" || value === "transparent") return [];
  const found = [...value.matchAll(/#([\da-f]{6})([\da-f]{2})?\b|\b(white|black)\b/gi)];
  if (found.length === 0) throw new Error(`No colour that this test knows: ${value}`);
  return found.map(([, digits, alpha, name]) => {
    const number = name ? (name === "white" ? 0xffffff : 0) : Number.parseInt(digits ?? "", 16);
    return [number >> 16, (number >> 8) & 255, number & 255, alpha ? Number.parseInt(alpha, 16) / 255 : 1];
  });
}
