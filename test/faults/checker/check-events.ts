/** What was accepted has ended once and was started as often as allowed; what was not accepted does not exist. */

import { type BookedEvent, ENDED, type History, type Join, type Promises, type Violation } from "./history.ts";

export function eventViolations(history: History, promises: Promises): Violation[] {
  return [
    ...lost(history, promises),
    ...duplicateTerminals(history),
    ...duplicateStarts(history, promises),
    ...ghostEvents(history),
    ...ghostStarts(history),
  ];
}

/** Events that were accepted, or are in the books though their answer was lost, and have not ended. */
function lost({ joins, events, messages, transcripts }: History, { areOldForgotten }: Promises): Violation[] {
  const frames = areOldForgotten ? transcripts.flatMap((transcript) => transcript.frames) : [];
  const forgotten = new Set(frames.filter(({ msg }) => msg === "process_completed").map(({ event }) => event));
  const booked = new Map(events.map((event) => [event.id, event]));
  const told = new Set(messages.filter(({ msg }) => msg === "process_completed").map(({ event }) => event));
  const accepted = joins.flatMap(({ answer, key, session }) =>
    answer.kind === "accepted" ? [{ id: answer.event, key, session }] : [],
  );
  const missing = accepted.filter(({ id }) => !booked.has(id) && !forgotten.has(id));
  const unended = events.filter(({ state }) => !ENDED.has(state));
  const untold = events.filter(({ id, state }) => ENDED.has(state) && !told.has(id));
  return [
    ...missing.map(({ id, ...about }) => violation("an accepted event is not in the books", { event: id, ...about })),
    ...unended.map(({ id, state, session }) => violation(`an event is ${state} for ever`, { event: id, session })),
    ...untold.map(({ id, state, session }) =>
      violation(`an event is ${state}, but nobody was told`, { event: id, session }),
    ),
  ];
  function violation(what: string, about: Partial<Violation>): Violation {
    return { kind: "lost", what, ...about };
  }
}

function duplicateTerminals({ messages }: History): Violation[] {
  const ends = messages.filter(({ msg }) => msg === "process_completed");
  return [...Map.groupBy(ends, ({ event }) => event)]
    .filter(([, told]) => told.length > 1)
    .map(([event, told]) => ({
      kind: "duplicate terminal",
      what: `an event has ${told.length} ends in the log`,
      event,
      ...(told[0] && { session: told[0].session }),
    }));
}

function duplicateStarts({ joins, starts }: History, { startsOf }: Promises): Violation[] {
  const fns = new Map(joins.map(({ key, fn }) => [key, fn]));
  const tooMany = [...Map.groupBy(starts, ({ key }) => key)].flatMap(([key, list]): Violation[] => {
    const fn = fns.get(key);
    const allowed = fn === undefined ? Infinity : startsOf(fn);
    if (list.length <= allowed) return [];
    return [{ kind: "duplicate start", what: `started ${list.length} times, ${allowed} allowed`, key }];
  });
  const twice = [...Map.groupBy(joins, ({ key }) => key)].flatMap(([key, tries]): Violation[] => {
    const events = new Set(tries.flatMap(({ answer }) => (answer.kind === "accepted" ? [answer.event] : [])));
    if (events.size <= 1) return [];
    return [{ kind: "duplicate start", what: `one call became the events ${[...events].join(" and ")}`, key }];
  });
  return [...tooMany, ...twice];
}

/** Events in the books that nobody has joined for. A join whose answer was lost may have left one. */
function ghostEvents({ joins, events }: History): Violation[] {
  const accepted = new Set(joins.flatMap(({ answer }) => (answer.kind === "accepted" ? [answer.event] : [])));
  const possible = new Map<string, number>();
  for (const tries of Map.groupBy(joins, ({ key }) => key).values()) {
    const [first] = tries;
    if (!first || !mayHaveLeftOne(tries)) continue;
    possible.set(first.session, (possible.get(first.session) ?? 0) + 1);
  }
  const unknown = events.filter(({ id }) => !accepted.has(id));
  return [...Map.groupBy(unknown, ({ session }) => session)].flatMap(([session, found]) =>
    found.slice(possible.get(session) ?? 0).map((event) => ghost(event, session)),
  );
}

function mayHaveLeftOne(tries: readonly Join[]): boolean {
  return (
    tries.some(({ answer }) => answer.kind === "unknown") && !tries.some(({ answer }) => answer.kind === "accepted")
  );
}

function ghost({ id, state }: BookedEvent, session: string): Violation {
  return { kind: "ghost", what: `the books have an event (${state}) that nobody was promised`, event: id, session };
}

function ghostStarts({ joins, starts }: History): Violation[] {
  const tries = Map.groupBy(joins, ({ key }) => key);
  return [...new Set(starts.map(({ key }) => key))].flatMap((key): Violation[] => {
    const known = tries.get(key);
    if (!known) return [{ kind: "ghost", what: "a function ran for a call that nobody made", key }];
    if (known.some(({ answer }) => answer.kind !== "refused")) return [];
    return [{ kind: "ghost", what: "a function ran for a call that was refused", key }];
  });
}
