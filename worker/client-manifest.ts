/** What the build made for the browser. */

import manifest from "virtual:client-manifest";
import type { PageStyles } from "../src/core/page-theme.ts";

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

/** What all pages of an app are drawn with. */
export interface PageLook extends PageStyles {
  readonly components: ClientManifest["components"];
  /** Style sheets of components, by type. */
  readonly styles: Readonly<Record<string, string>>;
}

/** All of it but the components, which are read from the assets. */
export const client: Omit<ClientManifest, "components"> = manifest;
