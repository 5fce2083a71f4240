/** Dates as they are written, and the instants that they name. */

/** How dates are written, and where. */
export interface DateFormat {
  readonly includeTime: boolean;
  /** Null is UTC. */
  readonly timezone: string | null;
}

const SECONDS: Readonly<Record<string, number>> = { d: 86_400, h: 3_600, m: 60, s: 1 };
const NOW = /^now(?:\s*-\s*(\d+)\s*([dhms]))?$/;
const DAY = 86_400_000;

/** The form of a date, as visitors read it. */
export function formOf({ includeTime }: Pick<DateFormat, "includeTime">): string {
  return includeTime ? "YYYY-MM-DD HH:MM:SS" : "YYYY-MM-DD";
}

/** Whether a text is a date of this form, or says when from now. */
export function isDate(text: string, format: DateFormat): boolean {
  return NOW.test(text) ? readDate(text, format, Date.now()) !== null : wallOf(text, format) !== null;
}

/** The instant that a text names, in milliseconds; null for what is no date. */
export function readDate(text: string, format: DateFormat, now: number): number | null {
  const ago = NOW.exec(text);
  if (ago) {
    const instant = now - Number(ago[1] ?? 0) * (SECONDS[ago[2] ?? "s"] ?? 0) * 1000;
    return hasYear(instant) ? instant : null;
  }
  const wall = wallOf(text, format);
  return wall === null ? null : instantOf(wall, format.timezone);
}

/** An instant as text; null for one outside of the years 1 to 9999. */
export function writeDate(instant: number, format: DateFormat): string | null {
  if (!hasYear(instant)) return null;
  const wall = wallAt(instant, format.timezone);
  return hasYear(wall) ? writeWall(wall, format) : null;
}

/** What clocks and calendars of the zone show, as the milliseconds at which those of UTC show it. */
export function wallAt(instant: number, timezone: string | null): number {
  return instant + offsetAt(instant, timezone);
}

/** What clocks and calendars show, as text. */
export function writeWall(wall: number, { includeTime }: Pick<DateFormat, "includeTime">): string {
  return new Date(wall)
    .toISOString()
    .slice(0, includeTime ? 19 : 10)
    .replace("T", " ");
}

function wallOf(text: string, { includeTime }: DateFormat): number | null {
  const [date, time = "00:00:00", ...rest] = text.split(" ");
  if (rest.length > 0 || includeTime !== text.includes(" ")) return null;
  const iso = `${date}T${time}.000Z`;
  const wall = Date.parse(iso);
  // February has no 30th, though a Date may take it for the 1st of March.
  if (Number.isNaN(wall) || new Date(wall).toISOString() !== iso) return null;
  return hasYear(wall) ? wall : null;
}

/** Whether the year has the four digits that a date is written with. */
export function hasYear(wall: number): boolean {
  const year = new Date(wall).getUTCFullYear();
  return year >= 1 && year <= 9999;
}

/**
 * When the clocks of the zone showed this. In the hour that comes twice it is the second time; one that is left out
 * counts on from before.
 */
function instantOf(wall: number, timezone: string | null): number {
  const offsets = [offsetAt(wall - DAY, timezone), offsetAt(wall + DAY, timezone)];
  const fitting = offsets.filter((offset) => offsetAt(wall - offset, timezone) === offset);
  return wall - Math.min(...(fitting.length > 0 ? fitting : offsets));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** By how much the clocks of the zone are ahead of UTC, in milliseconds. */
function offsetAt(instant: number, timezone: string | null): number {
  if (timezone === null || timezone === "UTC") return 0;
  const shown: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatIn(timezone).formatToParts(instant)) shown[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  const wall = new Date(0);
  wall.setUTCFullYear(year, month - 1, day);
  wall.setUTCHours(hour, minute, second);
  return wall.getTime() - Math.floor(instant / 1000) * 1000;
}

function formatIn(timezone: string): Intl.DateTimeFormat {
  const known = formats.get(timezone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone,
    hourCycle: "h23",
    ...({ year: "numeric", month: "numeric", day: "numeric" } as const),
    ...({ hour: "numeric", minute: "numeric", second: "numeric" } as const),
  });
  formats.set(timezone, format);
  return format;
}

/** Whether there is a time zone of that name. */
export function isTimezone(name: string): boolean {
  try {
    formatIn(name);
    return true;
  } catch {
    // A RangeError is how the platform says that it knows none.
    return false;
  }
}
