/** First come, first served within a group, and no more at once than its limit. */

import type { BookedEvent, History, Join, Promises, Violation } from "./history.ts";

export function orderViolations(history: History, promises: Promises): Violation[] {
  if (!promises.isInOrder) return [];
  return [...overtakenJoins(history), ...overtakenStarts(history), ...witnessedOrder(history, promises)];
}

interface Place {
  readonly join: Join;
  readonly event: BookedEvent;
}

function placesOf({ joins, events }: History): Place[] {
  const booked = new Map(events.map((event) => [event.id, event]));
  return joins.flatMap((join) => {
    const event = join.answer.kind === "accepted" ? booked.get(join.answer.event) : undefined;
    return event ? [{ join, event }] : [];
  });
}

/** Who was accepted before another one asked stands before it in the line. */
function overtakenJoins(history: History): Violation[] {
  const firstAsked = new Map<string, number>();
  for (const { key, sentAt } of history.joins) if (!firstAsked.has(key)) firstAsked.set(key, sentAt);
  return [...Map.groupBy(placesOf(history), ({ event }) => event.group).values()].flatMap((places) => {
    // The first try that was heard gave the event its place, whether or not it was answered.
    const firsts = [...Map.groupBy(places, ({ event }) => event.id).values()].flatMap((same) => same[0] ?? []);
    const askedAt = ({ join }: Place): number => firstAsked.get(join.key) ?? join.sentAt;
    const asked = firsts.toSorted((a, b) => askedAt(a) - askedAt(b));
    const answered = firsts.toSorted((a, b) => a.join.answeredAt - b.join.answeredAt);
    let [next, last] = [0, null as Place | null]; // filled as answers are passed
    return asked.flatMap((place): Violation[] => {
      for (let early = answered[next]; early && early.join.answeredAt < askedAt(place); early = answered[++next]) {
        if (!last || early.event.seq > last.event.seq) last = early;
      }
      if (!last || last.event.seq < place.event.seq) return [];
      return [order(place.event, `stands before ${last.event.id}, which was accepted before this one asked`)];
    });
  });
}

/** The books say that nobody who waited behind another was started before it. Retries are late by nature. */
function overtakenStarts({ events }: History): Violation[] {
  const started = events.filter(({ started, attempt }) => started !== null && attempt === 1);
  return [...Map.groupBy(started, ({ group }) => group).values()].flatMap((group) => {
    const line = group.toSorted((a, b) => a.seq - b.seq);
    let latest: BookedEvent | null = null;
    return line.flatMap((event): Violation[] => {
      const before = latest;
      if (!before || (event.started ?? 0) >= (before.started ?? 0)) {
        latest = event;
        return [];
      }
      return [order(event, `was started before ${before.id}, which stood before it`)];
    });
  });
}

/**
 * Functions that run one at a time begin in the order of the line, as the witness saw it. Those that were cancelled say
 * nothing: the next one may start while the word of such a start is still on its way.
 */
function witnessedOrder(history: History, { isAlone }: Promises): Violation[] {
  const starts = new Map<string, number>();
  for (const { key, at } of history.starts) if (!starts.has(key)) starts.set(key, at);
  const alone = placesOf(history).filter(
    ({ join, event }) => isAlone(join.fn) && event.attempt === 1 && event.state !== "cancelled",
  );
  return [...Map.groupBy(alone, ({ event }) => event.group).values()].flatMap((group) => {
    let latest = -Infinity;
    return group
      .toSorted((a, b) => a.event.seq - b.event.seq)
      .flatMap(({ join, event }): Violation[] => {
        const at = starts.get(join.key) ?? latest;
        if (at >= latest) {
          latest = at;
          return [];
        }
        return [order(event, "began before another that stood before it")];
      });
  });
}

function order({ id, session }: BookedEvent, what: string): Violation {
  return { kind: "order", what, event: id, session };
}
