/** The app's Worker in a real workerd with storage on disk: started, killed, restarted, replaced by another build. */

import type { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { CRASH_POINT, type Faults, type Settings } from "../orders.ts";
import { type Build, bundleOf } from "./bundle.ts";
import { usedHeap } from "./heap.ts";

export interface ServerOptions {
  /** Where the storage is. */
  readonly state: string;
  readonly build: Build;
  readonly settings: Settings;
  /** What goes wrong from the first moment on. */
  readonly faults: Partial<Faults>;
  /** Address of the witness. */
  readonly witness: string;
  /** Whether its heap can be looked at, which makes it slower. */
  readonly isInspected?: boolean;
}

const PATIENCE = 60_000;
const NAME = "faults";

export class Server implements AsyncDisposable {
  readonly #children = new Set<ChildProcess>();
  readonly #log: string[] = [];
  #options: ServerOptions;
  #miniflare: Miniflare | null = null;
  #url = "";
  #restarted = Promise.withResolvers<void>();
  #stoppedDead = Promise.withResolvers<void>();

  private constructor(options: ServerOptions) {
    this.#options = options;
  }

  static async start(options: ServerOptions): Promise<Server> {
    const server = new Server(options);
    subscribe("child_process", server.#onChild);
    server.#miniflare = new Miniflare(await server.#configuration());
    server.#url = (await server.#miniflare.ready).origin;
    return server;
  }

  /** Address without a trailing slash; it stays the same through all restarts. */
  get url(): string {
    return this.#url;
  }

  /** What the Worker has said on its console. */
  get log(): readonly string[] {
    return this.#log;
  }

  /** Resident memory of the runtime in megabytes; null where the system does not tell. */
  get megabytes(): number | null {
    const path = `/proc/${this.#child?.pid}/status`;
    const kilobytes = existsSync(path) && /^VmRSS:\s+(\d+)/m.exec(readFileSync(path, "utf8"))?.[1];
    return kilobytes ? Number(kilobytes) / 1024 : null;
  }

  /** Megabytes that the Worker's objects need. */
  async usedHeap(): Promise<number> {
    if (!this.#miniflare) throw new Error("The server has not started.");
    return usedHeap(await this.#miniflare.getInspectorURL(), NAME);
  }

  /** Ends the runtime without a goodbye. Settles when another one serves in its place. */
  async kill(): Promise<void> {
    this.#restarted = Promise.withResolvers();
    this.#stoppedDead = Promise.withResolvers();
    this.#child?.kill("SIGKILL");
    const timer = setTimeout(() => this.#restarted.reject(new Error("The runtime did not come back.")), PATIENCE);
    await this.#restarted.promise;
    clearTimeout(timer);
  }

  /** Settles when the Worker has stopped dead at the move that was asked for. */
  get stoppedDead(): Promise<void> {
    return this.#stoppedDead.promise;
  }

  /** Puts another build, other settings or other faults in the Worker's place, on the same storage. */
  async deploy(changes: Partial<Omit<ServerOptions, "state" | "witness">>): Promise<void> {
    this.#options = { ...this.#options, ...changes };
    this.#stoppedDead = Promise.withResolvers();
    await this.#miniflare?.setOptions(await this.#configuration());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    unsubscribe("child_process", this.#onChild);
    const child = this.#child;
    const isGone = child && child.exitCode === null && child.signalCode === null ? once(child, "exit") : null;
    await this.#miniflare?.dispose();
    await isGone;
  }

  get #child(): ChildProcess | undefined {
    return [...this.#children].findLast(({ spawnfile }) => /workerd(\.exe)?$/.test(spawnfile));
  }

  readonly #onChild = (message: unknown): void => {
    const { process: child } = message as { process: ChildProcess }; // as Node.js documents it
    this.#children.add(child);
    child.once("exit", () => this.#children.delete(child));
  };

  async #configuration(): Promise<ConstructorParameters<typeof Miniflare>[0]> {
    const { build, settings, faults, witness, state, isInspected = false } = this.#options;
    const converted = convertV4MiniflareOptions({
      name: NAME,
      modules: true,
      script: await bundleOf(build),
      scriptPath: "worker.js",
      compatibilityDate: "2026-10-01",
      compatibilityFlags: ["nodejs_compat", "enable_request_signal"],
      bindings: { SETTINGS: JSON.stringify(settings), FAULTS: JSON.stringify(faults), WITNESS: witness },
      durableObjects: { QUEUE: { className: "QueueObject", useSQLite: true } },
      r2Buckets: ["FILES"],
      host: "127.0.0.1",
      // The first start finds a free port; the same one serves the next build.
      port: this.#url === "" ? 0 : Number(new URL(this.#url).port),
      cf: false,
      ...(isInspected && { inspectorPort: 0 }),
      log: new Log(LogLevel.NONE),
      logRequests: false,
      handleStructuredLogs: ({ message }) => this.#hear(message),
      unsafeHandleRuntimeRestart: () => this.#restarted.resolve(),
    });
    return { ...converted, enableDevRegistry: false, resourcePersistencePath: state };
  }

  #hear(message: string): void {
    if (message.includes(CRASH_POINT)) this.#stoppedDead.resolve();
    // One line a run is what the queue tells its operator.
    else if (!message.startsWith('{"event":')) this.#log.push(message);
  }
}
