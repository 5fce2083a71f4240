/**
 * What a tab remembers while something is under way, so that it can go on after a reload: its session, its runs, and what
 * its components show. Storage of the tab, which ends with it; a tab that is duplicated takes a copy along.
 */

import type { RenderConfig } from "../../src/protocol/config.ts";
import type { AppNode } from "./app-node.ts";
import { memoryOf, type Run, type RunMemory, type Underway } from "./run.ts";

/** What is kept. */
export interface TabMemory extends Underway {
  /** Version of the app: another one may mean something else by the same numbers. */
  readonly app: string;
  readonly session: string;
  /** Names the tab, until it is closed. */
  readonly tab: string;
  /** Options by component, as far as they differ from what the server draws. */
  readonly values: Readonly<Record<number, Readonly<Record<string, unknown>>>>;
  /** What renders show, as far as it is small. */
  readonly renders?: readonly RenderConfig[];
}

/** Milliseconds between two savings while results come in. */
const PAUSE = 1000;
/** Milliseconds for which the page before this one may still be on its way out. */
const HANDOVER = 500;

interface Sources {
  /** Key in the tab's storage. */
  readonly name: string;
  /** The app's, with what its renders show. */
  readonly config: { readonly app_id: string; readonly renders?: ReadonlyMap<number, RenderConfig> };
  readonly session: string;
  readonly tab: string;
  readonly nodes: () => Iterable<AppNode>;
  readonly underway: () => Underway;
  /** Another page of the session has begun a run. */
  readonly onJoined: (run: RunMemory) => void;
}

export class TabKeeper {
  readonly #sources: Sources;
  /** The pages of the session in other tabs. */
  readonly #others: BroadcastChannel;
  readonly #closed = new AbortController();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #tab: string;
  #letGo: (() => void) | null = null;

  constructor(sources: Sources) {
    this.#sources = sources;
    this.#tab = sources.tab;
    this.#others = new BroadcastChannel(`gradio-workers ${sources.session}`);
    this.#others.addEventListener("message", ({ data }: MessageEvent<RunMemory>) => sources.onJoined(data));
    const { signal } = this.#closed;
    addEventListener("pagehide", () => this.save(), { signal });
    document.addEventListener("visibilitychange", () => this.save(), { signal });
  }

  /** Claims the tab's name. False if the page that had it is still there: then this tab is its duplicate. */
  async claim(): Promise<boolean> {
    const isOwn = await this.#lock();
    if (!isOwn) this.#tab = crypto.getRandomValues(new Uint32Array(2)).join("-");
    return isOwn;
  }

  /** Saves at once, or within a second. */
  note(when: "now" | "soon"): void {
    if (when === "now") this.save();
    else this.#timer ??= setTimeout(() => this.save(), PAUSE);
  }

  /** Keeps what is under way; forgets everything when nothing is. */
  save(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const underway = this.#sources.underway();
    if (underway.runs.length === 0) {
      store(this.#sources.name, null);
      this.#release();
      return;
    }
    if (!this.#letGo) void this.#lock();
    const { config, session, nodes } = this.#sources;
    const values = Object.fromEntries([...nodes()].map((node) => [node.id, node.changes()]));
    const renders = [...(config.renders?.values() ?? [])].filter(isSmall);
    const memory: TabMemory = { ...underway, app: config.app_id, session, tab: this.#tab, values, renders };
    // Better without what is shown than not at all: results come again.
    if (!store(this.#sources.name, memory)) store(this.#sources.name, { ...memory, values: {} });
  }

  /** Tells the session's other pages of a run that this one has begun. */
  announce(run: Run): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel knows no other origin
    this.#others.postMessage({ ...memoryOf(run), applied: 0, isMirror: true });
  }

  /** Ends it for good. */
  close(): void {
    this.#closed.abort();
    this.#others.close();
    this.#release();
  }

  /** Holds the tab's name while something is under way. Browsers without locks, or pages without TLS, cannot tell. */
  async #lock(): Promise<boolean> {
    if (!("locks" in navigator)) return true;
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    const { promise: isOwn, resolve } = Promise.withResolvers<boolean>();
    this.#letGo = letGo;
    navigator.locks
      .request(`gradio-workers ${this.#tab}`, { signal: AbortSignal.timeout(HANDOVER) }, () => {
        resolve(true);
        return held;
      })
      .catch(() => {
        // Another tab has it.
        this.#release();
        resolve(false);
      });
    return isOwn;
  }

  #release(): void {
    this.#letGo?.();
    this.#letGo = null;
  }
}

/** Writing more at each step of a run would be felt. */
function isSmall({ components, dependencies }: RenderConfig): boolean {
  return components.length + dependencies.length <= 200;
}

/** Puts a value into the tab's storage, or takes it out. False if it does not fit, or there is none. */
function store(name: string, memory: TabMemory | null): boolean {
  try {
    if (memory === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(memory));
    return true;
  } catch {
    // Full, or forbidden: the page works without it.
    return false;
  }
}
