/** An app as an author built it: a tree of components, its options, and how it is served. */

import type { Translations } from "../protocol/i18n.ts";
import type { Component } from "./component.ts";
import type { Context } from "./context.ts";
import { SetupError } from "./errors.ts";
import type { FlaggedLog } from "./flagged-log.ts";
import { createAppTrigger, type Trigger } from "./listener.ts";
import { isTheme, type PageTheme, PREBUILT_THEMES, type PrebuiltTheme } from "./page-theme.ts";
import { checkQueueOptions, type QueueOptions } from "./queue-options.ts";

/** What the app is. */
export interface AppOptions {
  /** Title of the browser tab. Default: "Gradio". */
  title?: string;
  /** Lets components with a `scale` take the window's height. */
  fillHeight?: boolean;
  /** Uses the window's full width. */
  fillWidth?: boolean;
  /** Seconds between sweeps, and the age in seconds at which files are deleted. Default: hourly, after a day. */
  deleteCache?: readonly [everySeconds: number, ageSeconds: number];
}

/** How the app is served: what Gradio's `launch()` fixes. */
export interface LaunchOptions {
  /** Bytes per uploaded file, or "5mb" (b, kb, mb, gb in powers of 1024). Default: 100 MB. */
  maxFileSize?: number | string;
  /** Shows visitors the text of any error, not only of `gr.Error`. Default: false. */
  showError?: boolean;
  /** How the page looks: a prebuilt theme by name, or one from `gradio-workers/themes`. Default: "default". */
  theme?: PageTheme | PrebuiltTheme;
  /**
   * Extra style sheets of the page. A file of yours is imported as a text: `import sheet from "./app.css"`; `wrangler.toml` has a
   * rule for it.
   */
  css?: string | readonly string[];
  /** Runs in the page once it is ready: source of a function, or a self-contained function. */
  js?: string | ((...args: never[]) => unknown);
  /** Extra elements of the page's head. */
  head?: string;
  /** Links at the foot of the page; an empty list hides it. Default: all. */
  footerLinks?: readonly ("api" | "gradio" | "settings")[];
  /** Your texts in several languages: what `gr.I18n()` makes. */
  i18n?: { readonly translations: Translations };
  /** Origins whose pages may send this app's cookies, such as "https://example.com". Default: none. */
  allowedOrigins?: readonly string[];
  /**
   * Opens `/monitoring/{key}`, the state of the queue, to whoever knows this key of 16 characters or more. Keep it in a
   * secret of the Worker. Default: there is no such page.
   */
  monitoringKey?: string;
  /** Opens the log of what visitors have flagged to whoever knows its key: `gr.FlaggedLog({ key })`. Default: to nobody. */
  flaggedLog?: FlaggedLog;
}

/** The value that an `app.ts` exports. */
export interface App {
  /** "blocks", "interface" … */
  readonly mode: string;
  readonly options: AppOptions;
  readonly launchOptions: LaunchOptions;
  readonly queueOptions: QueueOptions;
  readonly children: readonly Component[];
  /** What the app's own listeners are declared on; the same for all variants of one app. */
  readonly owner: object;
  /** Runs when a visitor opens the page. */
  readonly load: Trigger<undefined>;
  /**
   * Runs on the server when a visitor has left: the page was closed, or was away for longer than `queue({ grace })` allows.
   * There is no page any more, so the function has no inputs and outputs, and `ctx.request` is empty.
   *
   * @example
   * app.unload((ctx) => console.log(`${ctx.session.hash} has left`));
   */
  unload(fn: (ctx: Context) => unknown): void;
  /**
   * Fixes how calls wait.
   *
   * @throws SetupError for an option that cannot be meant.
   *
   * @example
   * export default app.queue({ maxSize: 20, defaultConcurrencyLimit: 4 });
   */
  queue(options: QueueOptions): App;
  /**
   * Fixes how the app is served.
   *
   * @example
   * export default app.launch({ maxFileSize: "5mb", showError: true });
   */
  launch(options: LaunchOptions): App;
}

type AppParts = Omit<App, "queue" | "launch">;

/** Builds an app value from its tree. */
export function createApp(mode: string, options: AppOptions, children: readonly Component[]): App {
  const owner = {};
  const onUnload = createAppTrigger(owner, "unload");
  return fromParts({
    mode,
    options,
    children,
    owner,
    launchOptions: {},
    queueOptions: {},
    load: createAppTrigger(owner, "load"),
    unload: (fn) => void onUnload(fn, { apiVisibility: "private", showProgress: "hidden" }),
  });
}

function fromParts(parts: AppParts): App {
  return {
    ...parts,
    queue(options) {
      checkQueueOptions(options);
      return fromParts({ ...parts, queueOptions: { ...parts.queueOptions, ...options } });
    },
    launch(options) {
      if (options.monitoringKey !== undefined && options.monitoringKey.length < 16) {
        throw new SetupError("launch(): monitoringKey is a secret; give it at least 16 characters.");
      }
      if (options.theme !== undefined && !isTheme(options.theme)) {
        throw new SetupError(`launch(): there is no such theme. Names: ${PREBUILT_THEMES.join(", ")}.`);
      }
      return fromParts({ ...parts, launchOptions: { ...parts.launchOptions, ...options } });
    },
  };
}
