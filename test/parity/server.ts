/** One of the two servers: asks it, and writes answers down without what no two runs share. */

import { type LayoutNode, placesOf } from "./golden/normalize.ts";
import { Mask } from "./mask.ts";
import { parsed, readFrames, readMessages, type ListenOptions, type WireMessage } from "./stream.ts";

/** A call as clients write it. */
export interface QueueCall {
  /** The listener by its name in the app's description. */
  readonly fn: string;
  readonly data?: readonly unknown[];
  readonly session?: string;
  /** Further fields of the body. */
  readonly more?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of the address, with its question mark. */
  readonly query?: string;
}

/** As much of a config as is needed to call functions. */
export interface CallableConfig {
  readonly layout: LayoutNode;
  readonly dependencies: readonly { readonly id: number; readonly api_name: string }[];
}

export interface AskOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string or a form as it is. */
  readonly body?: unknown;
  /** Headers to write down besides the content type. */
  readonly tell?: readonly string[];
  /** Milliseconds. Default: 15,000. */
  readonly patience?: number;
}

/** An answer as far as it is compared. */
export interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | null>>;
  readonly body: unknown;
}

const PATIENCE = 15_000;
const JSON_TYPE = { "content-type": "application/json" };

/** Talks to one running app. */
export class Server {
  readonly url: string;
  readonly #config: CallableConfig;
  readonly #mask: Mask;

  /** Reads the config first: functions are called by the numbers in it. */
  static async at(url: string): Promise<Server> {
    const response = await fetch(`${url}/config`, { signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) throw new Error(`${url}/config answers ${response.status}: ${await response.text()}`);
    return new Server(url, (await response.json()) as CallableConfig); // what both servers answer
  }

  private constructor(url: string, config: CallableConfig) {
    this.url = url;
    this.#config = config;
    this.#mask = new Mask(url, placesOf(config.layout));
  }

  /** Any value of this server as it is compared. */
  masked(value: unknown): unknown {
    return this.#mask.of(value);
  }

  /** Counts events from the first again. */
  beginRow(): void {
    this.#mask.forgetEvents();
  }

  /** The number of a function. */
  indexOf(fn: string): number {
    return this.#config.dependencies.find((dependency) => dependency.api_name === fn)?.id ?? -1;
  }

  /** The answer itself. */
  fetch(path: string, { method, headers = {}, body, patience = PATIENCE }: AskOptions = {}): Promise<Response> {
    const isPlain = body === undefined || typeof body === "string" || body instanceof FormData;
    return fetch(this.url + path, {
      method: method ?? (body === undefined ? "GET" : "POST"),
      // Compressed answers tell no length, and who compresses what is the platform's business.
      // A connection that is kept may be closed from the other side in the very moment of the next request.
      headers: { "accept-encoding": "identity", connection: "close", ...(isPlain ? {} : JSON_TYPE), ...headers },
      ...(body === undefined ? {} : { body: isPlain ? body : JSON.stringify(body) }),
      redirect: "manual",
      signal: AbortSignal.timeout(patience),
    });
  }

  /** The answer as it is compared. */
  async ask(path: string, options: AskOptions = {}): Promise<Told> {
    const response = await this.fetch(path, options);
    const names = ["content-type", ...(options.tell ?? [])];
    const headers = Object.fromEntries(names.map((name) => [name, plainHeader(response.headers.get(name))]));
    const body = this.masked(parsed(await response.text()));
    return { status: response.status, headers: this.masked(headers) as Told["headers"], body }; // texts stay texts
  }

  /** Joins the queue and hears all that the session is told. */
  async queue(call: QueueCall, options: ListenOptions<WireMessage> = {}): Promise<unknown> {
    const session = call.session ?? crypto.randomUUID();
    const joined = await this.join({ ...call, session });
    return joined.status === 200 ? { joined, ...(await this.listen(session, options)) } : { joined };
  }

  /** Joins the queue. */
  join({ fn, data = [], session, more = {}, headers = {}, query = "" }: QueueCall): Promise<Told> {
    const body = { data, fn_index: this.indexOf(fn), session_hash: session, event_data: null, trigger_id: null };
    return this.ask(`/gradio_api/queue/join${query}`, { body: { ...body, ...more }, headers });
  }

  /** What the session is told, until its stream closes. */
  async listen(session: string, options: ListenOptions<WireMessage> = {}): Promise<{ messages: unknown; end: string }> {
    const response = await this.fetch(`/gradio_api/queue/data?session_hash=${session}`);
    const { frames, end } = await readMessages(response, options);
    return { messages: this.masked(frames), end };
  }

  /** Every frame of a `/call` stream. */
  async frames(path: string): Promise<unknown> {
    const response = await this.fetch(path);
    const { frames, end } = await readFrames(response);
    return { status: response.status, frames: this.masked(frames), end };
  }

  /** Two steps, as for people with curl. */
  async call(fn: string, body: unknown, route = "call"): Promise<unknown> {
    const response = await this.fetch(`/gradio_api/${route}/${fn}`, { body });
    const answer = parsed(await response.text());
    const id = idIn(answer);
    if (id === null) return { status: response.status, body: this.masked(answer) };
    const { frames, end } = await readFrames(await this.fetch(`/gradio_api/call/${fn}/${id}`));
    return { status: response.status, frames: this.masked(frames), end };
  }

  /** The path of the file that a function answers. */
  async written(fn: string, data: readonly unknown[]): Promise<string> {
    const response = await this.fetch(`/gradio_api/run/${fn}`, { body: { data } });
    const answer = (await response.json()) as { data: [{ path: string }] }; // it answers a file
    return answer.data[0].path;
  }

  /** Stores a file; answers its path there. */
  async upload(name: string, content: BlobPart, type = ""): Promise<string> {
    const form = new FormData();
    form.append("files", new Blob([content], { type }), name);
    const response = await this.fetch("/gradio_api/upload", { body: form });
    const paths = parsed(await response.text());
    if (!Array.isArray(paths)) throw new Error(`The upload of ${name} failed: ${JSON.stringify(paths)}`);
    return String(paths[0]);
  }
}

/** The space before a charset and its capitals mean nothing. */
function plainHeader(value: string | null): string | null {
  return value?.replace(/;\s*charset=/i, "; charset=").replace(/\bUTF-8\b/i, "utf-8") ?? null;
}

function idIn(answer: unknown): string | null {
  if (typeof answer !== "object" || answer === null || !("event_id" in answer)) return null;
  return typeof answer.event_id === "string" ? answer.event_id : null;
}
