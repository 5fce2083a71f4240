/** The page's stream, over a server that says what the test wants it to say. */

import { afterEach, beforeEach, describe, it, vi } from "vitest";
import { Connection } from "../../components/app/connection.ts";
import { type About, EventLine, type Hearing } from "../../components/app/event-line.ts";
import type { EventMessage, ServerMessage } from "../../src/protocol/messages.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** One request for the stream. */
interface Stream {
  readonly after: number;
  say(message: ServerMessage, id?: number): Promise<void>;
  end(): Promise<void>;
  readonly isCut: boolean;
}

interface Scene extends Disposable {
  readonly line: EventLine;
  readonly streams: Stream[];
  readonly lost: number[];
  readonly found: number;
  isAway: boolean;
  hear(id: string, options?: Partial<Hearing>): { told: [EventMessage, About][] };
}

function scene(): Scene {
  const streams: Stream[] = [];
  const lost: number[] = [];
  const state = { isAway: false, found: 0 };
  vi.stubGlobal("fetch", async (address: string, { signal }: { signal: AbortSignal }) => {
    if (state.isAway) throw new TypeError("no network");
    const { stream, body } = newStream(new URL(address), signal);
    streams.push(stream);
    return new Response(body);
  });
  const connection = new Connection({ root: "https://app.example", session: "ada", openLine: async () => line });
  const line = new EventLine(connection, {
    onLost: (nextTry) => void lost.push(nextTry),
    onFound: () => void state.found++,
  });
  return {
    line,
    streams,
    lost,
    get found() {
      return state.found;
    },
    get isAway() {
      return state.isAway;
    },
    set isAway(isAway) {
      state.isAway = isAway;
    },
    [Symbol.dispose]: () => line.close(),
    hear(id, options = {}) {
      const told: [EventMessage, About][] = [];
      line.hear(id, {
        listener: (...message) => void told.push(message),
        after: 0,
        applied: 0,
        isOld: false,
        ...options,
      });
      return { told };
    },
  };
}

function newStream(address: URL, signal: AbortSignal): { stream: Stream; body: ReadableStream<Uint8Array> } {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) });
  signal.addEventListener("abort", () => controller?.error(new DOMException("aborted", "AbortError")));
  const stream: Stream = {
    after: Number(address.searchParams.get("after")),
    get isCut() {
      return signal.aborted;
    },
    async say(message, id) {
      controller?.enqueue(
        encoder.encode(`${id === undefined ? "" : `id: ${id}\n`}data: ${JSON.stringify(message)}\n\n`),
      );
      await settled();
    },
    async end() {
      controller?.close();
      await settled();
    },
  };
  return { stream, body };
}

