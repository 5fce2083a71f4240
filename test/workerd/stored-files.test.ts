import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import type { FileSource, StoredFile } from "../../src/core/files.ts";
import { FILE_META } from "../../src/protocol/file-data.ts";
import { createFileAccess } from "../../src/runtime/stored-files.ts";
import { flakyBucket, keysOf, streamOf } from "../support/file-app.ts";

const ROOT = "https://app.example/base";
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

describe("a file that a visitor sent", () => {
  it("is read when the function asks, in any form", async ({ expect }) => {
    const { access, files } = fileAccess();
    const { path } = await access.store(new TextEncoder().encode("héllo"), { name: "a.txt" });
    const file = fileAccess(files).access.open({ path, meta: FILE_META });
    expect(file).toMatchObject({ name: "a.txt", size: 6, type: "text/plain", path });
    expect(await file.text()).toBe("héllo");
    expect((await file.arrayBuffer()).byteLength).toBe(6);
    expect(new TextDecoder().decode(await file.bytes())).toBe("héllo");
    expect(await new Response(await file.stream()).text()).toBe("héllo");
  });

  it("is not asked for before it is read", async ({ expect }) => {
    const asked: string[] = [];
    const { access, files } = fileAccess();
    const { path } = await access.store(PNG, { name: "a.png" });
    const lazy = fileAccess(
      files,
      flakyBucket(env.FILES, (operation) => asked.push(operation) === 0),
    );
    const file = lazy.access.open({ path, meta: FILE_META });
    expect(asked).toEqual([]);
    await file.bytes();
    expect(asked).toEqual(["get"]);
  });

  it("keeps what we know of it, whatever the client says", ({ expect }) => {
    const known: StoredFile = {
      path: `${"a".repeat(32)}/a.txt`,
      name: "a.txt",
      size: 3,
      type: "text/plain",
      session: "s",
    };
    const claimed = {
      path: known.path,
      size: 1e9,
      mime_type: "text/html",
      orig_name: "../x",
      url: "https://evil.example",
      meta: FILE_META,
    };
    const file = fileAccess({ [known.path]: known }).access.open(claimed);
    expect(file).toMatchObject({ name: "a.txt", size: 3, type: "text/plain" });
  });

  const FOREIGN = [
    ["CVE-2024-0964", "/etc/passwd"],
    ["CVE-2024-1728", "file:///etc/passwd"],
    ["CVE-2024-51751", `${"b".repeat(32)}/of-another-session.txt`],
    ["CVE-2024-4325", "http://169.254.169.254/latest"],
    ["CVE-2024-47167", "https://canary.example/x.png"],
    ["no path", null],
    ["CVE-2024-1561", "constructor"],
    ["CVE-2024-1561", "__proto__"],
  ] as const;
  it.for(FOREIGN)("is refused unless this session owns it (%s): %s", ([, path], { expect }) => {
    expect(() => fileAccess().access.open({ path, meta: FILE_META })).toThrow(/Upload it first/);
  });

  it("says so when it has expired", async ({ expect }) => {
    const { access, files } = fileAccess();
    const { path } = await access.store(PNG, { name: "a.png" });
    const file = access.open({ path, meta: FILE_META });
    expect(files[path ?? ""]).toBeDefined();
    await env.FILES.delete(path ?? "");
    await expect(file.bytes()).rejects.toThrow('The file "a.png" is no longer stored. Upload it again.');
  });

  it("survives a bad moment of the storage", async ({ expect }) => {
    let operations = 0;
    const { access } = fileAccess(
      {},
      flakyBucket(env.FILES, () => operations++ % 2 === 0),
    );
    const { path } = await access.store("data:text/plain,hello", { name: "a.txt" });
    expect(await access.open({ path, meta: FILE_META }).text()).toBe("hello");
  });
});

