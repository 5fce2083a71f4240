/** Each reader was told everything that the log holds, in order, once, and nothing that is not true. */

import { applyEdits, type Edit } from "../../../src/protocol/diff.ts";
import {
  type BookedMessage,
  ENDED,
  type Frame,
  type History,
  type Promises,
  type Transcript,
  type Violation,
} from "./history.ts";

/** Messages that stay in the log while their event is pending; of others only the newest may be left. */
const LASTING: ReadonlySet<string> = new Set(["estimation", "process_starts", "process_completed", "log"]);

export function transcriptViolations(history: History, { answerTo, areOldForgotten }: Promises): Violation[] {
  const ended = new Set(history.events.filter(({ state }) => ENDED.has(state)).map(({ id }) => id));
  const mayBeGone = ({ msg, event }: Frame): boolean =>
    !LASTING.has(msg) || areOldForgotten || (msg !== "process_completed" && ended.has(event ?? ""));
  const logs = Map.groupBy(history.messages, ({ session }) => session);
  const keys = new Map(
    history.joins.flatMap(({ key, answer }) => (answer.kind === "accepted" ? [[answer.event, key] as const] : [])),
  );
  return history.transcripts.flatMap((transcript) => {
    const log = logs.get(transcript.session) ?? [];
    return [
      ...numbersOf(transcript),
      ...missingFrom(transcript, log),
      ...untrue(transcript, log, mayBeGone),
      ...ends(transcript),
      ...values(transcript, (event) => answerTo(keys.get(event) ?? "")),
    ];
  });
}

/** Numbers only go up. */
function numbersOf({ reader, session, frames }: Transcript): Violation[] {
  let last = 0;
  return frames.flatMap(({ id, event }): Violation[] => {
    if (id === null) return [];
    const before = last;
    last = id;
    if (id > before) return [];
    return [violation("gap", `${reader} was told number ${id} after ${before}`, { session, event })];
  });
}

/** What the log still holds, the reader has. */
function missingFrom({ reader, session, frames, isComplete }: Transcript, log: readonly BookedMessage[]): Violation[] {
  const seen = new Set(frames.map(({ id }) => id));
  const last = isComplete ? Infinity : Math.max(0, ...frames.map(({ id }) => id ?? 0));
  return log
    .filter(({ n }) => n <= last && !seen.has(n))
    .map(({ n, msg, event }) => violation("gap", `${reader} was never told number ${n} (${msg})`, { session, event }));
}

/** What the reader was told, the log has held: nothing was taken back. */
function untrue(
  { reader, session, frames }: Transcript,
  log: readonly BookedMessage[],
  mayBeGone: (frame: Frame) => boolean,
): Violation[] {
  const known = new Map(log.map((message) => [message.n, message]));
  return frames.flatMap((frame): Violation[] => {
    const { id, msg, event } = frame;
    if (id === null) return [];
    const message = known.get(id);
    const isTrue = message ? message.msg === msg && message.event === event : mayBeGone(frame);
    if (isTrue) return [];
    return [
      violation("ghost", `${reader} was told number ${id} (${msg}), of which the log does not know`, {
        session,
        event,
      }),
    ];
  });
}

/** One end for each event, and nothing after it. */
function ends({ reader, session, frames }: Transcript): Violation[] {
  const ended = new Set<string | null>();
  const late = frames.flatMap(({ id, event, msg }): Violation[] => {
    const isLate = id !== null && ended.has(event) && msg !== "process_completed";
    if (msg === "process_completed") ended.add(event);
    return isLate
      ? [violation("ghost", `${reader} was told ${msg} of an event that had ended`, { session, event })]
      : [];
  });
  const told = frames.filter(({ msg, event }) => msg === "process_completed" && event !== null);
  const twice = [...Map.groupBy(told, ({ event }) => event)]
    .filter(([, list]) => list.length > 1)
    .map(([event, list]) =>
      violation("duplicate terminal", `${reader} was told ${list.length} ends of one event`, { session, event }),
    );
  return [...late, ...twice];
}

/** Answers on the way grow into the last one, and the last one is what the function answered. */
function values({ reader, session, frames }: Transcript, answerOf: (event: string) => string | null): Violation[] {
  const shown = new Map<string, unknown>();
  return frames.flatMap((frame): Violation[] => {
    const { event, msg } = frame;
    const expected = event === null ? null : answerOf(event);
    if (event === null || expected === null) return [];
    const wrong = (what: string): Violation[] => [violation("gap", `${reader} ${what}`, { session, event })];
    if (msg === "process_generating") {
      const value = shownBy(frame, shown.get(event));
      shown.set(event, value);
      return typeof value === "string" && expected.startsWith(value)
        ? []
        : wrong(`was shown ${short(value)} instead of a part of ${short(expected)}`);
    }
    if (msg !== "process_completed" || !frame.isSuccess || isUntouched(frame.output)) return [];
    return frame.output === expected ? [] : wrong(`was answered ${short(frame.output)} instead of ${short(expected)}`);
  });
}

function shownBy({ output }: Frame, before: unknown): unknown {
  try {
    return before === undefined ? output : applyEdits(before, output as Edit[]); // every answer but the first
  } catch (error) {
    return error;
  }
}

/** A cancelled call leaves its output as it is. */
function isUntouched(output: unknown): boolean {
  return typeof output === "object" && output !== null && "__type__" in output;
}

function short(value: unknown): string {
  const text = value instanceof Error ? value.message : (JSON.stringify(value) ?? "nothing");
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function violation(
  kind: Violation["kind"],
  what: string,
  { session, event }: { session: string; event: string | null },
): Violation {
  return { kind, what, session, ...(event !== null && { event }) };
}
