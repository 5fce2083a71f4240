/** How often one caller may call. */

import type { RequestInfo } from "./context.ts";
import type { Awaitable } from "./handler.ts";

/** Who calls what. */
export interface RateLimitCaller {
  /** The login, else the address; the whole network's where a visitor gets one (an IPv6 /64). */
  readonly key: string;
  /** Endpoint of the function. */
  readonly apiName: string;
  readonly request: RequestInfo;
}

/** `success: false` refuses the call; `retryAfter` says for how many seconds. */
export interface RateLimitAnswer {
  readonly success: boolean;
  readonly retryAfter?: number;
}

/**
 * So many calls in so many seconds for each caller, or a function that decides. What it answers is what a rate limiting
 * binding of Cloudflare answers.
 *
 * @example
 * app.queue({ rateLimit: { calls: 20, seconds: 60 } });
 * app.queue({ rateLimit: ({ key }) => env.LIMITER.limit({ key }) });
 */
export type RateLimit =
  | { readonly calls: number; readonly seconds: number }
  | ((caller: RateLimitCaller) => Awaitable<RateLimitAnswer>);

/** What a caller is counted by. */
export function callerKey({ username, ip }: Pick<RequestInfo, "username" | "ip">): string {
  if (username !== null) return `login ${username}`;
  if (ip === null) return "local";
  return ip.includes(":") ? `${networkOf(ip)}::/64` : ip;
}

/** The first four groups of an IPv6 address: the rest is its owner's to choose. */
function networkOf(ip: string): string {
  const [head = "", tail] = ip.toLowerCase().split("::");
  const groups = head === "" ? [] : head.split(":");
  const rest = tail ? tail.split(":") : [];
  const missing = tail === undefined ? 0 : 8 - groups.length - rest.length;
  const all = [...groups, ...Array.from({ length: Math.max(0, missing) }, () => "0"), ...rest];
  return all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
