/** Turns every failure of a route into Gradio's `{"detail": …}`. */

import type { ErrorHandler, NotFoundHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { isPassing } from "../../src/runtime/platform-faults.ts";
import type { Verdict } from "../../src/runtime/validate.ts";
import type { WorkerEnv } from "../env.ts";

/** One thing that is wrong with a request: the shape that Gradio's clients read. */
export interface Problem {
  /** Kind of mistake, such as "missing". */
  type: string;
  /** Where it is, such as `["query", "upload_id"]`. */
  loc: readonly (string | number)[];
  msg: string;
  input: unknown;
}

/** What is said of the request: in words, problem by problem, or input by input as a validator sees it. */
type Detail = string | readonly Problem[] | readonly Verdict[];

export interface ProtocolErrorOptions {
  /** Sent with the answer, such as Retry-After. */
  headers?: Readonly<Record<string, string>>;
  cause?: unknown;
}

/**
 * The client sent something wrong. The detail is shown to it as written.
 *
 * @example
 * throw new ProtocolError(404, "Function not found.");
 */
export class ProtocolError extends Error {
  override readonly name = "ProtocolError";
  readonly status: ContentfulStatusCode;
  readonly detail: Detail;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: ContentfulStatusCode, detail: Detail, options: ProtocolErrorOptions = {}) {
    super(typeof detail === "string" ? detail : detail.map(textOf).join(" "), { cause: options.cause });
    this.status = status;
    this.detail = detail;
    this.headers = options.headers ?? {};
  }
}

/** Answers for whatever a route throws. */
export const answerError: ErrorHandler<WorkerEnv> = (error, c) => {
  if (error instanceof ProtocolError) {
    return c.json({ detail: detailOf(error) }, error.status, { ...error.headers });
  }
  if (error instanceof HTTPException && error.status < 500) {
    return c.json({ detail: error.message || "The request cannot be answered." }, error.status);
  }
  const id = crypto.randomUUID();
  console.error(`[${id}] ${c.req.method} ${c.req.path}`, error);
  // The id leads from a visitor's report to the log; it says nothing by itself.
  const headers = { "x-error-id": id };
  if (!isPassing(error)) return c.json({ detail: "Something went wrong." }, 500, headers);
  const detail = "The app is out of order for a moment. Try again soon.";
  return c.json({ detail }, 503, { ...headers, "retry-after": "2" });
};

/** Answers for addresses that no route has; `methodsAt` tells with which methods an address would have one. */
export function answerNotFound(methodsAt: (path: string) => readonly string[]): NotFoundHandler<WorkerEnv> {
  return (c) => {
    const methods = methodsAt(c.req.path);
    const method = c.req.method === "HEAD" ? "GET" : c.req.method;
    // A route may have looked and found nothing.
    if (methods.length === 0 || methods.includes(method)) return c.json({ detail: "Not Found" }, 404);
    return c.json({ detail: "Method Not Allowed" }, 405, { allow: methods.join(", ") });
  };
}

/** A query parameter that a route cannot do without. */
export function missingQuery(name: string): ProtocolError {
  return new ProtocolError(422, [{ type: "missing", loc: ["query", name], msg: "Field required", input: null }]);
}

function textOf(said: Problem | Verdict): string {
  return "msg" in said ? said.msg : said.message;
}

/** Gradio's Python client reads a 422 as a list and breaks on a text. */
function detailOf({ status, detail }: ProtocolError): Detail {
  if (status !== 422 || typeof detail !== "string") return detail;
  return [{ type: "value_error", loc: ["body"], msg: detail, input: null }];
}
