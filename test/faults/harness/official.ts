/** One session of Gradio's own client, which cannot resume, and everything that it was told. */

import { Client } from "@gradio/client";
import type { Frame, JoinAnswer, Transcript } from "../checker/history.ts";
import type { FunctionName, Task } from "../functions.ts";
import { now } from "./clock.ts";
import { frameOf } from "./frames.ts";
import { post } from "./http.ts";
import type { World } from "./world.ts";

/** The client, overheard: what it makes of its messages it does not tell. */
class OverheardClient extends Client {
  readonly frames: Frame[] = [];

  override stream(url: URL): EventSource {
    const stream = super.stream(url);
    let listener: EventSource["onmessage"] = null;
    Object.defineProperty(stream, "onmessage", {
      get: () => listener,
      set: (wanted: (event: MessageEvent<string>) => unknown) => {
        listener = (event: MessageEvent<string>) => {
          const frame = frameOf(event.data, null);
          if (frame) this.frames.push(frame);
          return wanted(event);
        };
      },
    });
    return stream;
  }
}

export class OfficialVisitor {
  readonly #world: World;
  readonly #client: OverheardClient;

  private constructor(world: World, client: OverheardClient) {
    this.#world = world;
    this.#client = client;
    world.listeners.push(this);
  }

  static async connect(world: World, url: string, session: string): Promise<OfficialVisitor> {
    const client = await OverheardClient.connect(url, {
      events: ["data", "status"],
      session_hash: session,
    });
    return new OfficialVisitor(world, client as OverheardClient); // connect() makes one of the class it is called on
  }

  get transcript(): Transcript {
    return {
      reader: `${this.#client.session_hash}/client`,
      session: this.#client.session_hash,
      frames: this.#client.frames,
      isComplete: false,
    };
  }

  /** Calls and reads to the end. Answers what the client handed over last; undefined if it told of a failure. */
  async call(fn: FunctionName, task: Task): Promise<unknown> {
    const sentAt = now();
    const job = this.#client.submit(`/${fn}`, [task]);
    const joined = job.wait_for_id().then((event) => {
      const answer: JoinAnswer = event ? { kind: "accepted", event } : { kind: "unknown", status: null };
      const join = { key: task.key, session: this.#client.session_hash, fn, sentAt, answeredAt: now(), answer };
      this.#world.note(join, task);
    });
    let last: unknown;
    for await (const message of job) {
      if (message.type === "data") last = message.data[0];
      if (message.type === "status" && message.stage === "error") last = undefined;
    }
    await joined;
    return last;
  }

  /** Calls no more. The client leaves its lines open, so whoever made them must end them. */
  close(): void {
    this.#client.close();
  }

  /** Says goodbye, as our own page does. */
  async leave(): Promise<void> {
    await post(`${this.#world.server.url}/gradio_api/leave`, { session_hash: this.#client.session_hash });
  }
}
