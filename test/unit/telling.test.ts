import { describe, it } from "vitest";
import { Telling } from "../../durable/telling.ts";
import type { ProcessGenerating, SuccessOutput } from "../../src/protocol/messages.ts";
import type { Step } from "../../src/runtime/job.ts";

const TOAST = { level: "info", message: "Look", duration: 10, visible: true, title: "Info" } as const;

describe("what a run tells between two commits", () => {
  it("keeps up to 64 yields, and the last one always", ({ expect }) => {
    const telling = newTelling();
    for (let i = 0; i < 1000; i++) telling.step(aStep({ data: [i], changedState: [i % 100] }), 0);
    const outputs = outputsOf(telling);
    expect(outputs).toHaveLength(64);
    expect(outputs.at(0)?.data).toEqual([0]);
    expect(outputs.at(-1)?.data).toEqual([[["replace", [], 999]]]);
    // The page hears of every State that changed, also in yields it does not see.
    expect(new Set(outputs.flatMap((output) => output.changed_state_ids)).size).toBe(100);
  });

  it("keeps fewer yields of long texts, and the last one always", ({ expect }) => {
    const telling = newTelling();
    for (let i = 0; i < 30; i++) telling.step(aStep({ data: [{ deep: [`${i}${"x".repeat(1_000_000)}`] }] }), 0);
    const outputs = outputsOf(telling);
    expect(outputs.length).toBeLessThanOrEqual(4);
    expect(JSON.stringify(outputs.at(-1)?.data)).toContain("29xxx");
    telling.step(aStep({ data: ["x".repeat(5_000_000)] }), 0);
    telling.step(aStep({ data: ["y".repeat(5_000_000)] }), 0);
    expect(JSON.stringify(outputsOf(telling).at(-1)?.data)).toContain("yyy");
  });

  it("keeps the newest progress and stays in order", ({ expect }) => {
    const telling = newTelling();
    for (const index of [1, 2, 3]) {
      telling.progress([{ index, length: 3, unit: "steps", progress: null, desc: null }]);
      if (index === 2) telling.log(TOAST);
    }
    telling.step(aStep({ data: ["a"] }), 0);
    const messages = telling.take(null).messages.map(({ body }) => JSON.parse(body));
    expect(messages.map(({ msg }) => msg)).toEqual(["log", "progress", "process_generating"]);
    expect(messages[1].progress_data[0].index).toBe(3);
  });

  it("is told once", ({ expect }) => {
    const telling = newTelling();
    telling.log(TOAST);
    expect(telling.take(null).messages).toHaveLength(1);
    expect(telling.take(null)).toEqual({ messages: [], changes: { state: {}, overrides: {}, files: [] } });
  });

  it("gathers what the yields changed, the later over the earlier", ({ expect }) => {
    const telling = newTelling();
    const file = { path: "f", name: "f", size: 1, type: "text/plain", session: "ada" };
    telling.step(aStep({ state: { 1: "a", 2: "b" }, overrides: { 5: { label: "a", lines: 2 } }, files: [file] }), 0);
    telling.step(aStep({ state: { 1: "c" }, overrides: { 5: { label: "b" }, 6: { label: "c" } } }), 0);
    expect(telling.take(null).changes).toEqual({
      state: { 1: "c", 2: "b" },
      overrides: { 5: { label: "b", lines: 2 }, 6: { label: "c" } },
      files: [file],
    });
  });
});

describe("the yields of a run", () => {
  it("are values first and edits then", ({ expect }) => {
    const telling = newTelling();
    telling.step(aStep({ data: ["a", 1] }), 1000);
    telling.step(aStep({ data: ["ab", 1] }), 3000);
    expect(outputsOf(telling, 7)).toMatchObject([
      { data: ["a", 1], duration: 1, average_duration: 7 },
      { data: [[["append", [], "b"]], []], duration: 2, average_duration: 7 },
    ]);
    telling.step(aStep({ data: ["abc", 2] }), 3000);
    expect(outputsOf(telling)).toMatchObject([{ data: [[["append", [], "c"]], [["replace", [], 2]]] }]);
  });

  it("are always values for a simple call", ({ expect }) => {
    const telling = newTelling({ isSimple: true });
    for (const text of ["a", "ab"]) telling.step(aStep({ data: [text] }), 0);
    expect(outputsOf(telling).map(({ data }) => data)).toEqual([["a"], ["ab"]]);
  });

  it("are edits from the first on when an earlier attempt has told some", ({ expect }) => {
    const telling = newTelling({ hasYielded: true });
    telling.step(aStep({ data: ["a"] }), 0);
    telling.step(aStep({ data: ["ab"] }), 0);
    expect(outputsOf(telling).map(({ data }) => data)).toEqual([[[["replace", [], "a"]]], [[["append", [], "b"]]]]);
  });

  it("are summed up in a whole value every 2000", ({ expect }) => {
    const telling = newTelling();
    const snapshots: number[] = [];
    for (let i = 0; i < 4500; i++) {
      telling.step(aStep({ data: [i] }), 0);
      if (telling.take(null).messages[0]?.snapshot === "as-edits") snapshots.push(i);
    }
    expect(snapshots).toEqual([2000, 4000]);
  });
});

function newTelling(options: { isSimple?: boolean; hasYielded?: boolean } = {}): Telling {
  return new Telling({ id: "e", started: 0, isSimple: false, hasYielded: false, ...options });
}

function aStep(step: Partial<Step>): Step {
  return { data: [], state: {}, changedState: [], overrides: {}, files: [], ...step };
}

function outputsOf(telling: Telling, average: number | null = null): SuccessOutput[] {
  const messages = telling.take(average).messages.map(({ body }) => JSON.parse(body) as ProcessGenerating); // our own
  return messages.map(({ output }) => output as SuccessOutput); // no yield is a failure
}
