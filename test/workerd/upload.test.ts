import { describe, it } from "vitest";
import { fileApp, flakyBucket, streamOf, type FileAppOptions } from "../support/file-app.ts";

type Content = string | Uint8Array<ArrayBuffer>;
const MIB = 1024 ** 2;

describe("uploading files", () => {
  it("answers one path a file, in order", async ({ expect }) => {
    const { app, paths } = await uploaded([
      ["b.txt", "second letter"],
      ["a.txt", "a"],
      ["b.txt", ""],
    ]);
    expect(paths).toHaveLength(3);
    for (const [index, name] of ["b.txt", "a.txt", "b.txt"].entries()) {
      expect(paths[index]).toMatch(new RegExp(`^[0-9a-f]{32}/${name}$`));
    }
    expect(await textOf(app, paths[0])).toBe("second letter");
    expect(await textOf(app, paths[2])).toBe("");
  });

  it("gives equal files different paths", async ({ expect }) => {
    const { paths } = await uploaded([
      ["a.txt", "same"],
      ["a.txt", "same"],
    ]);
    expect(new Set(paths).size).toBe(2);
  });

  it("makes the files known, without an owner", async ({ expect }) => {
    const { app, paths } = await uploaded([["cat.txt", "meow"]]);
    expect(app.recorded).toEqual([{ path: paths[0], name: "cat.txt", size: 4, type: "text/plain", session: null }]);
  });

  it("answers a path that works in an address as it is", async ({ expect }) => {
    const names = ["é日 1.txt", "100%.txt", "a#b?.txt", "a%2e%2e%2f.txt", "  .txt ", "q&a;+='~.txt"];
    const { app, paths } = await uploaded(names.map((name) => [name, name]));
    for (const [index, name] of names.entries()) expect(await textOf(app, paths[index])).toBe(name);
  });

  it("keeps a name inside its folder (TOB-7)", async ({ expect }) => {
    const { paths } = await uploaded([
      ["a/b/../c.txt", "x"],
      ["..\\..\\x.txt", "x"],
    ]);
    expect(paths.map((path) => path.slice(33))).toEqual(["c.txt", "x.txt"]);
    const response = await upload(fileApp(), [["..", "x"]]);
    expect([response.status, await response.json()]).toEqual([400, { detail: "Invalid file name: .." }]);
  });

  it("decides the type itself (CVE-2024-47872)", async ({ expect }) => {
    const { app } = await uploaded(
      [
        ["a.png", "<script>alert(1)</script>"],
        ["b.html", "<script>"],
        ["c.txt", "x"],
      ],
      "image/png",
    );
    expect(app.recorded.map(({ type }) => type)).toEqual(["application/octet-stream", "text/html", "text/plain"]);
  });

  it("reads over parts that are no files", async ({ expect }) => {
    const app = fileApp();
    const body = multipart([
      part('name="other"; filename="o.txt"', "o"),
      part('name="note"', "n"),
      part('name="files"; filename="f.txt"', "f"),
    ]);
    const paths = await json(await post(app, body));
    expect(paths).toHaveLength(1);
    expect(await textOf(app, paths[0])).toBe("f");
  });

  it("takes a body however it is cut", async ({ expect }) => {
    const names = Array.from({ length: 20 }, (_, index) => `${index}.txt`);
    const body = multipart(names.map((name) => part(`name="files"; filename="${name}"`, nearly(name))));
    for (const size of [1, 7, 64, 1000]) {
      const app = fileApp();
      const paths = await json(await post(app, streamOf(body, size)));
      expect(paths.map((path) => path.slice(33))).toEqual(names);
      for (const [index, name] of names.entries()) {
        expect(await textOf(app, paths[index])).toBe(nearly(name));
      }
    }
  });

  it("stores a file of many parts whole", async ({ expect }) => {
    const bytes = pattern(20 * MIB + 12_345);
    const { app, paths } = await uploaded(
      [
        ["big.bin", bytes],
        ["small.txt", "s"],
      ],
      undefined,
      { maxFileSize: 30 * MIB },
    );
    const stored = await app.bucket.get(paths[0] ?? "");
    expect(stored?.size).toBe(bytes.byteLength);
    expect(new Uint8Array((await stored?.arrayBuffer()) ?? []).every((byte, at) => byte === bytes[at])).toBe(true);
    expect(await textOf(app, paths[1])).toBe("s");
  });

  it("stores a file of exactly two parts", async ({ expect }) => {
    const { app } = await uploaded([["big.bin", pattern(16 * MIB)]], undefined, { maxFileSize: 16 * MIB });
    expect(app.recorded[0]?.size).toBe(16 * MIB);
  });

  it("stores a thousand small files, and no more", { timeout: 30_000 }, async ({ expect }) => {
    const files = (count: number): [string, Content][] =>
      Array.from({ length: count }, (_, at) => [`${at}.txt`, `${at}`]);
    const { paths } = await uploaded(files(1000));
    expect(paths).toHaveLength(1000);
    const before = await countOf(fileApp());
    expect((await upload(fileApp(), files(1001))).status).toBe(400);
    expect(await countOf(fileApp())).toBe(before);
  });
});

