/** One session: joins, cancels and reads, and remembers all of it. */

import type { Join, JoinAnswer } from "../checker/history.ts";
import { type FunctionName, numberOf, type Task } from "../functions.ts";
import { now, pause } from "./clock.ts";
import { type Answer, ask, post } from "./http.ts";
import { Reader } from "./reader.ts";

export interface VisitorOptions {
  readonly session: string;
  readonly url: () => string;
  readonly isOver: () => boolean;
  readonly onJoin: (join: Join, task: Task) => void;
}

export interface JoinOptions {
  /** Sent as the idempotency key; a join whose answer was lost is then repeated until there is one. */
  readonly idempotencyKey?: string;
  /** Tries at most. Default: as many as it takes with a key, one without. */
  readonly tries?: number;
  /** Wire values besides the task. */
  readonly others?: readonly unknown[];
}

const PAUSE = 50;
const MOST_TRIES = 200;

export class Visitor {
  readonly session: string;
  readonly readers: Reader[] = [];
  /** Accepted events, in order. */
  readonly events: string[] = [];
  readonly #options: VisitorOptions;

  constructor(options: VisitorOptions) {
    this.session = options.session;
    this.#options = options;
  }

  /** Reads the session's stream from its beginning. */
  read(options: { readonly url?: () => string; readonly patience?: number } = {}): Reader {
    const { session, url, isOver } = this.#options;
    const name = `${session}/${this.readers.length + 1}`;
    const reader = new Reader({ name, session, url, isOver, ...options });
    this.readers.push(reader);
    for (const event of this.events) reader.expect(event);
    return reader;
  }

  /** Joins. Answers the event's id, or null if it was refused or if nobody knows. */
  async join(fn: FunctionName, task: Task, options: JoinOptions = {}): Promise<string | null> {
    const most = options.tries ?? (options.idempotencyKey === undefined ? 1 : MOST_TRIES);
    for (let tries = 1; ; tries++) {
      const answer = await this.#tryToJoin(fn, task, options);
      if (answer.kind === "accepted") {
        this.#accept(answer.event);
        return answer.event;
      }
      const isWorthIt = answer.status === null || answer.status === 503;
      if (!isWorthIt || tries === most) return null;
      await pause(PAUSE);
    }
  }

  /** Sends any body to join. Null: the line broke, as it may when a body is refused before all of it was sent. */
  async send(key: string, body: string | Uint8Array): Promise<Answer | null> {
    const sentAt = now();
    const headers = { "content-type": "application/json" };
    const request = ask(`${this.#options.url()}/gradio_api/queue/join`, { method: "POST", body, headers });
    const response = await request.catch(() => null);
    const answer: JoinAnswer = response ? joinAnswer(response) : { kind: "unknown", status: null };
    this.#options.onJoin({ key, session: this.session, fn: "solo", sentAt, answeredAt: now(), answer }, { key });
    if (answer.kind === "accepted") this.#accept(answer.event);
    return response;
  }

  /** Uploads a text. Answers its path, or the status of the refusal. */
  async upload(name: string, text: string): Promise<string | number> {
    const form = new FormData();
    form.append("files", new File([text], name));
    const { body, headers } = await encoded(form);
    const { status, text: answer } = await ask(`${this.#options.url()}/gradio_api/upload`, {
      method: "POST",
      body,
      headers,
    });
    return status === 200 ? ((JSON.parse(answer) as string[])[0] ?? 0) : status; // what an upload answers
  }

  /** Cancels one event, or all of a function. */
  cancel(fn: FunctionName, event: string | null): Promise<Answer> {
    const body = { session_hash: this.session, fn_index: numberOf(fn), event_id: event };
    return post(`${this.#options.url()}/gradio_api/cancel`, body);
  }

  /** Says that the page closes. */
  leave(): Promise<Answer> {
    return post(`${this.#options.url()}/gradio_api/leave`, { session_hash: this.session });
  }

  #accept(event: string): void {
    // The same key answers the same event.
    if (this.events.includes(event)) return;
    this.events.push(event);
    for (const reader of this.readers) reader.expect(event);
  }

  async #tryToJoin(fn: FunctionName, task: Task, { idempotencyKey, others = [] }: JoinOptions): Promise<JoinAnswer> {
    const sentAt = now();
    const body = { data: [task, ...others], fn_index: numberOf(fn), session_hash: this.session };
    const headers: Record<string, string> = idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey };
    const answer = await post(`${this.#options.url()}/gradio_api/queue/join`, body, headers).then(
      joinAnswer,
      (): JoinAnswer => ({ kind: "unknown", status: null }),
    );
    const join = { key: task.key, session: this.session, fn, sentAt, answeredAt: now(), answer };
    this.#options.onJoin(join, task);
    return answer;
  }
}

/** An answer under an error's number says that something broke, before or after the call was stored. */
export function joinAnswer({ status, text, headers }: Answer): JoinAnswer {
  if (status !== 200) return headers["x-error-id"] ? { kind: "unknown", status } : { kind: "refused", status };
  const { event_id: event } = JSON.parse(text) as { event_id: string }; // what a join answers
  return { kind: "accepted", event };
}

async function encoded(form: FormData): Promise<{ body: Uint8Array; headers: Record<string, string> }> {
  const request = new Request("http://harness/", { method: "POST", body: form });
  const body = new Uint8Array(await request.arrayBuffer());
  return { body, headers: { "content-type": request.headers.get("content-type") ?? "" } };
}
