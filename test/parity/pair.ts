/** The two servers beside each other, and what is compared of them. */

import { CannotRun } from "../support/gradio-environment.ts";
import type { GradioHost } from "./gradio-host.ts";
import type { Server } from "./server.ts";
import type { AppSpec } from "./spec.ts";

/** One line of the table: the same question to both. */
export interface Row {
  readonly name: string;
  readonly gradio: unknown;
  readonly ours: unknown;
}

export interface Pair {
  readonly gradio: Server;
  readonly ours: Server;
  /** For what no server tells. */
  readonly host: GradioHost;
  /** The Python that has Gradio. */
  readonly python: string;
}

/** One app, and the questions to it. */
export interface Stage {
  readonly name: string;
  readonly app: AppSpec;
  readonly compare: (pair: Pair) => Promise<Row[]>;
}

/** Asks both at the same time. */
export async function both(
  { gradio, ours }: Pick<Pair, "gradio" | "ours">,
  name: string,
  ask: (server: Server) => Promise<unknown>,
): Promise<Row> {
  gradio.beginRow();
  ours.beginRow();
  const [told, answered] = await Promise.all([attempt(ask(gradio)), attempt(ask(ours))]);
  if (isGone(told)) throw new CannotRun(`Gradio's server could not be asked for "${name}": ${told.failed}.`);
  return { name, gradio: told, ours: answered };
}

/** The server did not even answer. That it takes too long, is an answer. */
function isGone(told: unknown): told is Failed {
  return typeof told === "object" && told !== null && "isNetwork" in told && told.isNetwork === true;
}

interface Failed {
  readonly failed: string;
  readonly isNetwork: boolean;
}

/** What fails is an answer too. */
async function attempt(asked: Promise<unknown>): Promise<unknown> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof Error)) return { failed: String(error) };
    // What `fetch` throws when there is nobody at the other end.
    const isNetwork = error instanceof TypeError && error.cause !== undefined;
    if (!isNetwork) return { failed: error.message };
    return { failed: `${error.message} (${String(error.cause)})`, isNetwork } satisfies Failed;
  }
}
