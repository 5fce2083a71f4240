import type { ElementRegistry } from "./element-registry.ts";
import type { RunningApp } from "./running-app.ts";

/** Opens what the footer offers; its code and styles come when it is asked for. */
export function openDialogs(root: ParentNode, app: RunningApp, registry: ElementRegistry): void {
  const view = new URLSearchParams(location.search).get("view");
  const offer = (name: string, selector: string, show: () => Promise<void>): void => {
    const button = root.querySelector<HTMLButtonElement>(selector);
    button?.addEventListener("click", async () => {
      await registry.loadStyle("app", document);
      await show();
    });
    if (view === name) button?.click();
  };
  offer("api", "button.show-api", async () => (await import("./api-docs.ts")).showApiDocs());
  offer("settings", "button.settings", async () => (await import("./settings.ts")).showSettings(app, registry));
}
