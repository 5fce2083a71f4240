/** Stored files: whole, in part, or only when they changed. */

import type { Context } from "hono";
import { Hono } from "hono/tiny";
import { isFilePath } from "../../src/core/file-name.ts";
import { UNKNOWN_TYPE } from "../../src/core/mime-type.ts";
import { withRetries } from "../../src/runtime/r2-retry.ts";
import type { WorkerEnv } from "../env.ts";
import { isConditional, rangeOf, weigh } from "../files/conditions.ts";
import { fileHeaders } from "../files/file-headers.ts";
import { portionOf, type Portion } from "../files/range.ts";
import { ProtocolError } from "../middleware/errors.ts";

type FileContext = Context<WorkerEnv>;

/** Mounted below `/gradio_api`; answers HEAD too. Nothing is ever fetched from another host, and nobody is sent there. */
export const fileRoutes = new Hono<WorkerEnv>().get("/:path{file[=/][\\s\\S]*}", async (c) => {
  const path = requestedPath(c.req.url);
  // One exact look-up of an id that we made. A path that is none and a file that is gone look alike.
  if (!isFilePath(path)) throw notAllowed(path);
  const bucket = c.env.FILES;
  if (c.req.method === "GET" && !isConditional(c.req.raw.headers)) {
    const object = await withRetries(`Reading ${path}`, () => bucket.get(path));
    if (object === null) throw notAllowed(path);
    return sendBody(c, { path, object, portion: { kind: "whole" } });
  }
  const facts = await withRetries(`Reading ${path}`, () => bucket.head(path));
  if (facts === null) throw notAllowed(path);
  return answerConditions(c, path, facts);
});

async function answerConditions(c: FileContext, path: string, facts: R2Object): Promise<Response> {
  const { headers } = c.req.raw;
  const version = { etag: facts.httpEtag, modified: facts.uploaded };
  const verdict = weigh(headers, version);
  if (verdict === "precondition-failed") return c.body(null, 412, describe(path, facts));
  if (verdict === "not-modified") return c.body(null, 304, describe(path, facts));
  if (c.req.method === "HEAD") {
    return c.body(null, 200, { ...describe(path, facts), "Content-Length": String(facts.size) });
  }
  const portion = portionOf(rangeOf(headers, version), facts.size);
  if (portion.kind === "unsatisfiable") {
    throw new ProtocolError(416, "The range lies outside of the file.", {
      headers: { "Content-Range": `bytes */${facts.size}` },
    });
  }
  const range = portion.kind === "part" ? { range: portion } : {};
  const object = await withRetries(`Reading ${path}`, () => c.env.FILES.get(path, range));
  if (object === null) throw notAllowed(path);
  return sendBody(c, { path, object, portion });
}

interface Found {
  readonly path: string;
  readonly object: R2ObjectBody;
  readonly portion: Exclude<Portion, { kind: "unsatisfiable" }>;
}

function sendBody(c: FileContext, { path, object, portion }: Found): Response {
  const { size } = object;
  if (portion.kind === "whole") {
    return c.body(object.body, 200, { ...describe(path, object), "Content-Length": String(size) });
  }
  const { offset, length } = portion;
  return c.body(object.body, 206, {
    ...describe(path, object),
    "Content-Length": String(length),
    "Content-Range": `bytes ${offset}-${offset + length - 1}/${size}`,
  });
}

function describe(path: string, { httpEtag, httpMetadata, uploaded }: R2Object): Record<string, string> {
  return {
    // The type in R2 is the one that we decided when we stored the file; no sender can set it.
    ...fileHeaders({ path, type: httpMetadata?.contentType ?? UNKNOWN_TYPE }),
    ETag: httpEtag,
    "Last-Modified": uploaded.toUTCString(),
  };
}

/** Everything behind "file=", decoded once. What cannot be decoded stays as it is, and is no path then. */
function requestedPath(url: string): string {
  const { pathname } = new URL(url);
  const raw = /\/gradio_api\/file[=/](.*)$/s.exec(pathname)?.[1] ?? "";
  try {
    return decodeURIComponent(raw);
  } catch {
    // Not UTF-8, so not one of our paths.
    return raw;
  }
}

function notAllowed(path: string): ProtocolError {
  return new ProtocolError(403, `File not allowed: ${path}.`);
}
