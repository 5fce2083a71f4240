/** One guess and how sure it is, from 0 to 1. */
export interface LabelConfidence {
  label: string | number | null;
  confidence: number | null;
}

/** What travels: the best guess, and all that are shown. An empty object shows nothing. */
export interface LabelData {
  label?: string | number | null | undefined;
  confidences?: LabelConfidence[] | null | undefined;
}

export interface LabelProps {
  value: Readonly<Record<string, number>> | LabelData | string | number | null;
  /** Guesses shown; null shows all. */
  numTopClasses: number | null;
  /** Background of the heading; any CSS colour. */
  color: string | null;
  /** Shows the best guess in large. */
  showHeading: boolean;
}
