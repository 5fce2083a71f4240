import { createExecutionContext } from "cloudflare:test";
import { Hono } from "hono";
import { describe, it } from "vitest";
import type { WorkerEnv } from "../../worker/env.ts";
import { bodyLimit } from "../../worker/middleware/body-limit.ts";
import { answerError } from "../../worker/middleware/errors.ts";
import { streamOf } from "../support/file-app.ts";

describe("a body of at most 1000 bytes", () => {
  it.for(["text", "arrayBuffer", "formData"] as const)("is read as it is by %s()", async (method, { expect }) => {
    const body = new URLSearchParams({ name: "x".repeat(900) });
    const response = await send({ method: "POST", body }, method);
    expect([response.status, await response.text()]).toEqual([200, "read"]);
  });

  it("may be missing", async ({ expect }) => {
    expect((await send({ method: "POST" })).status).toBe(200);
    expect((await send({ method: "GET" })).status).toBe(200);
  });
});

describe("a larger body", () => {
  it("is refused before it is read when it says so", async ({ expect }) => {
    const response = await send({ method: "POST", body: "x".repeat(1001), headers: { "content-length": "1001" } });
    expect([response.status, await response.json()]).toEqual([413, { detail: "The request body exceeds 1000 bytes." }]);
  });

  it.for(["text", "arrayBuffer"] as const)("is refused while %s() reads it", async (method, { expect }) => {
    const response = await send({ method: "POST", body: streamOf("x".repeat(5000), 100) }, method);
    expect(response.status).toBe(413);
  });
});

async function send(init: RequestInit, method: "text" | "arrayBuffer" | "formData" = "text"): Promise<Response> {
  const app = new Hono<WorkerEnv>()
    .use(bodyLimit({ maxBytes: 1000 }))
    .all("/", async (c) => {
      await c.req.raw[method]();
      return c.text("read");
    })
    .onError(answerError);
  return app.fetch(new Request("https://app.example/", init), {}, createExecutionContext());
}
