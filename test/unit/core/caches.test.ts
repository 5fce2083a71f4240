import { describe, it, vi } from "vitest";
import { digestOf } from "../../../src/authoring/cache-digest.ts";
import { limitsOf } from "../../../src/authoring/cache-limits.ts";
import { record, type Recorded, unpack } from "../../../src/authoring/cache-recording.ts";
import { textOf, valueOf } from "../../../src/authoring/structured-text.ts";
import { buildConfig } from "../../../src/config/build-config.ts";
import type { AskCache } from "../../../src/core/cached.ts";
import type { FileRef } from "../../../src/core/files.ts";
import { prepare } from "../../../src/core/tree.ts";
import { FILE_META } from "../../../src/protocol/file-data.ts";
import * as gr from "../../../src/index.ts";
import { noFiles, stepOf } from "../../support/run-app.ts";

let files = 0;

function file(content: string, { name = "a.txt", type = "text/plain" } = {}): FileRef {
  const bytes = new TextEncoder().encode(content);
  return {
    name,
    type,
    size: bytes.byteLength,
    path: `file ${files++}`,
    stream: async () => new Blob([bytes]).stream(),
    arrayBuffer: () => new Blob([bytes]).arrayBuffer(),
    bytes: async () => bytes,
    text: async () => content,
  };
}

describe("the digest of inputs", () => {
  it("is another one for whatever a function can tell apart", async ({ expect }) => {
    const values = [
      null,
      undefined,
      true,
      "true",
      1,
      "1",
      1n,
      0,
      -0,
      NaN,
      "",
      [],
      {},
      ["ab", "c"],
      ["a", "bc"],
      ["a", ["bc"]],
      [["a", "bc"]],
      { a: 1, b: 2 },
      { b: 2, a: 1 },
      { a: [1, 2] },
      ["a", 1],
      new Map([["a", 1]]),
      new Set(["a", 1]),
      new Date(0),
      new Date(1),
      new Uint8Array([1, 2]),
      new Uint8ClampedArray([1, 2]),
      new Uint16Array([513]),
      new Blob(["a"]),
      new Blob(["a"], { type: "text/plain" }),
      file("a"),
      file("b"),
      file("a", { name: "b.txt" }),
      file("a", { type: "text/html" }),
      "text 1:x",
      "x".repeat(5_000_000),
    ];
    const digests = await Promise.all(values.map(digestOf));
    expect(new Set(digests).size).toBe(values.length);
    expect(digests.every((digest) => /^[0-9a-f]{64}$/.test(digest))).toBe(true);
  });

  it("is the same for equal values, and for files with the same content", async ({ expect }) => {
    expect(await digestOf([file("same"), { a: [1] }])).toBe(await digestOf([file("same"), { a: [1] }]));
    const once = file("read once");
    const first = await digestOf(once);
    expect(await digestOf({ ...once, stream: () => Promise.reject(new Error("read twice")) })).toBe(first);
  });

  it("refuses what it cannot tell apart, and says what to do", async ({ expect }) => {
    class Secret {
      readonly #word = "x";
      get word() {
        return this.#word;
      }
    }
    for (const value of [new Secret(), () => 1, Symbol("x"), new WeakMap()]) {
      await expect(digestOf([value])).rejects.toThrow(/cannot tell one .* from another\. Give it a key/);
    }
  });
});

