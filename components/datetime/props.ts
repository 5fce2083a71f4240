/** Seconds since 1970, a Date, a text in the component's format, or `now` and `now - 5d` (`h`, `m`, `s`). */
export type DateTimeValue = number | Date | string | null;

export interface DateTimeProps {
  value: DateTimeValue;
  /** `YYYY-MM-DD HH:MM:SS`, or only the date. */
  includeTime: boolean;
  /** What functions read: seconds since 1970, a Date, or the text. */
  type: "timestamp" | "datetime" | "string";
  /** Name of the time zone in which dates are written, such as "Europe/Berlin". Null is UTC. */
  timezone: string | null;
  /** Small help beside the label; inline Markdown. */
  info: string | null;
}
