/** Reads the state of the queue off its books. */

import { isFailure, type ProcessCompleted } from "../src/protocol/messages.ts";
import type {
  FailureReport,
  FunctionReport,
  GroupReport,
  MinuteReport,
  Percentiles,
  QueueReport,
} from "../src/runtime/queue-report.ts";
import type { Books } from "./books.ts";
import type { EndedEvent } from "./ledger.ts";
import type { EndState } from "./transitions.ts";

const MINUTE = 60_000;
const WINDOW = 60 * MINUTE;
/** Ended events that a report looks at; a busy queue's window is shorter then. */
const MOST_EVENTS = 20_000;
const MOST_FAILURES = 20;

/** What the queue is doing, and what it did in the last hour. */
export async function reportOn(books: Books, now: number): Promise<QueueReport> {
  const ended = books.ledger.endedSince(now - WINDOW, MOST_EVENTS);
  const oldest = ended.length === MOST_EVENTS ? ended.at(-1)?.ended : undefined;
  return {
    at: now,
    window: oldest === undefined ? WINDOW : now - oldest,
    groups: groupsOf(books),
    functions: functionsOf(books, ended),
    minutes: minutesOf(ended, now),
    failures: await failuresOf(books, ended),
  };
}

function groupsOf({ functions, line, ledger }: Books): GroupReport[] {
  const running = Map.groupBy(ledger.running(), ({ group }) => group);
  return [...Map.groupBy(functions.all, ({ concurrencyId }) => concurrencyId)].map(([name, members]) => {
    const limit = functions.limitOf(name);
    return {
      name,
      functions: members.map((fn) => fn.name),
      limit: Number.isFinite(limit) ? limit : null,
      running: running.get(name)?.length ?? 0,
      waiting: line.lengthOf(name),
    };
  });
}

function functionsOf({ functions }: Books, ended: readonly EndedEvent[]): FunctionReport[] {
  const byName = Map.groupBy(ended, ({ name }) => name);
  const names = new Set([...functions.all.map(({ name }) => name), ...byName.keys()]);
  return [...names].map((name) => {
    const events = byName.get(name) ?? [];
    const count = (state: EndState): number => events.filter((event) => event.state === state).length;
    const started = events.flatMap(({ created, started: at }) => (at === null ? [] : [at - created]));
    const finished = events.flatMap(({ state, started: at, ended: end }) =>
      at !== null && (state === "completed" || state === "failed") ? [end - at] : [],
    );
    return {
      name,
      completed: count("completed"),
      failed: count("failed"),
      cancelled: count("cancelled"),
      interrupted: count("interrupted"),
      wait: percentiles(started),
      run: percentiles(finished),
    };
  });
}

function minutesOf(ended: readonly EndedEvent[], now: number): MinuteReport[] {
  const minutes = Array.from({ length: WINDOW / MINUTE }, () => ({ completed: 0, failed: 0 }));
  for (const { state, ended: at } of ended) {
    const minute = minutes.at(-1 - Math.floor((now - at) / MINUTE));
    if (!minute || state === "cancelled") continue;
    if (state === "completed") minute.completed++;
    else minute.failed++;
  }
  return minutes;
}

async function failuresOf({ log, spill }: Books, ended: readonly EndedEvent[]): Promise<FailureReport[]> {
  const failures: FailureReport[] = [];
  for (const { id, session, name, attempt, state, ended: at } of ended) {
    if (failures.length === MOST_FAILURES) break;
    if (state !== "failed" && state !== "interrupted") continue;
    const end = log.endOf(session, id);
    const message = end && (JSON.parse(await spill.read(end.body)) as ProcessCompleted); // ours
    const reason = message && isFailure(message.output) ? message.output.error : null;
    failures.push({ event: id, name, at, attempt, outcome: state, reason });
  }
  return failures;
}

/** By nearest rank; null for no values. */
function percentiles(values: number[]): Percentiles | null {
  if (values.length === 0) return null;
  values.sort((a, b) => a - b);
  const at = (share: number): number => values[Math.ceil(share * values.length) - 1] ?? 0;
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99) };
}
