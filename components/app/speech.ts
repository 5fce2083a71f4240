/** Another language for an app that runs: what was drawn is drawn again in its words, and what is typed stays. */

import { readMarkers, finder } from "../../src/protocol/i18n.ts";
import { chooseLanguage, directionOf, LANGUAGES } from "../../src/protocol/languages.ts";
import { assignProps } from "../shared/assign-props.ts";
import type { Word } from "../shared/languages/english.ts";
import { wordsOf } from "../shared/languages/load.ts";
import { speak, word } from "../shared/words.ts";
import type { AppNode } from "./app-node.ts";
import type { ElementRegistry } from "./element-registry.ts";
import { readingIn } from "./reading.ts";
import type { PageConfig } from "./running-app.ts";

/** The app that is to speak. */
export interface Speaker {
  readonly config: PageConfig;
  readonly host: HTMLElement;
  readonly nodes: ReadonlyMap<number, AppNode>;
  readonly registry: ElementRegistry;
}

/** Says everything in this language, or in the one that comes closest. */
export async function speakIn(wanted: string, speaker: Speaker): Promise<void> {
  const { config, host, nodes, registry } = speaker;
  const translations = config.i18n_translations;
  const language = chooseLanguage([wanted], [...Object.keys(translations ?? {}), ...LANGUAGES]);
  const direction = directionOf(language);
  const words = await wordsOf(language);
  const before = new Map([...nodes.values()].map((node) => [node, node.props] as const));
  speak({ language, words, textDirection: direction === "rtl" ? "auto" : "ltr" });
  registry.reading = readingIn(language, { translations, ownWords: config.own_words ?? [] });
  for (const [node, props] of before) sayAgain(node, props);
  const page = host.closest<HTMLElement>("gradio-app") ? document.documentElement : host;
  page.lang = language;
  page.dir = direction;
  if (page !== host) document.title = readMarkers(config.title, finder(translations ?? {}, language));
  for (const part of host.querySelectorAll<HTMLElement>("[data-word]")) {
    part.textContent = word(part.dataset["word"] as Word); // the server has written it
  }
  dispatchEvent(new Event("languagechange"));
}

/** Gives an element the options that read otherwise now, and those alone: it may know more of the others. */
function sayAgain(node: AppNode, before: Readonly<Record<string, unknown>>): void {
  if (!node.element) return;
  const changed = Object.entries(node.props).filter(([name, value]) => value !== before[name]);
  assignProps(node.element, Object.fromEntries(changed));
  node.element.requestUpdate();
  node.adoptChildren();
}
