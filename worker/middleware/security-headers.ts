/** Headers that keep a page to its own code and its own frame. */

import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { Device } from "../../src/core/component.ts";
import { SetupError } from "../../src/core/errors.ts";
import type { WorkerEnv } from "../env.ts";

export interface SecurityHeadersOptions {
  /** Sites that may show the app in a frame: origins, or "*" for all. Default: only the app's own. */
  frameAncestors?: readonly string[];
  /** What the page may ask the visitor's browser for. Default: nothing. */
  devices?: ReadonlySet<Device>;
}

const DEVICES: readonly Device[] = ["camera", "microphone"];

/** What is no page loads nothing, should a browser ever show it as one. */
const NOTHING_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const A_YEAR = "max-age=31536000";

/** Adds what the answer does not say itself. */
export function securityHeaders({ frameAncestors = [], devices = new Set() }: SecurityHeadersOptions = {}) {
  const ancestors = ["'self'", ...frameAncestors.map(frameAncestor)].join(" ");
  const permissions = DEVICES.map((device) => `${device}=(${devices.has(device) ? "self" : ""})`).join(", ");
  return createMiddleware<WorkerEnv>(async (c, next) => {
    await next();
    // Not with `c.header`, which copies the whole answer for each of them.
    const { headers } = c.res;
    const type = headers.get("content-type") ?? "";
    add(headers, "X-Content-Type-Options", "nosniff");
    // Addresses of files and shared links are secrets; other sites do not learn them.
    add(headers, "Referrer-Policy", "same-origin");
    if (type.startsWith("text/html")) {
      add(headers, "Content-Security-Policy", pagePolicy(nonceOf(c), ancestors));
      add(headers, "Permissions-Policy", permissions);
      add(headers, "Cross-Origin-Opener-Policy", "same-origin-allow-popups");
    } else if (!type.includes("javascript")) {
      // A script has none: served to a worker, its policy would become the worker's.
      add(headers, "Content-Security-Policy", NOTHING_POLICY);
    }
    if (c.req.url.startsWith("https:")) add(headers, "Strict-Transport-Security", A_YEAR);
  });
}

/** The nonce of this answer's content security policy. Another one for each request, the same within one. */
export function nonceOf(c: Context<WorkerEnv>): string {
  const nonce = c.get("nonce") ?? newNonce();
  c.set("nonce", nonce);
  return nonce;
}

function add(headers: Headers, name: string, value: string): void {
  if (!headers.has(name)) headers.set(name, value);
}

/** The content security policy of a page. Pictures and media may come from any secure site: authors link to them. */
function pagePolicy(nonce: string, ancestors: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob: https:",
    "media-src 'self' data: blob: https:",
    "font-src 'self'",
    // Recordings and edited pictures are read back from blob and data URLs; neither leaves the page.
    "connect-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    `frame-ancestors ${ancestors}`,
  ].join("; ");
}

function frameAncestor(source: string): string {
  if (source === "*") return source;
  const url = URL.parse(source);
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && url.origin === source.replace(/\/$/, "");
  if (!isOrigin) {
    throw new SetupError(`frameAncestors: "${source}" is not an origin; write it like "https://example.com".`);
  }
  return url.origin;
}

function newNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}
