import { RpcTarget } from "cloudflare:workers";
import type { Toast } from "../src/core/running.ts";
import type { ProgressUnit } from "../src/protocol/messages.ts";
import type { Sink, Step } from "../src/runtime/job.ts";
import type { Member } from "./recorder.ts";

/** Takes what a run tells, across RPC. The members of a batch all hear it. */
export class RunSink extends RpcTarget implements Sink {
  readonly #members: readonly Member[];
  readonly #onTold: (member: Member) => void;

  constructor(members: readonly Member[], onTold: (member: Member) => void) {
    super();
    this.#members = members;
    this.#onTold = onTold;
  }

  async step(step: Step): Promise<void> {
    this.#tell((member) => member.telling.step(step, Date.now()));
  }

  async progress(units: ProgressUnit[]): Promise<void> {
    this.#tell((member) => member.telling.progress(units));
  }

  async log(toast: Toast): Promise<void> {
    this.#tell((member) => member.telling.log(toast));
  }

  #tell(tell: (member: Member) => void): void {
    for (const member of this.#members) {
      tell(member);
      this.#onTold(member);
    }
  }
}
