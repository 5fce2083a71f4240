export interface StateProps<T = unknown> {
  /** What every session starts with; each gets a copy of its own. */
  value: T;
  /** Seconds after the last change until the value is forgotten; null keeps it as long as the session. */
  timeToLive: number | null;
  /** Runs on the server when a value is forgotten, with that value. */
  deleteCallback: ((value: T) => void | Promise<void>) | null;
}
