/** A text and its time in seconds, as a player that shows it itself gets it. */
export interface SubtitleCue {
  start: number;
  end: number;
  text: string;
}
