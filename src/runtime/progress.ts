/** `ctx.progress`: a stack of units, one for each nested loop. */

import type { Progress, ProgressSink } from "../core/context.ts";
import type { ProgressUnit } from "../protocol/messages.ts";

/** A progress function that tells every change to `sink`. */
export function createProgress(sink: ProgressSink): Progress {
  const stack: ProgressUnit[] = [];

  function report(done: number | readonly [number, number], description = "", options: { unit?: string } = {}): void {
    const unit = options.unit ?? "steps";
    const now: ProgressUnit =
      typeof done === "number"
        ? { index: null, length: null, unit, progress: done, desc: description || null }
        : { index: done[0], length: done[1], unit, progress: null, desc: description || null };
    sink([...stack.map((level) => ({ ...level })), now]);
  }

  function* track<T>(
    items: Iterable<T>,
    options: { description?: string; total?: number; unit?: string } = {},
  ): Generator<T, void, undefined> {
    const level: ProgressUnit = {
      index: 0,
      length: options.total ?? lengthOf(items),
      unit: options.unit ?? "steps",
      progress: null,
      desc: options.description ?? null,
    };
    stack.push(level);
    const tell = (): void => sink(stack.map((each) => ({ ...each })));
    try {
      tell();
      for (const item of items) {
        yield item;
        level.index = (level.index ?? 0) + 1;
        tell();
      }
    } finally {
      stack.splice(stack.indexOf(level), 1);
    }
  }

  return Object.assign(report, { track });
}

function lengthOf(items: Iterable<unknown>): number | null {
  if (Array.isArray(items)) return items.length;
  return items instanceof Set || items instanceof Map ? items.size : null;
}
