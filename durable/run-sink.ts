import { RpcTarget } from "cloudflare:workers";
import type { Toast } from "../src/core/running.ts";
import type { ProgressUnit } from "../src/protocol/messages.ts";
import type { Sink, Step } from "../src/runtime/job.ts";
import type { Telling } from "./telling.ts";

/** Takes what a run tells, across RPC. */
export class RunSink extends RpcTarget implements Sink {
  readonly #onTold: (tell: (telling: Telling) => void) => void;

  /** `onTold` passes the news on to every event of the run that is still heard. */
  constructor(onTold: (tell: (telling: Telling) => void) => void) {
    super();
    this.#onTold = onTold;
  }

  async step(step: Step): Promise<void> {
    this.#onTold((telling) => telling.step(step, Date.now()));
  }

  async progress(units: ProgressUnit[]): Promise<void> {
    this.#onTold((telling) => telling.progress(units));
  }

  async log(toast: Toast): Promise<void> {
    this.#onTold((telling) => telling.log(toast));
  }
}
