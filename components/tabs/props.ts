export interface TabsProps {
  /** The `id` of the tab in front; null takes the first. */
  selected: string | number | null;
}
