import { describe, it } from "vitest";
import { check } from "./check.ts";
import { explain } from "./explain.ts";
import type { BookedEvent, BookedMessage, Frame, History, Join, Kind, Promises, Start } from "./history.ts";

const PROMISES: Promises = {
  startsOf: (fn) => (fn === "again" ? 2 : 1),
  isAlone: (fn) => fn === "solo",
  answerTo: (key) => (key.startsWith("count") ? `${key}:1,2` : key),
  isCounted: (fn) => fn === "visit",
  isInOrder: true,
  areOldForgotten: false,
};

describe("a history without a fault", () => {
  it("is what the tests below begin with", ({ expect }) => {
    expect(check(history(), PROMISES)).toEqual([]);
  });

  it("may hold an event whose join was never answered", ({ expect }) => {
    const broken = history();
    const join = { ...broken.joins[0], answer: { kind: "unknown", status: null } } as Join;
    expect(found({ ...broken, joins: [join, ...broken.joins.slice(1)], transcripts: [] })).toEqual([]);
  });

  it("may hold a retry, and its late start", ({ expect }) => {
    const { joins, starts, events, ...rest } = history();
    const again = { joins: joins.map((join) => ({ ...join, fn: "again" })), starts: [...starts, start("a", 500)] };
    const late = events.map((event) => (event.id === "event-a" ? { ...event, attempt: 2, started: 5000 } : event));
    expect(found({ ...rest, ...again, events: late })).toEqual([]);
  });

  it("may hold a call whose first try took its place and was not answered", ({ expect }) => {
    const { joins, ...rest } = history();
    const [a, b] = joins;
    const late = { ...a, sentAt: 500, answeredAt: 510 } as Join;
    const first = { ...a, answer: { kind: "unknown", status: null } } as Join;
    expect(found({ ...rest, joins: [first, ...(b ? [b] : []), late] })).toEqual([]);
  });

  it("may have forgotten what a reader has read, where that is allowed", ({ expect }) => {
    const { transcripts, joins, starts } = history();
    const forgotten = { transcripts, joins, starts, events: [], messages: [] };
    expect(check(forgotten, { ...PROMISES, areOldForgotten: true, isInOrder: false })).toEqual([]);
    expect(found(forgotten)).toContain("lost");
  });
});

