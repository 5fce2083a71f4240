import type { Config, Dependency } from "../../src/protocol/config.ts";

type Script = (...values: unknown[]) => unknown;

/** Listeners' own scripts. Each is a small module from our own server, so the page needs no `eval`. */
export class ClientScripts {
  readonly #app: Pick<Config, "app_id" | "root">;
  readonly #loaded = new Map<string, Promise<Script>>();

  /** Its version lets browsers keep scripts. */
  constructor(app: Pick<Config, "app_id" | "root">) {
    this.#app = app;
  }

  /** Runs a listener's script on the inputs. Answers what its function, or its outputs, get. */
  async run(dependency: Dependency, values: readonly unknown[]): Promise<unknown[]> {
    const script = await this.#load(dependency);
    const result = await script(...values);
    if (result === undefined) return [];
    if (Array.isArray(result)) return result;
    const slots = dependency.backend_fn ? dependency.inputs : dependency.outputs;
    return slots.length === 1 ? [result] : [];
  }

  #load({ id, module: name = `${id}` }: Dependency): Promise<Script> {
    const known = this.#loaded.get(name) ?? this.#fetch(name);
    this.#loaded.set(name, known);
    return known;
  }

  async #fetch(name: string): Promise<Script> {
    const module: { default: Script } = await import(
      /* @vite-ignore */ `${this.#app.root}/gradio_api/js/${name}.js?v=${this.#app.app_id}`
    );
    return module.default;
  }
}
