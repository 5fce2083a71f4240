/** One app in one root: nodes, events, the line to the server. */

import type { Config, RenderConfig } from "../../src/protocol/config.ts";
import { CUSTOM_BUTTON_CLICK, isShownButton } from "../../src/protocol/custom-button.ts";
import type { AuthorHosts } from "../shared/author-host.ts";
import type { ElementMaker } from "../shared/element-maker.ts";
import type { GradioEvent } from "../shared/gradio-event.ts";
import { GradioElement } from "../shared/gradio-element.ts";
import type { Uploader } from "../shared/upload.ts";
import { AppNode } from "./app-node.ts";
import { Connection, newId } from "./connection.ts";
import { Dispatcher } from "./dispatcher.ts";
import type { ElementRegistry } from "./element-registry.ts";
import type { EventLine } from "./event-line.ts";
import { Feedback } from "./feedback.ts";
import type { TabKeeper, TabMemory } from "./tab-keeper.ts";
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
  | "i18n_translations"
  | "js"
  | "layout"
  | "max_file_size"
  | "root"
  | "title"
> & {
  /** The language that the server has drawn the page in. */
  readonly language?: string;
  /** Components whose text is a word of the house. */
  readonly own_words?: readonly number[];
  /** The newest pass of each render. */
  renders?: Map<number, RenderConfig>;
};

export class RunningApp {
  readonly #config: PageConfig;
  readonly #host: HTMLElement;
  readonly #registry: ElementRegistry;
  readonly #nodes: readonly AppNode[];
  readonly #byId: Map<number, AppNode>;
  readonly #feedback: Feedback;
  readonly #connection: Connection;
  readonly #dispatcher: Dispatcher;
  readonly #ready = Promise.withResolvers<void>();
  /** Key of this app in the tab's storage. */
  readonly #name: string;
  /** What the tab was doing before its page was reloaded. */
  readonly #memory: TabMemory | null;
  #keeper: Promise<TabKeeper | null> | null = null;
  /** Until earlier values are put back, nothing that happens is news. */
  #isRestoring: boolean;

