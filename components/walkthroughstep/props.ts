export interface StepProps {
  label: string | null;
  /** False locks the step: its number cannot be pressed. */
  interactive: boolean;
  /** What `Walkthrough` selects it by; null takes the component's number. */
  id: number | null;
  /** Share of the free height. */
  scale: number | null;
}
