/** Self-hosted fonts: which files the build copies, and the style sheet that loads them without moving the page. */

/** One font file. */
export interface FontFile {
  readonly family: string;
  readonly weight: 400 | 600;
  /** The package that brings it, and its path in there. */
  readonly source: string;
  /** Its address below the assets folder. */
  readonly file: string;
}

/** The latin part of the fonts that our themes use; copied to the assets by the build. */
export const FONT_FILES: readonly FontFile[] = [
  fontFile("Source Sans Pro", "source-sans-pro", 400),
  fontFile("Source Sans Pro", "source-sans-pro", 600),
  fontFile("IBM Plex Mono", "ibm-plex-mono", 400),
];

/** Fonts that every system has, stretched to the measures of ours: text keeps its lines when ours arrives. */
const FALLBACKS: readonly Fallback[] = [
  {
    family: "Source Sans Pro",
    weight: 400,
    locals: ["Arial", "Liberation Sans"],
    adjust: { size: 94.03, ascent: 104.65, descent: 29.03 },
  },
  {
    family: "Source Sans Pro",
    weight: 600,
    locals: ["Arial Bold", "Liberation Sans Bold"],
    adjust: { size: 89.71, ascent: 109.69, descent: 30.43 },
  },
  {
    family: "IBM Plex Mono",
    weight: 400,
    locals: ["Courier New", "Liberation Mono"],
    adjust: { size: 99.98, ascent: 102.52, descent: 27.5 },
  },
];

interface Fallback {
  readonly family: string;
  readonly weight: number;
  /** Full names of installed fonts, the first found is taken. */
  readonly locals: readonly string[];
  /** Percentages; the average width of English text, and the heights above and below the line. */
  readonly adjust: { readonly size: number; readonly ascent: number; readonly descent: number };
}

/** The value of `font-family` for a list of families: ours are followed by their stand-ins. */
export function fontStack(families: readonly string[]): string {
  return families
    .flatMap((family) => (isHosted(family) ? [family, fallbackName(family)] : [family]))
    .map((family) => (/^[\w-]+$/.test(family) ? family : `"${family}"`))
    .join(",");
}

/** The `@font-face` rules of those families that we host. */
export function fontFaces(families: readonly string[]): string {
  const hosted = FONT_FILES.filter(({ family }) => families.includes(family)).map(
    ({ family, weight, file }) =>
      `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;src:url(/assets/${file})format("woff2")}`,
  );
  const fallbacks = FALLBACKS.filter(({ family }) => families.includes(family)).map(
    ({ family, weight, locals, adjust }) =>
      `@font-face{font-family:"${fallbackName(family)}";font-weight:${weight};` +
      `src:${locals.map((name) => `local("${name}")`).join(",")};size-adjust:${adjust.size}%;` +
      `ascent-override:${adjust.ascent}%;descent-override:${adjust.descent}%;line-gap-override:0%}`,
  );
  return [...hosted, ...fallbacks].join("");
}

function isHosted(family: string): boolean {
  return FALLBACKS.some((fallback) => fallback.family === family);
}

function fallbackName(family: string): string {
  return `${family} Fallback`;
}

function fontFile(family: string, name: string, weight: FontFile["weight"]): FontFile {
  const file = `${name}-latin-${weight}-normal.woff2`;
  return { family, weight, source: `@fontsource/${name}/files/${file}`, file: `fonts/${file}` };
}
