/** Queues for tests, and readers of what they say. */

import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { createQueueObject } from "../../durable/queue-object.ts";
import type { ServerMessage } from "../../src/protocol/messages.ts";
import type { Call } from "../../src/runtime/job.ts";
import type { EventStream, Joined, Queue } from "../../src/runtime/queue.ts";

type QueueClass = InstanceType<ReturnType<typeof createQueueObject>>;

declare global {
  namespace Cloudflare {
    interface Env {
      FILES: R2Bucket;
      QUEUE: DurableObjectNamespace<QueueClass>;
      SMALL_QUEUE: DurableObjectNamespace<QueueClass>;
      FAIR_QUEUE: DurableObjectNamespace<QueueClass>;
      IMPATIENT_QUEUE: DurableObjectNamespace<QueueClass>;
      METERED_QUEUE: DurableObjectNamespace<QueueClass>;
      APP_QUEUE: DurableObjectNamespace<QueueClass>;
      RENDERING_QUEUE: DurableObjectNamespace<QueueClass>;
      CACHED_QUEUE: DurableObjectNamespace<QueueClass>;
    }
  }
}

type Kind =
  | "QUEUE"
  | "SMALL_QUEUE"
  | "FAIR_QUEUE"
  | "IMPATIENT_QUEUE"
  | "METERED_QUEUE"
  | "APP_QUEUE"
  | "RENDERING_QUEUE"
  | "CACHED_QUEUE";

/** A queue of its own, and what only a test may do with it. */
export interface FreshQueue {
  readonly id: DurableObjectId;
  /** The object as the Worker sees it. A new stub each time: one does not survive its object. */
  readonly queue: Queue;
  /** Joins and answers the event's id. */
  join(call?: Partial<Call>): Promise<string>;
  sql<Row extends Record<string, SqlStorageValue>>(query: string, ...bindings: unknown[]): Promise<Row[]>;
  /** Kills the object without a goodbye, as a crash would. */
  kill(): Promise<void>;
  runAlarm(): Promise<boolean>;
  alarmAt(): Promise<number | null>;
  /** Makes every transaction fail with these words. Answers how many have, now and later. */
  breakStorage(message: string): Promise<{ readonly refused: number }>;
  mendStorage(): Promise<void>;
  /** Makes it believe that another version of the app has kept what caches hold. */
  pretendVersion(version: string): Promise<void>;
  /** Drops the alarm, as the platform does with one that has failed too often. */
  loseAlarm(): Promise<void>;
}

/** Makes a queue that no other test knows. */
export function freshQueue(kind: Kind = "QUEUE"): FreshQueue {
  const id = env[kind].newUniqueId();
  const stub = () => env[kind].get(id);
  const queue = (): Queue => stub() as unknown as Queue; // the object implements it; RPC types cannot say so
  return {
    id,
    get queue() {
      return queue();
    },
    async join(call = {}) {
      return accepted(await queue().join(aCall(call)));
    },
    sql(query, ...bindings) {
      return runInDurableObject(stub(), (_, { storage }) => storage.sql.exec(query, ...bindings).toArray()) as never; // the caller knows the columns
    },
    async kill() {
      await runInDurableObject(stub(), (_, state) => state.abort("killed by a test")).catch(() => {});
    },
    runAlarm: () => runDurableObjectAlarm(stub()),
    alarmAt: () => runInDurableObject(stub(), (_, { storage }) => storage.getAlarm()),
    async breakStorage(message) {
      const broken = { refused: 0 };
      await runInDurableObject(stub(), (_, { storage }) => {
        storage.transactionSync = () => {
          broken.refused++;
          throw new Error(message);
        };
      });
      return broken;
    },
    async mendStorage() {
      await runInDurableObject(stub(), (_, { storage }) => Reflect.deleteProperty(storage, "transactionSync"));
    },
    async pretendVersion(version) {
      await runInDurableObject(stub(), (_, { storage }) => storage.kv.put("kept/version", version));
    },
    loseAlarm: () => runInDurableObject(stub(), (_, { storage }) => storage.deleteAlarm()),
  };
}

