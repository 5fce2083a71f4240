import { describe, it } from "vitest";
import type { Joined } from "../../src/runtime/queue.ts";
import { ProtocolError } from "../../worker/middleware/errors.ts";
import { accepted } from "../../worker/refusals.ts";

/** What the client hears of a refusal. */
function told(joined: Joined): unknown[] {
  try {
    return [accepted(joined)];
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return [error.status, error.detail, error.headers["retry-after"] ?? null];
  }
}

/** The problem with the header, and the event that the key stands for, where the caller may know it. */
function keyReused(input: string | null): unknown {
  const msg = "This idempotency key came with another call before; use a new one.";
  return { type: "key_reused", loc: ["header", "idempotency-key"], msg, input };
}

describe("a call that the queue does not take", () => {
  it.for<[Joined, number, unknown, string | null]>([
    // In the words of Gradio: its clients look for them.
    [
      { ok: false, reason: "queue-full", waiting: 7, maxSize: 5 },
      503,
      "Queue is full. Max size is 5 and size is 7.",
      "5",
    ],
    [
      { ok: false, reason: "session-full", waiting: 3 },
      429,
      "3 calls of this session are waiting already; let some end first.",
      "5",
    ],
    [
      { ok: false, reason: "foreign-file", path: "a/b.png" },
      403,
      "The file a/b.png was not uploaded here by this session; upload it first.",
      null,
    ],
    [{ ok: false, reason: "key-reused" }, 422, [keyReused(null)], null],
    [{ ok: false, reason: "key-reused", eventId: "e" }, 422, [keyReused("e")], null],
    [{ ok: false, reason: "unknown-function" }, 503, "The app is being updated. Try again in a moment.", "5"],
    [
      { ok: false, reason: "known to newer versions only" } as never,
      503,
      "The queue does not take this call now. Try again in a moment.",
      "5",
    ],
  ])("is refused with a reason: %j", ([joined, status, detail, retryAfter], { expect }) => {
    expect(told(joined)).toEqual([status, detail, retryAfter]);
  });

  it("is known by its id otherwise", ({ expect }) => {
    expect(told({ ok: true, eventId: "e" })).toEqual(["e"]);
  });
});
