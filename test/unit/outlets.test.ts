import { afterEach, beforeEach, describe, it, vi } from "vitest";
import { type Outlet, Outlets, type Texts } from "../../durable/outlets.ts";

const LIMITS = { held: 200_000, slow: 2000, dead: 60_000 };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("a stream", () => {
  it("hands everything to a reader at any pace, also characters of two halves", async ({ expect }) => {
    const text = "👋é".repeat(30_000);
    const reader = new Outlets(LIMITS).stream(() => textsOf(["a", text, "z"])).getReader();
    expect(await restOf(reader)).toBe(`a${text}z`);
  });

  it("hands out no more than one piece of a long text at once, and no further text before it is asked for", async ({
    expect,
  }) => {
    let made = 0;
    async function* source(): Texts {
      for (;;) {
        made++;
        yield "x".repeat(200_000);
      }
    }
    const reader = new Outlets(LIMITS).stream(source).getReader();
    expect((await reader.read()).value?.byteLength).toBe(65_536);
    expect(made).toBe(1);
    await reader.cancel();
  });

  it("lets its source give back what it has borrowed, when the reader leaves", async ({ expect }) => {
    const returned = vi.fn<(isStopped: boolean) => void>();
    async function* source({ bell }: Outlet): Texts {
      try {
        yield "hello";
        await bell.wait(1_000_000);
      } finally {
        returned(bell.isStopped);
      }
    }
    const reader = new Outlets(LIMITS).stream(source).getReader();
    await reader.read();
    await reader.cancel();
    expect(returned).toHaveBeenCalledExactlyOnceWith(true);
  });

  it("breaks when its source does, and counts no more", async ({ expect }) => {
    const outlets = new Outlets(LIMITS);
    async function* source(outlet: Outlet): Texts {
      await outlet.room(180_000);
      yield await Promise.reject<string>(new Error("storage is away"));
    }
    await expect(outlets.stream(source).getReader().read()).rejects.toThrow("storage is away");
    // Everything is free again.
    expect(await restOf(outlets.stream((outlet) => loading(outlet, "y".repeat(180_000))).getReader())).toHaveLength(
      180_000,
    );
  });
});

describe("readers together", () => {
  const LOAD = "x".repeat(90_000);

  it("cut off who takes nothing for two seconds, and only when room is needed", async ({ expect }) => {
    const outlets = new Outlets(LIMITS);
    const slow = [1, 2].map(() => outlets.stream((outlet) => loading(outlet, LOAD)).getReader());
    for (const reader of slow) await reader.read();
    vi.advanceTimersByTime(1000);
    const quick = outlets.stream((outlet) => loading(outlet, LOAD)).getReader();
    let isRead = false;
    const read = restOf(quick).finally(() => (isRead = true));
    await vi.advanceTimersByTimeAsync(900);
    expect(isRead).toBe(false);
    await vi.advanceTimersByTimeAsync(500);
    expect(await read).toHaveLength(90_000);
    // The slowest had to go, the other one gets its rest.
    await expect(restOf(slow[0])).rejects.toThrow("too slow");
    expect(await restOf(slow[1])).toHaveLength(90_000 - 65_536);
  });

  it("wait for those who are just taking theirs", async ({ expect }) => {
    const outlets = new Outlets(LIMITS);
    const busy = [1, 2].map(() => outlets.stream((outlet) => loading(outlet, LOAD)).getReader());
    for (const reader of busy) await reader.read();
    const third = restOf(outlets.stream((outlet) => loading(outlet, LOAD)).getReader());
    for (const reader of busy) expect(await restOf(reader)).toHaveLength(90_000 - 65_536);
    await vi.advanceTimersByTimeAsync(300);
    expect(await third).toHaveLength(90_000);
  });

  it("may each get a text beyond the bound, one after the other", async ({ expect }) => {
    const outlets = new Outlets(LIMITS);
    const huge = "x".repeat(400_000);
    const reads = [1, 2].map(() => restOf(outlets.stream((outlet) => loading(outlet, huge)).getReader()));
    await vi.advanceTimersByTimeAsync(1000);
    expect((await Promise.all(reads)).map(({ length }) => length)).toEqual([400_000, 400_000]);
  });

  it("need not wait for one who leaves while waiting for room", async ({ expect }) => {
    const outlets = new Outlets(LIMITS);
    const [first, second] = [1, 2].map(() => outlets.stream((outlet) => loading(outlet, LOAD)).getReader());
    await Promise.all([first?.read(), second?.read()]);
    const third = outlets.stream((outlet) => loading(outlet, LOAD)).getReader();
    const read = third.read();
    await third.cancel();
    expect(await read).toMatchObject({ done: true });
    await Promise.all([restOf(first), restOf(second)]);
    expect(await restOf(outlets.stream((outlet) => loading(outlet, "x".repeat(200_000))).getReader())).toHaveLength(
      200_000,
    );
  });

  it("lose one that takes nothing for a minute, even when there is room", async ({ expect }) => {
    const outlets = new Outlets(LIMITS);
    const returned = vi.fn<() => void>();
    async function* source(): Texts {
      try {
        yield "a";
        yield "b";
      } finally {
        returned();
      }
    }
    const reader = outlets.stream(source).getReader();
    await reader.read();
    await vi.advanceTimersByTimeAsync(59_000);
    expect(returned).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1100);
    expect(returned).toHaveBeenCalledOnce();
    await expect(reader.read()).rejects.toThrow("too slow");
  });

  it("end plainly for one that knows how to resume", async ({ expect }) => {
    const outlets = new Outlets(LIMITS);
    const reader = outlets.stream(() => textsOf(["a", "b"]), { whenCutOff: "ends" }).getReader();
    await reader.read();
    await vi.advanceTimersByTimeAsync(60_100);
    expect(await reader.read()).toEqual({ done: true, value: undefined });
  });
});

async function* textsOf(texts: readonly string[]): Texts {
  yield* texts;
}

/** One text, read as the log is: room first. */
async function* loading(outlet: Outlet, text: string): Texts {
  if (!outlet.take(text.length)) await outlet.room(text.length);
  if (!outlet.bell.isStopped) yield text;
}

async function restOf(reader: ReadableStreamDefaultReader<Uint8Array> | undefined): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) return text;
    text += decoder.decode(value, { stream: true });
  }
}
