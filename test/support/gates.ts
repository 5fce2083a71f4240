/** Points at which a fake function waits until its test lets it go on. */

import { DurableObject, env } from "cloudflare:workers";

declare global {
  namespace Cloudflare {
    interface Env {
      GATES: DurableObjectNamespace<GateObject>;
    }
  }
}

/** Holds the gates: a promise of one request cannot be settled by another, but an object's own can. */
export class GateObject extends DurableObject {
  readonly #gate = Promise.withResolvers<void>();

  passed(): Promise<void> {
    return this.#gate.promise;
  }

  open(): void {
    this.#gate.resolve();
  }
}

/** Settles when the gate is opened. */
export async function passed(name: string): Promise<void> {
  await env.GATES.getByName(name).passed();
}

export async function open(name: string): Promise<void> {
  await env.GATES.getByName(name).open();
}
