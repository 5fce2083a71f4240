/** What the harness tells the app when it starts it. */

import { env } from "cloudflare:workers";
import type { Faults, Settings } from "../orders.ts";

declare global {
  namespace Cloudflare {
    interface Env {
      /** As JSON. */
      SETTINGS: string;
      /** The faults to begin with, as JSON. */
      FAULTS: string;
      /** Address of whoever counts starts. */
      WITNESS: string;
    }
  }
}

export const settings = JSON.parse(env.SETTINGS) as Settings; // written by the harness
export const firstFaults = JSON.parse(env.FAULTS) as Partial<Faults>; // written by the harness
export const witness = env.WITNESS;
