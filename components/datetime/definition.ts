import * as z from "zod/mini";
import { defineComponent, type Made, type Options } from "../../src/core/component.ts";
import type { Wiring } from "../../src/core/handler.ts";
import { AppError, InputError, SetupError } from "../../src/core/errors.ts";
import { type DateFormat, formOf, isDate, isTimezone, readDate, writeDate } from "./date-text.ts";
import { DateTimeElement } from "./element.ts";
import type { DateTimeProps, DateTimeValue } from "./props.ts";

const defaults: DateTimeProps = { value: null, includeTime: true, type: "timestamp", timezone: null, info: null };

const TYPES = ["timestamp", "datetime", "string"];

const AnyDateTime = defineComponent({
  type: "datetime",
  element: DateTimeElement,
  name: "DateTime",
  isFormField: true,
  events: { change: undefined, submit: undefined },
  defaults,
  complete(props) {
    const { type, timezone } = props;
    if (!TYPES.includes(type)) {
      throw new SetupError(`DateTime: type "${type}" is unknown; use one of ${TYPES.join(", ")}.`);
    }
    if (timezone !== null && !isTimezone(timezone)) {
      throw new SetupError(`DateTime: there is no time zone "${timezone}"; use a name such as "Europe/Berlin".`);
    }
    const text = toText(props.value, props);
    if (text === undefined) throw new SetupError(`DateTime: its value ${refusalOf(props.value, props)}`);
    return { ...props, value: text };
  },
  wire: () => z.nullable(z.string()),
  preprocess(text, props): number | Date | string | null {
    if (text === null || text === "") return null;
    const instant = readDate(text, props, Date.now());
    if (instant === null) throw new InputError(`DateTime: "${text}" is no date of the form ${formOf(props)}.`);
    if (props.type === "datetime") return new Date(instant);
    if (props.type === "timestamp") return instant / 1000;
    return text.startsWith("now") ? writeDate(instant, props) : text;
  },
  postprocess(value: DateTimeValue, props) {
    const text = toText(value, props);
    if (text === undefined) throw new AppError(`DateTime was given a value that ${refusalOf(value, props)}`);
    return text;
  },
  apiSchema: (props) => ({ type: "string", description: `Formatted as ${formOf(props)}` }),
  example: ({ includeTime }) => (includeTime ? "2020-10-01 05:20:15" : "2020-10-01"),
  wireProps: () => ({ buttons: [], container: null }),
});

/** The text that is shown; undefined for what is no date. */
function toText(value: DateTimeValue | undefined, format: DateFormat): string | null | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value === "" || isDate(value, format) ? value : undefined;
  const instant = typeof value === "number" ? value * 1000 : Number(value);
  return writeDate(instant, format) ?? undefined;
}

function refusalOf(value: unknown, format: DateFormat): string {
  if (typeof value === "string") return `is no date: "${value}" is not of the form ${formOf(format)}.`;
  return `is no date from the years 1 to 9999: ${String(value)}.`;
}

/** What functions read, by `type`. */
interface Readings {
  timestamp: number;
  datetime: Date;
  string: string;
}

/** What an author may pass to a DateTime: its `type` says what functions read. */
export type DateTimeOptions<Type extends DateTimeProps["type"], I = undefined> = Omit<
  Options<DateTimeProps, I>,
  "type" | "container"
> & {
  type?: Type;
};

/** A DateTime that is read as its `type` says. */
export type MadeDateTime<Type extends DateTimeProps["type"]> = Made<
  Readings[Type] | null,
  DateTimeValue,
  DateTimeProps,
  { change: undefined; submit: undefined }
>;

/**
 * A box for a date, with a calendar that opens.
 *
 * Handlers read seconds since 1970, or with `type: "datetime"` a Date, or with `type: "string"` the text; null when the
 * box is empty. They may show any of these, or null. Dates are written in `timezone`.
 *
 * @example
 * const start = gr.DateTime({ label: "Start", type: "datetime", timezone: "Europe/Berlin" }); // reads Date | null
 */
export const DateTime = Object.assign(
  <const Type extends DateTimeProps["type"] = "timestamp", const I extends Wiring | undefined = undefined>(
    options: DateTimeOptions<Type, I> = {},
  ): MadeDateTime<Type> =>
    // The type decides at run time what the types say here.
    AnyDateTime(options as Options<DateTimeProps>) as unknown as MadeDateTime<Type>,
  { definition: AnyDateTime.definition },
);
