/** Makes the passes of renders, and makes them again when something that they have made is called. */

import type { Component } from "../core/component.ts";
import type { Context } from "../core/context.ts";
import { AppError } from "../core/errors.ts";
import type { PlantedListener } from "../core/planted-listener.ts";
import { runInContext } from "../core/running.ts";
import type { PreparedApp } from "../core/tree.ts";
import type { Job, Step } from "../runtime/job.ts";
import type { Answering, Engine, KnownPass, PassSession, Remaking } from "../runtime/passes.ts";
import { createProgress } from "../runtime/progress.ts";
import { openPassBooks } from "./pass-books.ts";
import { passConfig, passFacts } from "./pass-config.ts";
import { plantPass, type Tree } from "./plant-pass.ts";
import { appScope, type Scope } from "./scope.ts";

export const engine: Engine = { show, listener, component, open: openPassBooks };

/** Where listeners that passes have made stand. */
const homes = new WeakMap<PlantedListener, Scope>();

async function show({ app, listener }: Answering, session: PassSession, answer: unknown): Promise<Step> {
  const { render, renderId, outputs } = listener;
  if (!render || renderId === null) throw new Error("This is no render.");
  const outer = homes.get(listener) ?? appScope(app);
  const { job } = session;
  const name = { id: job.eventId, session: job.sessionHash };
  const scope = told(render.name, () => plantPass(outer, { plan: render, tree: answer as Tree, name })); // its function answers one
  const scripts = new Map<string, string>();
  const container = outputs[0]?.id ?? 0;
  const config = await passConfig({ scope, renderId, container, plan: render }, session.files, scripts);
  const { passes: _, ...own } = job;
  // What was made for this pass is what the next making of it reads.
  const made = session.takeMade();
  const asked = { ...own, state: { ...own.state, ...made } };
  const pass = {
    ...{ id: job.eventId, container, parent: outer.pass, job: asked, digest: scope.digest },
    ...{ ...passFacts(scope), scripts: Object.fromEntries(scripts) },
  };
  const nothing = { data: [null], state: made, changedState: [], overrides: {} };
  return { ...nothing, files: session.takeStored(), render: { config, pass } };
}

async function listener(app: PreparedApp, job: Job, around: Remaking): Promise<PlantedListener> {
  const { scope, culprit } = await scopeOf(app, job, around);
  const found = scope.app.listeners.find(({ id }) => id === job.call.fnIndex);
  if (!found || (culprit !== null && !scope.anchored.has(found.id))) throw gone(culprit);
  return found;
}

async function component(app: PreparedApp, job: Job, around: Remaking): Promise<Component> {
  const { scope, culprit } = await scopeOf(app, job, around);
  const found = scope.app.components.get(job.call.fnIndex);
  if (!found || (culprit !== null && !scope.anchored.has(job.call.fnIndex))) throw gone(culprit);
  return found;
}

/** Makes the passes that lead to what a job calls. `culprit` is the name of a render that makes another tree than before. */
async function scopeOf(
  app: PreparedApp,
  { passes = [] }: Job,
  around: Remaking,
): Promise<{ scope: Scope; culprit: string | null }> {
  let scope = appScope(app);
  let culprit: string | null = null;
  for (const pass of passes) {
    const render = scope.app.listeners.find(({ id, render }) => render && id === pass.job.call.fnIndex);
    if (!render?.render) throw gone(culprit);
    const { render: plan } = render;
    const tree = await again(render, pass, around);
    const name = { id: pass.id, session: pass.job.sessionHash };
    const outer = scope;
    scope = told(plan.name, () => plantPass(outer, { plan, tree, name }));
    for (const each of scope.app.listeners) if (each.render) homes.set(each, scope);
    if (scope.digest !== pass.digest) culprit ??= plan.name;
  }
  return { scope, culprit };
}

/** Calls a render's function as it was called before. What it said then is not said again. */
async function again(render: PlantedListener, { job }: KnownPass, { signal, inputsOf }: Remaking): Promise<Tree> {
  const inputs = await inputsOf(render, job);
  const context: Context<unknown> = {
    data: job.call.eventData,
    request: job.call.request,
    session: { hash: job.sessionHash },
    signal,
    progress: createProgress(() => {}),
  };
  return (await runInContext({ log: () => {} }, () => render.fn?.(...inputs, context))) as Tree; // as in `show`
}

/** Says in which render something is wrong. */
function told<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof Error && /^(AppError|SetupError)$/.test(cause.name))) throw cause;
    console.error(`${name}: ${cause.message}`);
    throw new AppError(`${name}: ${cause.message}`, { cause });
  }
}

function gone(culprit: string | null): AppError {
  if (culprit === null) return new AppError("This part of the page is no more. Reload the page.");
  const message =
    `${culprit} has made another tree from the same inputs, so that what was called is not found. ` +
    `Let it depend on its inputs alone, or give what it makes a key. After a deploy, reload the page.`;
  console.error(message);
  return new AppError(message);
}
