/** What the build made for the browser. */

import manifest from "virtual:client-manifest";

/** A script with what it imports, as paths from the app's root. */
export interface ClientScript {
  script: string;
  imports: string[];
}

export interface ClientManifest {
  /** The script of the app's own page. */
  app: ClientScript;
  /** The script of foreign pages. */
  embed: ClientScript;
  /** The page about the queue. */
  monitoring: ClientScript & { style: string };
  /** By component type. */
  components: Record<string, ClientScript & { style: string | null }>;
}

export const client: ClientManifest = manifest;
