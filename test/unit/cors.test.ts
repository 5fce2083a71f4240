import { Hono } from "hono";
import { describe, it } from "vitest";
import type { WorkerEnv } from "../../worker/env.ts";
import { callerOf, type Caller } from "../../worker/middleware/caller.ts";
import { cors } from "../../worker/middleware/cors.ts";

const PUBLIC = "https://app.example/gradio_api/info";
const LOCAL = "http://localhost:7860/gradio_api/info";
const allowedOrigins = new Set(["https://friend.example"]);

type Row = readonly [url: string, headers: Record<string, string>, caller: Caller];

const CALLERS: readonly Row[] = [
  [PUBLIC, {}, "none"],
  [PUBLIC, { "sec-fetch-site": "none" }, "own"],
  [PUBLIC, { "sec-fetch-site": "same-origin" }, "own"],
  [PUBLIC, { "sec-fetch-site": "cross-site" }, "guest"],
  [PUBLIC, { origin: "https://app.example" }, "own"],
  [PUBLIC, { origin: "https://app.example:444" }, "guest"],
  [PUBLIC, { origin: "http://app.example" }, "guest"],
  [PUBLIC, { origin: "https://evil.example" }, "guest"],
  [PUBLIC, { origin: "https://evil.example", "sec-fetch-site": "cross-site" }, "guest"],
  [PUBLIC, { origin: "https://app.example", "sec-fetch-site": "cross-site" }, "guest"],
  [PUBLIC, { origin: "https://sister.app.example", "sec-fetch-site": "same-site" }, "guest"],
  [PUBLIC, { origin: "https://seen.example", "sec-fetch-site": "same-origin" }, "own"],
  [PUBLIC, { origin: "https://friend.example", "sec-fetch-site": "cross-site" }, "allowed"],
  [PUBLIC, { origin: "https://friend.example.evil.example" }, "guest"],
  [PUBLIC, { origin: "https://friend.example@evil.example" }, "stranger"],
  [PUBLIC, { origin: "https://friend.example/" }, "stranger"],
  [PUBLIC, { origin: "null" }, "stranger"],
  [PUBLIC, { origin: "file://" }, "stranger"],
  [PUBLIC, { origin: "javascript:alert(1)" }, "stranger"],
  [PUBLIC, { origin: "" }, "stranger"],
  [LOCAL, {}, "none"],
  [LOCAL, { origin: "http://localhost:7860" }, "own"],
  [LOCAL, { origin: "http://localhost:5173" }, "guest"],
  [LOCAL, { origin: "http://127.0.0.1:5173" }, "guest"],
  [LOCAL, { origin: "http://[::1]:5173" }, "guest"],
  [LOCAL, { origin: "https://evil.example" }, "stranger"],
  [LOCAL, { "sec-fetch-site": "cross-site" }, "stranger"],
  [LOCAL, { origin: "null" }, "stranger"],
  [LOCAL, { origin: "https://friend.example" }, "allowed"],
];

describe("the page that sent a request", () => {
  it.for(CALLERS)("to %s with %j is %s", ([url, headers, caller], { expect }) => {
    expect(callerOf({ url, root: undefined, headers: new Headers(headers), allowedOrigins })).toBe(caller);
  });

  it("is our own when the visitor sees the app under another address", ({ expect }) => {
    const headers = new Headers({ origin: "https://seen.example" });
    expect(callerOf({ url: LOCAL, root: "https://seen.example/app", headers, allowedOrigins })).toBe("own");
  });

  const CRAFTED = [
    "http://localhost.evil.com",
    "http://localhost@evil.example",
    "http://127.0.0.1.nip.io",
    "http://localhost:7860.evil.example",
    "http://localhost.",
    "http://evil.example#localhost",
  ];
  it.for(CRAFTED)(
    "is a stranger to a local app when its origin is crafted as %s (CVE-2025-5320)",
    (origin, { expect }) => {
      expect(callerOf({ url: LOCAL, root: undefined, headers: new Headers({ origin }), allowedOrigins })).toBe(
        "stranger",
      );
    },
  );
});

describe("what other pages may read", () => {
  it("is what everybody may read, without credentials (CVE-2024-47084, TOB-1)", async ({ expect }) => {
    const { headers } = await ask(PUBLIC, { origin: "https://evil.example", cookie: "session=1" });
    expect(corsOf(headers)).toEqual({ "access-control-allow-origin": "*" });
  });

  it("is nothing for a page without an origin (CVE-2024-47165, TOB-2)", async ({ expect }) => {
    for (const url of [PUBLIC, LOCAL]) {
      expect(corsOf((await ask(url, { origin: "null", cookie: "session=1" })).headers)).toEqual({});
    }
  });

  it("is nothing of an app on this machine (CVE-2025-5320)", async ({ expect }) => {
    expect(corsOf((await ask(LOCAL, { origin: "https://evil.example" })).headers)).toEqual({});
    expect(corsOf((await ask(LOCAL, { origin: "http://127.0.0.1:3000" })).headers)).toEqual({
      "access-control-allow-origin": "*",
    });
  });

  it("includes credentials for origins that the author named, and for no other", async ({ expect }) => {
    expect(corsOf((await ask(PUBLIC, { origin: "https://friend.example" })).headers)).toEqual({
      "access-control-allow-origin": "https://friend.example",
      "access-control-allow-credentials": "true",
    });
  });

  it("never comes from a cache that answered somebody else", async ({ expect }) => {
    expect((await ask(PUBLIC, {})).headers.get("vary")).toBe("Accept, Origin");
  });

  it("holds for failures too", async ({ expect }) => {
    const response = await ask("https://app.example/broken", { origin: "https://evil.example" });
    expect([response.status, response.headers.get("access-control-allow-origin")]).toEqual([500, "*"]);
  });
});

