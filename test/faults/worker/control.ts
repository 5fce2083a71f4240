/** What the harness asks of the Worker besides the app: paths that begin with `/-/`. */

import type { Faults } from "../orders.ts";
import { faults } from "./faults.ts";
import { remarkPartition } from "./faulty-line.ts";
import type { QueueObject } from "./worker.ts";

export interface ControlEnv {
  QUEUE: DurableObjectNamespace<QueueObject>;
}

/** Tells one life of the Worker from the next. Nothing is random before the first request. */
let life: string | null = null;

/** The answer, or null for a request that is the app's. */
export async function control(request: Request, env: ControlEnv): Promise<Response | null> {
  const { pathname } = new URL(request.url);
  if (!pathname.startsWith("/-/")) return null;
  const queue = env.QUEUE.get(env.QUEUE.idFromName("app"));
  switch (pathname.slice(3)) {
    case "faults":
      Object.assign(faults, (await request.json()) as Partial<Faults>); // sent by the harness
      remarkPartition();
      return Response.json(null);
    case "clock":
      return Response.json(await queue.jump(Number(await request.text())));
    case "pending":
      return Response.json(await queue.pending());
    case "states":
      return Response.json(await queue.states(await request.text()));
    case "overdue":
      return Response.json(await queue.overdue());
    case "rows":
      return Response.json(await queue.rows());
    case "alarm":
      return Response.json(await queue.alarmAt());
    case "evict":
      // The object dies of it, and so does the call.
      await queue.evict().catch(() => {});
      return Response.json(null);
    case "lose-alarm":
      return Response.json(await queue.loseAlarm());
    case "life":
      return Response.json((life ??= crypto.randomUUID()));
    default:
      return new Response("The harness asks for what is not there.", { status: 501 });
  }
}
