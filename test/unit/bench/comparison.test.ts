import { describe, it } from "vitest";
import { Comparison, type Round } from "../../bench/comparison.ts";
import { LoadFailure } from "../../bench/load/load.ts";
import type { Subject } from "../../bench/servers/server.ts";
import { quantile, ratesOf, ratios } from "../../bench/stats.ts";

const TEXT = { key: "time", group: "Calls", name: "p50", unit: "ms" } as const;

describe("a comparison", () => {
  it("divides what was measured in the same round", async ({ expect }) => {
    const values: Record<Subject, number[]> = { ours: [1, 10, 4], gradio: [2, 40, 2], bare: [1, 5, 2] };
    const measured = await Comparison.run(["ours", "gradio", "bare"], 3, async (subject) =>
      round(values[subject].shift() ?? 0),
    );
    const figure = measured.figure(TEXT);
    expect(figure.readings.ours).toEqual({ median: 4, low: 1, high: 10, rounds: 3 });
    expect(figure.toGradio).toEqual({ median: 0.5, low: 0.25, high: 2, rounds: 3 });
    expect(figure.toBare?.median).toBe(2);
  });

  it("lets each begin a round in turn", async ({ expect }) => {
    const order: Subject[] = [];
    await Comparison.run(["ours", "gradio", "bare"], 2, async (subject) => {
      order.push(subject);
      return round(1);
    });
    expect(order).toEqual(["ours", "gradio", "bare", "gradio", "bare", "ours"]);
  });

  it("says why another has no value, and goes on without it", async ({ expect }) => {
    let asked = 0;
    const measured = await Comparison.run(["ours", "gradio"], 3, async (subject) => {
      if (subject === "gradio") asked++;
      if (subject === "gradio" && asked === 2) throw new LoadFailure("3 of 250 had ended");
      return round(1);
    });
    const { readings, toGradio } = measured.figure(TEXT);
    expect(readings).toEqual({
      ours: { median: 1, low: 1, high: 1, rounds: 3 },
      gradio: { failure: "3 of 250 had ended" },
      bare: null,
    });
    expect([toGradio, asked]).toEqual([null, 2]);
  });

  it("fails when ours does, and when something else is broken", async ({ expect }) => {
    const failing = (who: Subject, error: Error): Promise<Comparison> =>
      Comparison.run(["ours", "gradio"], 1, async (subject) => {
        if (subject === who) throw error;
        return round(1);
      });
    await expect(failing("ours", new LoadFailure("too slow"))).rejects.toThrow("too slow");
    await expect(failing("gradio", new Error("a bug"))).rejects.toThrow("a bug");
  });

  it("judges goals by the ratio to Gradio or by the value", async ({ expect }) => {
    const measured = await Comparison.run(["ours", "gradio"], 1, async (subject) => round(subject === "ours" ? 2 : 8));
    const judged = (goal: { of: "gradio" | "value"; limit: number }, better: "less" | "more"): boolean | undefined =>
      measured.figure({ ...TEXT, better, goal: { text: "", ...goal } }).goal?.isMet;
    expect(judged({ of: "gradio", limit: 1 / 3 }, "less")).toBe(true);
    expect(judged({ of: "gradio", limit: 1 / 5 }, "less")).toBe(false);
    expect(judged({ of: "gradio", limit: 5 }, "more")).toBe(false);
    expect(judged({ of: "value", limit: 2 }, "less")).toBe(true);
  });

  it("judges goals by the ratio to the bare platform", async ({ expect }) => {
    const measured = await Comparison.run(["ours", "bare"], 1, async (subject) => round(subject === "ours" ? 8 : 10));
    const judged = (limit: number, better: "less" | "more"): boolean | undefined =>
      measured.figure({ ...TEXT, better, goal: { text: "", of: "bare", limit } }).goal?.isMet;
    expect([judged(0.8, "more"), judged(0.81, "more")]).toEqual([true, false]);
    expect([judged(0.8, "less"), judged(0.79, "less")]).toEqual([true, false]);
  });

  it("says what bounds the work", async ({ expect }) => {
    const efforts = {
      ours: { server: 0.95, load: 0.4 },
      gradio: { server: 0.2, load: 0.9 },
      bare: { server: 0.1, load: 0.1 },
    };
    const measured = await Comparison.run(["ours", "gradio", "bare"], 1, async (subject) => ({
      values: { time: 1 },
      effort: efforts[subject],
    }));
    const { bounds } = measured.figure(TEXT);
    expect(bounds.ours).toMatch(/^the server's thread/);
    expect(bounds.gradio).toMatch(/^the load generator/);
    expect(bounds.bare).toMatch(/^waiting/);
  });
});

describe("numbers", () => {
  it("have quantiles between their neighbours", ({ expect }) => {
    expect([0, 0.5, 0.9, 1].map((share) => quantile([4, 1, 2, 3], share))).toEqual([1, 2.5, 3.7, 4]);
  });

  it("have a rate by how long they were counted", ({ expect }) => {
    expect(ratesOf({ times: [10, 20, 30], duration: 500 })).toEqual({ rate: 6, p50: 20, p99: 29.8 });
  });

  it("have no ratio to nothing", ({ expect }) => {
    expect(ratios([1, 2], [])).toBeNull();
    expect(ratios([1, 2], [0, 4])?.median).toBe(0.5);
  });
});

function round(time: number): Round {
  return { values: { time }, effort: null };
}
