/**
 * Serves a built Worker on workerd, without the proxy that `wrangler dev` puts in front of it. A process of its own:
 * told what to serve in its first argument, it ends with its parent.
 */

import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions as workerOptionsOf } from "wrangler";

/** What to serve. */
export interface Hosted {
  /** The project's `wrangler.json`. */
  readonly config: string;
  /** The built Worker. */
  readonly script: string;
  /** Folder for what the Worker stores. */
  readonly state: string;
  readonly port: number;
  /** Text bindings. */
  readonly texts: Readonly<Record<string, string>>;
}

async function serve({ config, script, state, port, texts }: Hosted): Promise<Miniflare> {
  const { workerOptions } = workerOptionsOf(config);
  const options = convertV4MiniflareOptions({
    host: "127.0.0.1",
    port,
    cf: false,
    workers: [
      {
        ...workerOptions,
        bindings: texts,
        modules: [{ type: "ESModule", path: script }],
      },
    ],
  });
  const miniflare = new Miniflare({ ...options, resourcePersistencePath: state });
  await miniflare.ready;
  return miniflare;
}

const hosted = JSON.parse(process.argv[2] ?? "") as Hosted; // given by startWorker
const miniflare = await serve(hosted);
const end = (): void => void miniflare.dispose().finally(() => process.exit(0));
process.stdin.on("end", end).resume();
process.on("SIGTERM", end);
