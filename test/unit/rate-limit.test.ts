import { describe, it } from "vitest";
import { RateMeter } from "../../durable/rate-meter.ts";
import { callerKey } from "../../src/core/rate-limit.ts";
import * as gr from "../../src/index.ts";

describe("what a caller is counted by", () => {
  it.for([
    [{ username: "ada", ip: "203.0.113.7" }, "login ada"],
    [{ username: null, ip: "203.0.113.7" }, "203.0.113.7"],
    [{ username: null, ip: null }, "local"],
    [{ username: null, ip: "2001:db8:0:7:1:2:3:4" }, "2001:db8:0:7::/64"],
    [{ username: null, ip: "2001:DB8::7" }, "2001:db8:0:0::/64"],
    [{ username: null, ip: "2001:0db8:0000:0007::1" }, "2001:db8:0:7::/64"],
    [{ username: null, ip: "::1" }, "0:0:0:0::/64"],
  ] as const)("%j is %s", ([caller, key], { expect }) => {
    expect(callerKey(caller)).toBe(key);
  });
});

describe("the meter", () => {
  const rate = { calls: 3, seconds: 60 };

  it("lets a burst pass, then one call at a time as it earns them", ({ expect }) => {
    const meter = new RateMeter();
    const spend = (now: number) => meter.spend("ada", rate, now);
    expect([spend(0), spend(0), spend(0), spend(0)]).toEqual([0, 0, 0, 20]);
    expect(spend(10_000)).toBeCloseTo(10);
    expect([spend(20_000), spend(20_000)]).toEqual([0, 20]);
    // However long the pause, there are never more than three.
    expect([spend(9e9), spend(9e9), spend(9e9), spend(9e9)]).toEqual([0, 0, 0, 20]);
  });

  it("counts each caller alone, and a clock that steps back costs nothing", ({ expect }) => {
    const meter = new RateMeter();
    expect([1, 2, 3, 4].map(() => meter.spend("ada", rate, 5000))).toEqual([0, 0, 0, 20]);
    expect(meter.spend("bob", rate, 5000)).toBe(0);
    expect(meter.spend("bob", rate, 1000)).toBe(0);
  });

  it("forgets the longest silent of very many callers", ({ expect }) => {
    const meter = new RateMeter();
    const once = { calls: 1, seconds: 60 };
    for (let caller = 0; caller <= 10_000; caller++) meter.spend(`${caller}`, once, 0);
    expect(meter.spend("10000", once, 0)).toBe(60);
    expect(meter.spend("0", once, 0)).toBe(0);
  });
});

describe("options that cannot be meant", () => {
  const app = gr.Blocks([gr.Textbox()]);

  it.for<[gr.QueueOptions, RegExp]>([
    [{ rateLimit: { calls: 0, seconds: 60 } }, /rateLimit needs at least 1 call/],
    [{ rateLimit: { calls: 5, seconds: 0 } }, /rateLimit needs at least 1 call in more than 0 seconds/],
    [{ maxSize: 0 }, /maxSize must be a whole number from 1, or null/],
    [{ maxPerSession: 1.5 }, /maxPerSession must be a whole number from 1\./],
    [{ defaultConcurrencyLimit: Number.NaN }, /defaultConcurrencyLimit must be/],
    [{ grace: { closed: -1 } }, /grace\.closed is a time in milliseconds/],
  ])("queue(%j) is refused", ([options, reason], { expect }) => {
    expect(() => app.queue(options)).toThrow(reason);
  });

  it("a short monitoring key is refused", ({ expect }) => {
    expect(() => app.launch({ monitoringKey: "short" })).toThrow(/at least 16 characters/);
  });
});