  /** `host` holds the app's components, and its toasts. */
  constructor(config: PageConfig, host: HTMLElement, registry: ElementRegistry) {
    this.#config = config;
    this.#host = host;
    this.#registry = registry;
    this.#feedback = new Feedback(host, registry);
    this.#nodes = viewsOf(config).map((view) => new AppNode(view, null, registry));
    this.#byId = new Map(this.#nodes.flatMap((node) => [...node.all()]).map((node) => [node.id, node] as const));
    // Elements know no network; those that need it declare properties for this.
    for (const node of this.#byId.values()) node.take(this.#equipment(`component-${node.id}`));
    // The number is the format's: code of another version must not read what this one has written.
    this.#name = `gradio-workers/1 ${config.root}${location.pathname} ${indexOf(host)}`;
    this.#memory = recall(this.#name, config.app_id);
    this.#isRestoring = this.#memory !== null;
    // Listeners of renders may be under way too.
    for (const { dependencies } of this.#memory?.renders ?? []) config.dependencies.push(...dependencies);
    this.#connection = new Connection({
      root: config.root,
      session: this.#memory?.session ?? newId(),
      openLine: (connection) => this.#openLine(connection),
    });
    this.#dispatcher = new Dispatcher({
      config,
      nodes: this.#byId,
      connection: this.#connection,
      feedback: this.#feedback,
      ready: this.#ready.promise,
      onChange: (when) => this.#remember(when),
      onRendered: (render) => this.#render(render),
      onJoined: (run) => void this.#keep((keeper) => keeper.announce(run)),
    });
    // At once, so that the server knows that the page is back.
    if (this.#memory) this.#dispatcher.takeUp(this.#memory);
  }

  /** All components that there are now. */
  get nodes(): Iterable<AppNode> {
    return this.#byId.values();
  }

  /** Takes over the server's markup in `column`, then starts. */
  async hydrate(column: HTMLElement): Promise<void> {
    await this.#beginToSpeak();
    const drawn = column.querySelectorAll<HTMLElement>("[data-node]");
    await this.#registry.load([...drawn].map(({ localName }) => localName.slice("gr-".length)));
    this.#listen(column);
    for (const node of this.#nodes) node.hydrate(column);
    await this.#start();
  }

  /** Draws everything into `column`, then starts. */
  async mount(column: HTMLElement): Promise<void> {
    await this.#beginToSpeak();
    this.#listen(column);
    for (const node of this.#nodes) await node.mount(column, null);
    await this.#start();
  }

  /** Ends the app's session. */
  stop(): void {
    this.#connection.leave();
    void this.#keeper?.then((keeper) => keeper?.close());
  }

  /** Says everything in another language. What visitors have entered stays. */
  async speak(language: string): Promise<void> {
    const { speakIn } = await import("./speech.ts");
    await speakIn(language, { config: this.#config, host: this.#host, nodes: this.#byId, registry: this.#registry });
  }

  /** English needs nothing, as long as the author has no texts of more languages. An embed follows the browser. */
  async #beginToSpeak(): Promise<void> {
    const { language = navigator.language, i18n_translations: texts } = this.#config;
    if (texts || !language.startsWith("en")) await this.speak(language);
  }

  #listen(column: HTMLElement): void {
    for (const node of this.#nodes) node.ground = { host: column, nodes: this.#nodes };
    column.addEventListener("gradio", (event) => this.#onEvent(event));
    addEventListener("pagehide", (event) => {
      // A page kept for the back button may come back.
      if (!event.persisted) this.#connection.leave();
    });
  }

  /** The first drawing is over once every element has had its update. */
  async #start(): Promise<void> {
    await this.#drawn();
    if (this.#config.connect_heartbeat) void this.#connection.stayPresent();
    if (this.#memory) await this.#restore(this.#memory);
    this.#ready.resolve();
    if (!this.#memory) this.#dispatcher.trigger(this.#config.layout.id, "load");
    this.#host.dispatchEvent(new CustomEvent("render", { bubbles: true, composed: true }));
    this.#host.dataset["ready"] = "";
  }

  /** Puts back what the page showed before it was reloaded, and goes on. */
  async #restore({ values, renders = [] }: TabMemory): Promise<void> {
    for (const render of renders) await this.#render(render);
    for (const [id, patch] of Object.entries(values)) await this.#byId.get(Number(id))?.update(patch);
    await this.#drawn();
    this.#isRestoring = false;
    const isOwn = await this.#keep((keeper) => keeper.claim());
    this.#dispatcher.goOn({ isMirror: isOwn === false });
    // What was too large to be kept is made anew.
    const { dependencies, layout } = this.#config;
    const missing = dependencies.filter(({ render_id: id }) => id !== null && !this.#config.renders?.has(id));
    this.#dispatcher.start(missing, "load", { triggerId: layout.id, data: null });
  }

  /** What elements may ask the app for. `script` is the module of their author. */
  #equipment(script: string): Record<string, unknown> {
    const { root, app_id: version, max_file_size: limit } = this.#config;
    const upload: Uploader = async (files, onProgress) => {
      const { createUploader } = await import("../shared/upload.ts");
      return createUploader(root, limit)(files, onProgress);
    };
    const author: AuthorHosts = (id) => ({
      module: () => import(/* @vite-ignore */ `${root}/gradio_api/js/${script}.js?v=${version}`),
      call: async (name, args) => {
        const { callComponent } = await import("./component-call.ts");
        return callComponent(this.#connection, { id, name, args, nodes: this.#byId });
      },
    });
    const create: ElementMaker = (type, host) => this.#registry.create(type, host);
    return { upload, author, create };
  }

  /** Puts into a container what its render has made. */
  async #render(render: RenderConfig): Promise<void> {
    const { showPass } = await import("./rendering.ts");
    await showPass(render, {
      config: this.#config,
      nodes: this.#byId,
      registry: this.#registry,
      connection: this.#connection,
      dispatcher: this.#dispatcher,
      isRestoring: this.#isRestoring,
      equipment: (script) => this.#equipment(script),
    });
  }

  /** Settles when every element has had its update. */
  async #drawn(): Promise<void> {
    const elements = [...this.#byId.values()].flatMap(({ element }) => element ?? []);
    await Promise.all(elements.map((element) => element.updateComplete));
  }

  #remember(when: "now" | "soon"): void {
    if (this.#isRestoring || (!this.#keeper && this.#dispatcher.underway().runs.length === 0)) return;
    void this.#keep((keeper) => keeper.note(when));
  }

  async #openLine(connection: Connection): Promise<EventLine> {
    const { EventLine } = await import("./lasting.ts");
    return new EventLine(connection, {
      onLost: (nextTry) => this.#feedback.outage({ nextTry, retry: () => void connection.retry() }),
      onFound: () => this.#feedback.outage(null),
    });
  }

  /** Uses the tab's keeper, whose code comes with the first run. Without it the page works, but forgets. */
  async #keep<T>(use: (keeper: TabKeeper) => T): Promise<Awaited<T> | null> {
    this.#keeper ??= this.#openKeeper();
    const keeper = await this.#keeper;
    // Offline since the page was opened: the next run asks again.
    if (!keeper) this.#keeper = null;
    return keeper && (await use(keeper));
  }

  async #openKeeper(): Promise<TabKeeper | null> {
    const lasting = await import("./lasting.ts").catch(() => null);
    return (
      lasting &&
      new lasting.TabKeeper({
        name: this.#name,
        config: this.#config,
        session: this.#connection.session,
        tab: this.#memory?.tab ?? newId(),
        nodes: () => this.#byId.values(),
        underway: () => this.#dispatcher.underway(),
        onJoined: (run) => this.#dispatcher.takeUp({ runs: [run], deferred: [] }),
      })
    );
  }

  #onEvent({ target, event, data, patch }: GradioEvent): void {
    if (!(target instanceof GradioElement)) return;
    const node = this.#byId.get(target.nodeId);
    if (!node) return;
    if (typeof data === "string" && isLevel(event)) {
      // What a component has to say for itself, such as a refused upload.
      const title = event.charAt(0).toUpperCase() + event.slice(1);
      this.#feedback.toast({ level: event, title, message: data, duration: 10, visible: true });
    }
    const isChanged = node.take(patch);
    if (this.#isRestoring) return;
    if (event === CUSTOM_BUTTON_CLICK && isShownButton(data)) this.#dispatcher.trigger(data.id, "click");
    else if (event !== null) this.#dispatcher.trigger(node.id, event, data);
    if (isChanged) this.#dispatcher.trigger(node.id, "change");
  }
}

/** What this tab was doing in this app when its page went away; null if nothing was under way. */
function recall(name: string, app: string): TabMemory | null {
  try {
    const memory: TabMemory | null = JSON.parse(sessionStorage.getItem(name) ?? "null");
    return memory?.app === app ? memory : null;
  } catch {
    // The browser forbids storage, or holds what is no JSON.
    return null;
  }
}

/** Which of the page's apps this is. */
function indexOf(host: HTMLElement): number {
  const root = host.getRootNode();
  const app = root instanceof ShadowRoot ? root.host : host;
  return [...document.querySelectorAll("gradio-app")].findIndex((each) => each === app);
}

function isLevel(event: string | null): event is "error" | "warning" | "info" {
  return /^(error|warning|info)$/.test(event ?? "");
}
