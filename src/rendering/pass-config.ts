/** A pass as clients and our page know it, and as it is kept. */

import { componentConfig, dependency, layoutNode } from "../config/build-config.ts";
import { hexDigest } from "../config/digest.ts";
import type { Component } from "../core/component.ts";
import type { FileAccess } from "../core/files.ts";
import type { RenderPlan } from "../core/render-plan.ts";
import type { PlantedListener } from "../core/planted-listener.ts";
import { snakeCase } from "../protocol/case.ts";
import type { ComponentConfig, Dependency, RenderConfig } from "../protocol/config.ts";
import { scriptModule } from "../protocol/function-source.ts";
import type { MadePass, PassFunction } from "../runtime/passes.ts";
import { functionFacts } from "../runtime/function-facts.ts";
import { hasKey } from "./plant-pass.ts";
import type { Scope } from "./scope.ts";

/** The render of a pass. */
interface Rendered {
  readonly scope: Scope;
  /** The render's own number. */
  readonly renderId: number;
  readonly container: number;
  readonly plan: RenderPlan;
}

/** What the browser puts into the container. `scripts` takes the modules that go with it. */
export async function passConfig(
  { scope, renderId, container, plan }: Rendered,
  files: FileAccess,
  scripts: Map<string, string>,
): Promise<RenderConfig> {
  const { app } = scope;
  const components = await Promise.all(
    [...app.components].map(async ([id, component]): Promise<ComponentConfig> => {
      const { definition, props } = component;
      const config = await componentConfig({ id, component }, app, files);
      const key = hasKey(props.key) ? id : null;
      const module = await keep(scripts, definition.module?.(props));
      return { ...config, key, renderable: renderId, rendered_in: renderId, ...module };
    }),
  );
  const dependencies = await Promise.all(
    app.listeners.map(async (listener): Promise<Dependency> => {
      const module = await keep(scripts, listener.js && scriptModule(listener.js));
      return { ...dependency(listener), rendered_in: renderId, ...module };
    }),
  );
  const around = await componentConfig({ id: container, component: plan.container }, app, files);
  components.unshift({ ...around, renderable: renderId });
  const children = app.nodes.map(layoutNode);
  const whole = {
    layout: { id: app.rootId, children },
    components: idsOf(components),
    dependencies: idsOf(dependencies),
  };
  return { page: { "": whole }, components, dependencies, layout: { id: container, children }, render_id: renderId };
}

/** What is kept of a pass besides the way to make it again. */
export function passFacts({ app, anchored, pass }: Scope): Pick<MadePass, "functions" | "states" | "kept"> {
  const states = [...app.components].filter(([, { definition }]) => definition.isServerSide);
  return {
    functions: [
      ...app.listeners.filter(({ fn }) => fn !== null).map((listener) => factsOf(listener, pass)),
      // Components with functions on the server are found like listeners.
      ...[...app.components].filter(([, { definition }]) => definition.call).map(([id]) => callFacts(id, pass)),
    ],
    states: states.map(([id]) => id).filter((id) => !anchored.has(id)),
    kept: [...app.components]
      .filter(([id]) => anchored.has(id))
      .map(([id, component]) => [id, keptBy(component)] as const),
  };
}

function idsOf(numbered: readonly { readonly id: number }[]): number[] {
  return numbered.map(({ id }) => id);
}

function keptBy({ definition, props: { key, preservedByKey } }: Component): string[] {
  if (!hasKey(key)) return [];
  return [preservedByKey ?? (definition.isLayout ? [] : "value")].flat().map(snakeCase);
}

function factsOf(listener: PlantedListener, pass: string | null): PassFunction {
  const { apiName, apiVisibility, isQueued, validator } = listener;
  const lifetimes = [...listener.inputs, ...listener.outputs].flatMap(({ id, component }) => {
    const seconds: unknown = Reflect.get(component.props, "timeToLive");
    return typeof seconds === "number" ? [[id, seconds * 1000] as const] : [];
  });
  const own = { apiName, apiVisibility, isQueued, validator: validator !== null, lifetimes, ...(pass && { pass }) };
  return { ...functionFacts(listener), ...own };
}

function callFacts(id: number, pass: string | null): PassFunction {
  const nothing = {
    concurrencyId: "",
    concurrencyLimit: null,
    isBatch: false,
    maxBatchSize: 1,
    maxWaitMs: 0,
    retries: 0,
  };
  return {
    ...nothing,
    ...{
      id,
      name: "component_server",
      apiName: "component_server",
      apiVisibility: "private",
      isQueued: false,
      validator: false,
      lifetimes: [],
    },
    ...{ onDisconnect: "cancel", stateIds: [], componentIds: [], outputCount: 0, ...(pass && { pass }) },
  };
}

/** Keeps a module under a name that says what is in it. */
async function keep(
  scripts: Map<string, string>,
  source: string | null | undefined,
): Promise<{ module: string } | undefined> {
  if (!source) return undefined;
  const module = await hexDigest(source);
  scripts.set(module, source);
  return { module };
}