describe("what a function returns as a file", () => {
  const SOURCES: readonly (readonly [kind: string, source: () => FileSource])[] = [
    ["bytes", () => PNG],
    ["part of a buffer", () => new Uint8Array([0, ...PNG, 0]).subarray(1, 9)],
    ["a buffer", () => PNG.slice().buffer],
    ["a Blob", () => new Blob([PNG])],
    ["a stream", () => streamOf(PNG, 3)],
    ["a Response", () => new Response(PNG)],
    ["a data URL", () => `data:image/png;base64,${btoa(String.fromCharCode(...PNG))}`],
    ["a data URL with escapes", () => "data:image/png,%89PNG%0D%0A%1A%0A"],
  ];
  it.for(SOURCES)("is stored and described: %s", async ([, source], { expect }) => {
    const { access, files } = fileAccess();
    const data = await access.store(source(), { name: "a?.png" });
    expect(data).toEqual({
      path: expect.stringMatching(/^[0-9a-f]{32}\/a\.png$/),
      url: `${ROOT}/gradio_api/file=${data.path}`,
      size: 8,
      orig_name: "a.png",
      mime_type: "image/png",
      is_stream: false,
      meta: { _type: "gradio.FileData" },
    });
    expect(files[data.path ?? ""]).toEqual({
      path: data.path,
      name: "a.png",
      size: 8,
      type: "image/png",
      session: "me",
    });
    const stored = await env.FILES.get(data.path ?? "");
    expect(new Uint8Array((await stored?.arrayBuffer()) ?? [])).toEqual(PNG);
  });

  it("may be long and of unknown length", async ({ expect }) => {
    const { access } = fileAccess();
    const bytes = Uint8Array.from({ length: 9 * 1024 ** 2 }, (_, at) => at * 7);
    const { path, size } = await access.store(streamOf(bytes, 100_000), { name: "long.bin" });
    expect(size).toBe(bytes.byteLength);
    const read = await access.open({ path, meta: FILE_META }).bytes();
    expect(read.every((byte, at) => byte === bytes[at])).toBe(true);
  });

  it("may be empty", async ({ expect }) => {
    const { access } = fileAccess();
    for (const source of [new Uint8Array(), new Blob([]), new Response(null), streamOf(""), "data:,"]) {
      expect((await access.store(source, { name: "a.txt" })).size).toBe(0);
    }
  });

  it("is not copied when it is a file already", async ({ expect }) => {
    const { access, files } = fileAccess();
    const first = await access.store(PNG, { name: "a.png" });
    const before = (await keysOf(env.FILES)).length;
    const again = fileAccess(files);
    expect(await again.access.store(again.access.open(first), { name: "other.png" })).toEqual(first);
    expect((await keysOf(env.FILES)).length).toBe(before);
    expect(again.told).toEqual([]);
  });

  it("stays where it is when it is an address, and is never fetched (CVE-2024-48052, CVE-2026-48545)", async ({
    expect,
  }) => {
    const { access, told } = fileAccess();
    for (const url of ["https://example.com/cat.png", "http://169.254.169.254/latest/meta-data"]) {
      expect(await access.store(url, { name: "cat.png" })).toMatchObject({ path: null, url, orig_name: "cat.png" });
    }
    expect(told).toEqual([]);
  });

  const TEXTS = [
    "/etc/passwd",
    "file:///etc/passwd",
    "cat.png",
    "",
    "javascript:alert(1)",
    "https://",
    "data:image/png",
    "data:;base64,???",
    "ftp://x.example/a",
  ];
  it.for([...TEXTS, `${"a".repeat(32)}/of-another-session.txt`])(
    "is never a key or a path (CVE-2024-47868, TOB-16): %j",
    async (text, { expect }) => {
      const failure: unknown = await fileAccess()
        .access.store(text, { name: "a" })
        .catch((error: unknown) => error);
      expect(failure).toMatchObject({
        name: "AppError",
        message: expect.stringMatching(/a text where a file is expected/),
      });
      if (text.length > 8) expect(String(failure)).not.toContain(text);
    },
  );

  it("is no object that only looks like a file", async ({ expect }) => {
    const { access } = fileAccess();
    const { path } = await access.store(PNG, { name: "a.png" });
    const fake = { path, name: "a.png", size: 1, type: "image/png" } as FileSource; // what a client's JSON could hold
    await expect(async () => access.store(fake, { name: "a" })).rejects.toThrow(/not a file/);
  });

  it("is no failed Response", async ({ expect }) => {
    const { access } = fileAccess();
    await expect(async () => access.store(new Response("no", { status: 404 }), { name: "a" })).rejects.toThrow(
      /status 404/,
    );
  });

  it("leaves nothing behind when its stream breaks", async ({ expect }) => {
    const before = (await keysOf(env.FILES)).length;
    let pulls = 0;
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (pulls++ < 90) controller.enqueue(new Uint8Array(100_000));
        else controller.error(new Error("the model stopped"));
      },
    });
    const { access, told } = fileAccess();
    await expect(access.store(broken, { name: "a.bin" })).rejects.toThrow("the model stopped");
    expect(told).toEqual([]);
    expect((await keysOf(env.FILES)).length).toBe(before);
  });
});

describe("the name and type of what is stored", () => {
  const NAMED: readonly (readonly [
    named: { name: string; type?: string },
    source: () => FileSource,
    name: string,
    type: string,
  ])[] = [
    [{ name: "speech", type: "audio/wav" }, () => PNG, "speech.wav", "audio/wav"],
    [{ name: "image" }, () => PNG, "image.png", "image/png"],
    [{ name: "data" }, () => new Blob(["a,b"], { type: "text/csv" }), "data.csv", "text/csv"],
    [{ name: "file" }, () => new File(["a,b"], "report.csv"), "report.csv", "text/csv"],
    [
      { name: "answer" },
      () => new Response("{}", { headers: { "content-type": "application/json; charset=utf-8" } }),
      "answer.json",
      "application/json",
    ],
    [{ name: "a.txt" }, () => new Blob(["x"], { type: "text/html" }), "a.txt", "text/plain"],
    [{ name: "raw" }, () => new Blob(["x"], { type: "nonsense" }), "raw", "application/octet-stream"],
    [{ name: "drawing" }, () => "data:image/svg+xml,<svg/>", "drawing.svg", "image/svg+xml"],
  ];
  it.for(NAMED)("%j", async ([named, source, name, type], { expect }) => {
    expect(await fileAccess().access.store(source(), named)).toMatchObject({ orig_name: name, mime_type: type });
  });
});

function fileAccess(files: Record<string, StoredFile> = {}, bucket: R2Bucket = env.FILES) {
  const told: StoredFile[] = [];
  const access = createFileAccess({
    bucket,
    files,
    root: ROOT,
    session: "me",
    onStored(file) {
      told.push(file);
      files[file.path] = file;
    },
  });
  return { access, files, told };
}