/** Lets everything happen that needs no time. */
async function settled(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

const HEARTBEAT: ServerMessage = { msg: "heartbeat", event_id: null };
const CLOSE: ServerMessage = { msg: "close_stream", event_id: null };

function yielded(event_id: string, data: unknown[]): EventMessage {
  const output = {
    data,
    is_generating: true,
    duration: 1,
    average_duration: 1,
    render_config: null,
    changed_state_ids: [],
    used_cache: null,
  };
  return { msg: "process_generating", event_id, output, success: true, time_limit: null };
}

function completed(event_id: string): EventMessage {
  const { output } = yielded(event_id, ["end"]) as Extract<EventMessage, { msg: "process_generating" }>;
  return {
    msg: "process_completed",
    event_id,
    output,
    success: true,
    title: null,
    used_cache: null,
    cache_duration: null,
    avg_time: null,
  };
}

const dataOf = ({ told }: { told: [EventMessage, About][] }) =>
  told.map(([message]) => "output" in message && "data" in message.output && message.output.data[0]);

describe("a stream that breaks", () => {
  it("goes on behind the last message, and edits still fit", async ({ expect }) => {
    using stage = scene();
    const { hear, streams, lost } = stage;
    const heard = hear("a");
    await settled();
    await streams[0]?.say(yielded("a", ["H"]), 3);
    await streams[0]?.end();
    await vi.advanceTimersByTimeAsync(600);
    expect(streams.map(({ after }) => after)).toEqual([0, 3]);
    await streams[1]?.say(yielded("a", [[["append", [], "i"]]]), 4);
    expect(dataOf(heard)).toEqual(["H", "Hi"]);
    // A loss that is over at once is not worth a word.
    expect(lost).toEqual([]);
  });

  it("is given up when the server has said nothing for 35 seconds", async ({ expect }) => {
    using stage = scene();
    const { hear, streams } = stage;
    hear("a");
    await settled();
    for (let beat = 0; beat < 4; beat++) {
      await vi.advanceTimersByTimeAsync(15_000);
      await streams[0]?.say(HEARTBEAT);
    }
    expect(streams).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(streams.length).toBeGreaterThan(1);
    expect(streams[0]?.isCut).toBe(true);
  });

  it("is doubted at once when the page wakes up", async ({ expect }) => {
    using stage = scene();
    const { hear, streams } = stage;
    hear("a");
    await settled();
    await streams[0]?.say(yielded("a", ["x"]), 7);
    // A laptop that sleeps: the clock goes on, no timer does.
    vi.setSystemTime(Date.now() + 3_600_000);
    document.dispatchEvent(new Event("visibilitychange"));
    await settled();
    expect(streams.map(({ after, isCut }) => [after, isCut])).toEqual([
      [0, true],
      [7, false],
    ]);
    // One that has just said something is left alone.
    document.dispatchEvent(new Event("visibilitychange"));
    await settled();
    expect(streams).toHaveLength(2);
  });

  it("is tried again and again, more and more seldom, and at once when the network is back", async ({ expect }) => {
    using stage = scene();
    stage.hear("a");
    await settled();
    stage.isAway = true;
    await stage.streams[0]?.end();
    await vi.advanceTimersByTimeAsync(120_000);
    const pauses = stage.lost.slice(1).map((next, i) => next - (stage.lost[i] ?? 0));
    expect(pauses.length).toBeGreaterThan(8);
    expect(Math.max(...pauses)).toBeLessThan(20_000);
    expect(pauses.at(-1)).toBeGreaterThan(10_000);
    expect(stage.found).toBe(0);
    stage.isAway = false;
    dispatchEvent(new Event("online"));
    await settled();
    expect(stage.streams).toHaveLength(2);
    await stage.streams[1]?.say(HEARTBEAT);
    expect(stage.found).toBe(1);
  });

  it("is not called back by one that breaks again at once", async ({ expect }) => {
    using stage = scene();
    stage.hear("a");
    await settled();
    for (let i = 0; i < 4; i++) {
      const opened = stage.streams.length;
      await stage.streams.at(-1)?.end();
      while (stage.streams.length === opened) await vi.advanceTimersByTimeAsync(100);
    }
    expect(stage.lost.length).toBeGreaterThan(0);
  });
});

describe("an event", () => {
  it("is heard from its beginning, though its messages came before the answer to the join", async ({ expect }) => {
    using stage = scene();
    const { hear, streams } = stage;
    hear("a");
    await settled();
    await streams[0]?.say(yielded("b", ["first"]), 1);
    await streams[0]?.say(completed("b"), 2);
    const heard = hear("b", { after: 0 });
    await settled();
    expect(dataOf(heard)).toEqual(["first", "end"]);
    expect(streams).toHaveLength(1);
  });

  it("of another page is fetched from where it began, and nothing is told twice", async ({ expect }) => {
    using stage = scene();
    const { hear, streams } = stage;
    const first = hear("a");
    await settled();
    await streams[0]?.say(yielded("a", ["x"]), 5);
    const other = hear("b", { after: 2, isOld: true, applied: 3 });
    await settled();
    expect(streams.map(({ after }) => after)).toEqual([0, 2]);
    await streams[1]?.say(yielded("b", ["old"]), 3);
    await streams[1]?.say(yielded("b", [[["replace", [], "new"]]]), 4);
    await streams[1]?.say(yielded("a", ["x"]), 5);
    await streams[1]?.say(yielded("a", [[["append", [], "y"]]]), 6);
    expect(dataOf(first)).toEqual(["x", "xy"]);
    expect(dataOf(other)).toEqual(["old", "new"]);
    expect(other.told.map(([, { isReplay }]) => isReplay)).toEqual([true, false]);
  });

  it("of which the server knows nothing has failed", async ({ expect }) => {
    using stage = scene();
    const { hear, streams } = stage;
    const heard = hear("forgotten");
    await settled();
    await streams[0]?.say(CLOSE);
    expect(heard.told).toMatchObject([
      [
        {
          msg: "process_completed",
          success: false,
          output: { error: "The server no longer knows this run. Run it again." },
        },
        {},
      ],
    ]);
    // Nothing is pending: no further stream.
    await vi.advanceTimersByTimeAsync(60_000);
    expect(streams).toHaveLength(1);
  });

  it("that joined while the server was closing the stream is asked for again", async ({ expect }) => {
    using stage = scene();
    const { hear, streams } = stage;
    hear("a");
    await settled();
    await streams[0]?.say(completed("a"), 1);
    const late = hear("b", { after: 1 });
    await streams[0]?.say(CLOSE);
    expect(late.told).toEqual([]);
    expect(streams.map(({ after }) => after)).toEqual([0, 1]);
    await streams[1]?.say(completed("b"), 2);
    expect(dataOf(late)).toEqual(["end"]);
  });

  it("is told one message after the other, however long each takes", async ({ expect }) => {
    using stage = scene();
    const { line, streams } = stage;
    const order: string[] = [];
    line.hear("a", {
      after: 0,
      applied: 0,
      isOld: false,
      async listener(message) {
        order.push(`begin ${message.msg}`);
        if (message.msg === "process_generating") await new Promise((resolve) => setTimeout(resolve, 1000));
        order.push(`end ${message.msg}`);
      },
    });
    await settled();
    await streams[0]?.say(yielded("a", ["slow"]), 1);
    await streams[0]?.say(completed("a"), 2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(order).toEqual([
      "begin process_generating",
      "end process_generating",
      "begin process_completed",
      "end process_completed",
    ]);
  });
});

describe("a line that is closed", () => {
  it("asks no more", async ({ expect }) => {
    using stage = scene();
    const { hear, line, streams } = stage;
    hear("a");
    await settled();
    line.close();
    dispatchEvent(new Event("online"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(streams).toHaveLength(1);
    expect(streams[0]?.isCut).toBe(true);
  });
});
