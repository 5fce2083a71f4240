import { describe, it } from "vitest";
import { faultOf } from "../../durable/run-faults.ts";

describe("what the platform says when it ends a run", () => {
  it.for([
    ["Worker exceeded CPU time limit.", "The function computed for longer than the platform allows."],
    ["Worker exceeded memory limit.", "The function was stopped because there was no memory left."],
    [
      "The Workers runtime canceled this request because it detected that your Worker's code had hung and would never generate a response.",
      "The function waited for something that can never happen.",
    ],
    [
      "Serialized RPC arguments or return values are limited to 32MiB, but the size of this value was: 50000123 bytes.",
      "What the function was given, or what it answered, is larger than 32 MB. Use files for large data.",
    ],
  ] as const)("is told in words that help: %s", ([message, told], { expect }) => {
    expect(faultOf(new Error(message))).toBe(told);
    expect(faultOf(message)).toBe(told);
  });

  it("is no fault of the function where the platform only went away", ({ expect }) => {
    for (const error of [new Error("Network connection lost."), new Error("Durable Object reset"), null, undefined]) {
      expect(faultOf(error)).toBeNull();
    }
  });
});
