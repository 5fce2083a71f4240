import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "vitest";
import { DECLARED, readReasons } from "./declared.ts";
import { judge, staleDeclarations } from "./judge.ts";
import { tableOf } from "./table.ts";

const REQUEST = "wrong requests";
/** A difference that is declared, and beside it one that is not. */
const DECLARED_ROW = { name: "reset: an empty body", gradio: detail("a"), ours: detail("b") };

function detail(msg: string, status = 422): object {
  return { status, body: { detail: [{ msg }] } };
}

describe("a row", () => {
  it("is equal, whatever order its keys are in", ({ expect }) => {
    const row = { name: "x", gradio: { a: 1, b: [undefined] }, ours: { b: [null], a: 1 } };
    expect(judge("calls", row)).toMatchObject({ name: "calls › x", verdict: "equal", found: [] });
  });

  it("is different on purpose where that is declared", ({ expect }) => {
    expect(judge(REQUEST, DECLARED_ROW)).toMatchObject({
      verdict: "on purpose",
      declared: ["Details of a 422"],
      found: [],
    });
  });

  it("is different where it is not, also beside what is declared", ({ expect }) => {
    const judged = judge(REQUEST, { ...DECLARED_ROW, ours: detail("b", 400) });
    expect(judged).toMatchObject({
      verdict: "different",
      declared: ["Details of a 422"],
      found: [{ path: "status", gradio: 422, ours: 400 }],
    });
  });

  it("is different when one side is missing altogether", ({ expect }) => {
    expect(judge("calls", { name: "x", gradio: undefined, ours: [1] }).verdict).toBe("different");
  });
});

describe("the declared differences", () => {
  const reasons = readReasons();

  it("all have a row with a reason in docs/differences.md", ({ expect }) => {
    expect(DECLARED.map(({ what }) => what).filter((what) => !reasons.get(what))).toEqual([]);
  });

  it('have no row under "What goes over the wire" that is not declared', ({ expect }) => {
    const text = readFileSync(join(import.meta.dirname, "../../docs/differences.md"), "utf8");
    const [, section = ""] = /## What goes over the wire\n([^#]+)/.exec(text) ?? [];
    const rows = section.split("\n").filter((line) => line.startsWith("| "));
    const named = rows.slice(2).map((row) => row.slice(2, row.indexOf(" | ")));
    expect(named.length).toBeGreaterThan(0);
    const declared = DECLARED.map(({ what }) => what);
    expect(named.filter((what) => !declared.includes(what))).toEqual([]);
  });

  it("are told when nothing shows them any more", ({ expect }) => {
    const stale = staleDeclarations([judge(REQUEST, DECLARED_ROW)]);
    expect(stale).toContain("Pages of other origins");
    expect(stale).not.toContain("Details of a 422");
  });
});

describe("the table", () => {
  const rows = [
    judge("calls", { name: "same", gradio: 1, ours: 1 }),
    judge(REQUEST, DECLARED_ROW),
    judge("calls", { name: "other", gradio: { a: "x".repeat(500) }, ours: {} }),
    judge("calls", { name: "many", gradio: Array.from({ length: 20 }, (_, i) => i), ours: [] }),
  ];
  const options = { reasons: new Map([["Details of a 422", "It is so."]]), stale: [], showsEqual: true };

  it("has a line for each row, what differs below it, the reasons and the counts", ({ expect }) => {
    expect(tableOf(rows.slice(0, 3), options)).toMatchInlineSnapshot(`
      "equal       calls › same
      on purpose  wrong requests › reset: an empty body  (Details of a 422)
      DIFFERENT   calls › other
                    a
                      Gradio: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
                      ours:   nothing

      Different on purpose, with the reasons of docs/differences.md:
        Details of a 422 (1 row): It is so.

      3 rows: 1 equal, 1 different on purpose, 1 different."
    `);
  });

  it("leaves out what is equal, and all but the first details of a long list", ({ expect }) => {
    const text = tableOf(rows, { ...options, showsEqual: false });
    expect(text).not.toContain("equal       calls › same");
    expect(text).toContain("and 8 more");
    expect(text.endsWith("4 rows: 1 equal, 1 different on purpose, 2 different.")).toBe(true);
  });

  it("names declared differences that are gone", ({ expect }) => {
    expect(tableOf(rows, { ...options, stale: ["The icon"] })).toContain("not found any more: The icon.");
  });
});
