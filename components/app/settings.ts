/** "Settings": what a visitor may choose for the page. */

import { html } from "lit";
import { LANGUAGE_COOKIE, LANGUAGES } from "../../src/protocol/languages.ts";
import type { GradioEvent } from "../shared/gradio-event.ts";
import { assignProps } from "../shared/assign-props.ts";
import type { GradioElement } from "../shared/gradio-element.ts";
import { speech, word } from "../shared/words.ts";
import { choices, openDialog } from "./dialog.ts";
import type { ElementRegistry } from "./element-registry.ts";
import { languageNames } from "./language-names.ts";
import type { PageConfig, RunningApp } from "./running-app.ts";

const MODES = ["Light", "Dark", "System"] as const;
type Mode = (typeof MODES)[number];

/** The same in all languages, so that who does not read this one finds the way out of it. */
const NAME = "Language";

/** Opens the dialog. */
export async function showSettings(app: RunningApp, registry: ElementRegistry): Promise<void> {
  const languages = [...new Set([...LANGUAGES, ...Object.keys(pageConfig().i18n_translations ?? {})])];
  const list = await registry.create("dropdown", document.body);
  let redraw = (): void => {};
  const choose = async (language: string): Promise<void> => {
    keep(language);
    await app.speak(language);
    redraw();
  };
  list?.addEventListener("gradio", ({ patch }: GradioEvent) => {
    if (typeof patch["value"] === "string") void choose(patch["value"]);
  });
  openDialog((again) => {
    redraw = again;
    if (list) show(list, languages);
    const pick = (mode: Mode): void => {
      paint(mode);
      redraw();
    };
    return {
      title: word("Settings"),
      body: html`<h3>${word("Display theme")}</h3>
        ${choices(word("Display theme"), MODES, { picked: painted(), pick, say: (mode) => word(mode) })}
        <h3>${word("Language")}</h3>
        ${list}`,
    };
  });
}

function pageConfig(): PageConfig {
  return Reflect.get(window, "gradio_config");
}

/** The list of languages, each by its own name. */
function show(list: GradioElement, languages: readonly string[]): void {
  const names = languageNames(languages);
  const value = languages.find((code) => code === speech.language) ?? "en";
  assignProps(list, { choices: names, value, label: NAME, showLabel: false, container: false });
}

/** For a year, and for this site's own pages. */
function keep(language: string): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}

/** The address says it, so that it holds for a reload and for whoever gets the link. */
function painted(): Mode {
  const wanted = new URLSearchParams(location.search).get("__theme");
  return MODES.find((mode) => mode.toLowerCase() === wanted) ?? "System";
}

function paint(mode: Mode): void {
  const address = new URL(location.href);
  if (mode === "System") address.searchParams.delete("__theme");
  else address.searchParams.set("__theme", mode.toLowerCase());
  history.replaceState(history.state, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}
