/** A server beside the app: its functions tell it what they do, and wait at its gates. So tests need not guess. */

import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Witness extends AsyncDisposable {
  readonly url: string;
  /** What was told, in order: `/tell/…`. */
  readonly told: readonly string[];
  /** Gates at which somebody has given up: the line was cut before it opened. */
  readonly aborted: readonly string[];
  /** How often this was told. */
  count(what: string): number;
  /** Lets go everybody who waits at a gate, now and later: `/wait/…`. */
  open(gate: string): void;
  /** True while somebody waits at the gate. */
  isWaiting(gate: string): boolean;
}

export async function startWitness(): Promise<Witness> {
  const told: string[] = [];
  const aborted: string[] = [];
  const opened = new Set<string>();
  const waiting = new Map<string, Set<ServerResponse>>();
  const server = createServer((request, response) => {
    const [, kind, name = ""] = decodeURIComponent(request.url ?? "").split("/");
    if (kind === "tell") told.push(name);
    if (kind !== "wait" || opened.has(name)) {
      response.end("ok");
      return;
    }
    const responses = waiting.get(name) ?? new Set();
    waiting.set(name, responses.add(response));
    response.on("close", () => {
      if (!response.writableEnded) aborted.push(name);
      responses.delete(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: `http://127.0.0.1:${port}`,
    told,
    aborted,
    count: (what) => told.filter((each) => each === what).length,
    open(gate) {
      opened.add(gate);
      for (const response of waiting.get(gate) ?? []) response.end("ok");
    },
    isWaiting: (gate) => (waiting.get(gate)?.size ?? 0) > 0,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
