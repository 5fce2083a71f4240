/** A line between visitors and server that breaks: cut, gone silent, or closed for being quiet. */

import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import type { Random } from "./random.ts";

export const BREAKS = ["reset", "silence", "idle"] as const;

/** How a line ends: reset by the network; dead while both ends believe in it; closed by a proxy after some quiet. */
export type Break = (typeof BREAKS)[number];

export interface ProxyOptions {
  readonly port: number;
  readonly random: Random;
  /** Bytes of answers after which a line breaks, at most. */
  readonly bytes: number;
  readonly breaks: readonly Break[];
}

/** Milliseconds of quiet after which a proxy closes. */
const IDLE = 60;

export class Proxy implements AsyncDisposable {
  /** Lines that were broken. */
  broken = 0;
  /** False lets every line live. */
  isBreaking = true;
  readonly #options: ProxyOptions;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  private constructor(options: ProxyOptions) {
    this.#options = options;
    this.#server = createServer((client) => this.#join(client));
  }

  static async start(options: ProxyOptions): Promise<Proxy> {
    const proxy = new Proxy(options);
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo; // it listens on a port
    return `http://127.0.0.1:${port}`;
  }

  /** Ends every line. */
  cutAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cutAll();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(client: Socket): void {
    const { port, random, bytes, breaks } = this.#options;
    const server = connect(port, "127.0.0.1");
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        this.#sockets.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
    client.pipe(server);
    const kind = random.pick(breaks);
    let left = random.between(1, bytes);
    if (kind === "idle") client.setTimeout(IDLE, () => this.#break("idle", client));
    let isSilent = false;
    server.on("data", (chunk: Buffer) => {
      if (isSilent) return;
      if (!this.isBreaking || left > chunk.length || kind === "idle") {
        left -= chunk.length;
        client.write(chunk);
        return;
      }
      // It breaks in the middle of what is being said.
      client.write(chunk.subarray(0, left));
      isSilent = kind === "silence";
      this.#break(kind, client);
    });
  }

  #break(kind: Break, client: Socket): void {
    if (!this.isBreaking) return;
    this.broken++;
    if (kind === "reset") client.resetAndDestroy();
    if (kind === "idle") client.end();
  }
}
