import { isWireUpdate, type WireUpdate } from "../../src/protocol/update.ts";
import type { AppNode } from "./app-node.ts";

/**
 * Shows one value or update an output: options first, visibility last, so that nothing is drawn twice.
 * Answers the components whose value is another one now.
 */
export async function applyData(
  nodes: ReadonlyMap<number, AppNode>,
  outputs: readonly number[],
  data: readonly unknown[],
): Promise<number[]> {
  const changed = new Set<number>();
  const visibility: (() => Promise<unknown>)[] = [];
  for (const [i, id] of outputs.entries()) {
    const node = nodes.get(id);
    const value = data[i];
    if (!node || value === undefined) continue;
    const { __type__: _, visible, ...patch } = asUpdate(value);
    if (Object.keys(patch).length > 0 && (await node.receive(patch))) changed.add(id);
    if (visible !== undefined) visibility.push(() => node.receive({ visible }));
  }
  for (const show of visibility) await show();
  return [...changed];
}

function asUpdate(value: unknown): WireUpdate {
  return isWireUpdate(value) ? value : { __type__: "update", value };
}
