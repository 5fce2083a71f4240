import type { Config } from "./config.ts";

/**
 * Which components a visitor may edit: those that say so, else the inputs of listeners, else those that no listener
 * writes to and that start empty.
 */
export function interactiveIds(config: Pick<Config, "components" | "dependencies">): Set<number> {
  const inputs = new Set(config.dependencies.flatMap((dependency) => dependency.inputs));
  const outputs = new Set(config.dependencies.flatMap((dependency) => dependency.outputs));
  const editable = config.components.filter(({ id, props }) => {
    if (typeof props["interactive"] === "boolean") return props["interactive"];
    return inputs.has(id) || (!outputs.has(id) && isEmpty(props["value"]));
  });
  return new Set(editable.map(({ id }) => id));
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || value === "" || value === 0 || value === false;
}
