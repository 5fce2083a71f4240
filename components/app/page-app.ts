import { openDialogs } from "./dialogs.ts";
import { ElementRegistry, type ElementAssets } from "./element-registry.ts";
import { type PageConfig, RunningApp } from "./running-app.ts";

/** `<gradio-app>` on an app's own page: the server has drawn it, the script takes it over. */
export class PageApp extends HTMLElement {
  running: RunningApp | null = null;

  connectedCallback(): void {
    void this.#takeOver();
  }

  async #takeOver(): Promise<void> {
    const column = this.querySelector<HTMLElement>("main > .column");
    if (!column) return;
    const config: PageConfig = Reflect.get(window, "gradio_config");
    const assets: Record<string, ElementAssets> = JSON.parse(this.querySelector("#gradio-assets")?.textContent ?? "{}");
    const registry = new ElementRegistry(assets, document.baseURI);
    const styled = document.querySelector<HTMLStyleElement>("style[data-components]")?.dataset["components"] ?? "";
    registry.markStyled(document, styled.split(" "));
    const app = new RunningApp(config, this, registry);
    this.running = app;
    openDialogs(this, app, registry);
    await app.hydrate(column);
    if (config.js === null) return;
    const module: { default: () => unknown } = await import(
      /* @vite-ignore */ `${config.root}/gradio_api/js/page.js?v=${config.app_id}`
    );
    await module.default();
  }
}
