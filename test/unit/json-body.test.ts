import { Hono } from "hono";
import { describe, it } from "vitest";
import type { WorkerEnv } from "../../worker/env.ts";
import { readJson } from "../../worker/json-body.ts";
import { answerError } from "../../worker/middleware/errors.ts";

const limits = { maxBytes: 1000, maxDepth: 5, maxValues: 50 };

describe("reading a JSON body", () => {
  it("gives back what was sent", async ({ expect }) => {
    for (const value of [{ data: [1, "ü🎈", null, { a: [true] }] }, [], "text", 0, null]) {
      const response = await send(JSON.stringify(value));
      expect([response.status, await response.json()]).toEqual([200, value]);
    }
  });

  it.for(["application/json; charset=utf-8", "APPLICATION/JSON", "application/vnd.api+json"])(
    "takes %s",
    async (type, { expect }) => {
      expect((await send("{}", { "content-type": type })).status).toBe(200);
    },
  );

  it.for([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "",
    "application/jsonp",
  ])("refuses %j, and says which header to send", async (type, { expect }) => {
    const response = await send("{}", { "content-type": type });
    expect(response.status).toBe(415);
    expect(await response.text()).toContain("Content-Type: application/json");
  });

  it("refuses compressed bodies, so that none can unpack to gigabytes (CVE-2024-10569)", async ({ expect }) => {
    expect((await send("{}", { "content-encoding": "gzip" })).status).toBe(415);
  });

  it.for(["", "{", "{'a':1}", "[1,]", "NaN", "[Infinity]", "undefined", "]", "]]]]", '"\n"', "{} {}"])(
    "refuses %j",
    async (body, { expect }) => {
      const response = await send(body);
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({ detail: "The body is not valid JSON." });
    },
  );

  it("refuses bytes that are not UTF-8", async ({ expect }) => {
    expect((await send(Uint8Array.of(0x22, 0xff, 0xfe, 0x22))).status).toBe(400);
    expect((await send(Uint8Array.of(0x22, 0xf0, 0x9f))).status).toBe(400);
  });

  it("refuses a body that says it is too large before reading it", async ({ expect }) => {
    expect((await send("{}", { "content-length": "1001" })).status).toBe(413);
  });

  it("stops reading a body that is too large", async ({ expect }) => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 100;
        controller.enqueue(new Uint8Array(100).fill(0x20));
      },
    });
    expect((await send(endless)).status).toBe(413);
    expect(sent).toBeLessThan(1500);
  });

  it("refuses nesting deeper than the limit, wherever the body is cut", async ({ expect }) => {
    for (const depth of [5, 6, 10_000]) {
      const body = new TextEncoder().encode("[".repeat(depth) + "]".repeat(depth));
      const response = await send(inChunks(body, 3), {}, { ...limits, maxBytes: 100_000 });
      expect(response.status, `${depth} levels`).toBe(depth <= 5 ? 200 : 400);
    }
  });

  it("does not take brackets in texts for nesting", async ({ expect }) => {
    const value = ["[[[[[[[[[", '"[[[[[[', "\\", "[[[[[[[\\"];
    const response = await send(inChunks(new TextEncoder().encode(JSON.stringify(value)), 1));
    expect(await response.json()).toEqual(value);
  });

  it("judges nesting exactly, whatever the texts hold and however the body is cut", async ({ expect }) => {
    let seed = 11;
    const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const text = () => Array.from({ length: next(6) }, () => '"\\[{],é'[next(7)]).join("");
    for (let round = 0; round < 500; round++) {
      const depth = 1 + next(9);
      let value: unknown = text();
      for (let level = 0; level < depth; level++) value = next(2) === 0 ? [text(), value] : { [text()]: value };
      const body = new TextEncoder().encode(JSON.stringify(value));
      const { status } = await send(inChunks(body, 1 + next(7)));
      expect(status, JSON.stringify(value)).toBe(depth <= 5 ? 200 : 400);
    }
  });

  it("refuses more values than the limit", async ({ expect }) => {
    expect((await send(JSON.stringify(Array(40).fill(0)))).status).toBe(200);
    expect((await send(JSON.stringify(Array(60).fill(0)))).status).toBe(413);
    expect((await send(`[${"[],".repeat(30)}0]`)).status).toBe(413);
  });

  it.for([
    '{"__proto__":{"isAdmin":true},"a":1}',
    '{"\\u005f\\u005fproto__":{"isAdmin":true},"a":1}',
    '{"__pr\\u006Fto__":1,"a":1}',
  ])("drops the key __proto__: %s", async (body, { expect }) => {
    const value: unknown = await (await send(body)).json();
    expect(value).toEqual({ a: 1 });
    expect("isAdmin" in Object.assign({}, value)).toBe(false);
  });

  it("drops it at any depth", async ({ expect }) => {
    expect(await (await send('[{"a":[{"__proto__":1,"b":"__proto__"}]}]')).json()).toEqual([
      { a: [{ b: "__proto__" }] },
    ]);
  });
});

async function send(
  body: BodyInit,
  headers: Record<string, string> = {},
  chosen: Parameters<typeof readJson>[1] = limits,
): Promise<Response> {
  const app = new Hono<WorkerEnv>()
    .post("/", async (c) => Response.json(await readJson(c, chosen)))
    .onError(answerError);
  const init = { method: "POST", body, headers: { "content-type": "application/json", ...headers }, duplex: "half" };
  return app.request(new Request("https://app.example/", init));
}

function inChunks(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.slice(at * size, (at + 1) * size),
  );
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}