describe("an upload that is refused leaves nothing behind", () => {
  it("when a file is too large", async ({ expect }) => {
    await expectNothing(expect, async (app) => {
      const response = await upload(app, [
        ["a.txt", "fits"],
        ["b.txt", "x".repeat(1001)],
        ["c.txt", "fits"],
      ]);
      expect(response.status).toBe(413);
      expect(response.headers.get("content-type")).toMatch(/^text\/plain/);
      expect(await response.text()).toBe("File size exceeded maximum allowed size of 1000 bytes.");
    });
  });

  it("when a file of many parts is too large", async ({ expect }) => {
    await expectNothing(
      expect,
      async (app) => expect((await upload(app, [["a.bin", pattern(18 * MIB)]])).status).toBe(413),
      { maxFileSize: 17 * MIB },
    );
  });

  it("when its end is missing", async ({ expect }) => {
    await expectNothing(expect, async (app) => {
      const whole = multipart([
        part('name="files"; filename="a.txt"', "a"),
        part('name="files"; filename="b.txt"', "b".repeat(500)),
      ]);
      for (const cut of [2, 50, 110, 300, whole.length - 6]) {
        const response = await post(app, whole.slice(0, cut));
        expect([response.status, await response.json()]).toEqual([400, { detail: "The multipart body is malformed." }]);
      }
    });
  });

  it("when the sender breaks off", async ({ expect }) => {
    await expectNothing(expect, async (app) => {
      const begin = new TextEncoder().encode(`${part('name="files"; filename="a.txt"', "a")}--X\r\n`);
      let pulls = 0;
      const broken = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (pulls++ === 0) controller.enqueue(begin);
          else controller.error(new Error("Network connection lost."));
        },
      });
      expect((await post(app, broken)).status).toBe(400);
    });
  });

  it("when the ledger does not take it", async ({ expect }) => {
    const recordFiles = () => Promise.reject(new Error("overloaded"));
    await expectNothing(expect, async (app) => expect((await upload(app, [["a.txt", "a"]])).status).toBe(500), {
      recordFiles,
    });
  });

  it("when storage keeps failing", async ({ expect }) => {
    const bucket = flakyBucket(fileApp().bucket, (operation) => operation === "uploadPart" || operation === "put");
    const files: [string, Content][] = [
      ["a.txt", "a"],
      ["b.bin", pattern(9 * MIB)],
    ];
    await expectNothing(expect, async (app) => expect((await upload(app, files)).status).toBe(503), {
      bucket,
      maxFileSize: 10 * MIB,
    });
  });
});

describe("storage that fails now and then", () => {
  it("loses no upload", async ({ expect }) => {
    let operations = 0;
    const bucket = flakyBucket(fileApp().bucket, () => operations++ % 3 === 0);
    const bytes = pattern(17 * MIB);
    const { app } = await uploaded(
      [
        ["a.bin", bytes],
        ["b.txt", "b"],
      ],
      undefined,
      { bucket, maxFileSize: 20 * MIB },
    );
    expect(app.recorded.map(({ size }) => size)).toEqual([bytes.byteLength, 1]);
  });
});

