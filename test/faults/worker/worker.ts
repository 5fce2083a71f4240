/** The app's Worker as a deploy would make it, with faulty storage, files, alarms and lines around it. */

import { createDurableObjects } from "gradio-workers/durable";
import { createWorker } from "gradio-workers/worker";
import app from "./app.ts";
import { control, type ControlEnv } from "./control.ts";
import { bendClock, faults } from "./faults.ts";
import { faultyBucket } from "./faulty-bucket.ts";
import { FaultyHandle, faultySink, newLine, type SinkStub } from "./faulty-line.ts";
import { isCrashDue, spoilStorage } from "./faulty-storage.ts";

bendClock();

const worker = createWorker(app);
const classes = createDurableObjects(app);
type QueueClass = InstanceType<typeof classes.QueueObject>;
type Jobs = Parameters<InstanceType<typeof classes.Runner>["start"]>[0];

interface Env extends ControlEnv {
  FILES: R2Bucket;
  ASSETS: Fetcher;
}

export default {
  async fetch(request, env, ctx) {
    const answer = await control(request, env);
    return answer ?? (await worker.fetch?.(request, spoiled(env), ctx)) ?? new Response(null, { status: 500 });
  },
} satisfies ExportedHandler<Env>;

export class QueueObject extends classes.QueueObject {
  readonly #ctx: DurableObjectState;

  constructor(ctx: DurableObjectState, env: Env) {
    spoilStorage(ctx);
    super(ctx, spoiled(env));
    this.#ctx = ctx;
  }

  override async join(call: Parameters<QueueClass["join"]>[0]): ReturnType<QueueClass["join"]> {
    const joined = await super.join(call);
    // The crash comes before the answer.
    if (isCrashDue()) await new Promise(() => {});
    return joined;
  }

  override async alarm(): Promise<void> {
    if (faults.failingAlarms > 0) {
      faults.failingAlarms--;
      throw new Error("The alarm was made to fail.");
    }
    await super.alarm?.();
  }

  /** Events that have not ended. */
  async pending(): Promise<number> {
    return this.#ctx.storage.sql.exec<{ n: number }>("SELECT COUNT(*) AS n FROM events WHERE ended IS NULL").one().n;
  }

  /** States of a session's events, in order. */
  async states(session: string): Promise<string[]> {
    const rows = this.#ctx.storage.sql.exec<{ state: string }>(
      "SELECT state FROM events WHERE session = ? ORDER BY seq",
      session,
    );
    return [...rows].map(({ state }) => state);
  }

  /** Milliseconds by which the lease of a running event is over; 0 if none is. */
  async overdue(): Promise<number> {
    const { due } = this.#ctx.storage.sql
      .exec<{ due: number | null }>("SELECT MIN(lease_until) AS due FROM events WHERE state = 'running'")
      .one();
    return due === null ? 0 : Math.max(0, Date.now() - due);
  }

  /** Rows by table. */
  async rows(): Promise<Record<string, number>> {
    const tables = ["events", "messages", "sessions", "state", "overrides", "join_keys", "files", "blobs"];
    return Object.fromEntries(
      tables.map((table) => [
        table,
        this.#ctx.storage.sql.exec<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`).one().n,
      ]),
    );
  }

  /** Sets the clock wrong. An alarm that is set goes off when the new clock says so. */
  async jump(clock: number): Promise<void> {
    const time = await this.alarmAt();
    faults.clock = clock;
    if (time !== null) await this.#ctx.storage.setAlarm(time);
  }

  /** When the alarm goes off, by the object's own clock. */
  async alarmAt(): Promise<number | null> {
    const time = await this.#ctx.storage.getAlarm();
    return time === null ? null : time + faults.clock;
  }

  /** Goes away, with all that is in memory, as the platform throws an object away. */
  async evict(): Promise<void> {
    this.#ctx.abort("evicted by the harness");
  }

  async loseAlarm(): Promise<void> {
    await this.#ctx.storage.deleteAlarm();
  }
}

export class Runner extends classes.Runner {
  constructor(ctx: ExecutionContext, env: Env) {
    super(ctx, spoiled(env));
  }

  override async start(jobs: Jobs, sink: SinkStub): ReturnType<InstanceType<typeof classes.Runner>["start"]> {
    const line = newLine();
    return new FaultyHandle(await super.start(jobs, faultySink(sink, line)), line);
  }
}

/** The same bindings over faulty files. */
function spoiled<T extends { FILES: R2Bucket }>(env: T): T {
  return { ...env, FILES: faultyBucket(env.FILES) };
}
