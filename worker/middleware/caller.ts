/** Whose page sent a request. Decides alone about origins: CORS and the check for forged requests both ask here. */

/**
 * - `none`: no page, such as curl or a Python client.
 * - `own`: a page of this app.
 * - `allowed`: a page of an origin that the author trusts with cookies.
 * - `guest`: another page. It may use what everybody may use, without cookies.
 * - `stranger`: a page that gets nothing: without a real origin, or on the web while the app is on this machine.
 */
export type Caller = "none" | "own" | "allowed" | "guest" | "stranger";

export interface CallerFacts {
  /** Address of the request. */
  url: string;
  /** Address of the app as the visitor sees it; behind a proxy it differs from `url`. */
  root: string | undefined;
  headers: Headers;
  /** Origins that the author trusts, as {@link normalOrigins} gives them. */
  allowedOrigins: ReadonlySet<string>;
}

const LOCAL_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]", "0.0.0.0"]);

/** Sorts a request by the page that sent it. */
export function callerOf({ url, root, headers, allowedOrigins }: CallerFacts): Caller {
  const site = headers.get("sec-fetch-site");
  const claimed = headers.get("origin");
  const origin = claimed === null ? null : parseOrigin(claimed);
  if (origin !== null && allowedOrigins.has(origin.origin)) return "allowed";
  // The browser says so itself, and no page can forge this header. "none": the visitor typed the address.
  if (site === "same-origin" || site === "none") return "own";
  const isAppLocal = LOCAL_HOSTS.has(new URL(url).hostname);
  if (claimed === null) {
    if (site === null) return "none";
    return isAppLocal ? "stranger" : "guest";
  }
  if (origin === null) return "stranger";
  const isOwn = site === null && (origin.origin === originOf(url) || origin.origin === originOf(root));
  if (isOwn) return "own";
  return isAppLocal && !LOCAL_HOSTS.has(origin.hostname) ? "stranger" : "guest";
}

/** Origins as browsers write them. Throws the text that `refuse` makes for one that is none. */
export function normalOrigins(origins: readonly string[], refuse: (origin: string) => Error): ReadonlySet<string> {
  return new Set(
    origins.map((text) => {
      const origin = parseOrigin(text.replace(/\/$/, ""));
      if (origin === null) throw refuse(text);
      return origin.origin;
    }),
  );
}

/** Exact: what is not written as a browser writes an origin ("http://localhost@evil.example", "null") is none. */
function parseOrigin(text: string): URL | null {
  const url = URL.parse(text);
  const isWeb = url?.protocol === "http:" || url?.protocol === "https:";
  return url !== null && isWeb && url.origin === text.toLowerCase() ? url : null;
}

function originOf(url: string | undefined): string | null {
  return url === undefined ? null : (URL.parse(url)?.origin ?? null);
}
