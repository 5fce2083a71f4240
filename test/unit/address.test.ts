/** Where an app is, behind proxies and below paths. */

import { describe, it } from "vitest";
import { below, prefixOf, rootOf } from "../../src/core/address.ts";

function root(url: string, headers: Record<string, string> = {}): string {
  return rootOf(new Request(url, { headers }));
}

describe("the address of an app", () => {
  it("is the request's own", ({ expect }) => {
    expect(root("https://app.example/config?x=1")).toBe("https://app.example");
    expect(root("http://127.0.0.1:8787/")).toBe("http://127.0.0.1:8787");
  });

  it("is what proxies say of it, the outermost first", ({ expect }) => {
    const url = "http://10.0.0.1:8787/";
    expect(root(url, { "x-forwarded-prefix": "/tools/app/" })).toBe("http://10.0.0.1:8787/tools/app");
    expect(root(url, { "x-forwarded-host": "app.example, 10.0.0.2", "x-forwarded-proto": "https" })).toBe(
      "https://app.example",
    );
    expect(root(url, { "x-forwarded-prefix": "/a, /b", "x-forwarded-host": "x:99" })).toBe("http://x:99/a");
  });

  it.for([
    { "x-forwarded-prefix": "//evil.example" },
    { "x-forwarded-prefix": "tools" },
    { "x-forwarded-prefix": '/"><script>' },
    { "x-forwarded-prefix": "/a?b" },
    { "x-forwarded-host": "evil.example/path" },
    { "x-forwarded-host": "a@evil.example" },
    { "x-forwarded-host": "" },
    { "x-forwarded-proto": "javascript" },
  ])("does not follow %o", (headers, { expect }) => {
    expect(root("http://app.example/", headers as unknown as Record<string, string>)).toBe("http://app.example"); // clients send anything
  });
});

describe("a request below a path", () => {
  it("loses the path, and keeps everything else", async ({ expect }) => {
    const request = new Request("https://app.example/chat/api/say?x=1", {
      method: "POST",
      body: "hi",
      headers: { a: "b" },
    });
    const inner = below(request, "/chat");
    if (!(inner instanceof Request)) throw new Error("It is a request.");
    expect([inner.url, inner.method, inner.headers.get("a")]).toEqual(["https://app.example/api/say?x=1", "POST", "b"]);
    expect(await inner.text()).toBe("hi");
  });

  it("is sent on to the slash that pages need", ({ expect }) => {
    const answer = below(new Request("https://app.example/deep/chat?x=1"), "/deep/chat");
    if (!(answer instanceof Response)) throw new Error("It is a response.");
    expect([answer.status, answer.headers.get("location")]).toEqual([307, "./chat/?x=1"]);
  });

  it("is none where the path only begins alike", ({ expect }) => {
    expect(below(new Request("https://app.example/chatter/x"), "/chat")).toBeNull();
    expect(below(new Request("https://app.example/"), "/chat")).toBeNull();
  });

  it("is read off the headers", ({ expect }) => {
    expect(prefixOf(new Headers({ "x-forwarded-prefix": "/a/b/" }))).toBe("/a/b");
    expect(prefixOf(new Headers())).toBe("");
  });
});
