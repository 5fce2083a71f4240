export interface DraggableProps {
  /** Whether its components lie below each other or side by side. */
  orientation: "column" | "row";
}
