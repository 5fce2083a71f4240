/** A piece of the text: with a category, with a score from -1 to 1, or with neither. Named as on the wire. */
export interface HighlightedToken {
  token: string;
  class_or_confidence: string | number | null;
}

/** Where in a text something was found, as token classifiers answer it. Places count as those of a string. */
export interface FoundEntity {
  readonly start: number;
  readonly end: number;
  readonly entity?: string | number | null;
  /** Where there is no `entity`. */
  readonly entity_group?: string | number | null;
}

/** What can be shown: pieces with their categories or scores, or a text and where in it something was found. */
export type HighlightedTextValue =
  | readonly (readonly [text: string, categoryOrScore: string | number | null] | HighlightedToken)[]
  | { readonly text: string; readonly entities: readonly FoundEntity[] }
  | null;

export interface HighlightedTextProps {
  value: HighlightedTextValue;
  /** Category → colour: red, green, blue, yellow, purple, teal, orange, cyan, lime, pink, or any CSS colour. */
  colorMap: Readonly<Record<string, string>> | null;
  /** Shows the categories, or the scale of scores, above the text instead of in it. */
  showLegend: boolean;
  /** Shows the category behind each piece, unless there is a legend. */
  showInlineCategory: boolean;
  /** Joins neighbours of one category. */
  combineAdjacent: boolean;
  /** Between the texts that are joined. */
  adjacentSeparator: string;
  /** False takes the blanks from both ends of each piece. */
  showWhitespaces: boolean;
  /** Right-to-left text. */
  rtl: boolean;
}
