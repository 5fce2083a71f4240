/** Runs a listener's validator over one call. */

import { runInContext } from "../core/running.ts";
import type { PreparedApp } from "../core/tree.ts";
import { Validation } from "../core/validation.ts";
import { listenerOf, type Surroundings } from "./engine.ts";
import { readInputs } from "./inputs.ts";
import type { Job } from "./job.ts";
import { createContext } from "./context.ts";
import { RunSession } from "./run-session.ts";

/** What is said of one input, as clients read it. */
export type Verdict =
  | { readonly is_valid: true; readonly message: "" }
  | {
      readonly __type__: "validate";
      readonly is_valid: false;
      readonly message: string;
      readonly parameter_name: string;
    };

/** One verdict an input; null if nothing is wrong. Throws what the inputs or the validator throw. */
export async function validateCall(app: PreparedApp, job: Job, around: Surroundings): Promise<Verdict[] | null> {
  const listener = await listenerOf(app, job, around);
  const { validator } = listener ?? {};
  if (!listener || !validator) return null;
  const { signal, files } = around;
  const inputs = await readInputs(listener, new RunSession(job, files));
  // Nobody reads along yet, so progress and toasts go nowhere.
  const context = { ...createContext(job, signal, () => {}), data: undefined };
  const said: unknown = await runInContext({ log: () => {} }, () => validator(...inputs, context));
  const verdicts = listener.inputs.map(({ name }, i) => verdictOf(ownPart(said, name, i), name));
  return verdicts.every(({ is_valid: isValid }) => isValid) ? null : verdicts;
}

function verdictOf(said: unknown, name: string): Verdict {
  if (!(said instanceof Validation) || said.isValid) return { is_valid: true, message: "" };
  return { __type__: "validate", is_valid: false, message: said.message, parameter_name: name };
}

/** What was said of one input: in a list, in a record, or alone and then of the first. */
function ownPart(said: unknown, name: string, index: number): unknown {
  if (said instanceof Validation) return index === 0 ? said : null;
  if (Array.isArray(said)) return said[index];
  return typeof said === "object" && said !== null ? Reflect.get(said, name) : null;
}
