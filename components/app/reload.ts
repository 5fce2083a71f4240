/**
 * The script of a page whose app is being worked on: it loads the page anew when the app was saved, and puts back what the
 * visitor had entered. It shares no module with the page, which so weighs nothing more.
 */

import type { AppNode } from "./app-node.ts";
import type { PageApp } from "./page-app.ts";

/** One component as the page before this one had it. */
interface Kept {
  readonly type: string;
  /** What the author calls it, by which it is known again. */
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly focus: Focus | null;
}

/** Where the visitor was. */
interface Focus {
  /** Place among the fields of its component. */
  readonly field: number;
  readonly selection: readonly [number, number] | null;
}

/** A component that the visitor may find as it was left. */
type Left = Omit<Kept, "type" | "name">;

const KEY = `gradio-workers/dev ${location.pathname}`;
/** What visitors change themselves; all else is the author's, who may just have changed it. */
const ENTERED = ["value", "open", "selected"];
const FIELDS = "input, textarea, select, button, [contenteditable], [tabindex]";
/** Milliseconds in which renders may draw what was there before. */
const PATIENCE = 5000;

class Follower {
  /** The build that the page is of. */
  readonly #build = document.querySelector<HTMLElement>("script[data-build]")?.dataset["build"];
  readonly #notice = new Notice();

  follow(): void {
    const root = document.querySelector("gradio-app") ? String(Reflect.get(window, "gradio_config").root) : "";
    const source = new EventSource(`${root}/gradio_api/dev/reload`);
    source.addEventListener("build", ({ data }: MessageEvent<string>) => this.#onBuild(JSON.parse(data)));
    source.addEventListener("failure", ({ data }: MessageEvent<string>) => this.#notice.show(JSON.parse(data)));
    source.addEventListener("mended", () => this.#notice.hide());
  }

  #onBuild(build: string): void {
    if (this.#build !== build) this.#renew();
  }

  #renew(): void {
    const app = runningApp();
    const kept = app
      ? [...app.nodes].map(keep).filter(({ values, focus }) => focus || Object.keys(values).length > 0)
      : [];
    try {
      sessionStorage.setItem(KEY, JSON.stringify(kept));
    } catch {
      // Too large, or forbidden: the page starts empty.
    }
    location.reload();
  }
}

function runningApp(): PageApp["running"] {
  return document.querySelector<PageApp>("gradio-app")?.running ?? null;
}

function keep(node: AppNode): Kept {
  const entered = Object.entries(node.changes()).filter(([name]) => ENTERED.includes(name));
  return { type: node.type, name: nameOf(node), values: Object.fromEntries(entered), focus: focusIn(node.element) };
}

function nameOf({ props }: AppNode): string {
  return String(props["elemId"] || props["label"] || "");
}

function focusIn(element: HTMLElement | null): Focus | null {
  const active = document.activeElement;
  if (!element || !active) return null;
  const field = [...element.querySelectorAll(FIELDS)].indexOf(active);
  if (field < 0) return null;
  const { selectionStart: from = null, selectionEnd: to = null } = active as Partial<HTMLInputElement>; // or has none
  return { field, selection: from === null || to === null ? null : [from, to] };
}

/** Puts back what the page before this one had. What was renamed is known by its place among its kind. */
async function restore(): Promise<void> {
  const kept: Kept[] = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
  sessionStorage.removeItem(KEY);
  const app = runningApp();
  if (!app || kept.length === 0) return;
  const given = new Set<AppNode>();
  const giveBack = (isSame: (node: AppNode, kept: Kept) => boolean): void => {
    for (const one of [...kept]) {
      const node = [...app.nodes].find((each) => !given.has(each) && each.type === one.type && isSame(each, one));
      if (!node) continue;
      given.add(node);
      kept.splice(kept.indexOf(one), 1);
      void putBack(node, one);
    }
  };
  giveBack((node, { name }) => nameOf(node) === name);
  giveBack(() => true);
  if (kept.length === 0) return;
  // The rest stood in renders, which are drawn a little later.
  const watcher = new MutationObserver(() => giveBack((node, { name }) => nameOf(node) === name));
  watcher.observe(document, { childList: true, subtree: true });
  setTimeout(() => watcher.disconnect(), PATIENCE);
}

async function putBack(node: AppNode, { values, focus }: Left): Promise<void> {
  await node.update(values);
  await node.element?.updateComplete;
  if (!focus) return;
  const field = node.element?.querySelectorAll<HTMLInputElement>(FIELDS)[focus.field];
  field?.focus({ preventScroll: true });
  if (focus.selection) field?.setSelectionRange(...focus.selection);
}

/** What is wrong with the app, over the page of the one before. */
class Notice {
  readonly #host = document.createElement("div");
  readonly #text = document.createElement("pre");

  constructor() {
    const root = this.#host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(NOTICE_STYLE);
    root.adoptedStyleSheets = [sheet];
    const title = document.createElement("strong");
    title.textContent = "The new version of the app does not work";
    const close = document.createElement("button");
    close.textContent = "Close";
    close.addEventListener("click", () => this.hide());
    root.append(title, close, this.#text);
    this.#host.id = "gradio-dev-notice";
    this.#host.setAttribute("role", "alert");
  }

  show(text: string): void {
    this.#text.textContent = text;
    document.body.append(this.#host);
  }

  hide(): void {
    this.#host.remove();
  }
}

const NOTICE_STYLE = `
  :host {
    position: fixed; z-index: 10000; inset: auto 1rem 1rem; max-height: 60vh; overflow: auto; padding: 0.75rem 1rem;
    border-radius: 0.5rem; background: #450a0a; color: #fff; font: 14px/1.5 system-ui, sans-serif;
    box-shadow: 0 4px 24px rgb(0 0 0 / 40%);
  }
  pre { margin: 0.5rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.5 ui-monospace, monospace; }
  button { float: inline-end; padding: 0 0.5rem; border: 1px solid; border-radius: 0.25rem; background: none; color: inherit; font: inherit; }
  button:focus-visible { outline: 2px solid #fff; outline-offset: 2px; }
`;

/** Settles when the app listens; at once where there is none. */
async function appIsReady(): Promise<void> {
  const host = document.querySelector<HTMLElement>("gradio-app");
  if (!host || host.dataset["ready"] !== undefined) return;
  await new Promise((resolve) => host.addEventListener("render", resolve, { once: true }));
}

// Not awaited here: a module that waits would have all others cut into smaller ones.
void appIsReady()
  .then(restore)
  .then(() => new Follower().follow());