describe("a body that is no upload", () => {
  it.for(["application/json", "text/plain", "", "multipart/mixed; boundary=X", "multipart/form-dataX; boundary=X"])(
    "is refused as %j",
    async (type, { expect }) => {
      const response = await fileApp().ask("/gradio_api/upload", {
        method: "POST",
        body: "{}",
        headers: { "content-type": type },
      });
      expect([response.status, await response.json()]).toEqual([400, { detail: "Invalid content type." }]);
    },
  );

  it("is refused without a body", async ({ expect }) => {
    const headers = { "content-type": "multipart/form-data; boundary=X" };
    expect((await fileApp().ask("/gradio_api/upload", { method: "POST", headers })).status).toBe(400);
  });

  const header = 'Content-Disposition: form-data; name="files"; filename="a.txt"';
  const ABUSES: readonly (readonly [abuse: string, body: () => string, boundary?: string])[] = [
    ["no boundary", () => "x", ""],
    ["a boundary of 1 KB", () => "x", "b".repeat(1000)],
    ["a boundary that never comes", () => "x".repeat(100_000)],
    ["a boundary and 10 MB of dashes", () => `--X${"-".repeat(10 * MIB)}`],
    [
      "10 MB before the first boundary",
      () => "-".repeat(10 * MIB) + multipart([part('name="files"; filename="a"', "a")]),
    ],
    [
      "10 MB behind the last boundary",
      () => multipart([part('name="files"; filename="a"', "a")]) + "\r\n".repeat(5 * MIB),
    ],
    ["a file name of 1 MB", () => multipart([part(`name="files"; filename="${"n".repeat(MIB)}"`, "a")])],
    ["a file name of 5 KB", () => multipart([part(`name="files"; filename="${"n".repeat(5000)}"`, "a")])],
    ["headers of 9 KB", () => `--X\r\n${header}\r\nA: ${"h".repeat(9000)}\r\n\r\na\r\n--X--\r\n`],
    ["100,000 headers", () => `--X\r\n${header}\r\n${"A: b\r\n".repeat(100_000)}\r\na\r\n--X--\r\n`],
    ["headers that never end", () => `--X\r\n${header}\r\n${"h".repeat(10 * MIB)}`],
    ["100,000 parts", () => multipart(Array.from({ length: 100_000 }, () => part('name="x"', "")))],
    ["100,000 parts without a name", () => "--X\r\n\r\n\r\n".repeat(100_000)],
    ["a field of 10 MB", () => multipart([part('name="x"', "v".repeat(10 * MIB))])],
    ["NUL bytes", () => "\0".repeat(100_000)],
    ["a broken header", () => `--X\r\n${header}\r\nbroken\r\n\r\na\r\n--X`],
  ];
  it.for(ABUSES)(
    "is refused quickly: %s (CVE-2024-8966, CVE-2025-0187)",
    async ([, makeBody, boundary = "X"], { expect }) => {
      const body = makeBody();
      const before = await countOf(fileApp());
      const started = Date.now();
      const response = await post(fileApp({ maxFileSize: 100 * MIB }), body, { boundary });
      expect([400, 413]).toContain(response.status);
      expect(Date.now() - started).toBeLessThan(1000);
      expect(await countOf(fileApp())).toBe(before);
    },
  );

  it("never breaks the server, however it is mangled", async ({ expect }) => {
    const whole = multipart([
      part('name="files"; filename="a.txt"', "a"),
      part('name="note"', "n"),
      part("name=files; filename*=UTF-8''b", "b"),
    ]);
    let seed = 5;
    const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const pieces = [
      "\r\n",
      "--X",
      "--",
      "\0",
      '"',
      ";",
      "=",
      "\r",
      "\n",
      "é",
      "\\",
      "filename*=x'y",
      "Content-Disposition",
    ];
    for (let round = 0; round < 300; round++) {
      const at = next(whole.length);
      const body = whole.slice(0, at) + (pieces[next(pieces.length)] ?? "") + whole.slice(at + next(12));
      const { status } = await post(fileApp(), streamOf(body, 1 + next(40)));
      expect([200, 400, 413], JSON.stringify(body)).toContain(status);
    }
  });
});

describe("a page of another site", () => {
  it.for([{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }])(
    "cannot upload with a visitor's cookies (CVE-2024-1727): %j",
    async (headers, { expect }) => {
      const before = await countOf(fileApp());
      const body = multipart([part('name="files"; filename="a.txt"', "a")]);
      const response = await post(fileApp(), body, { headers: { ...headers, cookie: "session=1" } });
      expect(response.status).toBe(403);
      expect(await countOf(fileApp())).toBe(before);
    },
  );
});