describe("values as text", () => {
  it("come back as they were", ({ expect }) => {
    const value = {
      text: "a",
      numbers: [1, -0, NaN, Infinity, 10n],
      none: [null, undefined],
      when: [new Date(5), new Date(NaN)],
      map: new Map<unknown, unknown>([[{ a: 1 }, new Set([1, "x"])]]),
      bytes: [new Uint8Array([1, 2, 255]), new Float32Array([0.5]), new Uint8Array([1, 2]).buffer],
      $: "date",
      inside: { $: "map", as: [] },
    };
    expect(valueOf(textOf(value, "the value"))).toStrictEqual(value);
    const proto = JSON.parse('{"__proto__": {"polluted": true}}') as object; // an object with such a key of its own
    const back = valueOf(textOf(proto, "the value")) as object; // as it was
    expect(Object.keys(back)).toEqual(["__proto__"]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  it("are refused by name if they hold what cannot be kept", ({ expect }) => {
    const loop: unknown[] = [];
    loop.push(loop);
    class Point {
      readonly x = 1;
    }
    expect(() => textOf(loop, "It")).toThrow(/^It is or holds a value that holds itself/);
    expect(() => textOf({ a: () => 1 }, "It")).toThrow(/^It is or holds a function, which cannot be kept/);
    expect(() => textOf(new Point(), "It")).toThrow(/a Point/);
    expect(() => textOf(new DataView(new ArrayBuffer(1)), "It")).toThrow(/a DataView/);
  });
});

describe("a recording", () => {
  const step = (data: unknown[]) => ({ data, overrides: {}, files: [] });

  it("tells all answers again, with files under the reader's address", async ({ expect }) => {
    const kept: Recorded[] = [];
    const recording = record(async (recorded) => void kept.push(recorded));
    const shown = { path: "p/a.txt", url: "https://old.example/gradio_api/file=p/a.txt", meta: FILE_META };
    const data = [
      ["a", shown],
      ["ab", shown],
      ["b", null],
    ];
    for (const each of data) recording.add(step(each));
    await recording.keep({ isGenerator: true });
    expect(kept[0]?.paths).toEqual(["p/a.txt"]);
    const { steps, isGenerator } = unpack(kept[0]?.text ?? "", "https://new.example");
    const moved = { ...shown, url: "https://new.example/gradio_api/file=p/a.txt" };
    expect(isGenerator).toBe(true);
    expect(steps.map((each) => each.data)).toEqual([
      ["a", moved],
      ["ab", moved],
      ["b", null],
    ]);
  });

  it("is given up when it becomes too long, to write or to tell", async ({ expect }) => {
    const kept: Recorded[] = [];
    const long = record(async (recorded) => void kept.push(recorded));
    long.add(step(["x".repeat(4_000_001)]));
    await long.keep({ isGenerator: false });
    const growing = record(async (recorded) => void kept.push(recorded));
    for (let n = 1; n <= 20; n++) growing.add(step(["x".repeat(n * 100_000)]));
    await growing.keep({ isGenerator: true });
    expect(kept).toEqual([]);
  });
});

describe("mistakes with caches", () => {
  function mistake(make: () => unknown): unknown {
    try {
      make();
    } catch (error) {
      if (error instanceof gr.SetupError) return error.message;
      throw error;
    }
    return null;
  }
  const untyped = (value: unknown): never => value as never; // what a compiler would have refused

  it("stop the build and say what to do", ({ expect }) => {
    const text = gr.Textbox();
    const run = gr.Button("Run", { elemId: "run" });
    const state = gr.State(0);
    const said = [
      mistake(() => gr.cache(untyped(1))),
      mistake(() => gr.cache(() => 1, { key: untyped("x") })),
      mistake(() => gr.cache(() => 1, { maxSize: -1 })),
      mistake(() => gr.cache(() => 1, { maxSize: 1.5 })),
      mistake(() => gr.cache(() => 1, { maxMemory: "much" })),
      mistake(() => gr.cache(() => 1, { perSession: untyped("yes") })),
      mistake(() => gr.Cache({ maxMemory: 0 })),
      mistake(() => gr.Cache({ name: "" })),
      mistake(() => {
        run.click(
          gr.cache((rows: string[]) => rows),
          { inputs: text, outputs: text, batch: true },
        );
        prepare(gr.Blocks([run, text]));
      }),
      mistake(() => {
        const other = gr.Button("Other", { elemId: "other" });
        other.click(
          gr.cache(() => 1),
          { outputs: state },
        );
        prepare(gr.Blocks([other]));
      }),
    ];
    expect(said).toMatchInlineSnapshot(`
      [
        "gr.cache(): the first argument is the function to keep results of.",
        "gr.cache(): key must be a function of the inputs.",
        "gr.cache(): maxSize must be a whole number of entries, or 0 for no limit.",
        "gr.cache(): maxSize must be a whole number of entries, or 0 for no limit.",
        "gr.cache(): maxMemory "much" is not a size; write a number of bytes, or such as "512mb".",
        "gr.cache(): perSession must be true or false.",
        "gr.Cache(): maxMemory "0" is not a size; write a number of bytes, or such as "512mb".",
        "gr.Cache(): name must be a text.",
        "Button "run".click(): a batch function has the rows of several callers and cannot be in gr.cache().",
        "Button "other".click(): a function in gr.cache() cannot change a State; let another listener do that.",
      ]
    `);
  });

  it("are told where a cache is used outside of a call", async ({ expect }) => {
    const kept = gr.Cache({ name: "outside" });
    await expect(kept.get("x")).rejects.toThrow(
      'gr.Cache() "outside" can be used only while a function of the app runs.',
    );
  });

  it("knows sizes as people write them", ({ expect }) => {
    const bytes = (maxMemory: number | string): number | null => limitsOf("it", { maxMemory }).maxMemory;
    expect([bytes(1000), bytes("512mb"), bytes("1.5 KB"), bytes("2gb")]).toEqual([
      1000,
      512 * 1024 ** 2,
      1536,
      2 * 1024 ** 3,
    ]);
  });
});

describe("a function in gr.cache()", () => {
  const text = gr.Textbox();
  const run = gr.Button();
  run.click(
    gr.cache((said: string) => said.toUpperCase()),
    { inputs: text, outputs: text },
  );
  const app = gr.Blocks([text, run]);

  it("answers though its cache cannot be read or written", async ({ expect }) => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    const cache = (): Promise<never> => Promise.reject(new Error("no storage"));
    expect(await stepOf(app, { data: ["ada"], cache })).toMatchObject({ data: ["ADA"] });
    expect(logged).toHaveBeenCalledTimes(2);
    logged.mockRestore();
  });

  it("has another key where earlier calls have changed its outputs, and for what the event told", async ({
    expect,
  }) => {
    const keys: unknown[] = [];
    const cache: AskCache = async (order) => {
      if (order.kind === "get") keys.push(order.key);
      return { found: [] };
    };
    const [id] = prepare(app).listeners[0]?.outputs.map((output) => output.id) ?? [];
    await stepOf(app, { data: ["ada"], cache });
    await stepOf(app, { data: ["ada"], cache, sessionHash: "another" });
    await stepOf(app, { data: ["ada"], cache, overrides: { [Number(id)]: { label: "Other" } } });
    await stepOf(app, { data: ["ada"], cache, eventData: { index: 1 } });
    expect(keys[0]).toBe(keys[1]);
    expect(new Set(keys).size).toBe(3);
  });

  it("makes pages hold a session open only if it keeps visitors apart", async ({ expect }) => {
    const heartbeat = async (perSession: boolean): Promise<boolean> => {
      const button = gr.Button();
      button.click(gr.cache(() => 1, { perSession }));
      return (await buildConfig(prepare(gr.Blocks([button])), noFiles)).connect_heartbeat;
    };
    expect([await heartbeat(false), await heartbeat(true)]).toEqual([false, true]);
  });

  it("keeps its name and its kind", ({ expect }) => {
    const kind = (fn: unknown): string => Object.prototype.toString.call(fn);
    expect(gr.cache(function shout() {}).name).toBe("shout");
    expect(kind(gr.cache(function* () {}))).toBe("[object GeneratorFunction]");
    expect(kind(gr.cache(async function* () {}))).toBe("[object AsyncGeneratorFunction]");
  });
});
