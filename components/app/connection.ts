/** The page's line to its server: joins the queue, listens, and comes back after a loss without missing a message. */

import { applyEdits, type Edit } from "../../src/protocol/diff.ts";
import type { EventMessage, FailureOutput, ServerMessage, SuccessOutput } from "../../src/protocol/messages.ts";
import { isFailure } from "../../src/protocol/messages.ts";
import { serverEvents } from "./sse.ts";

/** One call of one function. */
export interface CallBody {
  fn_index: number;
  data: unknown[];
  event_data: unknown;
  trigger_id: number | null;
}

/** A call that the server refused, with its reason. */
export class Refusal extends Error {
  readonly status: number;
  /** For each input, why it was refused. */
  readonly validation: readonly { is_valid: boolean; message: string }[] | null;

  constructor(status: number, detail: unknown) {
    super(typeof detail === "string" ? detail : "The server refused this call.");
    this.status = status;
    this.validation = Array.isArray(detail) && detail.every((entry) => "is_valid" in entry) ? detail : null;
  }
}

/** What becomes of the line. */
export interface ConnectionEvents {
  /** The stream broke and could not be opened again at once. */
  onLost(): void;
  /** The stream is back, or not needed any more. */
  onFound(): void;
}

/** Messages of one event, yields already whole. */
export type MessageListener = (message: EventMessage) => void;

const BUSY = "This application is currently busy. Please try again.";
const GONE: FailureOutput = { error: "The server no longer knows this page. Reload it and try again.", visible: true };
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 15_000;

export class Connection {
  readonly sessionHash = crypto.randomUUID().replaceAll("-", "");
  readonly #root: string;
  readonly #events: ConnectionEvents;
  readonly #listeners = new Map<string, MessageListener>();
  /** Messages that came before the answer which named their event. */
  readonly #early = new Map<string, EventMessage[]>();
  /** Last whole value of each generating event, which diffs are relative to. */
  readonly #latest = new Map<string, unknown[]>();
  #joining = 0;
  #lastId = "";
  #isListening = false;

  constructor(root: string, events: ConnectionEvents) {
    this.#root = root;
    this.#events = events;
  }

  /** Joins the queue; `listener` hears everything about the event. Answers the event's id. */
  async join(body: CallBody, listener: MessageListener): Promise<string> {
    this.#joining++;
    try {
      const { event_id: id } = await this.#post<{ event_id: string }>(`queue/join${location.search}`, body);
      this.#listeners.set(id, listener);
      for (const message of this.#early.get(id) ?? []) this.#tell(id, message);
      this.#early.delete(id);
      void this.#listen();
      return id;
    } finally {
      this.#joining--;
      if (this.#joining === 0) this.#early.clear();
    }
  }

  /** Runs a function that does not wait in line. */
  async run(body: CallBody): Promise<SuccessOutput | FailureOutput> {
    return this.#post("run/predict", body);
  }

  /** Stops an event; its last message still comes. */
  async cancel(fnIndex: number, eventId: string | null): Promise<void> {
    await this.#post("cancel", { fn_index: fnIndex, event_id: eventId }).catch(() => {
      // It has ended already, or the server is away: then nothing runs.
    });
  }

  /** Tells the server that the page closes; the browser sends it even then. */
  leave(): void {
    const body = JSON.stringify({ session_hash: this.sessionHash });
    navigator.sendBeacon(`${this.#root}/gradio_api/leave`, new Blob([body], { type: "application/json" }));
  }

  /** Keeps the session's State alive while the page is open. */
  async stayPresent(): Promise<void> {
    for (let wait = FIRST_RETRY_MS; ; wait = Math.min(wait * 2, LAST_RETRY_MS)) {
      try {
        const response = await fetch(`${this.#root}/gradio_api/heartbeat/${this.sessionHash}`);
        for await (const _ of serverEvents(response.body ?? new ReadableStream())) wait = FIRST_RETRY_MS;
      } catch {
        // Lost: the next round asks again.
      }
      await pause(wait);
    }
  }

  async #post<T>(route: string, body: object): Promise<T> {
    const response = await fetch(`${this.#root}/gradio_api/${route}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-gradio-user": "app" },
      body: JSON.stringify({ ...body, session_hash: this.sessionHash }),
    });
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok || isFailureBody(answer)) return answer as T; // the protocol says what each route answers
    throw new Refusal(response.status, response.status === 503 ? BUSY : detailOf(answer));
  }

  /** Follows the stream until the server closes it because nothing is pending. */
  async #listen(): Promise<void> {
    if (this.#isListening) return;
    this.#isListening = true;
    let wait = FIRST_RETRY_MS;
    let losses = 0;
    while (this.#listeners.size > 0) {
      const isClosed = await this.#follow(() => {
        if (losses > 0) this.#events.onFound();
        losses = 0;
        wait = FIRST_RETRY_MS;
      });
      if (isClosed) continue;
      losses++;
      if (losses === 2) this.#events.onLost();
      await pause(wait * (0.75 + Math.random() / 2));
      wait = Math.min(wait * 2, LAST_RETRY_MS);
    }
    if (losses > 0) this.#events.onFound();
    this.#isListening = false;
  }

  /** One connection. True if the server ended it on purpose. */
  async #follow(onOpen: () => void): Promise<boolean> {
    const query = new URLSearchParams({ session_hash: this.sessionHash, resume: "1", after: this.#lastId || "0" });
    let isClosed = false;
    try {
      const response = await fetch(`${this.#root}/gradio_api/queue/data?${query}`);
      if (!response.ok || !response.body) return false;
      for await (const { id, data } of serverEvents(response.body)) {
        onOpen();
        if (id) this.#lastId = id;
        isClosed = this.#receive(JSON.parse(data)) || isClosed;
      }
    } catch {
      // A broken line is what the loop around this is for.
    }
    return isClosed;
  }

  /** True for the stream's last message. */
  #receive(message: ServerMessage): boolean {
    if (message.msg === "close_stream") return true;
    if (message.msg === "heartbeat") return false;
    if (message.msg === "unexpected_error") {
      this.#failAll();
      return true;
    }
    this.#tell(message.event_id, message);
    return false;
  }

  #tell(id: string, message: EventMessage): void {
    const listener = this.#listeners.get(id);
    if (!listener) {
      if (this.#joining > 0) this.#early.set(id, [...(this.#early.get(id) ?? []), message]);
      return;
    }
    if (message.msg === "process_completed") {
      this.#listeners.delete(id);
      this.#latest.delete(id);
    }
    listener(message.msg === "process_generating" ? this.#whole(id, message) : message);
  }

  /** Replaces diffs by the values that they lead to. */
  #whole(id: string, message: Extract<EventMessage, { msg: "process_generating" }>): EventMessage {
    if (isFailure(message.output)) return message;
    const before = this.#latest.get(id);
    const data = before
      ? message.output.data.map((edits, i) => applyEdits(before[i], edits as Edit[])) // the protocol's diff format
      : message.output.data;
    this.#latest.set(id, data);
    return { ...message, output: { ...message.output, data } };
  }

  #failAll(): void {
    for (const [id, listener] of this.#listeners) {
      listener({
        msg: "process_completed",
        event_id: id,
        output: GONE,
        success: false,
        title: "Error",
        used_cache: null,
        cache_duration: null,
        avg_time: null,
      });
    }
    this.#listeners.clear();
    this.#latest.clear();
  }
}

function detailOf(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null) return null;
  return "detail" in answer ? answer.detail : null;
}

function isFailureBody(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && "error" in answer;
}

function pause(milliseconds: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, milliseconds);
  return promise;
}
