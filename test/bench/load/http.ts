/** Requests over connections that are kept, with as little work of our own as possible. */

import { Agent, type ClientRequest, type IncomingMessage, request } from "node:http";

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

/** What to send. */
export interface Wanted {
  readonly url: string;
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string | number>>;
  /** The body, or what writes it. */
  readonly body?: string | ((request: ClientRequest) => void);
}

/** Sends a request; answers when the response begins. */
export async function send(wanted: Wanted): Promise<IncomingMessage> {
  const { url, method = "GET", headers = {}, body } = wanted;
  const sent = request(url, { agent, method, headers });
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  sent.on("response", resolve).on("error", reject);
  if (typeof body === "function") body(sent);
  else sent.end(body);
  try {
    return await promise;
  } catch (error) {
    // The server may close a kept connection in the moment in which we use it again.
    const isStale = sent.reusedSocket && error instanceof Error && "code" in error && error.code === "ECONNRESET";
    if (isStale) return send(wanted);
    throw error;
  }
}

/** Sends a request and reads the response to its end. */
export async function exchange(wanted: Wanted): Promise<string> {
  const response = await send(wanted);
  response.setEncoding("utf8");
  let text = "";
  for await (const part of response) text += String(part);
  if (response.statusCode !== 200) throw new Error(`${wanted.url} answered ${response.statusCode}: ${text}`);
  return text;
}

/** Sends JSON and answers what came back. */
export async function postJson(url: string, body: object): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  return JSON.parse(await exchange({ url, method: "POST", headers, body: JSON.stringify(body) }));
}
