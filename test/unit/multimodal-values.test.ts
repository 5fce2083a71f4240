import { describe, it } from "vitest";
import { type MultimodalMessage, MultimodalTextbox } from "../../components/multimodaltextbox/definition.ts";
import { AppError, InputError, SetupError } from "../../src/core/errors.ts";
import type { FileAccess } from "../../src/core/files.ts";
import { readWire } from "../../src/core/wire-schema.ts";
import { FILE_META } from "../../src/protocol/file-data.ts";
import { createFileAccess } from "../../src/runtime/stored-files.ts";
import { fakeBucket } from "../support/fake-bucket.ts";
import { tinyPng } from "../support/pictures.ts";

type Box = ReturnType<typeof MultimodalTextbox>;

describe("reading a MultimodalTextbox", () => {
  it("answers text and files, both empty where there is nothing", async ({ expect }) => {
    expect(await read(MultimodalTextbox(), null)).toEqual({ text: "", files: [] });
    expect(await read(MultimodalTextbox(), { text: "Hi" })).toEqual({ text: "Hi", files: [] });
    const files = storage();
    const picture = await files.store(tinyPng(), { name: "cat.png" });
    const { text, files: found } = await read(MultimodalTextbox(), { text: "", files: [picture, picture] }, files);
    expect([text, found.map(({ name, type }) => [name, type])]).toEqual([
      "",
      [
        ["cat.png", "image/png"],
        ["cat.png", "image/png"],
      ],
    ]);
  });

  it("refuses files of kinds that are not wanted, and files of others", async ({ expect }) => {
    const files = storage();
    const picture = await files.store(tinyPng(), { name: "cat.png" });
    const refused = read(MultimodalTextbox({ fileTypes: [".pdf", "audio"] }), { text: "", files: [picture] }, files);
    await expect(refused).rejects.toBeInstanceOf(InputError);
    await expect(refused).rejects.toThrow('Invalid file type only .pdf, audio allowed. "cat.png" is another kind.');
    for (const path of ["0/secret.png", "/etc/passwd", "constructor"]) {
      const foreign = read(MultimodalTextbox(), { text: "", files: [{ path, meta: FILE_META }] }, files);
      await expect(foreign).rejects.toBeInstanceOf(InputError);
    }
  });

  it("takes objects of a text and files from outside, and nothing else", ({ expect }) => {
    const { definition, props } = MultimodalTextbox();
    const complaint = (value: unknown): string | null => {
      const answer = readWire(definition.wire(props), value);
      return answer.success ? null : answer.error.issues.map(({ message }) => message).join();
    };
    const file = { path: "0/a.png", meta: FILE_META };
    for (const good of [null, { text: "" }, { text: "a", files: [] }, { text: "a", files: [file], more: 1 }]) {
      expect(complaint(good)).toBe(null);
    }
    for (const bad of ["a", 1, [], ["a"], [file]]) expect(complaint(bad)).toContain('{"text": "Hello!", "files": []}');
    for (const bad of [{}, { files: [] }, { text: 1 }, { text: null }]) expect(complaint(bad)).toContain('"text"');
    for (const bad of [file, "a.png", {}]) expect(complaint({ text: "", files: bad })).toContain('"files" are a list');
    for (const bad of ["a.png", { path: "a" }, null]) expect(complaint({ text: "", files: [bad] })).not.toBe(null);
  });
});

describe("showing a MultimodalTextbox", () => {
  it("takes a text, a text with files, either of them, or nothing", async ({ expect }) => {
    const empty = { text: "", files: [] };
    for (const [shown, wire] of [
      [null, empty],
      [undefined, empty],
      [{}, empty],
      ["Hi", { text: "Hi", files: [] }],
      [{ text: "Hi" }, { text: "Hi", files: [] }],
      [{ files: null }, empty],
    ] as const) {
      expect(await show(MultimodalTextbox(), shown)).toEqual(wire);
    }
    const files = [new File(["a,b"], "table.csv"), "https://example.com/pictures/cat.png"];
    expect(await show(MultimodalTextbox(), { files })).toMatchObject({
      text: "",
      files: [{ orig_name: "table.csv" }, { orig_name: "cat.png", url: "https://example.com/pictures/cat.png" }],
    });
  });

  it("is emptied by what empties components", ({ expect }) => {
    const { definition, props } = MultimodalTextbox();
    expect(definition.cleared(props)).toEqual({ text: "", files: [] });
  });

  it("says what it got instead", async ({ expect }) => {
    for (const [bad, named] of [
      [3, 'type "number"'],
      [["a"], "a list"],
      [{ text: null }, "null"],
      [{ text: 3 }, 'type "number"'],
      [{ files: "a.png" }, 'type "string"'],
      [{ files: { path: "a" } }, 'type "object"'],
    ] as const) {
      const shown = show(MultimodalTextbox(), bad as never); // what untyped code may return
      await expect(shown).rejects.toBeInstanceOf(AppError);
      await expect(shown).rejects.toThrow(named);
    }
  });
});

describe("the options of a MultimodalTextbox", () => {
  it("are refused where they cannot be meant", ({ expect }) => {
    for (const [options, message] of [
      [{ sources: ["webcam"] }, "sources"],
      [{ sources: "upload" }, "sources"],
      [{ fileTypes: "image" }, "fileTypes"],
      [{ fileCount: "many" }, "fileCount"],
      [{ lines: 0 }, "lines"],
      [{ maxPlainTextLength: -1 }, "maxPlainTextLength"],
      [{ maxPlainTextLength: Number.NaN }, "maxPlainTextLength"],
    ] as const) {
      const make = (): Box => MultimodalTextbox(options as never); // what untyped code may say
      expect(make).toThrow(SetupError);
      expect(make).toThrow(message);
    }
  });

  it("ask for the microphone only where it is a source", ({ expect }) => {
    const devices = ({ definition, props }: Box): unknown => definition.devices?.(props);
    expect(devices(MultimodalTextbox())).toEqual([]);
    expect(devices(MultimodalTextbox({ sources: ["upload", "microphone"] }))).toEqual(["microphone"]);
  });

  it("let a box grow to no less than its lines", ({ expect }) => {
    expect(MultimodalTextbox({ lines: 30 }).props).toMatchObject({ maxLines: 30 });
  });
});

function storage(): FileAccess {
  const { bucket } = fakeBucket();
  return createFileAccess({ bucket, files: {}, root: "https://app.example", session: "s", onStored: () => {} });
}

async function read({ definition, props }: Box, value: unknown, files = storage()): Promise<MultimodalMessage> {
  const { data } = readWire(definition.wire(props), value);
  return (await definition.preprocess(data, props, files)) as MultimodalMessage; // what handlers of it read
}

async function show({ definition, props }: Box, value: unknown): Promise<unknown> {
  return definition.postprocess(value as never, props, storage()); // any answer of a handler
}
