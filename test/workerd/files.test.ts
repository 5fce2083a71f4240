import { describe, it } from "vitest";
import { newFile } from "../../src/runtime/new-file.ts";
import { writeBytes } from "../../src/runtime/r2-writer.ts";
import { fileApp, flakyBucket, ORIGIN } from "../support/file-app.ts";

const MISSING = `${"0".repeat(32)}/missing.txt`;

describe("a stored file", () => {
  it("is sent whole, and says what it is", async ({ expect }) => {
    const { path, ask } = await stored("cat.txt", "meow");
    const response = await ask(`/gradio_api/file=${path}`);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "accept-ranges": "bytes",
      "cache-control": "private, max-age=31536000, immutable",
      "content-disposition": 'inline; filename="cat.txt"',
      "content-length": "4",
      "content-type": "text/plain; charset=utf-8",
      "content-security-policy": "sandbox; default-src 'none'",
      "cross-origin-resource-policy": "cross-origin",
      "x-content-type-options": "nosniff",
      vary: "Origin",
      etag: expect.stringMatching(/^"[0-9a-f]+"$/),
      "last-modified": expect.stringMatching(/GMT$/),
    });
    expect(await response.text()).toBe("meow");
  });

  it("is found under the old address as well, and under an encoded one", async ({ expect }) => {
    const { path, ask } = await stored("é 日.txt", "x");
    const encoded = path.split("/").map(encodeURIComponent).join("/");
    for (const address of [`file=${path}`, `file/${path}`, `file=${encoded}`, `file=${encodeURIComponent(path)}`]) {
      expect(await (await ask(`/gradio_api/${address}?__sign=jwt`)).text()).toBe("x");
    }
  });

  it("is described without its bytes to HEAD", async ({ expect }) => {
    const { path, ask } = await stored("cat.txt", "meow");
    const response = await ask(`/gradio_api/file=${path}`, { method: "HEAD", headers: { range: "bytes=0-1" } });
    expect([response.status, response.headers.get("content-length"), await response.text()]).toEqual([200, "4", ""]);
  });

  it("may be embedded by other pages", async ({ expect }) => {
    const { path, ask } = await stored("cat.txt", "meow");
    const { headers } = await ask(`/gradio_api/file=${path}`, { headers: { origin: "https://blog.example" } });
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.has("access-control-allow-credentials")).toBe(false);
  });

  it("survives a bad moment of the storage", async ({ expect }) => {
    let operations = 0;
    const { path } = await stored("cat.txt", "meow");
    const { ask } = fileApp({ bucket: flakyBucket(fileApp().bucket, () => operations++ % 2 === 0) });
    expect(await (await ask(`/gradio_api/file=${path}`)).text()).toBe("meow");
    expect((await ask(`/gradio_api/file=${path}`, { headers: { range: "bytes=0-1" } })).status).toBe(206);
  });
});

describe("a part of a file", () => {
  const PARTS: readonly (readonly [range: string, contentRange: string, body: string])[] = [
    ["bytes=0-3", "bytes 0-3/10", "0123"],
    ["bytes=4-", "bytes 4-9/10", "456789"],
    ["bytes=-2", "bytes 8-9/10", "89"],
    ["bytes=9-99", "bytes 9-9/10", "9"],
    ["bytes=-99", "bytes 0-9/10", "0123456789"],
  ];
  it.for(PARTS)("is sent for %s", async ([range, contentRange, body], { expect }) => {
    const response = await askRange(range);
    expect(response.status).toBe(206);
    expect(response.headers.get("content-range")).toBe(contentRange);
    expect(response.headers.get("content-length")).toBe(String(body.length));
    expect(await response.text()).toBe(body);
  });

  it.for(["bytes=10-", "bytes=99-100", "bytes=-0"])("cannot be sent for %s", async (range, { expect }) => {
    const response = await askRange(range);
    expect([response.status, response.headers.get("content-range")]).toEqual([416, "bytes */10"]);
  });

  it.for(["bytes=1337--", "bytes=0-1,3-4", "bytes=3-1", "lines=1-2", "bytes", "bytes=x", ""])(
    "is the whole file for %j (TOB-5)",
    async (range, { expect }) => {
      const response = await askRange(range);
      expect([response.status, await response.text()]).toEqual([200, "0123456789"]);
    },
  );

  it("does not copy headers of the request", async ({ expect }) => {
    const { path, ask } = await stored("n.txt", "0123456789");
    const headers = { range: "bytes=0-1", "x-injected": "yes", "content-type": "text/html" };
    const response = await ask(`/gradio_api/file=${path}`, { headers });
    expect(response.headers.has("x-injected")).toBe(false);
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  });

  it("continues only the same version", async ({ expect }) => {
    const { path, ask } = await stored("n.txt", "0123456789");
    const etag = (await ask(`/gradio_api/file=${path}`)).headers.get("etag") ?? "";
    const status = async (condition: string) =>
      (await ask(`/gradio_api/file=${path}`, { headers: { range: "bytes=2-3", "if-range": condition } })).status;
    expect([await status(etag), await status('"other"')]).toEqual([206, 200]);
  });
});

