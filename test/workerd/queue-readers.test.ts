import { env } from "cloudflare:workers";
import * as fc from "fast-check";
import { afterEach, describe, it, vi } from "vitest";
import { applyEdits, type Edit } from "../../src/protocol/diff.ts";
import type { ServerMessage } from "../../src/protocol/messages.ts";
import { FN } from "../support/fake-functions.ts";
import {
  callFrames,
  type Frame,
  followed,
  type FreshQueue,
  freshQueue,
  messageOf,
  resumed,
  type StreamReader,
} from "../support/fresh-queue.ts";
import { open } from "../support/gates.ts";

afterEach(() => {
  vi.useRealTimers();
});

describe("readers", () => {
  it("each get everything, wherever their line breaks, and every value as it was told", async ({ expect }) => {
    let round = 0;
    const values = fc.array(fc.jsonValue({ maxDepth: 4 }), { minLength: 1, maxLength: 12 });
    const breaks = fc.array(fc.nat(6), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(values, breaks, breaks, async (told, ...plans) => {
        const fresh = freshQueue();
        const items = told.map((value) => [value]);
        const gate = `round ${round++}`;
        // Half is told before anybody reads, half while they do.
        items.splice(Math.floor(items.length / 2), 0, { gate } as never); // the fake function knows gates
        await fresh.join({ fnIndex: FN.yields, data: [items] });
        const reading = plans.map((plan) => broken(fresh, plan));
        await open(gate);
        const transcripts = await Promise.all(reading);
        const uncut = textsOf(await (await resumed(fresh, 0)).rest());
        for (const transcript of transcripts) {
          expect(textsOf(transcript)).toEqual(uncut);
          expect(rebuilt(transcript)).toEqual(JSON.parse(JSON.stringify(told.map((value) => [value]))));
        }
      }),
      { numRuns: 12 },
    );
  }, 30_000);

  it("are told their place again when they come back", async ({ expect }) => {
    const fresh = freshQueue();
    for (const gate of ["ahead 1", "ahead 2"]) await fresh.join({ fnIndex: FN.hold, data: [gate], sessionHash: "bob" });
    const waiting = await fresh.join({ fnIndex: FN.hold, data: ["comes back"] });
    await open("ahead 1");
    await vi.waitFor(async () =>
      expect(await fresh.sql("SELECT state FROM events ORDER BY seq")).toEqual([
        { state: "completed" },
        { state: "running" },
        { state: "queued" },
      ]),
    );
    await using reader = await resumed(fresh, 0);
    expect(await reader.message("estimation")).toMatchObject({ event_id: waiting, rank: 1 });
    expect(await reader.message("estimation")).toMatchObject({ event_id: waiting, rank: 0, queue_size: 1 });
    for (const gate of ["ahead 2", "comes back"]) await open(gate);
  });

  it("that take nothing are cut off when others need the room, and resume without a gap", async ({ expect }) => {
    const fresh = freshQueue();
    // Twelve readers of this are more than all readers together may hold.
    await fresh.queue.result(await fresh.join({ fnIndex: FN.fill, data: [1_400_000] }));
    const slow = await resumed(fresh, 0);
    const seen = [await slow.next()];
    const others = await Promise.all(Array.from({ length: 11 }, () => resumed(fresh, 0)));
    await Promise.all(others.map((reader) => reader.next()));
    vi.useFakeTimers({ toFake: ["Date"], shouldAdvanceTime: true, now: Date.now() + 3000 });
    const quick = await (await resumed(fresh, 0)).rest();
    expect(quick.map(({ id }) => id)).toEqual([1, 2, 3, null]);
    seen.push(...(await slow.rest()));
    const last = seen.at(-1)?.id ?? 0;
    expect(last).toBeLessThan(3);
    const rest = await (await resumed(fresh, last)).rest();
    expect(textsOf([...seen, ...rest])).toEqual(textsOf(quick));
    for (const reader of others) await reader[Symbol.asyncDispose]();
  });
});

