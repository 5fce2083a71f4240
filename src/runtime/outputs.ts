/** From what a handler answered to the wire. */

import { isDeepStrictEqual } from "node:util";
import type { CommonProps } from "../core/component.ts";
import { AppError } from "../core/errors.ts";
import type { FileAccess } from "../core/files.ts";
import type { PlantedListener, PlantedOutput } from "../core/planted-listener.ts";
import { Update, WireValue } from "../core/update.ts";
import { describe, type Planted } from "../core/wiring.ts";
import { renameKeys, snakeCase } from "../protocol/case.ts";
import type { WireUpdate } from "../protocol/update.ts";
import { engineOf } from "./engine.ts";
import type { Step } from "./job.ts";
import type { Answering } from "./passes.ts";
import { plainJson } from "./plain-json.ts";
import { type RunSession, stateCopy } from "./run-session.ts";

const NOTHING = new Update({});

/** Turns one answer into what the wire and the session get. */
export async function buildStep(run: Answering, session: RunSession, answer: unknown): Promise<Step> {
  const { app, listener } = run;
  if (listener.render) return engineOf(app).show(run, session, answer);
  const step: Step = { data: [], state: session.takeMade(), changedState: [], overrides: {}, files: [] };
  for (const [i, value] of splitAnswer(listener, answer).entries()) {
    const output = listener.outputs[i];
    if (output) step.data.push(await showOutput(output, value, { session, step }));
  }
  step.files = session.takeStored();
  return step;
}

/** One value an output: the answer's own, or "leave it". */
function splitAnswer(listener: PlantedListener, answer: unknown): unknown[] {
  const { outputs, outputShape, outputNames } = listener;
  if (outputShape === "none") return [];
  if (outputShape === "one") return [answer];
  if (answer instanceof Update && Object.keys(answer.patch).length === 0) return outputs.map(() => NOTHING);
  if (outputShape === "list") return splitList(listener, answer);
  if (answer === undefined || answer === null) return outputs.map(() => NOTHING);
  if (typeof answer !== "object") {
    throw new AppError(
      `The function answers a record with the keys ${outputNames.join(", ")}; it gave ${typeof answer}.`,
    );
  }
  const unknown = Object.keys(answer).find((key) => !outputNames.includes(key));
  if (unknown !== undefined) {
    throw new AppError(`The function answered "${unknown}", which is no output; there are ${outputNames.join(", ")}.`);
  }
  return outputNames.map((name) => {
    const value: unknown = Reflect.get(answer, name);
    return value === undefined ? NOTHING : value;
  });
}

function splitList({ outputs, apiName }: PlantedListener, answer: unknown): unknown[] {
  if (!Array.isArray(answer) || answer.length < outputs.length) {
    const got = Array.isArray(answer) ? String(answer.length) : "no list";
    throw new AppError(`The function has ${outputs.length} outputs and must answer a list of as many; it gave ${got}.`);
  }
  if (answer.length > outputs.length) {
    console.warn(`${apiName} answered ${answer.length} values for ${outputs.length} outputs; the rest is ignored.`);
  }
  return answer.slice(0, outputs.length);
}

interface Showing {
  readonly session: RunSession;
  readonly step: Step;
}

async function showOutput(output: PlantedOutput, value: unknown, { session, step }: Showing): Promise<unknown> {
  const { definition } = output.component;
  if (definition.isServerSide) {
    const next = value instanceof Update ? value.patch["value"] : value;
    const isKept = value instanceof Update && !("value" in value.patch);
    if (!isKept) await keepState(output, next, { session, step });
    return null;
  }
  if (value instanceof Update) return showUpdate(output, value, { session, step });
  return showValue(output, value ?? null, { props: session.props(output), files: session.files });
}

interface Shown {
  readonly props: Readonly<Record<string, unknown>> & CommonProps;
  readonly files: FileAccess;
}

async function showValue({ component }: Planted, value: unknown, { props, files }: Shown): Promise<unknown> {
  if (value instanceof WireValue) return value.wire;
  const shown = await component.definition.postprocess(value as never, props, files); // typed by what it is wired to
  return plainJson(shown, describe(component));
}

async function showUpdate(output: Planted, { patch }: Update, { session, step }: Showing): Promise<WireUpdate> {
  const { definition } = output.component;
  const known = new Set([...Object.keys(definition.defaults), "value"]);
  const unknown = Object.keys(patch).find((name) => !known.has(name));
  if (unknown !== undefined) throw new AppError(`${describe(output.component)} has no option "${unknown}".`);
  const props = definition.complete({ ...session.props(output), ...patch });
  const { value: _, ...changed } = Object.fromEntries(
    Object.keys(patch).map((name) => [name, Reflect.get(props, name)]),
  );
  const own = { ...definition.wireProps?.(props), ...(await definition.wireContents?.(props, session.files)) };
  const said = plainJson(wireNames(changed, own), describe(output.component));
  const wire = said as Record<string, unknown>; // a record stays one
  if (Object.keys(wire).length > 0 && !definition.isLayout) {
    session.override(output.id, wire);
    step.overrides[output.id] = { ...step.overrides[output.id], ...wire };
  }
  const value =
    "value" in patch ? { value: await showValue(output, patch["value"] ?? null, { props, files: session.files }) } : {};
  return { __type__: "update", ...wire, ...value };
}

function wireNames(
  changed: Readonly<Record<string, unknown>>,
  own: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const renamed = Object.entries(own).filter(([name]) => name in changed);
  return renameKeys({ ...changed, ...Object.fromEntries(renamed) }, snakeCase);
}

async function keepState(output: PlantedOutput, value: unknown, { session, step }: Showing): Promise<void> {
  const copy = stateCopy(output, value);
  if (output.isHeard && !isDeepStrictEqual(await session.state(output), copy)) step.changedState.push(output.id);
  session.setState(output.id, copy);
  step.state[output.id] = copy;
}