describe("a condition", () => {
  it("saves the bytes when nothing changed", async ({ expect }) => {
    const { path, ask } = await stored("cat.txt", "meow");
    const first = await ask(`/gradio_api/file=${path}`);
    const etag = first.headers.get("etag") ?? "";
    const modified = first.headers.get("last-modified") ?? "";
    for (const headers of [{ "if-none-match": etag }, { "if-none-match": "*" }, { "if-modified-since": modified }]) {
      const response = await ask(`/gradio_api/file=${path}`, { headers });
      expect([response.status, await response.text(), response.headers.get("etag")]).toEqual([304, "", etag]);
    }
    expect((await ask(`/gradio_api/file=${path}`, { headers: { "if-none-match": '"x"' } })).status).toBe(200);
  });

  it("stops when something changed", async ({ expect }) => {
    const { path, ask } = await stored("cat.txt", "meow");
    for (const headers of [{ "if-match": '"x"' }, { "if-unmodified-since": "Sat, 01 Jan 2000 00:00:00 GMT" }]) {
      expect((await ask(`/gradio_api/file=${path}`, { headers })).status).toBe(412);
    }
  });
});

describe("what a visitor uploaded never runs as a page of ours (CVE-2024-47872, TOB-10)", () => {
  const HTML = "<script>alert(document.domain)</script>";
  const PNG = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

  const ATTACHED = [
    "x.html",
    "x.htm",
    "x.svg",
    "x.js",
    "x.mjs",
    "x.xhtml",
    "x.xml",
    "x.pdf",
    "x.mhtml",
    "x.css",
    "x",
    "x.png",
    "x.unknown",
  ];
  it.for(ATTACHED)("%s is downloaded", async (name, { expect }) => {
    const { headers } = await upload(name, HTML);
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="x/);
    expect(headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("a picture that is a page as well stays a picture", async ({ expect }) => {
    const { headers } = await upload("x.png", PNG + HTML);
    expect(headers.get("content-type")).toBe("image/png");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
    expect((await upload("x.html", PNG + HTML)).headers.get("content-disposition")).toMatch(/^attachment/);
  });

  it("a name cannot leave its header", async ({ expect }) => {
    const { headers } = await upload(`a"; filename=evil.html\u{1f408}'(*)`, "x");
    expect(headers.get("content-disposition")).toBe(
      "attachment; filename*=UTF-8''a%3B%20filename%3Devil.html%F0%9F%90%88%27%28%29",
    );
    const plain = await upload(`a"; filename=evil.html'(*)`, "x");
    expect(plain.headers.get("content-disposition")).toBe(`attachment; filename="a; filename=evil.html'()"`);
  });
});

describe("what is no stored file looks like one that is missing", () => {
  const TRAVERSALS = [
    ["CVE-2023-51449", "%2e%2e%2f%2e%2e%2fetc%2fpasswd"],
    ["CVE-2023-51449", "%252e%252e%252fetc%252fpasswd"],
    ["CVE-2021-43831", "..%5c..%5cwindows%5cwin.ini"],
    ["CVE-2021-43831", "//etc/passwd"],
    ["CVE-2021-43831", "/etc/passwd"],
    ["CVE-2024-47868", "file:///etc/passwd"],
    ["CVE-2024-47868", "queue%2F0f8fad5b-d9cb-469f-a165-70867728950e.json"],
    ["CVE-2024-12217", `${MISSING}::$DATA`],
    ["CVE-2024-34510", "%5c%5chost%5cshare"],
    ["CVE-2024-34510", "//host/share"],
    ["CVE-2026-28414", "/%2fetc/passwd"],
    ["NUL", `${MISSING}%00.png`],
    ["not UTF-8", "%E0%A4%A"],
    ["a folder", "0".repeat(32)],
    ["empty", ""],
    ["a very long one", "a".repeat(15_000)],
  ] as const;

  const ADDRESSES = [
    ["CVE-2024-1183", "http://127.0.0.1:22"],
    ["CVE-2024-1183", "http://10.0.0.1"],
    ["CVE-2024-1183", `${ORIGIN}/monitoring`],
    ["CVE-2024-4325", "http://169.254.169.254/latest/meta-data"],
    ["CVE-2024-4940", "http://evil.example"],
    ["CVE-2024-8021", "http%3A%2F%2Fevil.example"],
    ["CVE-2026-59806", "HTTP:evil.example"],
    ["CVE-2026-59806", "http:/%5Cevil.example"],
    ["CVE-2026-59806", "%5C%5Cevil.example"],
    ["CVE-2026-59806", "ht%09tp://evil.example"],
    ["CVE-2026-59806", "http%0A://evil.example"],
    ["CVE-2026-59806", "https:/evil.example"],
  ] as const;

  it.for([...TRAVERSALS, ...ADDRESSES])("%s: %s", async ([, path], { expect }) => {
    const asked: string[] = [];
    const bucket = flakyBucket(fileApp().bucket, (operation) => asked.push(operation) === 0);
    for (const address of [`file=${path}`, `file/${path}`]) {
      const response = await fileApp({ bucket }).ask(`/gradio_api/${address}`, { redirect: "manual" });
      expect(response.status).toBe(403);
      expect(await response.json()).toEqual({ detail: expect.stringMatching(/^File not allowed: [^]*\.$/) });
      expect(response.headers.has("location")).toBe(false);
    }
    expect(asked).toEqual([]);
  });

  it("is not reached by steps upwards, which leave the route (CVE-2021-43831, CVE-2023-51449)", async ({ expect }) => {
    for (const path of ["../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd", `${MISSING}/../../../etc/passwd`]) {
      const { status } = await fileApp().ask(`/gradio_api/file=${path}`);
      expect([403, 404]).toContain(status);
    }
  });

  it("has the answer of a missing file", async ({ expect }) => {
    const response = await fileApp().ask(`/gradio_api/file=${MISSING}`);
    expect([response.status, await response.json()]).toEqual([403, { detail: `File not allowed: ${MISSING}.` }]);
    const head = await fileApp().ask(`/gradio_api/file=${MISSING}`, { method: "HEAD" });
    expect(head.status).toBe(403);
  });

  it("includes the right name under another id, and other letter cases (CVE-2025-23042)", async ({ expect }) => {
    const { path, ask } = await stored("Cat.txt", "meow");
    const [id = "", name = ""] = path.split("/");
    for (const other of [
      `${id}/cat.txt`,
      `${id.toUpperCase()}/${name}`,
      `${"0".repeat(32)}/${name}`,
      `${id}//${name}`,
      `${id}/./${name}`,
    ]) {
      const address = `/gradio_api/file=${other.replace("./", "%2e%2f")}`;
      expect((await ask(address)).status, other).toBe(403);
    }
  });
});

async function stored(name: string, content: string) {
  const app = fileApp();
  const bytes = Uint8Array.from(content, (character) => character.charCodeAt(0));
  return { ...app, path: (await writeBytes(app.bucket, bytes, newFile(name, bytes))).path };
}

async function askRange(range: string): Promise<Response> {
  const { path, ask } = await stored("n.txt", "0123456789");
  return ask(`/gradio_api/file=${path}`, { headers: { range } });
}

async function upload(name: string, content: string): Promise<Response> {
  const { path, ask } = await stored(name, content);
  return ask(`/gradio_api/file=${encodeURIComponent(path)}`);
}
