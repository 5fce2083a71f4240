export interface TimerProps {
  /** Seconds between two ticks. */
  value: number;
  /** Whether it ticks. */
  active: boolean;
}