describe("values beyond what a row takes", () => {
  const long = (letter: string) => letter.repeat(2_000_000);

  it("go through R2 in yields, to those who listen and to those who come later", async ({ expect }) => {
    const fresh = freshQueue();
    const told = ["start", long("a"), `${long("a")}b`, { small: 1 }, [long("c")]];
    const items = told.flatMap((value, i) => [value, { gate: `spilt ${i}` }]);
    await fresh.join({ fnIndex: FN.yields, data: [items] });
    const reader = await resumed(fresh, 0);
    const live: Frame[] = [];
    for (const i of told.keys()) {
      live.push(...(await framesUntil(reader, "process_generating")));
      await open(`spilt ${i}`);
    }
    live.push(...(await reader.rest()));
    expect(rebuilt(live)).toEqual(told);
    expect(textsOf(await (await resumed(fresh, 0)).rest())).toEqual(textsOf(live));
    expect(await callFrames(fresh, (await fresh.sql<{ id: string }>("SELECT id FROM events"))[0]?.id ?? "")).toEqual([
      ...told.map((value) => ["generating", [value]]),
      ["complete", [told.at(-1)]],
    ]);
    const spilt = await fresh.sql<{ n: number }>("SELECT COUNT(*) AS n FROM messages WHERE blob IS NOT NULL");
    expect(spilt[0]?.n).toBeGreaterThanOrEqual(3);
  });

  it("leave R2 soon after a snapshot has taken their place", async ({ expect }) => {
    const fresh = freshQueue();
    const told = ["a", "b", "c", "d"].map((letter) => letter.repeat(3_000_000));
    await fresh.join({
      fnIndex: FN.yields,
      data: [["start", ...told].flatMap((value, i) => [value, { gate: `swept ${i}` }])],
    });
    await using reader = await resumed(fresh, 0);
    for (const i of told.keys()) {
      await reader.message("process_generating");
      await open(`swept ${i}`);
    }
    await reader.message("process_generating");
    expect(await fresh.sql("SELECT COUNT(*) AS n FROM messages WHERE first IS NOT NULL")).toEqual([{ n: 1 }]);
    const keys = async () => (await fresh.sql<{ key: string }>("SELECT key FROM blobs")).map(({ key }) => key);
    const before = await keys();
    await fresh.runAlarm();
    const after = await keys();
    expect(after.length).toBeLessThan(before.length);
    for (const key of before) expect((await env.FILES.head(key)) !== null).toBe(after.includes(key));
    const late = await resumed(fresh, 0);
    await open("swept 4");
    expect(rebuilt(await late.rest()).at(-1)).toBe(told.at(-1));
  });

  it("that R2 has lost are told as lost", async ({ expect }) => {
    const fresh = freshQueue();
    const event = await fresh.join({ fnIndex: FN.fill, data: [2_000_000] });
    await fresh.queue.result(event);
    const [row] = await fresh.sql<{ blob: string }>("SELECT blob FROM messages WHERE blob IS NOT NULL");
    await env.FILES.delete(row?.blob ?? "");
    const failure = { error: "The result was lost in storage. Run it again.", visible: true };
    expect(await (await followed(fresh)).message("process_completed")).toMatchObject({
      event_id: event,
      success: false,
      output: failure,
    });
    expect(await callFrames(fresh, event)).toEqual([["error", { ...failure, duration: 10, title: "Error" }]]);
  });
});

describe("a log with too many yields", () => {
  it("keeps one whole value in their place, and nobody misses the last", async ({ expect }) => {
    const fresh = freshQueue();
    const bursts = Array.from({ length: 45 }, (_, burst) => [
      ...Array.from({ length: 60 }, (_, i) => `${burst}/${i}`),
      { gate: `burst ${burst}` },
    ]);
    await fresh.join({ fnIndex: FN.yields, data: [bursts.flat()] });
    await using live = await resumed(fresh, 0);
    let early: Frame | null = null;
    for (const burst of bursts.keys()) {
      const last = `${burst}/59`;
      for (let frame = await live.next(); frame; frame = await live.next()) {
        if (burst === 0 && frame.id === 5) early = frame;
        if (frame.text.includes(`"${last}"`)) break;
      }
      await open(`burst ${burst}`);
    }
    await live.message("process_completed");
    const [kept] = await fresh.sql<{ n: number }>("SELECT COUNT(*) AS n FROM messages");
    expect(kept?.n).toBeLessThan(2000);
    // Whoever has seen a yield goes on from it; whoever has seen none begins with the whole value.
    const from = await (await resumed(fresh, early?.id ?? null)).rest();
    expect(rebuilt(from, "any value before").at(-1)).toBe("44/59");
    expect(rebuilt(await (await resumed(fresh, 0)).rest()).at(-1)).toBe("44/59");
  });
});

/** Reads to the end over a line that breaks after so many frames, again and again. */
async function broken(fresh: FreshQueue, breaks: readonly number[]): Promise<Frame[]> {
  const frames: Frame[] = [];
  for (const after of breaks) {
    const reader = await resumed(fresh, frames.at(-1)?.id ?? 0);
    for (let i = 0; i < after; i++) {
      const frame = await reader.next();
      if (frame === null || frame.id === null) break;
      frames.push(frame);
    }
    await reader[Symbol.asyncDispose]();
  }
  return [...frames, ...(await (await resumed(fresh, frames.at(-1)?.id ?? 0)).rest())];
}

async function framesUntil(reader: StreamReader, msg: ServerMessage["msg"]): Promise<Frame[]> {
  const frames: Frame[] = [];
  for (let frame = await reader.next(); frame; frame = await reader.next()) {
    frames.push(frame);
    if (messageOf(frame).msg === msg) break;
  }
  return frames;
}

function textsOf(frames: readonly (Frame | null)[]): string[] {
  // A rank is told to whoever listens at that moment, and has no number.
  return frames.flatMap((frame) =>
    frame && (frame.id !== null || messageOf(frame).msg === "close_stream") ? frame.text : [],
  );
}

/** The values of the first output, as a client puts them together; `before` is what it has already. */
function rebuilt(frames: readonly Frame[], ...before: unknown[]): unknown[] {
  const values = [...before];
  for (const message of frames.map(messageOf)) {
    const told = yieldOf(message);
    if (told) values.push(values.length === 0 ? told[0] : applyEdits(values.at(-1), told[0] as Edit[])); // all but the first
  }
  return values.slice(before.length);
}

function yieldOf(message: ServerMessage): unknown[] | null {
  return message.msg === "process_generating" && "data" in message.output ? message.output.data : null;
}
