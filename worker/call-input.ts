/** From a request to a Call: bodies are parsed by a schema before anything looks at them. */

import type { Context } from "hono";
import * as z from "zod/mini";
import type { RequestInfo } from "../src/core/context.ts";
import type { PlantedListener } from "../src/core/planted-listener.ts";
import { readWire, type WireSchema } from "../src/core/wire-schema.ts";
import type { Call } from "../src/runtime/job.ts";
import type { WorkerEnv } from "./env.ts";
import { ProtocolError } from "./middleware/errors.ts";

const sessionHash = z.string().check(z.minLength(1), z.maxLength(128));

/** Body of `/queue/join`, `/run/*` and `/api/*`. Fields that clients add beyond these are ignored. */
export const callBody = z.object({
  data: z.array(z.unknown()),
  fn_index: z.nullish(z.int()),
  session_hash: z.nullish(sessionHash),
  event_data: z.optional(z.unknown()),
  trigger_id: z.nullish(z.int()),
});

export const cancelBody = z.object({
  session_hash: sessionHash,
  fn_index: z.int(),
  event_id: z.nullable(z.string().check(z.maxLength(128))),
});

export const leaveBody = z.object({
  session_hash: sessionHash,
  reader: z.nullish(z.string().check(z.maxLength(128))),
});

export const resetBody = z.object({ event_id: z.nullable(z.string().check(z.maxLength(128))) });

/** Parses a body, or refuses it with a list of what is wrong, as Gradio's Python client expects it. */
export function parseBody<T>(schema: WireSchema<T>, body: unknown): T {
  const parsed = readWire(schema, body);
  if (parsed.success) return parsed.data;
  throw new ProtocolError(
    422,
    parsed.error.issues.map(({ code, path, message }) => {
      const loc = ["body", ...path.map(keyOf)];
      // Gradio's own words for the mistake that is made most.
      if (isMissing(body, path)) return { type: "missing", loc, msg: "Field required", input: null };
      return { type: code, loc, msg: message, input: null };
    }),
  );
}

function isMissing(body: unknown, path: readonly PropertyKey[]): boolean {
  const [key, ...others] = path;
  if (key === undefined) return false;
  if (typeof body !== "object" || body === null) return false;
  return Object.hasOwn(body, key) ? isMissing(Reflect.get(body, key), others) : true;
}

/** A call of one function by this request. */
export function callOf(
  c: Context<WorkerEnv>,
  listener: Pick<PlantedListener, "id" | "apiName">,
  body: Partial<z.infer<typeof callBody>> & { data: unknown[] },
): Call {
  const idempotencyKey = c.req.header("idempotency-key");
  if (idempotencyKey !== undefined && !/^.{1,255}$/.test(idempotencyKey)) {
    throw new ProtocolError(400, "An Idempotency-Key has 1 to 255 characters.");
  }
  return {
    fnIndex: listener.id,
    fnName: listener.apiName,
    data: body.data,
    sessionHash: body.session_hash ?? null,
    eventData: body.event_data ?? null,
    triggerId: body.trigger_id ?? null,
    request: requestInfo(c),
    root: c.var.root,
    isSimple: false,
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  };
}

/** Named arguments in the order of the inputs; what is missing gets the component's own value. */
export function positional(listener: PlantedListener, named: Readonly<Record<string, unknown>>): unknown[] {
  const listed = listener.inputs.filter(({ component }) => component.definition.isInApi);
  const unknown = Object.keys(named).find((key) => !listed.some(({ name }) => name === key));
  if (unknown !== undefined) {
    const known = listed.map(({ name }) => name).join(", ") || "none";
    const msg = `No such parameter; there are: ${known}.`;
    throw new ProtocolError(422, [{ type: "unexpected", loc: ["body", unknown], msg, input: null }]);
  }
  return listed.map(({ name, component }) => {
    if (Object.hasOwn(named, name)) return named[name];
    const value: unknown = "value" in component.props ? component.props.value : null;
    if (value !== null && value !== undefined) return value;
    throw new ProtocolError(422, [
      { type: "missing", loc: ["body", name], msg: "This parameter is required.", input: null },
    ]);
  });
}

function keyOf(key: PropertyKey): string | number {
  return typeof key === "symbol" ? String(key) : key;
}

/** Secrets of the visitor stay out of what is stored with a call. */
const KEPT_BACK: ReadonlySet<string> = new Set([
  "authorization",
  "cookie",
  "proxy-authorization",
  "x-hf-authorization",
]);

/** The request, as far as functions may know it. */
export function requestInfo(c: Context<WorkerEnv>): RequestInfo {
  const headers = Object.fromEntries([...c.req.raw.headers].filter(([name]) => !KEPT_BACK.has(name)));
  return {
    url: c.req.url,
    headers,
    // Of several values with one name the last one counts, as in Gradio.
    query: Object.fromEntries(new URL(c.req.url).searchParams),
    ip: c.req.header("cf-connecting-ip") ?? null,
    username: null,
  };
}
