/** The fonts that we host: the latin part of what the packages of @fontsource bring, all under the SIL Open Font License. */

/**
 * How a font that every system has is stretched to the measures of ours, in percent: its width, and the heights above and
 * below the line. Text keeps its lines when ours arrives.
 */
export type Measures = readonly [size: number, ascent: number, descent: number];

/** One font file. */
export interface FontFile {
  readonly weight: number;
  readonly isMono: boolean;
  /** Its address below the assets folder. The build copies it there. */
  readonly file: string;
  readonly measures: Measures;
}

/** By family. The first file of each is for running text. */
export const HOSTED: ReadonlyMap<string, readonly FontFile[]> = new Map([
  text("Chakra Petch", { 400: [102.11, 97.15, 30.16], 600: [98.18, 101.04, 31.37] }),
  mono("IBM Plex Mono", [99.98, 102.52, 27.5]),
  text("IBM Plex Sans", { 400: [101.07, 101.42, 27.21], 600: [96.98, 105.69, 28.36] }),
  text("Lexend", { 400: [110.03, 90.88, 22.72], 600: [106.35, 94.03, 23.51] }),
  text("Lora", { 400: [105.71, 95.17, 25.92], 600: [99.66, 100.95, 27.49] }),
  text("Montserrat", { 400: [113.37, 85.39, 22.14], 700: [110.84, 87.33, 22.65] }),
  mono("Press Start 2P", [166.64, 60.01, 0]),
  text("Quicksand", { 400: [104.36, 95.82, 23.95], 600: [100.25, 99.75, 24.94] }),
  mono("Roboto Mono", [100, 104.8, 27.1]),
  mono("Share Tech Mono", [89.99, 98.35, 26.89]),
  mono("Source Code Pro", [99.98, 98.42, 27.3]),
  text("Source Sans 3", { 400: [93.77, 109.2, 42.66], 600: [89.47, 114.45, 44.71] }),
  text("Source Sans Pro", { 400: [94.03, 104.65, 29.03], 600: [89.71, 109.69, 30.43] }),
  mono("Space Mono", [101.98, 109.82, 35.4]),
]);

/** The file of a package that the build copies to {@link FontFile.file}. */
export function packagedFont(file: string): string {
  const name = file.replace("fonts/", "");
  return `@fontsource/${name.replace(/-latin-.*/, "")}/files/${name}`;
}

type Family = readonly [family: string, files: readonly FontFile[]];

function text(family: string, weights: Readonly<Record<number, Measures>>): Family {
  const files = Object.entries(weights).map(([weight, measures]) => ({
    weight: Number(weight),
    isMono: false,
    file: fileOf(family, weight),
    measures,
  }));
  return [family, files];
}

function mono(family: string, measures: Measures): Family {
  return [family, [{ weight: 400, isMono: true, file: fileOf(family, "400"), measures }]];
}

function fileOf(family: string, weight: string): string {
  return `fonts/${family.toLowerCase().replaceAll(" ", "-")}-latin-${weight}-normal.woff2`;
}
