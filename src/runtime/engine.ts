import type { Component } from "../core/component.ts";
import type { PlantedListener } from "../core/planted-listener.ts";
import type { PreparedApp } from "../core/tree.ts";
import { readInputs } from "./inputs.ts";
import type { Job } from "./job.ts";
import type { Engine, Remaking } from "./passes.ts";
import { RunSession } from "./run-session.ts";

/** As much of a run as making a pass again needs. */
export interface Surroundings {
  readonly signal: AbortSignal;
  readonly files: R2Bucket;
}

/** What an app that renders has for it. */
export function engineOf({ engine }: { readonly engine: object | null }): Engine {
  return engine as Engine; // `gr.render()` has put it there
}

/** The function that a job calls; undefined if there is none. */
export async function listenerOf(
  app: PreparedApp,
  job: Job,
  around: Surroundings,
): Promise<PlantedListener | undefined> {
  return job.passes ? engineOf(app).listener(app, job, remaking(around)) : app.listeners[job.call.fnIndex];
}

/** A component that a render has made. */
export function componentOf(app: PreparedApp, job: Job, around: Surroundings): Promise<Component> {
  return engineOf(app).component(app, job, remaking(around));
}

function remaking({ signal, files }: Surroundings): Remaking {
  return { signal, inputsOf: (listener, job) => readInputs(listener, new RunSession(job, files)) };
}
