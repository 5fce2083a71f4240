/** What an author's script may use: the component's values, events, files and functions on the server. */

import type { FileData } from "../../src/protocol/file-data.ts";
import type { AuthorHost } from "../shared/author-host.ts";
import type { AuthorPage, HtmlHost } from "./props.ts";

/** The component as its script changes it. */
export interface Hands {
  readonly host: HtmlHost;
  readonly server: AuthorHost;
  /** Values by name, as the template was given them. */
  readonly values: Record<string, unknown>;
  readonly set: (name: string, value: unknown) => void;
}

/** What a script has asked to be told of. */
export class Watches {
  readonly #watches: { readonly names: ReadonlySet<string>; readonly callback: () => void }[] = [];

  add(names: string | readonly string[], callback: () => void): void {
    this.#watches.push({ names: new Set([names].flat()), callback });
  }

  /** These values came from a function, and are drawn. */
  tell(names: ReadonlySet<string>): void {
    for (const { names: watched, callback } of this.#watches) {
      if (![...names].some((name) => watched.has(name))) continue;
      try {
        callback();
      } catch (error) {
        reportError(error);
      }
    }
  }
}

/** Everything that a script is called with. */
export function authorPage({ host, server, values, set }: Hands, watches: Watches): AuthorPage {
  return {
    element: host.inner,
    trigger: (event, data = {}) => host.say(event, data, {}),
    props: new Proxy(values, {
      set(_, name, value) {
        set(String(name), value);
        return true;
      },
    }),
    server: Object.fromEntries(
      host.serverFns.map((name) => [name, (...args: unknown[]) => server.call(name, args)] as const),
    ),
    upload: (file) => uploadFile(file, host),
    watch: (names, callback) => watches.add(names, callback),
  };
}

async function uploadFile(file: File, host: HtmlHost): Promise<FileData> {
  if (!host.upload) throw new Error("There is nowhere to upload to.");
  try {
    const [stored] = await host.upload([file], () => {});
    if (!stored) throw new Error("The upload failed: the server answered something else than a path.");
    return stored;
  } catch (error) {
    host.say("error", error instanceof Error ? error.message : String(error), {});
    throw error;
  }
}