/** A call of function 0 by session "ada". */
export function aCall(call: Partial<Call> = {}): Call {
  return {
    fnIndex: 0,
    data: ["hello"],
    sessionHash: "ada",
    eventData: null,
    triggerId: null,
    request: { url: "https://app.example/", headers: {}, query: {}, ip: null, username: null },
    root: "https://app.example",
    isSimple: false,
    ...call,
  };
}

export function accepted(joined: Joined): string {
  if (!joined.ok) throw new Error(`Refused: ${joined.reason}`);
  return joined.eventId;
}

/** One frame of a stream of server-sent events. */
export interface Frame {
  readonly text: string;
  readonly id: number | null;
  readonly event: string | null;
  readonly data: unknown;
}

/** Reads a stream frame by frame. */
export class StreamReader implements AsyncDisposable {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();
  #text = "";

  constructor(stream: EventStream) {
    this.#reader = stream.getReader();
  }

  /** The next frame; null at the end of the stream. */
  async next(): Promise<Frame | null> {
    const pieces = [this.#text];
    // A long frame comes in many pieces; its end may lie across two of them.
    for (let end = this.#text; !end.includes("\n\n"); end = (pieces.at(-2) ?? "").slice(-1) + pieces.at(-1)) {
      const { done, value } = await this.#reader.read();
      if (done) return null;
      pieces.push(this.#decoder.decode(value, { stream: true }));
    }
    const text = pieces.join("");
    const end = text.indexOf("\n\n") + 2;
    this.#text = text.slice(end);
    return frameOf(text.slice(0, end));
  }

  /** Everything up to the end of the stream. */
  async rest(): Promise<Frame[]> {
    const frames: Frame[] = [];
    for (let frame = await this.next(); frame; frame = await this.next()) frames.push(frame);
    return frames;
  }

  /** Reads on to the next message of this kind and answers it. */
  async message<Msg extends ServerMessage["msg"]>(msg: Msg): Promise<Extract<ServerMessage, { msg: Msg }>> {
    for (let frame = await this.next(); frame; frame = await this.next()) {
      const message = messageOf(frame);
      if (message.msg === msg) return message as Extract<ServerMessage, { msg: Msg }>; // as just compared
    }
    throw new Error(`The stream ended without ${msg}.`);
  }

  /** All messages up to and with the next of this kind. */
  async until(msg: ServerMessage["msg"]): Promise<ServerMessage[]> {
    const messages: ServerMessage[] = [];
    for (let frame = await this.next(); frame; frame = await this.next()) {
      messages.push(messageOf(frame));
      if (messages.at(-1)?.msg === msg) return messages;
    }
    throw new Error(`The stream ended without ${msg}: ${JSON.stringify(messages)}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#reader.cancel().catch(() => {});
  }
}

/** Follows a session as the official clients do. */
export async function followed({ queue }: FreshQueue, session = "ada"): Promise<StreamReader> {
  return new StreamReader(
    await queue.follow(session, { resume: false, after: null, needsHeadStart: false, reader: null }),
  );
}

/** Follows a session as our own page does. */
export async function resumed({ queue }: FreshQueue, after: number | null, session = "ada"): Promise<StreamReader> {
  return new StreamReader(await queue.follow(session, { resume: true, after, needsHeadStart: false, reader: null }));
}

/** All frames of one event in the simple format. */
export async function callFrames(
  { queue }: FreshQueue,
  eventId: string,
): Promise<[event: string | null, data: unknown][]> {
  const frames = await new StreamReader(await queue.followCall(eventId)).rest();
  return frames.map(({ event, data }) => [event, data]);
}

export function messageOf({ data }: Frame): ServerMessage {
  return data as ServerMessage; // what the tests are about
}

function frameOf(text: string): Frame {
  const fields = new Map(
    text
      .trimEnd()
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
  );
  const id = fields.get("id");
  return {
    text,
    id: id === undefined ? null : Number(id),
    event: fields.get("event") ?? null,
    data: fields.get("data") === "ALIVE" ? "ALIVE" : JSON.parse(fields.get("data") ?? "null"),
  };
}
