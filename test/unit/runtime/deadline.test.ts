import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, it } from "vitest";
import { Deadline } from "../../../src/runtime/deadline.ts";

describe("a deadline", () => {
  it("keeps nothing of what it has waited for", async ({ expect }) => {
    setFlagsFromString("--expose-gc");
    const collectGarbage: unknown = runInNewContext("gc");
    using deadline = new Deadline(new AbortController().signal, null);
    const answers = await Promise.all(
      Array.from({ length: 10 }, async () => new WeakRef(await deadline.race(Promise.resolve({ yield: "long" })))),
    );
    await setImmediate();
    if (typeof collectGarbage === "function") collectGarbage();
    expect(answers.map((answer) => answer.deref())).toEqual(answers.map(() => undefined));
    expect(deadline.isCancelled).toBe(false);
  });

  it("ends every wait when the run is cancelled, also those that begin later", async ({ expect }) => {
    const cancel = new AbortController();
    using deadline = new Deadline(cancel.signal, null);
    const waits = [deadline.race(new Promise(() => {})), deadline.race(new Promise(() => {}))];
    cancel.abort();
    waits.push(deadline.race(new Promise(() => {})));
    for (const wait of waits) await expect(wait).rejects.toThrow("The run was cancelled.");
    expect(deadline.signal.aborted).toBe(true);
  });

  it("counts what was done in time, however late it is asked", async ({ expect }) => {
    const cancel = new AbortController();
    using deadline = new Deadline(cancel.signal, null);
    cancel.abort();
    expect(await deadline.race(Promise.resolve("done"))).toBe("done");
  });
});
