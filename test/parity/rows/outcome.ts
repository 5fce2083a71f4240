import type { Server } from "../server.ts";
import type { WireMessage } from "../stream.ts";

/** How a call ended, without the messages on the way: what it answered, or its error. */
export async function outcomeOf(server: Server, fn: string, data: readonly unknown[]): Promise<unknown> {
  const session = crypto.randomUUID();
  const joined = await server.join({ fn, data, session });
  if (joined.status !== 200) return joined;
  const { messages, end } = await server.listen(session);
  const last = (messages as readonly WireMessage[]).find(({ msg }) => msg === "process_completed"); // masked as they came
  if (!last) return { messages, end };
  const output = last["output"];
  if (typeof output !== "object" || output === null) return last;
  return "data" in output ? { data: output.data } : output;
}
