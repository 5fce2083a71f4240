/** Tells a violation with the shortest part of the history that shows it. */

import type { History, Violation } from "./history.ts";

const MOST_LINES = 24;

export function explain(history: History, violation: Violation): string {
  const { kind, what, session } = violation;
  const about = subjectsOf(history, violation);
  const lines = [...seen(history, about), ...booked(history, about)];
  const shown =
    lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES), `… ${lines.length - MOST_LINES} more`];
  return [
    `${kind}: ${what} (${[...about, session ?? ""].filter(Boolean).join(" ")})`,
    ...shown.map((line) => `  ${line}`),
  ].join("\n");
}

/** The call by all of its names: its key and its events. */
function subjectsOf({ joins }: History, { key, event }: Violation): Set<string> {
  const keys = new Set(key === undefined ? [] : [key]);
  for (const { key: known, answer } of joins) {
    if (answer.kind === "accepted" && answer.event === event) keys.add(known);
  }
  const subjects = new Set(keys);
  if (event !== undefined) subjects.add(event);
  for (const { key: known, answer } of joins) {
    if (keys.has(known) && answer.kind === "accepted") subjects.add(answer.event);
  }
  return subjects;
}

/** What visitors and functions saw, in order. */
function seen({ joins, transcripts, starts }: History, about: ReadonlySet<string>): string[] {
  const asked = joins
    .filter(({ key }) => about.has(key))
    .map(({ sentAt, answeredAt, fn, answer }) => ({
      at: sentAt,
      text: `asks ${fn}; ${Math.round(answeredAt - sentAt)} ms later: ${Object.values(answer).join(" ")}`,
    }));
  const begun = starts.filter(({ key }) => about.has(key)).map(({ at }) => ({ at, text: "the function begins" }));
  const told = transcripts.flatMap(({ reader, frames }) =>
    frames
      .filter(({ event }) => event !== null && about.has(event))
      .map(({ at, id, msg, output }) => ({ at, text: `${reader} is told ${id ?? "-"} ${msg} ${short(output)}` })),
  );
  return [...asked, ...begun, ...told]
    .sort((a, b) => a.at - b.at)
    .map(({ at, text }) => `${at.toFixed(0).padStart(8)} ms  ${text}`);
}

function booked({ events, messages }: History, about: ReadonlySet<string>): string[] {
  const rows = events
    .filter(({ id }) => about.has(id))
    .map(({ seq, state, attempt, started, ended }) => `#${seq} ${state}, attempt ${attempt}, ${started} to ${ended}`);
  const log = messages.filter(({ event }) => about.has(event)).map(({ n, msg }) => `${n} ${msg}`);
  return [`in the books: ${rows.join("; ") || "nothing"}`, `in the log: ${log.join(", ") || "nothing"}`];
}

function short(value: unknown): string {
  const text = value === undefined ? "" : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
