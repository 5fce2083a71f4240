/** One app in one root: nodes, events, the line to the server. */

import type { Config } from "../../src/protocol/config.ts";
import type { GradioEvent } from "../shared/gradio-event.ts";
import { GradioElement } from "../shared/gradio-element.ts";
import type { Uploader } from "../shared/upload.ts";
import { AppNode } from "./app-node.ts";
import { Connection } from "./connection.ts";
import { Dispatcher } from "./dispatcher.ts";
import { ElementRegistry } from "./element-registry.ts";
import { Feedback } from "./feedback.ts";
import { viewsOf } from "./views.ts";

/** What the browser needs of a config. */
export type PageConfig = Pick<
  Config,
  | "app_id"
  | "components"
  | "connect_heartbeat"
  | "css"
  | "dependencies"
  | "footer_links"
  | "js"
  | "layout"
  | "max_file_size"
  | "root"
  | "title"
>;

const TITLES = { error: "Error", warning: "Warning", info: "Info" };

const LOST = "Connection to the server was lost. Attempting reconnection...";

export class RunningApp {
  readonly #config: PageConfig;
  readonly #host: HTMLElement;
  readonly #registry: ElementRegistry;
  readonly #nodes: readonly AppNode[];
  readonly #byId: Map<number, AppNode>;
  readonly #feedback: Feedback;
  readonly #connection: Connection;
  readonly #dispatcher: Dispatcher;

  /** `host` holds the app's components, and its toasts. */
  constructor(config: PageConfig, host: HTMLElement, registry: ElementRegistry) {
    this.#config = config;
    this.#host = host;
    this.#registry = registry;
    this.#feedback = new Feedback(host, (root) => registry.loadStyle("app", root));
    const upload: Uploader = async (files, onProgress) => {
      const { createUploader } = await import("../shared/upload.ts");
      return createUploader(config.root, config.max_file_size)(files, onProgress);
    };
    this.#nodes = viewsOf(config).map((view) => new AppNode(view, null, registry));
    this.#byId = new Map(this.#nodes.flatMap((node) => [...node.all()]).map((node) => [node.id, node] as const));
    // Elements know no network; those that take files declare a property for this.
    for (const node of this.#byId.values()) node.take({ upload });
    this.#connection = new Connection(config.root, {
      onLost: () =>
        this.#feedback.toast({ level: "error", title: "Error", message: LOST, duration: null, visible: true }),
      onFound: () => this.#feedback.closeToasts(),
    });
    this.#dispatcher = new Dispatcher({
      dependencies: config.dependencies,
      nodes: this.#byId,
      connection: this.#connection,
      feedback: this.#feedback,
      root: config.root,
      appId: config.app_id,
    });
  }

  /** Takes over the server's markup in `column`, then starts. */
  async hydrate(column: HTMLElement): Promise<void> {
    const drawn = column.querySelectorAll<HTMLElement>("[data-node]");
    await this.#registry.load([...drawn].map(({ localName }) => localName.slice("gr-".length)));
    this.#listen(column);
    for (const node of this.#nodes) node.hydrate(column);
    await this.#start();
  }

  /** Draws everything into `column`, then starts. */
  async mount(column: HTMLElement): Promise<void> {
    this.#listen(column);
    for (const node of this.#nodes) await node.mount(column, null);
    await this.#start();
  }

  /** Ends the app's session. */
  stop(): void {
    this.#connection.leave();
  }

  #listen(column: HTMLElement): void {
    column.addEventListener("gradio", (event) => this.#onEvent(event));
    addEventListener("pagehide", (event) => {
      // A page kept for the back button may come back.
      if (!event.persisted) this.#connection.leave();
    });
  }

  /** The first drawing is over once every element has had its update. */
  async #start(): Promise<void> {
    const elements = [...this.#byId.values()].flatMap(({ element }) => element ?? []);
    await Promise.all(elements.map((element) => element.updateComplete));
    if (this.#config.connect_heartbeat) void this.#connection.stayPresent();
    this.#dispatcher.trigger(this.#config.layout.id, "load");
    this.#host.dispatchEvent(new CustomEvent("render", { bubbles: true, composed: true }));
    this.#host.dataset["ready"] = "";
  }

  #onEvent({ target, event, data, patch }: GradioEvent): void {
    if (!(target instanceof GradioElement)) return;
    const node = this.#byId.get(target.nodeId);
    if (!node) return;
    if (typeof data === "string" && isLevel(event)) {
      // What a component has to say for itself, such as a refused upload.
      this.#feedback.toast({ level: event, title: TITLES[event], message: data, duration: 10, visible: true });
    }
    const isChanged = node.take(patch);
    if (event !== null) this.#dispatcher.trigger(node.id, event, data);
    if (isChanged) this.#dispatcher.trigger(node.id, "change");
  }
}

function isLevel(event: string | null): event is keyof typeof TITLES {
  return event !== null && Object.hasOwn(TITLES, event);
}

export { ElementRegistry };
