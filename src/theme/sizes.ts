/** Scales of radii, gaps and text, and the measures that are the same in every theme. */

export const STEPS = ["xxs", "xs", "sm", "md", "lg", "xl", "xxl"] as const;

/** Seven measures from smallest to largest, each as CSS writes measures. */
export type Size = Readonly<Record<(typeof STEPS)[number], string>>;
export type RadiusSize = keyof typeof RADII;
export type SpacingSize = keyof typeof SPACINGS;
export type TextSize = keyof typeof TEXTS;

/** Pixels, from xxs to xxl. */
export const RADII = {
  none: [0, 0, 0, 0, 0, 0, 0],
  sm: [1, 1, 2, 4, 6, 8, 12],
  md: [1, 2, 4, 6, 8, 12, 22],
  lg: [2, 4, 6, 8, 12, 16, 24],
  xxl: [6, 8, 10, 20, 24, 28, 32],
} as const;

/** Pixels, from xxs to xxl. */
export const SPACINGS = {
  sm: [1, 1, 2, 4, 6, 9, 12],
  md: [1, 2, 4, 6, 8, 10, 16],
  lg: [2, 4, 6, 8, 10, 14, 28],
} as const;

/** Pixels, from xxs to xxl. */
export const TEXTS = {
  sm: [8, 9, 11, 13, 16, 20, 24],
  md: [9, 10, 12, 14, 16, 22, 26],
  lg: [10, 12, 14, 16, 20, 24, 28],
} as const;

const SIZE_STEPS = [
  0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 72, 80,
  96,
];

/** CSS variables outside themes, without their dashes: authors' style sheets count on them. */
export const TOKENS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(SIZE_STEPS.map((step) => [`size-${String(step).replace(".", "-")}`, `${step * 4}px`])),
  "size-full": "100%",
  "size-screen": "100vw",
  "size-screen-h": "100vh",
  "radius-full": "9999px",
  "line-none": "1",
  "line-xs": "1.125",
  "line-sm": "1.4",
  "line-md": "1.5",
  "line-lg": "1.625",
  "line-xl": "2",
  "weight-light": "300",
  "weight-regular": "400",
  "weight-medium": "500",
  "weight-semibold": "600",
  "weight-bold": "700",
  "weight-extrabold": "800",
  "weight-black": "900",
  "layer-below": "-1",
  "layer-1": "10",
  "layer-2": "20",
  "layer-3": "30",
  "layer-4": "40",
  "layer-5": "50",
  "layer-top": "2147480000",
};
