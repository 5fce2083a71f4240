export interface WalkthroughProps {
  /** The `id` of the step in front; null takes the first. */
  selected: number | null;
}
