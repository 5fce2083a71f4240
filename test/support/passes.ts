/** Passes of a render, and calls of what they have made, without a queue. */

import { prepare, type PreparedApp } from "../../src/core/tree.ts";
import type { App } from "../../src/core/app.ts";
import type { ComponentConfig, Dependency, RenderConfig } from "../../src/protocol/config.ts";
import type { KnownPass, MadePass } from "../../src/runtime/passes.ts";
import type { Outcome } from "../../src/runtime/job.ts";
import { aJob, type CallOptions, runAll } from "./run-app.ts";

/** What one pass has made. */
export interface ShownPass {
  readonly config: RenderConfig;
  readonly pass: MadePass;
  /** The passes that lead into it. */
  readonly chain: readonly KnownPass[];
  component(label: string): ComponentConfig;
  dependency(apiName: string): Dependency;
}

/** An app whose renders can be run. */
export class Renderer {
  readonly app: PreparedApp;
  #events = 0;

  constructor(app: App) {
    this.app = prepare(app);
  }

  /** Runs a render: the app's first, or one by its listener's number. */
  async render(data: unknown[] = [], options: CallOptions & { in?: ShownPass } = {}): Promise<ShownPass> {
    const first = this.app.listeners.find(({ render }) => render)?.id ?? 0;
    const outcome = await this.call(options.fnIndex ?? first, data, options);
    if (outcome.status !== "completed" || !outcome.step?.render)
      throw new Error(`Not rendered: ${JSON.stringify(outcome)}`);
    const { config, pass } = outcome.step.render;
    return {
      config,
      pass,
      chain: [...(options.in?.chain ?? []), pass],
      component: (label) =>
        found(
          config.components.find(({ props }) => (props["label"] ?? props["value"]) === label),
          label,
        ),
      dependency: (name) =>
        found(
          config.dependencies.find((each) => each.api_name === name),
          name,
        ),
    };
  }

  /** Calls a function, perhaps one that a pass has made. */
  async call(fnIndex: number, data: unknown[], options: CallOptions & { in?: ShownPass } = {}): Promise<Outcome> {
    const { in: shown, ...call } = options;
    const job = aJob({ eventId: `event-${++this.#events}`, ...call, fnIndex, data });
    // As the queue hands it out.
    const passes = shown && { passes: structuredClone(shown.chain) as KnownPass[] };
    const [outcome] = (await runAll(this.app, [{ ...job, ...passes }])).outcomes;
    if (!outcome) throw new Error("The run has told no outcome.");
    return outcome;
  }
}

function found<T>(wanted: T | undefined, name: string): T {
  if (!wanted) throw new Error(`There is no "${name}".`);
  return wanted;
}

/** What a failed call says. */
export function reasonOf(outcome: Outcome): string | null {
  return outcome.status === "failed" ? outcome.error.error : null;
}