describe("a preflight", () => {
  const preflight = {
    "access-control-request-method": "GET",
    "access-control-request-headers": "content-type, x-gradio-user",
  };

  it("gets back the headers that it asked for", async ({ expect }) => {
    const { headers, status } = await ask(PUBLIC, { ...preflight, origin: "https://embed.example" }, "OPTIONS");
    expect(status).toBe(204);
    expect(corsOf(headers)).toEqual({
      "access-control-allow-origin": "*",
      "access-control-allow-headers": "content-type, x-gradio-user",
      "access-control-allow-methods": "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
      "access-control-max-age": "600",
    });
  });

  it("is not granted to the web by an app on this machine", async ({ expect }) => {
    const { headers } = await ask(LOCAL, { ...preflight, origin: "https://evil.example" }, "OPTIONS");
    expect(headers.has("access-control-allow-origin")).toBe(false);
  });

  it("echoes only what can be a header's name", async ({ expect }) => {
    const asked = { ...preflight, "access-control-request-headers": `a b, ok, ${"x".repeat(101)}, "q"` };
    const { headers } = await ask(PUBLIC, { ...asked, origin: "https://embed.example" }, "OPTIONS");
    expect(headers.get("access-control-allow-headers")).toBe("ok");
  });
});

describe("a change that another page asks for", () => {
  const REFUSED: readonly (readonly [url: string, headers: Record<string, string>])[] = [
    [PUBLIC, { origin: "https://evil.example", cookie: "a=b" }],
    [PUBLIC, { "sec-fetch-site": "cross-site", cookie: "a=b" }],
    [PUBLIC, { origin: "https://app.example", "sec-fetch-site": "cross-site", cookie: "a=b" }],
    [PUBLIC, { origin: "null", cookie: "a=b" }],
    [LOCAL, { origin: "https://evil.example", cookie: "a=b" }],
    [LOCAL, { origin: "https://evil.example" }],
    [LOCAL, { "sec-fetch-site": "cross-site" }],
    [LOCAL, { origin: "http://localhost:3000", cookie: "a=b" }],
  ];
  it.for(REFUSED)("is refused (CVE-2024-1727): %s %j", async ([url, headers], { expect }) => {
    expect((await ask(url, headers, "POST")).status).toBe(403);
  });

  const TAKEN: readonly (readonly [url: string, headers: Record<string, string>])[] = [
    [PUBLIC, {}],
    [PUBLIC, { cookie: "a=b" }],
    [PUBLIC, { origin: "https://app.example", cookie: "a=b" }],
    [PUBLIC, { origin: "https://app.example", "sec-fetch-site": "same-origin", cookie: "a=b" }],
    [PUBLIC, { origin: "https://embed.example" }],
    [PUBLIC, { origin: "https://friend.example", "sec-fetch-site": "cross-site", cookie: "a=b" }],
    [LOCAL, { origin: "http://localhost:7860", cookie: "a=b" }],
    [LOCAL, { origin: "http://localhost:5173" }],
  ];
  it.for(TAKEN)("is taken: %s %j", async ([url, headers], { expect }) => {
    expect((await ask(url, headers, "POST")).status).toBe(200);
  });
});

describe("the author's list of origins", () => {
  it("is checked when the app is built", ({ expect }) => {
    expect(() => cors({ allowedOrigins: ["example.com"] })).toThrow('allowedOrigins: "example.com" is not an origin');
    expect(() => cors({ allowedOrigins: ["*"] })).toThrow("not an origin");
    expect(() => cors({ allowedOrigins: ["https://a.example/path"] })).toThrow("not an origin");
  });
});

async function ask(url: string, headers: Record<string, string>, method = "GET"): Promise<Response> {
  const app = new Hono<WorkerEnv>()
    .use(cors({ allowedOrigins: ["https://friend.example"] }))
    .all("/gradio_api/*", (c) => c.json("ok", 200, { vary: "Accept" }))
    .get("/broken", () => {
      throw new Error("broken");
    })
    .onError((_error, c) => c.text("broken", 500));
  return app.request(new Request(url, { method, headers }));
}

function corsOf(headers: Headers): Record<string, string> {
  const found = Array.from(headers).filter(([name]) => name.startsWith("access-control-"));
  return Object.fromEntries(found.filter(([name]) => name !== "access-control-expose-headers"));
}
