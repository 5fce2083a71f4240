/** The Worker under test: a queue for functions that tests control. */

import { createQueueObject } from "../../durable/queue-object.ts";
import { createRunner } from "../../durable/runner.ts";
import { keyInApp, runCached } from "../support/cached-app.ts";
import { forgetFake, queueFacts, runFake } from "../support/fake-functions.ts";
import { runOfApp } from "../support/misbehaving-app.ts";
import { runRendering } from "../support/rendering-app.ts";

export { GateObject } from "../support/gates.ts";

export const QueueObject = createQueueObject(queueFacts());
export const SmallQueueObject = createQueueObject(queueFacts({ maxSize: 2, maxPerSession: 1 }));
export const FairQueueObject = createQueueObject(queueFacts({ fair: true }));
export const ImpatientQueueObject = createQueueObject(
  queueFacts({
    grace: { closed: 0, lost: 0, state: 3_600_000 },
    deleteCache: { every: 60_000, age: 3_600_000 },
  }),
);
export const MeteredQueueObject = createQueueObject(queueFacts({ rate: { calls: 2, seconds: 60 } }));
export { CachedQueueObject } from "../support/cached-app.ts";
export { AppQueueObject } from "../support/misbehaving-app.ts";
export { RenderingQueueObject } from "../support/rendering-app.ts";
export const Runner = createRunner({
  runJobs: (...work) => runOfApp(...work) ?? runCached(...work) ?? runRendering(...work) ?? runFake(...work),
  forget: forgetFake,
  keyOf: keyInApp,
});
