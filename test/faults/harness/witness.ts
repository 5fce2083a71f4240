/** Counts how often each task was started, and holds tasks at gates. Functions ask it before they do anything. */

import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Start } from "../checker/history.ts";
import { now } from "./clock.ts";

export class Witness implements AsyncDisposable {
  readonly starts: Start[] = [];
  readonly #server: Server;
  readonly #counts = new Map<string, number>();
  readonly #waiting = new Map<string, Set<ServerResponse>>();
  readonly #open = new Set<string>();
  #isOpen = false;

  private constructor() {
    this.#server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? "/", "http://witness");
      const key = searchParams.get("key") ?? "";
      if (pathname === "/start") response.end(String(this.#count(key)));
      else this.#hold(key, response);
    });
    this.#server.keepAliveTimeout = 60_000;
  }

  static async start(): Promise<Witness> {
    const witness = new Witness();
    await new Promise<void>((resolve) => witness.#server.listen(0, "127.0.0.1", resolve));
    return witness;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo; // it listens on a port
    return `http://127.0.0.1:${port}`;
  }

  /** How many runs wait at a gate. */
  get held(): number {
    return [...this.#waiting.values()].reduce((sum, responses) => sum + responses.size, 0);
  }

  startsOf(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  /** Lets one attempt at a task go on, or all that there will ever be. */
  open(gate?: string): void {
    if (gate === undefined) this.#isOpen = true;
    else this.#open.add(gate);
    for (const [name, responses] of this.#waiting) {
      if (gate !== undefined && name !== gate) continue;
      for (const response of responses) response.end();
      this.#waiting.delete(name);
    }
  }

  /** Gates hold again, but for those that were opened by name. */
  close(): void {
    this.#isOpen = false;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.open();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #count(key: string): number {
    const count = this.startsOf(key) + 1;
    this.#counts.set(key, count);
    this.starts.push({ key, at: now() });
    return count;
  }

  #hold(gate: string, response: ServerResponse): void {
    if (this.#isOpen || this.#open.has(gate)) {
      response.end();
      return;
    }
    const responses = this.#waiting.get(gate) ?? new Set();
    responses.add(response);
    this.#waiting.set(gate, responses);
    response.on("close", () => responses.delete(response));
  }
}
