/** Requests of the visitors. A broken line is an exception: nobody knows then what the server made of the request. */

import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import { now } from "./clock.ts";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Milliseconds until all of it was there. */
  readonly took: number;
}

export interface RequestOptions {
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Milliseconds. Default: 30,000. */
  readonly patience?: number;
}

/** Few and kept open: a thousand sockets of one visitor would be a fault of their own. */
const agent = new Agent({ keepAlive: true, maxSockets: 64, timeout: 4000 });
const PATIENCE = 30_000;

export async function ask(url: string, options: RequestOptions = {}): Promise<Answer> {
  const startedAt = now();
  const response = await send(url, options, agent);
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString("utf8");
  return { status: response.statusCode ?? 0, headers: response.headers, text, took: now() - startedAt };
}

/** Sends JSON. */
export function post(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return ask(url, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", ...headers },
  });
}

/** Opens a stream on a line of its own. */
export function openStream(url: string, headers: Readonly<Record<string, string>> = {}): Promise<IncomingMessage> {
  return send(url, { headers }, new Agent({ keepAlive: false }));
}

function send(url: string, options: RequestOptions, agent: Agent): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const { method = "GET", headers = {}, body, patience = PATIENCE } = options;
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const sent = request(url, { method, agent, headers: { ...headers, ...length } }, resolve);
  sent.setTimeout(patience, () => sent.destroy(new Error("The server did not answer.")));
  sent.on("error", reject);
  sent.end(body);
  return promise;
}
