import type { Context } from "hono";
import { apiInfo, type ApiScope } from "../src/config/api-info.ts";
import { buildConfig, type SharedConfig } from "../src/config/build-config.ts";
import type { App } from "../src/core/app.ts";
import type { Definition, Device } from "../src/core/component.ts";
import { SetupError } from "../src/core/errors.ts";
import type { FileAccess } from "../src/core/files.ts";
import { idsInOurWords } from "../src/core/own-words.ts";
import type { PlantedListener } from "../src/core/planted-listener.ts";
import type { ServerSide } from "../src/core/server-side.ts";
import { prepare, type PreparedApp } from "../src/core/tree.ts";
import type { ApiInfo } from "../src/protocol/api-info.ts";
import { camelCase, renameKeys } from "../src/protocol/case.ts";
import type { Config } from "../src/protocol/config.ts";
import type { WorkerEnv } from "./env.ts";

/** One app as the Worker serves it: everything that is the same for all visitors, worked out once an isolate. */
export class Site {
  readonly prepared: PreparedApp;
  /** The kinds of components that the app has, by type. */
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Numbers of the components whose text is a word of the house. */
  readonly ownWords: readonly number[];
  #config: Promise<SharedConfig> | undefined;

  constructor(app: App) {
    this.prepared = prepare(app);
    this.ownWords = idsInOurWords(this.prepared.components);
    const components = [...this.prepared.components.values(), ...(this.prepared.pages?.added ?? [])];
    this.definitions = new Map(components.map(({ definition }) => [definition.type, definition]));
  }

  get app(): App {
    return this.prepared.app;
  }

  /** The config without what differs by visitor. */
  config(): Promise<SharedConfig> {
    this.#config ??= buildConfig(this.prepared, NO_FILES);
    return this.#config;
  }

  /** The config as a visitor gets it. */
  async configFor(root: string): Promise<Config> {
    return { ...(await this.config()), root, username: null };
  }

  /** The config of one page as a visitor gets it; undefined where there is none. */
  async pageFor(root: string, path: string): Promise<Config | undefined> {
    const config = await this.configFor(root);
    return this.prepared.pages ? this.prepared.pages.at(config, path) : config;
  }

  /** What the page may ask the visitor's browser for: what its components use; all of it where it has code of its own. */
  get devices(): ReadonlySet<Device> {
    const { components, listeners, app, engine } = this.prepared;
    const { js, head } = app.launchOptions;
    if (engine || js !== undefined || head !== undefined || listeners.some((listener) => listener.js !== null)) {
      return new Set(["camera", "microphone"]);
    }
    return new Set([...components.values()].flatMap(({ definition, props }) => definition.devices?.(props) ?? []));
  }

  /** What a component's own code may use of the server, for whoever calls. */
  lend(c: Context<WorkerEnv>, { session, id }: { session: unknown; id: number | null }): ServerSide {
    const { root, queue } = c.var;
    const changes = async (): Promise<Record<string, unknown>> =>
      typeof session === "string" && id !== null ? renameKeys(await queue.overrides(session, id), camelCase) : {};
    return { bucket: c.env.FILES, files: queue, components: this.prepared.components, root, session, changes };
  }

  /** The config with the values of the link that the address names, if it names one and the app makes some. */
  async opened(c: Context<WorkerEnv>, config: Config): Promise<Config> {
    const link = c.req.query("deep_link");
    const opener = link ? [...this.definitions.values()].find(({ openLink }) => openLink) : undefined;
    return opener?.openLink?.(link ?? "", config, this.lend(c, { session: null, id: null })) ?? config;
  }

  async info(scope: ApiScope): Promise<ApiInfo> {
    return apiInfo(this.prepared, await this.config(), scope);
  }

  /** The function with this number; undefined if there is none that runs on the server. */
  listener(id: number): PlantedListener | undefined {
    const listener = this.prepared.listeners[id];
    return listener?.fn ? listener : undefined;
  }

  /** The function that the API knows by this name. Private ones have no name out there. */
  endpoint(name: string): PlantedListener | undefined {
    return this.prepared.listeners.find(
      (listener) => listener.fn !== null && listener.apiName === name && listener.apiVisibility !== "private",
    );
  }
}

/** Initial values are written down in the app; they may be addresses, not bytes. */
const NO_FILES: FileAccess = {
  open() {
    throw new SetupError("An initial value cannot be a visitor's file.");
  },
  async store(source) {
    if (typeof source === "string" && /^(https?|data):/.test(source)) {
      return { path: null, url: source, orig_name: null, meta: { _type: "gradio.FileData" } };
    }
    throw new SetupError("An initial file must be an http(s) or data URL.");
  },
};