describe("the progress of an upload", () => {
  it("is told under the name that the sender uses, and ends", async ({ expect }) => {
    const app = fileApp();
    await post(app, multipart([part('name="files"; filename="a b?.txt"', "12345")]), { query: "?upload_id=u1" });
    expect(app.steps[0]).toEqual({ uploadId: "u1", name: "a b?.txt", chunk: 0 });
    expect(app.steps.at(-1)).toEqual({ uploadId: "u1", name: "", chunk: null });
  });

  it("ends as well when the upload fails", async ({ expect }) => {
    const app = fileApp();
    await post(app, multipart([part('name="files"; filename="a.txt"', "x".repeat(2000))]), { query: "?upload_id=u1" });
    expect(app.steps.at(-1)?.chunk).toBeNull();
  });

  it("never adds up to more than the file", async ({ expect }) => {
    const app = fileApp({ maxFileSize: 30 * MIB });
    const bytes = multipartBytes("a.bin", pattern(20 * MIB));
    await post(app, streamOf(bytes, 65_536), { query: "?upload_id=u1" });
    const told = app.steps.reduce((sum, { chunk }) => sum + (chunk ?? 0), 0);
    expect(told).toBeLessThanOrEqual(20 * MIB);
    expect(app.steps.length).toBeLessThan(200);
  });

  it("is not told when nobody asked, or under an id that is none", async ({ expect }) => {
    const app = fileApp();
    for (const query of ["", "?upload_id=", `?upload_id=${"x".repeat(65)}`, "?upload_id=a/b"]) {
      await post(app, multipart([part('name="files"; filename="a.txt"', "a")]), { query });
    }
    expect(app.steps).toEqual([]);
  });

  it("can be followed", async ({ expect }) => {
    const response = await fileApp().ask("/gradio_api/upload_progress?upload_id=known");
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(await response.text()).toBe('data: {"msg":"done"}\n\n');
  });

  it("cannot be followed when there is none", async ({ expect }) => {
    const response = await fileApp().ask("/gradio_api/upload_progress?upload_id=unknown");
    expect([response.status, await response.text()]).toEqual([404, "Upload not found"]);
    const unnamed = await fileApp().ask("/gradio_api/upload_progress");
    expect([unnamed.status, await unnamed.json()]).toMatchObject([422, { detail: [{ loc: ["query", "upload_id"] }] }]);
  });
});

type App = ReturnType<typeof fileApp>;

async function upload(
  app: App,
  files: readonly (readonly [name: string, content: Content])[],
  type = "text/html",
): Promise<Response> {
  const form = new FormData();
  for (const [name, content] of files) form.append("files", new File([content], name, { type }), name);
  return app.ask("/gradio_api/upload", { method: "POST", body: form });
}

async function uploaded(
  files: readonly (readonly [name: string, content: Content])[],
  type?: string,
  options?: FileAppOptions,
) {
  const app = fileApp(options);
  return { app, paths: await json(await upload(app, files, type)) };
}

interface PostOptions {
  boundary?: string;
  headers?: Record<string, string>;
  query?: string;
}

async function post(
  app: App,
  body: BodyInit,
  { boundary = "X", headers, query = "" }: PostOptions = {},
): Promise<Response> {
  const type = `multipart/form-data; boundary=${boundary}`;
  return app.ask(`/gradio_api/upload${query}`, { method: "POST", body, headers: { "content-type": type, ...headers } });
}

async function json(response: Response): Promise<string[]> {
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return response.json();
}

async function textOf(app: App, path: string | undefined): Promise<string> {
  return (await app.ask(`/gradio_api/file=${path}`)).text();
}

async function countOf(app: App): Promise<number> {
  let count = 0;
  let cursor: string | undefined;
  do {
    const page = await app.bucket.list(cursor === undefined ? {} : { cursor });
    count += page.objects.length;
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor !== undefined);
  return count;
}

/** Looks like the end of a part again and again, and never is. */
function nearly(name: string): string {
  return `\r\n--Y\r\n-\r\r\n-\r\n\r\n--${name}--X`.repeat(7);
}

/** Runs an upload that fails, and sees that the bucket holds what it held. */
async function expectNothing(
  expect: typeof import("vitest").expect,
  act: (app: App) => Promise<unknown>,
  options?: FileAppOptions,
): Promise<void> {
  const app = fileApp(options);
  const before = await countOf(app);
  await act(app);
  expect(await countOf(app)).toBe(before);
  expect(app.recorded).toEqual([]);
}

function part(disposition: string, content: string): string {
  return `--X\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
}

function multipart(parts: readonly string[]): string {
  return `${parts.join("")}--X--\r\n`;
}

function multipartBytes(name: string, content: Uint8Array): Uint8Array {
  const encoder = new TextEncoder();
  const head = encoder.encode(`--X\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\n\r\n`);
  const tail = encoder.encode("\r\n--X--\r\n");
  const bytes = new Uint8Array(head.length + content.length + tail.length);
  bytes.set(head);
  bytes.set(content, head.length);
  bytes.set(tail, head.length + content.length);
  return bytes;
}

function pattern(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, at) => (at * 31) ^ (at >> 8));
}
