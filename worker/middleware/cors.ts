/**
 * Which pages may read the answers.
 *
 * The API of an app without a login is open to everybody, so other pages may read it like curl does: without cookies.
 * Only origins that the author names get cookies. No origin is ever echoed together with credentials otherwise.
 */

import { createMiddleware } from "hono/factory";
import { SetupError } from "../../src/core/errors.ts";
import type { WorkerEnv } from "../env.ts";
import { callerOf, normalOrigins, type Caller } from "./caller.ts";

export interface CorsOptions {
  /** Origins whose pages may send this app's cookies. Default: none. */
  allowedOrigins?: readonly string[];
}

const METHODS = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";
const EXPOSED = "Accept-Ranges, Content-Disposition, Content-Length, Content-Range, ETag, Mcp-Session-Id, Retry-After";
const PREFLIGHT_SECONDS = "600";
const MAX_REQUESTED_HEADERS = 50;

/** Answers preflights, adds the CORS headers, and refuses requests that another page forged with a visitor's cookies. */
export function cors({ allowedOrigins = [] }: CorsOptions = {}) {
  const allowed = normalOrigins(
    allowedOrigins,
    (origin) => new SetupError(`allowedOrigins: "${origin}" is not an origin; write it like "https://example.com".`),
  );
  return createMiddleware<WorkerEnv>(async (c, next) => {
    const { headers } = c.req.raw;
    const caller = callerOf({ url: c.req.url, root: c.var.root, headers, allowedOrigins: allowed });
    const granted = corsHeaders(caller, headers);
    if (c.req.method === "OPTIONS" && headers.has("access-control-request-method")) {
      return new Response(null, { status: 204, headers: { ...granted, ...preflightHeaders(headers) } });
    }
    if (isForgeable(c.req.method, caller, headers)) {
      const detail = "This request came from another site. Open the app itself, or add that site to allowedOrigins.";
      return c.json({ detail }, 403, { ...granted });
    }
    await next();
    for (const [name, value] of Object.entries(granted)) {
      if (name === "Vary") c.res.headers.append(name, value);
      else c.res.headers.set(name, value);
    }
    return undefined;
  });
}

/** What the answer tells the browser about who may read it. */
function corsHeaders(caller: Caller, headers: Headers): Record<string, string> {
  // Always: a cached answer for one origin must not reach another.
  const vary = { Vary: "Origin" };
  if (caller === "guest") {
    return { ...vary, "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": EXPOSED };
  }
  if (caller !== "allowed") return vary;
  return {
    ...vary,
    "Access-Control-Allow-Origin": headers.get("origin") ?? "",
    "Access-Control-Allow-Credentials": "true",
    "Access-Control-Expose-Headers": EXPOSED,
  };
}

/** True for a change that another page makes a visitor's browser ask for, with cookies or on the visitor's machine. */
function isForgeable(method: string, caller: Caller, headers: Headers): boolean {
  if (method === "GET" || method === "HEAD" || method === "OPTIONS") return false;
  return caller === "stranger" || (caller === "guest" && headers.has("cookie"));
}

/** Embeds send headers that we cannot list beforehand, so the request's own list comes back. */
function preflightHeaders(headers: Headers): Record<string, string> {
  const requested = (headers.get("access-control-request-headers") ?? "")
    .split(",", MAX_REQUESTED_HEADERS)
    .map((name) => name.trim())
    .filter((name) => /^[\w!#$%&'*+.^`|~-]{1,100}$/.test(name));
  return {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Max-Age": PREFLIGHT_SECONDS,
    ...(requested.length > 0 && { "Access-Control-Allow-Headers": requested.join(", ") }),
  };
}
