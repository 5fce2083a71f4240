import type { AppNode } from "./app-node.ts";
import { detailOf, type Connection } from "./connection.ts";

/** One of the functions that belong to a component, with what it is called with. */
export interface ComponentCall {
  readonly id: number;
  readonly name: string;
  /** Null stands for the values of all nodes. */
  readonly args: readonly unknown[] | null;
  readonly nodes: ReadonlyMap<number, AppNode>;
}

/** Calls it on the server. Rejects with the server's reason. */
export async function callComponent(
  connection: Connection,
  { id, name, args, nodes }: ComponentCall,
): Promise<unknown> {
  const data = args ?? (await valuesOf([...nodes.values()]));
  const response = await fetch(connection.address("component_server"), {
    method: "POST",
    headers: { "content-type": "application/json", "x-gradio-user": "app" },
    body: JSON.stringify({ data, component_id: id, fn_name: name, session_hash: connection.session }),
  }).catch((cause: unknown) => {
    throw new Error("The server cannot be reached.", { cause });
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok && answer !== undefined) return answer;
  const detail = detailOf(answer);
  throw new Error(typeof detail === "string" ? detail : `The server refused to run "${name}" (${response.status}).`);
}

/** Numbers and values. What must not be written down stays here. */
async function valuesOf(nodes: readonly AppNode[]): Promise<unknown[]> {
  await Promise.all(nodes.map(async ({ element }) => element?.settled()));
  return nodes.flatMap(({ id, value, isSecret }) => (isSecret ? [] : [[id, value]]));
}
