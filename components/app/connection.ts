/** The page's line to its server: calls, cancels, goodbyes. What the calls tell is followed by {@link EventLine}. */

import type { FailureOutput, SuccessOutput } from "../../src/protocol/messages.ts";
import type { EventLine, Hearing } from "./event-line.ts";

/** One call of one function. */
export interface CallBody {
  fn_index: number;
  data: unknown[];
  event_data: unknown;
  trigger_id: number | null;
}

/** What goes with a call that waits in line. */
export interface Ticket extends Hearing {
  /** One key is one event, however often the call is sent. */
  readonly key: string;
  /** False once nobody wants the call any more. */
  readonly isWanted: () => boolean;
}

/** A call that the server refused, with its reason. */
export class Refusal extends Error {
  readonly status: number;
  /** For each input, why it was refused. */
  readonly validation: readonly { is_valid: boolean; message: string }[] | null;
  /** The event that another call has got under the same key. */
  readonly knownEvent: string | null;

  constructor(status: number, detail: unknown) {
    super(typeof detail === "string" ? detail : "The server refused this call.");
    const problems: { is_valid?: boolean; type?: string; input?: unknown }[] = Array.isArray(detail) ? detail : [];
    this.status = status;
    this.validation = isValidation(detail) ? detail : null;
    const [known] = problems.filter(({ type }) => type === "key_reused");
    this.knownEvent = typeof known?.input === "string" ? known.input : null;
  }
}

/** The server could not be reached, or somebody before it answered. */
class Unreached extends Error {}

/** What a connection needs of its page. */
export interface ConnectionOptions {
  /** Address of the app. */
  readonly root: string;
  readonly session: string;
  /** Opens the line that follows the session's events; its code comes with the first of them. */
  readonly openLine: (connection: Connection) => Promise<EventLine>;
}

const BUSY = "This application is currently busy. Please try again.";

export class Connection {
  readonly session: string;
  /** Names this page among those of its session. */
  readonly reader = newId();
  readonly #around: ConnectionOptions;
  #line: Promise<EventLine> | null = null;
  #place = (): number => 0;
  /** True once the server may know this page. */
  #isKnown = false;

  constructor(around: ConnectionOptions) {
    this.session = around.session;
    this.#around = around;
  }

  /** Number of the session's newest message so far. */
  get place(): number {
    return this.#place();
  }

  /** Hears of an event that was joined before, or by another page. */
  async hear(eventId: string, hearing: Hearing): Promise<void> {
    (await this.line()).hear(eventId, hearing);
  }

  /** Joins the queue; the ticket's listener hears everything about the event. Answers the event's id. */
  async join(body: CallBody, ticket: Ticket): Promise<string> {
    const line = this.line();
    const id = await this.#deliver(`queue/join${location.search}`, body, ticket).catch((error: unknown) => {
      if (error instanceof Refusal && error.knownEvent !== null) return { event_id: error.knownEvent };
      throw error;
    });
    (await line).hear(id.event_id, ticket);
    return id.event_id;
  }

  /** Runs a function that does not wait in line. */
  async run(body: CallBody): Promise<SuccessOutput | FailureOutput> {
    return this.#post(`run/predict${location.search}`, body);
  }

  /** Stops an event; its last message still comes. */
  async cancel(fnIndex: number, eventId: string): Promise<void> {
    const wanted = { key: null, isWanted: () => true };
    await this.#deliver("cancel", { fn_index: fnIndex, event_id: eventId }, wanted).catch(() => {
      // It has ended already.
    });
  }

  /** Tells the server that the page closes; the browser sends it even then. */
  leave(): void {
    if (!this.#isKnown) return;
    const body = JSON.stringify({ session_hash: this.session, reader: this.reader });
    navigator.sendBeacon(this.address("leave"), new Blob([body], { type: "application/json" }));
    void this.#line?.then((line) => line.close());
  }

  /** Keeps the session's State alive while the page is open. */
  async stayPresent(): Promise<void> {
    await (await this.line()).stayPresent();
  }

  /** Tries a server that was out of reach at once. */
  async retry(): Promise<void> {
    (await this.line()).retry();
  }

  /** The line that follows the session's events. */
  line(): Promise<EventLine> {
    this.#isKnown = true;
    const line = this.#line ?? this.#around.openLine(this);
    this.#line = line;
    line.then(
      (opened) => (this.#place = () => opened.place),
      // Offline, perhaps: the next call asks for it again.
      () => (this.#line = null),
    );
    return line;
  }

  /** Where a route is. */
  address(route: string): string {
    return `${this.#around.root}/gradio_api/${route}`;
  }

  /** Posts until the server has answered: for calls that bear repeating. */
  async #deliver(
    route: string,
    body: object,
    { key, isWanted }: { key: string | null; isWanted: () => boolean },
  ): Promise<{ event_id: string }> {
    for (let line: EventLine | null = null; ; line = await this.line()) {
      await line?.waitForServer();
      try {
        const answer = await this.#post<{ event_id: string }>(route, body, key);
        line?.reached();
        return answer;
      } catch (error) {
        if (error instanceof Refusal) line?.reached();
        if (!(error instanceof Unreached) || !isWanted()) throw error;
      }
    }
  }

  async #post<T>(route: string, body: object, key: string | null = null): Promise<T> {
    this.#isKnown = true;
    const response = await fetch(this.address(route), {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-gradio-user": "app",
        ...(key === null ? {} : { "idempotency-key": key }),
      },
      body: JSON.stringify({ ...body, session_hash: this.session }),
    }).catch((cause: unknown) => {
      throw new Unreached("The server cannot be reached.", { cause });
    });
    const answer: unknown = await response.json().catch(() => null);
    // Half an answer, or somebody else's: the page of a proxy, when the server behind it is away.
    if (answer === null && (response.ok || response.status > 501))
      throw new Unreached(`No answer (${response.status}).`);
    if (response.ok || isFailureBody(answer)) return answer as T; // the protocol says what each route answers
    throw new Refusal(response.status, response.status === 503 ? BUSY : detailOf(answer));
  }
}

/** 128 random bits. Unlike `randomUUID`, they can be had on a page without TLS. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function isValidation(detail: unknown): detail is { is_valid: boolean; message: string }[] {
  return Array.isArray(detail) && detail.every((entry) => "is_valid" in entry);
}

/** What the server says about a request that it refused. */
export function detailOf(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null) return null;
  return "detail" in answer ? answer.detail : null;
}

function isFailureBody(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && "error" in answer;
}
