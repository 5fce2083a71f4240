import { afterEach, beforeEach, describe, it, vi } from "vitest";
import { Clock } from "../../durable/clock.ts";

beforeEach(() => vi.useFakeTimers({ now: 1_000_003 }));
afterEach(() => vi.useRealTimers());

describe("a clock", () => {
  it("wakes each at its time, in order, and a little late rather than early", async ({ expect }) => {
    const clock = new Clock();
    const woken: [wait: number, after: number][] = [];
    const from = Date.now();
    for (const wait of [60_000, 0, 250, 25, 15_000, 999]) clock.in(wait, () => woken.push([wait, Date.now() - from]));
    await vi.runAllTimersAsync();
    expect(woken.map(([wait]) => wait)).toEqual([0, 25, 250, 999, 15_000, 60_000]);
    for (const [wait, after] of woken) {
      expect(after).toBeGreaterThanOrEqual(wait);
      expect(after).toBeLessThanOrEqual(wait + (wait < 1000 ? 10 : 100));
    }
  });

  it("needs one timer for any number of sleepers, as the platform allows only 10,000", async ({ expect }) => {
    const clock = new Clock();
    let woken = 0;
    for (let i = 0; i < 25_000; i++) clock.in(i % 15_000, () => woken++);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(15_100);
    expect(woken).toBe(25_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("does not wake who no longer wants it, and keeps no timer for nobody", async ({ expect }) => {
    const clock = new Clock();
    const woken: string[] = [];
    const forget = ["a", "b", "c"].map((name) => clock.in(100, () => woken.push(name)));
    forget[1]?.();
    await vi.advanceTimersByTimeAsync(110);
    expect(woken).toEqual(["a", "c"]);
    const later = clock.in(5000, () => woken.push("d"));
    later();
    later();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("lets the first of those that are due send the others back to sleep", async ({ expect }) => {
    const clock = new Clock();
    const woken: string[] = [];
    clock.in(10, () => {
      woken.push("first");
      forget();
    });
    const forget = clock.in(10, () => woken.push("second"));
    await vi.runAllTimersAsync();
    expect(woken).toEqual(["first"]);
  });

  it("goes on after one that throws", async ({ expect }) => {
    const clock = new Clock();
    const woken: string[] = [];
    clock.in(10, () => {
      throw new Error("No!");
    });
    clock.in(100, () => woken.push("later"));
    await expect(vi.advanceTimersByTimeAsync(20)).rejects.toThrow("No!");
    await vi.advanceTimersByTimeAsync(100);
    expect(woken).toEqual(["later"]);
  });

  it("takes on who comes while it wakes others, sooner or later than those that still wait", async ({ expect }) => {
    const clock = new Clock();
    const woken: string[] = [];
    clock.in(2000, () => woken.push("late"));
    clock.in(10, () => {
      woken.push("first");
      clock.in(10, () => woken.push("second"));
      clock.in(0, () => woken.push("at once"));
    });
    await vi.advanceTimersByTimeAsync(50);
    expect(woken).toEqual(["first", "at once", "second"]);
    await vi.advanceTimersByTimeAsync(2100);
    expect(woken.at(-1)).toBe("late");
  });
});
