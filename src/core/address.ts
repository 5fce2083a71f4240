/** Where an app is, as its visitors see it: proxies, and whoever mounts it below a path, say so in headers. */

/** Address of the app, without a trailing slash. Who makes the headers up is told wrong addresses, and nobody else. */
export function rootOf({ url, headers }: Request): string {
  const { protocol, host } = new URL(url);
  const proto = said(headers, "proto", /^https$/);
  return `${proto ? "https:" : protocol}//${said(headers, "host", /^[\w.-]+(:\d+)?$/) || host}${prefixOf(headers)}`;
}

/** What visitors have before the app's own paths. */
export function prefixOf(headers: Headers): string {
  return said(headers, "prefix", /^(\/[\w.~@%-]+)+\/?$/).replace(/\/$/, "");
}

/** The same request without this prefix; null if its path has another. The prefix alone is answered: a page needs a "/" at its end. */
export function below(request: Request, prefix: string): Request | Response | null {
  const url = new URL(request.url);
  const { pathname, search } = url;
  if (pathname === prefix) {
    return new Response(null, {
      status: 307,
      headers: { location: `.${prefix.slice(prefix.lastIndexOf("/"))}/${search}` },
    });
  }
  if (!pathname.startsWith(`${prefix}/`)) return null;
  url.pathname = pathname.slice(prefix.length);
  return new Request(url, request);
}

/** Of several proxies, the first is the visitors' own. */
function said(headers: Headers, name: string, form: RegExp): string {
  const [first = ""] = (headers.get(`x-forwarded-${name}`) ?? "").split(",");
  return form.test(first) ? first : "";
}
