/** Tells what the platform could not do just now from what we did wrong: the first passes, the second is a bug. */

import { OutOfOrderError } from "./r2-retry.ts";

/** How the platform marks its own errors. The runtime has repeated by then what it could. */
const MARKS = ["retryable", "overloaded", "durableObjectReset"] as const;

/** What is said of a database that cannot be written or read, and of a line that broke. */
const WORDS = /SQLITE_(?:FULL|IOERR|BUSY|NOMEM|CANTOPEN)|^Network connection lost|^internal error; reference/;

/** True for an error that may be gone when the same is asked again. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    error instanceof OutOfOrderError ||
    MARKS.some((mark) => Reflect.get(error, mark) === true) ||
    WORDS.test(error.message)
  );
}
