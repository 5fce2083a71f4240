/** What is said of one parameter. */
export interface ParameterInfo {
  /** Its type, as code. */
  type: string;
  /** In words; `[text](address)` is a link. */
  description?: string | null;
  /** What it is if nobody says otherwise, as code. */
  default?: string | null;
}

/** By name. */
export type ParameterTable = Readonly<Record<string, ParameterInfo>>;

export interface ParamViewerProps {
  value: ParameterTable | null;
  /** The language of types and defaults. */
  language: "python" | "typescript";
  /** Names that are links wherever a type has them, each to the element `h-name` of the page. */
  linkify: readonly string[] | null;
  /** Title above the list; null leaves it out. */
  header: string | null;
  /** Gives each parameter an address of its own. A text tells several lists of one page apart. */
  anchorLinks: boolean | string;
  /** Pixels, or a CSS length; longer lists scroll. */
  maxHeight: number | string | null;
}
