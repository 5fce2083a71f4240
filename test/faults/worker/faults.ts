/** What goes wrong inside of the Worker. The harness changes it while the Worker runs. */

import { CRASH_POINT, type Faults } from "../orders.ts";
import { firstFaults } from "./settings.ts";

export const faults: Faults = {
  clock: 0,
  crash: null,
  storage: null,
  bucket: null,
  failingAlarms: 0,
  partition: null,
  ...firstFaults,
};

/** Stops the process dead: says so, then never comes back. The harness kills it. */
export function stopDead(): never {
  console.log(CRASH_POINT);
  for (;;);
}

const realNow = Date.now.bind(Date);

/** All code of the Worker asks this clock. */
export function bendClock(): void {
  Date.now = () => realNow() + faults.clock;
}
