/** Stands between wrangler, the app that is being worked on, and the pages that show it. */

import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";

/** Milliseconds between two looks at what is running. */
const LOOK = 100;
/** Milliseconds between two signs of life, so that a page that has gone is noticed. */
const HEARTBEAT = 15_000;

export class DevHub {
  /** Where it listens. The address is a secret: who knows it may hold the queue. */
  readonly url: string;
  readonly #app: string;
  readonly #server: Server;
  readonly #pages = new Set<ServerResponse>();
  /** What is wrong with the newest version. */
  #failure: string | null = null;

  private constructor(server: Server, app: string) {
    const { port } = server.address() as AddressInfo; // it listens on a port
    this.#server = server;
    this.#app = app;
    this.url = `http://127.0.0.1:${port}/${randomBytes(16).toString("hex")}`;
    server.on("request", (request: IncomingMessage, response: ServerResponse) => this.#answer(request, response));
    setInterval(() => this.#tell(": still here\n\n"), HEARTBEAT).unref();
  }

  /** Listens on a port of its own for an app that is served on another. */
  static async open(appPort: number): Promise<DevHub> {
    const server = createServer().listen(0, "127.0.0.1");
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    server.once("listening", resolve).once("error", reject);
    await promise;
    server.unref();
    return new DevHub(server, `http://localhost:${appPort}`);
  }

  /** Lets nothing more start, and waits for what runs: a new version would cut it off. Enter in the terminal ends the wait. */
  async waitUntilIdle(): Promise<void> {
    this.#failure = null;
    this.#tell(event("mended", null));
    let running = await this.#order("hold");
    if (running === 0) return;
    console.log(`Saved. ${calls(running)} still running; the new version starts after that, or when you press Enter.`);
    const hurried = new AbortController();
    const hurry = (): void => hurried.abort();
    if (process.stdin.isTTY) process.stdin.on("data", hurry);
    for (; running > 0 && !hurried.signal.aborted; running = await this.#order("hold")) await setTimeout(LOOK);
    if (process.stdin.isTTY) process.stdin.off("data", hurry).pause();
  }

  /** The new version cannot be built: pages are told why, and the old one goes on. */
  failed(reason: string): void {
    this.#failure = reason;
    this.#tell(event("failure", reason));
    void this.#order("release");
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer({ url }: IncomingMessage, response: ServerResponse): void {
    if (url === `${new URL(this.url).pathname}/events`) this.#follow(response);
    else response.writeHead(404).end();
  }

  #follow(response: ServerResponse): void {
    response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
    this.#pages.add(response);
    if (this.#failure !== null) response.write(event("failure", this.#failure));
    response.on("close", () => this.#pages.delete(response));
  }

  /** Answers how many calls are running; 0 from an app that does not answer, because it has not started. */
  async #order(action: "hold" | "release"): Promise<number> {
    try {
      const answer = await fetch(`${this.#app}/gradio_api/dev/${action}`, {
        method: "POST",
        headers: { "x-gradio-hub": this.url },
        signal: AbortSignal.timeout(5000),
      });
      return answer.ok ? ((await answer.json()) as { running: number }).running : 0; // our own Worker's
    } catch {
      return 0;
    }
  }

  #tell(text: string): void {
    for (const page of this.#pages) page.write(text);
  }
}

function event(name: string, data: string | null): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

function calls(running: number): string {
  return running === 1 ? "A call is" : `${running} calls are`;
}
