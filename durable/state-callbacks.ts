import type { PreparedApp } from "../src/core/tree.ts";
import type { ForgottenState } from "../src/runtime/job.ts";

/** Runs the `deleteCallback` of State components whose values are gone. One that fails does not stop the others. */
export async function runDeleteCallbacks(
  { components }: PreparedApp,
  forgotten: readonly ForgottenState[],
): Promise<void> {
  for (const { component, value } of forgotten) {
    const props: object = components.get(component)?.props ?? {};
    const callback: unknown = Reflect.get(props, "deleteCallback");
    if (typeof callback !== "function") continue;
    try {
      await callback(value);
    } catch (error) {
      console.error(`The deleteCallback of State ${component} failed:`, error);
    }
  }
}
