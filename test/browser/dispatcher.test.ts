/** Runs that another page of the session has begun. */

import { describe, it } from "vitest";
import type { Ticket } from "../../components/app/connection.ts";
import { Dispatcher, type Surroundings } from "../../components/app/dispatcher.ts";
import type { Dependency } from "../../src/protocol/config.ts";
import type { ProcessCompleted } from "../../src/protocol/messages.ts";

function listener(id: number, more: Partial<Dependency> = {}): Dependency {
  const wiring = { targets: [], inputs: [], outputs: [], cancels: [], js: null, show_progress_on: null };
  return { id, ...wiring, backend_fn: true, queue: true, trigger_mode: "multiple", ...more } as unknown as Dependency; // as much as is read
}

const DONE: ProcessCompleted = {
  msg: "process_completed",
  event_id: "first",
  output: {
    data: [],
    is_generating: false,
    duration: 0,
    average_duration: 0,
    render_config: null,
    changed_state_ids: [],
  },
  success: true,
  used_cache: null,
  cache_duration: null,
  avg_time: null,
} as unknown as ProcessCompleted; // of its fields, those that a page reads

describe("a mirror", () => {
  it("hears all of what follows a run, also if that began before the run's end was shown", async ({ expect }) => {
    const tickets = new Map<string, Ticket>();
    const connection = {
      // The stream has told of what follows already.
      place: 52,
      hear: async (id: string, ticket: Ticket) => void tickets.set(id, ticket),
    };
    const config = { app_id: "x", root: "", dependencies: [listener(0), listener(1, { trigger_after: 0 })] };
    const dispatcher = new Dispatcher({
      config,
      connection,
      nodes: new Map(),
      ready: Promise.resolve(),
      onChange() {},
    } as unknown as Surroundings); // without what only runs of its own need
    const memory = { origin: { triggerId: null, data: null }, applied: 0, inputs: null, isMirror: true, startedAt: 0 };
    dispatcher.takeUp({ runs: [{ ...memory, fn: 0, key: "a", after: 40, eventId: "first" }], deferred: [] });
    await tickets.get("first")?.listener(DONE, { n: 50, isReplay: false });
    expect(dispatcher.runs().map(({ key, after }) => [key, after])).toEqual([["first/1", 40]]);
    dispatcher.takeUp({ runs: [{ ...memory, fn: 1, key: "first/1", after: 50, eventId: "second" }], deferred: [] });
    const ticket = tickets.get("second");
    expect([ticket?.isOld, ticket?.after]).toEqual([true, 40]);
  });
});
