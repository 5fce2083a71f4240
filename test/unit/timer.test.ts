import { describe, it } from "vitest";
import { Timer } from "../../components/timer/definition.ts";
import { Textbox } from "../../components/textbox/definition.ts";
import { Blocks } from "../../src/authoring/blocks.ts";
import { SetupError } from "../../src/core/errors.ts";
import { prepare } from "../../src/core/tree.ts";
import { runCall, stepOf } from "../support/run-app.ts";

const clock = Timer({ value: 2 });
const text = Textbox();
clock.tick((seconds) => String(seconds), { inputs: clock, outputs: text });
text.submit((seconds) => Number(seconds), { inputs: text, outputs: clock });
const app = Blocks([text, clock]);

describe("a Timer", () => {
  it("is read as its seconds, also by a caller who leaves them out", async ({ expect }) => {
    expect((await stepOf(app, { data: [0.5] })).data).toEqual(["0.5"]);
    expect((await stepOf(app, { data: [null] })).data).toEqual(["2"]);
  });

  it("is set by a number of seconds", async ({ expect }) => {
    expect((await stepOf(app, { fnIndex: 1, data: ["0.2"] })).data).toEqual([0.2]);
    for (const wrong of ["0", "-1", "x", "1e12"]) {
      expect(await runCall(app, { fnIndex: 1, data: [wrong] })).toMatchObject({
        status: "failed",
        error: { error: expect.stringContaining("number of seconds between two ticks") },
      });
    }
  });

  it.for([0, -1, Number.NaN, Infinity, 2_147_484, "1", null])("refuses an interval of %s", (value, { expect }) => {
    expect(() => Timer({ value: value as number })).toThrow(SetupError);
  });

  it("shows no progress for its ticks, unless it is asked to", ({ expect }) => {
    const other = Timer();
    other.tick(() => {}, { showProgress: "minimal" });
    const shown = prepare(Blocks([text, clock, other])).listeners.map(({ targets, showProgress }) => [
      targets[0]?.[1],
      showProgress,
    ]);
    expect(shown).toEqual([
      ["tick", "hidden"],
      ["submit", "full"],
      ["tick", "minimal"],
    ]);
  });
});
