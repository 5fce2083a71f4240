/** Tries faults for as long as a test may take. */

import { describe, it } from "vitest";
import type { Fault } from "./fault.ts";
import { tellRow } from "./report.ts";

const SEED = Math.floor(Math.random() * 1_000_000);

export function smoke(faults: readonly Fault[]): void {
  describe(`the queue, with seed ${SEED},`, () => {
    it.for(faults.map((fault) => [fault.id, fault.name, fault] as const))(
      "keeps its promises under %s: %s",
      async ([id, , fault], { expect }) => {
        const row = await fault.run("smoke", SEED);
        const told = tellRow(row, `npm run faults -- --smoke --only ${id} --seed ${SEED}`);
        expect(row.isPassed, told).toBe(true);
      },
    );
  });
}
