/** Where servers listen: at free ports, or at those that PARITY_PORT begins. */

import { createServer } from "node:net";
import { CannotRun } from "../support/gradio-environment.ts";

export class Ports {
  readonly #first: number | null;

  /** Looks first whether ports that were asked for are free: `2 * lanes` of them. */
  static async from(env: NodeJS.ProcessEnv, lanes: number): Promise<Ports> {
    const asked = env["PARITY_PORT"];
    if (!asked) return new Ports(null);
    const first = Number(asked);
    const count = 2 * lanes;
    if (!Number.isInteger(first) || first < 1 || first + count > 65_536) {
      throw new CannotRun(`PARITY_PORT is "${asked}"; it takes a number from 1 to ${65_536 - count}.`);
    }
    for (let port = first; port < first + count; port++) {
      if ((await listen(port)) === null) {
        throw new CannotRun(`Port ${port} is in use, and PARITY_PORT asks for ${first} to ${first + count - 1}.`);
      }
    }
    return new Ports(first);
  }

  private constructor(first: number | null) {
    this.#first = first;
  }

  /** Two ports for the servers of one lane: Gradio's and ours. */
  async of(lane: number): Promise<readonly [gradio: number, ours: number]> {
    if (this.#first !== null) return [this.#first + 2 * lane, this.#first + 2 * lane + 1];
    const [gradio, ours] = [await listen(0), await listen(0)];
    if (gradio === null || ours === null) throw new CannotRun("No port of 127.0.0.1 is free.");
    return [gradio, ours];
  }
}

/** Takes the port for a moment; answers its number, or null when somebody has it. 0 stands for any. */
function listen(port: number): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<number | null>();
  const server = createServer();
  server.once("error", () => resolve(null));
  server.listen(port, "127.0.0.1", () => {
    const address = server.address();
    server.close(() => resolve(typeof address === "object" ? (address?.port ?? null) : null));
  });
  return promise;
}
