/**
 * The limit: what a Worker and a Durable Object cost that do nothing beyond speaking the protocol and writing each call
 * down. Nothing is checked or run, and answers are made up on the spot.
 */

import { DurableObject } from "cloudflare:workers";

interface Env {
  readonly OBJECT: DurableObjectNamespace<BareObject>;
  readonly FILES: R2Bucket;
  /** The config and the endpoints of the app that this one imitates. */
  readonly CONFIG: string;
  readonly INFO: string;
}

/** Answers at once, makes tokens, or never ends. */
type Kind = "greet" | "tokens" | "wait";

interface Call {
  readonly session_hash: string;
  readonly fn_index: number;
  readonly data: readonly unknown[];
}

const TOKENS = 500;
const PAUSE = 10;
/** As ours: a stream serves the next call too if it comes soon. */
const CLOSE_AFTER = 250;
const encoder = new TextEncoder();

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Hello</title>
<label>name <input id="name"></label><button>Submit</button><label>output <output></output></label>
<script>
document.querySelector("button").onclick = async () => {
  const body = JSON.stringify({ data: [document.querySelector("#name").value], fn_index: 0, session_hash: "page" });
  const answer = await fetch("gradio_api/queue/join", { method: "POST", body });
  document.querySelector("output").textContent = (await answer.json()).event_id;
};
</script></html>`;

/** Holds the streams of all sessions, in memory. */
export class BareObject extends DurableObject<Env> {
  readonly #streams = new Map<string, ReadableStreamDefaultController<Uint8Array>>();
  readonly #waiting = new Map<string, string[]>();
  readonly #pending = new Map<string, number>();
  readonly #closing = new Map<string, ReturnType<typeof setTimeout>>();
  /** Sessions whose calls never end, in order. The first one runs. */
  readonly #line: string[] = [];
  #calls = 0;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.storage.sql.exec("CREATE TABLE IF NOT EXISTS calls (n INTEGER PRIMARY KEY, call TEXT)");
  }

  async join(call: Call, kind: Kind): Promise<string> {
    const id = `${++this.#calls}`;
    const { session_hash: session, data } = call;
    this.#store(JSON.stringify(call));
    if (kind === "wait") {
      this.#wait(session, id);
      return id;
    }
    clearTimeout(this.#closing.get(session));
    this.#pending.set(session, (this.#pending.get(session) ?? 0) + 1);
    if (kind === "tokens") void this.#stream(session, id, Number(data[0]) || TOKENS);
    else this.#end(session, id, [`Hello ${String(data[0])}!`]);
    return id;
  }

  /** Takes a session out of the line and tells all others where they stand. */
  async cancel(session: string): Promise<void> {
    const left = this.#line.filter((each) => each !== session);
    this.#line.splice(0, this.#line.length, ...left);
    left.forEach((each, place) => this.#tellPlace(each, place));
  }

  async follow(session: string): Promise<ReadableStream<Uint8Array>> {
    return new ReadableStream({
      start: (controller) => {
        this.#streams.set(session, controller);
        for (const text of this.#waiting.get(session) ?? []) this.#tell(session, text);
        this.#waiting.delete(session);
      },
      cancel: () => void this.#streams.delete(session),
    });
  }

  async echo(text: string): Promise<string> {
    return text;
  }

  async insert(text: string): Promise<string> {
    this.#store(text);
    return text;
  }

  #wait(session: string, id: string): void {
    this.#line.push(session);
    this.#tellPlace(session, this.#line.length - 1, id);
  }

  #tellPlace(session: string, place: number, id = ""): void {
    const news = place === 0 ? { msg: "process_starts" } : { msg: "estimation", rank: place - 1 };
    this.#tell(session, JSON.stringify({ ...news, event_id: id }));
  }

  #store(text: string): void {
    this.ctx.storage.sql.exec("INSERT INTO calls (call) VALUES (?)", text);
  }

  async #stream(session: string, id: string, count: number): Promise<void> {
    const startedAt = Date.now();
    for (let n = 1; n <= count; n++) {
      const wait = startedAt + n * PAUSE - Date.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      const data = [n === 1 ? `token${n} ` : [["append", [], `token${n} `]]];
      const output = { data, is_generating: true };
      this.#tell(session, JSON.stringify({ msg: "process_generating", event_id: id, output, success: true }));
    }
    this.#end(session, id, ["done"]);
  }

  #end(session: string, id: string, data: readonly unknown[]): void {
    this.#tell(session, JSON.stringify({ msg: "process_completed", event_id: id, output: { data }, success: true }));
    const pending = (this.#pending.get(session) ?? 1) - 1;
    this.#pending.set(session, pending);
    if (pending > 0) return;
    this.#pending.delete(session);
    this.#closing.set(
      session,
      setTimeout(() => this.#close(session), CLOSE_AFTER),
    );
  }

  #close(session: string): void {
    const controller = this.#streams.get(session);
    this.#streams.delete(session);
    controller?.enqueue(encoder.encode(`data: {"msg":"close_stream","event_id":null}\n\n`));
    controller?.close();
  }

  #tell(session: string, text: string): void {
    const controller = this.#streams.get(session);
    if (controller) controller.enqueue(encoder.encode(`data: ${text}\n\n`));
    else this.#waiting.set(session, [...(this.#waiting.get(session) ?? []), text]);
  }
}

export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    const object = env.OBJECT.get(env.OBJECT.idFromName("app"));
    switch (url.pathname.replace("/gradio_api/", "/").replace(/^\/(file|run|heartbeat)\b.*/, "/$1")) {
      case "/":
        return new Response(PAGE, { headers: { "content-type": "text/html" } });
      case "/config":
        return json({ ...JSON.parse(env.CONFIG), root: url.origin });
      case "/info":
        return new Response(env.INFO, { headers: { "content-type": "application/json" } });
      case "/heartbeat":
        return stream(await object.follow(url.pathname));
      case "/queue/join": {
        const call: Call = await request.json();
        return json({ event_id: await object.join(call, kindOf(env, call.fn_index)) });
      }
      case "/cancel": {
        const { session_hash: session }: Call = await request.json();
        await object.cancel(session);
        return json({ success: true });
      }
      case "/queue/data":
        return stream(await object.follow(url.searchParams.get("session_hash") ?? ""));
      case "/run": {
        const { data }: Call = await request.json();
        return json({ data: [`Hello ${String(data[0])}!`] });
      }
      case "/upload":
        await env.FILES.put("upload", request.body);
        return json(["upload"]);
      case "/file":
        return new Response((await env.FILES.get("upload"))?.body);
      case "/answer":
        return json("text");
      case "/echo":
        return json(await object.echo("text"));
      case "/insert":
        return json(await object.insert("text"));
      default:
        return new Response("Not found", { status: 404 });
    }
  },
} satisfies ExportedHandler<Env>;

let kinds: Map<number, Kind> | undefined;

function kindOf(env: Env, fn: number): Kind {
  kinds ??= new Map(
    (JSON.parse(env.CONFIG) as { dependencies: { id: number; api_name: string }[] }).dependencies.flatMap(
      ({ id, api_name }) => (api_name === "tokens" || api_name === "wait" ? [[id, api_name] as const] : []),
    ),
  );
  return kinds.get(fn) ?? "greet";
}

function json(value: unknown): Response {
  return Response.json(value);
}

function stream(body: ReadableStream): Response {
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
}
