import { RpcTarget } from "cloudflare:workers";
import type { CacheAnswer, CacheOrder, Keeper } from "../src/core/cached.ts";
import type { News, NewsSink } from "../src/runtime/job.ts";
import type { Telling } from "./telling.ts";

/** Takes what a run tells, across RPC. */
export class RunSink extends RpcTarget implements NewsSink {
  readonly #onTold: (tell: (telling: Telling) => void) => void;
  readonly #kept: Keeper;

  /** `onTold` passes the news on to every event of the run that is still heard. */
  constructor(kept: Keeper, onTold: (tell: (telling: Telling) => void) => void) {
    super();
    this.#kept = kept;
    this.#onTold = onTold;
  }

  cache(order: CacheOrder): Promise<CacheAnswer> {
    return this.#kept.ask(order);
  }

  async tell(news: News[]): Promise<void> {
    const now = Date.now();
    this.#onTold((telling) => {
      for (const each of news) tell(telling, each, now);
    });
  }
}

function tell(telling: Telling, news: News, now: number): void {
  switch (news.kind) {
    case "step":
      return telling.step(news.step, now);
    case "progress":
      return telling.progress(news.units);
    case "log":
      return telling.log(news.toast);
  }
}