/** What is planted, how it changes the history, and what the checker must call it. */
const PLANTED: readonly [what: string, plant: (history: History) => Partial<History>, kinds: Kind[]][] = [
  [
    "an accepted event is not in the books",
    ({ events, messages }) => ({
      events: without(events),
      messages: messages.filter(({ event }) => event !== "event-a"),
      transcripts: [],
    }),
    ["lost"],
  ],
  [
    "an event runs for ever",
    ({ events }) => ({ events: changed(events, { state: "running", ended: null }) }),
    ["lost"],
  ],
  [
    "an event waits for ever",
    ({ events }) => ({ events: changed(events, { state: "queued", ended: null }) }),
    ["lost"],
  ],
  [
    "an end was not told",
    ({ messages }) => ({
      messages: messages.filter(({ event, msg }) => event !== "event-a" || msg !== "process_completed"),
      transcripts: [],
    }),
    ["lost"],
  ],
  [
    "an unanswered join runs for ever",
    ({ joins, events }) => ({
      joins: joins.map((join) => (join.key === "a" ? { ...join, answer: { kind: "unknown", status: null } } : join)),
      events: changed(events, { state: "running" }),
      transcripts: [],
    }),
    ["lost"],
  ],
  [
    "the log has two ends",
    ({ messages }) => ({ messages: [...messages, message(9, "event-a", "process_completed")], transcripts: [] }),
    ["duplicate terminal"],
  ],
  [
    "a reader is told two ends",
    (history) => told(history, [...frames(), frame(9, "process_completed", "event-a", "a")]),
    ["duplicate terminal", "ghost"],
  ],
  ["a function starts twice", ({ starts }) => ({ starts: [...starts, start("a", 90)] }), ["duplicate start"]],
  [
    "one call becomes two events",
    ({ joins, events, messages }) => ({
      joins: [...joins, join("a", "event-c", 60)],
      events: [...events, booked("event-c", 4)],
      messages: [...messages, ...log("event-c", 10)],
      transcripts: [],
    }),
    ["duplicate start", "order"],
  ],
  [
    "nobody has joined for an event",
    ({ events, messages }) => ({
      events: [...events, booked("event-z", 9)],
      messages: [...messages, ...log("event-z", 10)],
      transcripts: [],
    }),
    ["ghost"],
  ],
  [
    "a refused call runs",
    ({ joins, starts }) => ({
      joins: [...joins, { ...join("r", "", 70), answer: { kind: "refused", status: 503 } }],
      starts: [...starts, start("r", 80)],
    }),
    ["ghost"],
  ],
  ["a call runs that nobody made", ({ starts }) => ({ starts: [...starts, start("nobody", 80)] }), ["ghost"]],
  [
    "who came later stands before who was accepted",
    ({ joins }) => ({
      joins: joins.map((join) => (join.key === "a" ? { ...join, sentAt: 500, answeredAt: 510 } : join)),
    }),
    ["order"],
  ],
  [
    "the books say that one was overtaken",
    ({ events }) => ({ events: changed(events, { started: 99_999 }) }),
    ["order"],
  ],
  [
    "the witness saw one overtaken",
    ({ starts }) => ({ starts: starts.map((start) => (start.key === "a" ? { ...start, at: 400 } : start)) }),
    ["order"],
  ],
  [
    "a reader misses a message",
    (history) =>
      told(
        history,
        frames().filter(({ id }) => id !== 2),
      ),
    ["gap"],
  ],
  ["a complete reader misses the end", (history) => told(history, frames().slice(0, -1)), ["gap"]],
  [
    "a reader is told a number twice",
    (history) => told(history, [...frames(), ...frames().slice(0, 1)]),
    ["gap", "ghost"],
  ],
  [
    "a reader is told what was taken back",
    (history) => told(history, [...frames(), frame(12, "process_starts", "event-q")]),
    ["ghost"],
  ],
  [
    "a reader is told an event's message under another's number",
    (history) =>
      told(
        history,
        frames().map((each) => (each.id === 2 ? { ...each, event: "event-b" } : each)),
      ),
    ["ghost"],
  ],
  [
    "a reader is shown edits that lead elsewhere",
    (history) => told(history, frames({ edits: [["append", [], ",3"]] })),
    ["gap"],
  ],
  [
    "a reader is shown edits of nothing",
    (history) => told(history, frames({ first: [["append", [], "2"]] })),
    ["gap", "gap"],
  ],
  ["a reader is given a wrong answer", (history) => told(history, frames({ answer: "another" })), ["gap"]],
  [
    "a reader is told something after the end",
    (history) => told(history, [...frames(), frame(13, "progress", "event-b")]),
    ["ghost"],
  ],
];

describe("the checker", () => {
  it.for(PLANTED)("finds that %s", ([, plant, kinds], { expect }) => {
    const whole = history();
    expect(found({ ...whole, ...plant(whole) }).sort()).toEqual(kinds);
  });

  it.for<[counts: string[], kinds: Kind[]]>([
    [["1", "2"], []],
    [["1", "1"], ["lost"]],
    [["2", "3"], ["ghost"]],
  ])("looks for State that is lost or kept wrongly in %o", ([[a, b], kinds], { expect }) => {
    const whole = history();
    const visits = {
      ...whole,
      events: whole.events.map((event) => ({ ...event, fn: "visit" })),
      ...told(whole, [
        ...frames().slice(0, 2),
        frame(3, "process_completed", "event-a", a),
        ...frames().slice(3, 6),
        ...[6, 7].map((id) => frame(id, "process_generating", "event-b", "")),
        frame(8, "process_completed", "event-b", b),
      ]),
    };
    expect(check(visits, { ...PROMISES, answerTo: () => null }).map(({ kind }) => kind)).toEqual(kinds);
  });

  it("asks no order where sessions take turns", ({ expect }) => {
    const whole = history();
    const planted = { ...whole, events: changed(whole.events, { started: 99_999 }) };
    expect(check(planted, { ...PROMISES, isInOrder: false })).toEqual([]);
  });

  it("takes no late word of a cancelled call for a late start", ({ expect }) => {
    const whole = history();
    const late = { ...whole, starts: [start("count-b", 45), start("a", 50)] };
    expect(found(late)).toEqual(["order"]);
    expect(witnessed({ ...late, events: changed(whole.events, { state: "cancelled" }) })).toEqual([]);
  });

  it("lets an incomplete reader miss what came after it", ({ expect }) => {
    const whole = history();
    const [transcript] = whole.transcripts;
    const short = { reader: "reader", session: "ada", frames: [], ...transcript, isComplete: false };
    expect(found({ ...whole, transcripts: [{ ...short, frames: frames().slice(0, 3) }] })).toEqual([]);
  });

  it("tells a violation with what visitors, functions and books say of the call", ({ expect }) => {
    const whole = history();
    const planted = { ...whole, starts: [...whole.starts, start("a", 90)] };
    const [violation] = check(planted, PROMISES);
    expect(violation && explain(planted, violation)).toMatchInlineSnapshot(`
      "duplicate start: started 2 times, 1 allowed (a event-a)
               0 ms  asks solo; 10 ms later: accepted event-a
              15 ms  the function begins
              90 ms  the function begins
             101 ms  reader is told 1 estimation 
             102 ms  reader is told 2 process_starts 
             103 ms  reader is told 3 process_completed "a"
        in the books: #1 completed, attempt 1, 1001 to 1002
        in the log: 1 estimation, 2 process_starts, 3 process_completed"
    `);
  });
});

