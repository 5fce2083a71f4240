export interface FormProps {
  /** Sum of what its fields take, where that matters; else 0. */
  scale: number;
  minWidth: number;
}
