/** The process that makes the load, as the benchmark sees it. */

import { join } from "node:path";
import { GRADIO_SETTINGS, gradioPython } from "../../support/gradio-environment.ts";
import { Child, type Usage } from "../servers/processes.ts";
import type { JobName, Jobs } from "./jobs.ts";

/** A load that could not be carried through, such as calls that failed or did not end in time. */
export class LoadFailure extends Error {
  override name = "LoadFailure";
}

type Reply = { readonly ok: true; readonly answer: unknown } | { readonly ok: false; readonly reason: string };

export class Load implements AsyncDisposable {
  readonly #child: Child;

  private constructor(child: Child) {
    this.#child = child;
  }

  /** Load from Node.js. */
  static node(): Load {
    const args = ["--disable-warning=ExperimentalWarning", join(import.meta.dirname, "main.ts")];
    return new Load(new Child({ name: "The load generator", file: process.execPath, args }));
  }

  /** Load from Python, which knows the job `predict` alone. */
  static async python(): Promise<Load> {
    const [file, args] = [await gradioPython(), [join(import.meta.dirname, "client.py")]];
    return new Load(new Child({ name: "The Python load generator", file, args, env: GRADIO_SETTINGS }));
  }

  /** @throws LoadFailure when the server did not bear it */
  async run<Name extends JobName>(name: Name, wanted: Jobs[Name]["arguments"]): Promise<Jobs[Name]["answer"]> {
    const reply = JSON.parse(await this.#child.ask(JSON.stringify({ ...wanted, name }))) as Reply; // main.ts writes it
    if (!reply.ok) throw new LoadFailure(reply.reason);
    return reply.answer as Jobs[Name]["answer"]; // by the same table
  }

  usage(): Usage {
    return this.#child.usage();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#child[Symbol.asyncDispose]();
  }
}
