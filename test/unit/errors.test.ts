import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { describe, it, vi } from "vitest";
import { OutOfOrderError } from "../../src/runtime/r2-retry.ts";
import type { WorkerEnv } from "../../worker/env.ts";
import { answerError, answerNotFound, ProtocolError } from "../../worker/middleware/errors.ts";

describe("a failing route", () => {
  it("tells the client what it did wrong", async ({ expect }) => {
    const response = await answerTo(new ProtocolError(404, "Function not found."));
    expect([response.status, await response.json()]).toEqual([404, { detail: "Function not found." }]);
  });

  it("sends the headers of a refusal", async ({ expect }) => {
    const response = await answerTo(new ProtocolError(503, "Queue is full.", { headers: { "Retry-After": "5" } }));
    expect(response.headers.get("retry-after")).toBe("5");
  });

  it("lists the problems of a 422, because Python's client reads a list", async ({ expect }) => {
    const problem = { type: "missing", loc: ["body", "data"], msg: "Field required", input: null };
    const listed = await answerTo(new ProtocolError(422, [problem]));
    expect(await listed.json()).toEqual({ detail: [problem] });
    const worded = await answerTo(new ProtocolError(422, "Too short."));
    expect(await worded.json()).toEqual({
      detail: [{ type: "value_error", loc: ["body"], msg: "Too short.", input: null }],
    });
  });

  it("says nothing about our own mistakes, and logs them under an id", async ({ expect }) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const response = await answerTo(new Error("secret: hunter2"));
    const id = response.headers.get("x-error-id") ?? "no id";
    expect([response.status, await response.text()]).toEqual([500, '{"detail":"Something went wrong."}']);
    expect(log.mock.calls[0]?.[0]).toContain(id);
    log.mockRestore();
  });

  it.for<[what: string, error: Error]>([
    ["an object that was thrown away", Object.assign(new Error("gone"), { durableObjectReset: true })],
    ["an object that has too much to do", Object.assign(new Error("busy"), { overloaded: true })],
    ["a call that may be repeated", Object.assign(new Error("moving"), { retryable: true, remote: true })],
    ["a full database", Object.assign(new Error("database or disk is full: SQLITE_FULL"), { remote: true })],
    ["a broken line", new Error("Network connection lost.")],
    ["files that cannot be stored", new OutOfOrderError("Storing a.txt failed after 4 tries.")],
  ])("asks to come back after %s", async ([, error], { expect }) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const response = await answerTo(error);
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "2"]);
    expect(await response.json()).toEqual({ detail: "The app is out of order for a moment. Try again soon." });
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });

  it.for<[what: string, error: Error]>([
    ["of the queue", Object.assign(new TypeError("x is not a function"), { remote: true, retryable: false })],
    ["of a statement", new Error('near "SELEC": syntax error at offset 0: SQLITE_ERROR')],
  ])("takes a mistake %s for a mistake", async ([, error], { expect }) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    expect((await answerTo(error)).status).toBe(500);
    log.mockRestore();
  });

  it("keeps the status of the framework's own refusals", async ({ expect }) => {
    const response = await answerTo(new HTTPException(400, { message: "Malformed" }));
    expect([response.status, await response.json()]).toEqual([400, { detail: "Malformed" }]);
  });

  it("answers for addresses that nobody serves", async ({ expect }) => {
    const app = new Hono<WorkerEnv>().notFound(answerNotFound(() => []));
    const response = await app.request("/nowhere");
    expect([response.status, await response.json()]).toEqual([404, { detail: "Not Found" }]);
  });

  it("names the methods that an address would take", async ({ expect }) => {
    const app = new Hono<WorkerEnv>().notFound(answerNotFound((path) => (path === "/here" ? ["GET", "POST"] : [])));
    const response = await app.request("/here", { method: "PUT" });
    expect([response.status, await response.json(), response.headers.get("allow")]).toEqual([
      405,
      { detail: "Method Not Allowed" },
      "GET, POST",
    ]);
    expect((await app.request("/here", { method: "HEAD" })).status).toBe(404);
  });
});

async function answerTo(error: Error): Promise<Response> {
  const app = new Hono<WorkerEnv>()
    .get("/", () => {
      throw error;
    })
    .onError(answerError);
  return app.request("/");
}
