import { describe, it } from "vitest";
import { MATRIX } from "./matrix.ts";
import { tellRow } from "./report.ts";

const SEED = Math.floor(Math.random() * 1_000_000);

describe(`the queue, with seed ${SEED},`, () => {
  it.for(MATRIX.map((fault) => [fault.id, fault.name, fault] as const))(
    "keeps its promises under %s: %s",
    async ([id, , fault], { expect }) => {
      const row = await fault.run("smoke", SEED);
      const told = tellRow(row, `npm run faults -- --smoke --only ${id} --seed ${SEED}`);
      expect(row.isPassed, told).toBe(true);
    },
  );
});
