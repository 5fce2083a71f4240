/** The classes that the entry of an app's Worker exports beside the Worker itself. */

import type { App } from "../src/core/app.ts";
import type { Mounted } from "../src/core/mounted.ts";
import { prepare } from "../src/core/tree.ts";
import { keyOfJob } from "../src/runtime/result-key.ts";
import { runJobs } from "../src/runtime/run.ts";
import { factsOf } from "./app-facts.ts";
import { createQueueObject } from "./queue-object.ts";
import { createRunner } from "./runner.ts";
import { runDeleteCallbacks } from "./state-callbacks.ts";

interface Classes {
  QueueObject: ReturnType<typeof createQueueObject>;
  Runner: ReturnType<typeof createRunner>;
}

/**
 * Makes an app's Durable Object and the entrypoint that runs its functions. One of each serves all apps of `gr.mount()`.
 *
 * @example
 * export const { QueueObject, Runner } = createDurableObjects(app);
 */
export function createDurableObjects(app: App | Mounted): Classes {
  return "serve" in app ? app.join(classesOf) : classesOf(app);
}

function classesOf(app: App): Classes {
  const prepared = prepare(app);
  return {
    QueueObject: createQueueObject(factsOf(prepared)),
    Runner: createRunner({
      runJobs: (jobs, sink, environment) => runJobs(prepared, jobs, { sink, ...environment }),
      keyOf: (job, files) => keyOfJob(prepared, job, files),
      forget: (values) => runDeleteCallbacks(prepared, values),
    }),
  };
}
