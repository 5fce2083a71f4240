/** The real Gradio in a process of its own, serving the apps that it is told to. */

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { CannotRun, quietEnvironment } from "../support/gradio-environment.ts";
import type { AppSpec, ComponentSpec } from "./spec.ts";

const HOST = join(import.meta.dirname, "hosts/gradio_host.py");
const ANSWER_TIMEOUT = 60_000;

/** What can be said of a component, by its names in Python. */
export interface ClassFacts {
  readonly options: readonly string[];
  readonly events: readonly string[];
}

type Reply = { readonly ok: unknown } | { readonly error: string };

export interface HostOptions {
  readonly python: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Another script, in tests. */
  readonly script?: string;
  /** Milliseconds to wait for each answer. */
  readonly timeout?: number;
}

/** Talks to `gradio_host.py`. Whatever keeps it from serving is a CannotRun. */
export class GradioHost implements AsyncDisposable {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #timeout: number;
  readonly #waiting: ((reply: Reply) => void)[] = [];
  readonly #errors: string[] = [];
  readonly #ended: Promise<void>;
  /** Uploads, and what functions write. */
  readonly #folder = mkdtempSync(join(tmpdir(), "gradio-workers-parity-"));
  #isOver = false;

  /** Starts it, and waits until Gradio is loaded. */
  static async start(options: HostOptions): Promise<GradioHost> {
    const host = new GradioHost(options);
    try {
      await host.#reply();
    } catch (error) {
      await host[Symbol.asyncDispose]();
      throw error;
    }
    return host;
  }

  private constructor({ python, env = process.env, script = HOST, timeout = ANSWER_TIMEOUT }: HostOptions) {
    this.#timeout = timeout;
    this.#child = spawn(python, [script], {
      env: { ...quietEnvironment(env), TMPDIR: this.#folder, TEMP: this.#folder },
      stdio: "pipe",
    });
    this.#child.stdin.on("error", () => {}); // its end is told by "close"
    createInterface({ input: this.#child.stdout }).on("line", (line) => this.#take(line));
    createInterface({ input: this.#child.stderr }).on("line", (line) => {
      this.#errors.push(line);
      if (this.#errors.length > 200) this.#errors.shift();
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#ended = promise;
    const end = (): void => {
      this.#isOver = true;
      for (const answer of this.#waiting.splice(0)) answer({ error: "it has ended" });
      resolve();
    };
    this.#child.on("error", end).on("close", end);
  }

  /** Serves an app at a port of this machine; answers its address. */
  async serve(app: AppSpec, port: number): Promise<string> {
    const reply = await this.#ask({ do: "serve", app, port });
    if ("error" in reply) throw this.#failure(`Gradio does not serve the app at port ${port}: ${reply.error}`);
    return String(reply.ok);
  }

  async close(port: number): Promise<void> {
    if (!this.#isOver) await this.#ask({ do: "close", port });
  }

  /** Why Gradio refuses to make this component; null if it makes it. */
  async refusal(component: ComponentSpec): Promise<string | null> {
    const reply = await this.#ask({ do: "try", component });
    return "error" in reply ? reply.error : null;
  }

  async describe(type: string): Promise<ClassFacts> {
    return (await this.#must({ do: "describe", type })) as ClassFacts; // as the host writes it
  }

  /** Options of what is no component: "listener", "launch" … */
  async options(of: string): Promise<readonly string[]> {
    return (await this.#must({ do: "options", of })) as readonly string[]; // as the host writes it
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.stdin.end();
    const giveUp = setTimeout(() => this.#child.kill("SIGKILL"), 5000);
    await this.#ended;
    clearTimeout(giveUp);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #must(request: object): Promise<unknown> {
    const reply = await this.#ask(request);
    if ("error" in reply) throw this.#failure(`Gradio cannot tell: ${reply.error}`);
    return reply.ok;
  }

  async #ask(request: object): Promise<Reply> {
    if (this.#isOver) throw this.#failure("The process of Gradio has ended");
    this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    const reply = await this.#reply();
    return reply;
  }

  async #reply(): Promise<Reply> {
    const { promise, resolve } = Promise.withResolvers<Reply>();
    this.#waiting.push(resolve);
    const timer = setTimeout(() => {
      this.#errors.push(`There was no answer within ${this.#timeout / 1000} s.`);
      this.#child.kill("SIGKILL");
    }, this.#timeout);
    const reply = await promise;
    clearTimeout(timer);
    if (this.#isOver) throw this.#failure("The process of Gradio has ended");
    return reply;
  }

  #take(line: string): void {
    const answer = this.#waiting.shift();
    try {
      answer?.(JSON.parse(line) as Reply); // as the host writes it
    } catch {
      answer?.({ error: `no answer but: ${line}` });
    }
  }

  #failure(what: string): CannotRun {
    const tail = this.#errors.slice(-8).map((line) => `  ${line}`);
    return new CannotRun([`${what}.`, ...(tail.length > 0 ? ["It said last:", ...tail] : [])].join("\n"));
  }
}
