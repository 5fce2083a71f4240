import { describe, it } from "vitest";
import { isConditional, rangeOf, weigh, type Verdict } from "../../worker/files/conditions.ts";

const version = { etag: '"abc"', modified: new Date("2026-11-21T10:00:00.700Z") };
const SAME = "Sat, 21 Nov 2026 10:00:00 GMT";
const EARLIER = "Sat, 21 Nov 2026 09:59:59 GMT";

const TABLE: readonly (readonly [headers: Record<string, string>, verdict: Verdict])[] = [
  [{}, "send"],
  [{ "if-none-match": '"abc"' }, "not-modified"],
  [{ "if-none-match": 'W/"abc"' }, "not-modified"],
  [{ "if-none-match": '"x", W/"abc"' }, "not-modified"],
  [{ "if-none-match": "*" }, "not-modified"],
  [{ "if-none-match": '"x"' }, "send"],
  [{ "if-none-match": "abc" }, "send"],
  [{ "if-modified-since": SAME }, "not-modified"],
  [{ "if-modified-since": EARLIER }, "send"],
  [{ "if-modified-since": "yesterday-ish" }, "send"],
  [{ "if-none-match": '"x"', "if-modified-since": SAME }, "send"],
  [{ "if-match": '"abc"' }, "send"],
  [{ "if-match": "*" }, "send"],
  [{ "if-match": '"x"' }, "precondition-failed"],
  [{ "if-match": 'W/"abc"' }, "precondition-failed"],
  [{ "if-unmodified-since": SAME }, "send"],
  [{ "if-unmodified-since": EARLIER }, "precondition-failed"],
  [{ "if-match": '"abc"', "if-unmodified-since": EARLIER }, "send"],
  [{ "if-match": '"abc"', "if-none-match": '"abc"' }, "not-modified"],
];

describe("the conditions of a request", () => {
  it.for(TABLE)("%j", ([headers, verdict], { expect }) => {
    expect(weigh(new Headers(headers), version)).toBe(verdict);
  });

  it("are there or not", ({ expect }) => {
    expect(isConditional(new Headers())).toBe(false);
    expect(isConditional(new Headers({ range: "bytes=0-" }))).toBe(true);
  });

  it("let a range continue only the version that it began with", ({ expect }) => {
    const range = "bytes=5-";
    const rangeIf = (condition: string) => rangeOf(new Headers({ range, "if-range": condition }), version);
    expect([rangeIf('"abc"'), rangeIf(SAME)]).toEqual([range, range]);
    expect([rangeIf('"x"'), rangeIf('W/"abc"'), rangeIf(EARLIER), rangeIf("nonsense")]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