/** Only what is said of the order. */
function witnessed(history: History): Kind[] {
  return found(history).filter((kind) => kind === "order");
}

function found(history: History): Kind[] {
  return check(history, PROMISES).map(({ kind }) => kind);
}

/** Ada calls "a" and "count-b" of a function that runs alone, and reads all of it. */
function history(): History {
  return {
    joins: [join("a", "event-a", 0), join("count-b", "event-b", 20)],
    transcripts: [{ reader: "reader", session: "ada", isComplete: true, frames: frames() }],
    starts: [start("a", 15), start("count-b", 45)],
    events: [booked("event-a", 1), booked("event-b", 2)],
    messages: [
      ...log("event-a", 1),
      message(4, "event-b", "estimation"),
      message(5, "event-b", "process_starts"),
      message(6, "event-b", "process_generating"),
      message(7, "event-b", "process_generating"),
      message(8, "event-b", "process_completed"),
    ],
  };
}

function frames({
  first = "count-b:1" as unknown,
  edits = [["append", [], ",2"]] as unknown,
  answer = "count-b:1,2",
} = {}): Frame[] {
  return [
    frame(1, "estimation", "event-a"),
    frame(2, "process_starts", "event-a"),
    frame(3, "process_completed", "event-a", "a"),
    frame(null, "estimation", "event-b"),
    frame(4, "estimation", "event-b"),
    frame(5, "process_starts", "event-b"),
    frame(6, "process_generating", "event-b", first),
    frame(7, "process_generating", "event-b", edits),
    frame(8, "process_completed", "event-b", answer),
  ];
}

function frame(id: number | null, msg: string, ...[event, output]: [event: string, output?: unknown]): Frame {
  return { at: 100 + (id ?? 0), id, msg, event, output, isSuccess: msg === "process_completed", error: null };
}

function join(key: string, event: string, sentAt: number): Join {
  return { key, session: "ada", fn: "solo", sentAt, answeredAt: sentAt + 10, answer: { kind: "accepted", event } };
}

function start(key: string, at: number): Start {
  return { key, at };
}

function booked(id: string, seq: number): BookedEvent {
  const times = { created: 1000 * seq, started: 1000 * seq + 1, ended: 1000 * seq + 2 };
  return { id, seq, session: "ada", fn: "solo", group: "solo", state: "completed", attempt: 1, ...times };
}

function log(event: string, first: number): BookedMessage[] {
  return ["estimation", "process_starts", "process_completed"].map((msg, i) => message(first + i, event, msg));
}

function message(n: number, event: string, msg: string): BookedMessage {
  return { session: "ada", n, event, msg };
}

/** The history with event "a" changed. */
function changed(events: readonly BookedEvent[], changes: Partial<BookedEvent>): BookedEvent[] {
  return events.map((event) => (event.id === "event-a" ? { ...event, ...changes } : event));
}

function without(events: readonly BookedEvent[]): BookedEvent[] {
  return events.filter(({ id }) => id !== "event-a");
}

function told({ transcripts }: History, frames: readonly Frame[]): Partial<History> {
  return { transcripts: transcripts.map((transcript) => ({ ...transcript, frames })) };
}
