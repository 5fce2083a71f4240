/** An app that renders, with components without looks: what its queue keeps of passes can be tried with it. */

import * as z from "zod/mini";
import { State } from "../../components/state/definition.ts";
import { createDurableObjects } from "../../durable/index.ts";
import type { RunJobs } from "../../durable/runner.ts";
import { createApp } from "../../src/core/app.ts";
import { type Component, defineComponent } from "../../src/core/component.ts";
import { createAppTrigger, declareRender } from "../../src/core/listener.ts";
import { prepare } from "../../src/core/tree.ts";
import { collecting } from "../../src/rendering/collect.ts";
import { engine } from "../../src/rendering/engine.ts";
import { runJobs } from "../../src/runtime/run.ts";
import { open, passed } from "./gates.ts";

/** The address under which it is served; jobs of this app are known by it. */
export const RENDERING_ADDRESS = "https://rendering.example";

const Words = defineComponent({
  type: "words",
  element: null,
  isVisual: true,
  holdsChildren: true,
  events: { submit: undefined, change: undefined },
  defaults: { value: null as string | null, placeholder: null as string | null },
  wire: () => z.nullable(z.string()),
  preprocess: (words) => words ?? "",
  postprocess: (words: string | null) => words,
});

const size = Words({ label: "Size" });
const out = Words({ label: "Out" });
const container = Words({ label: "Container" });

/** What the listeners inside have been called with, and how often passes were made. */
export const heard: string[] = [];

/** As many boxes as the size says. The first waits for a gate of its text's name. */
function boxes(size: string): Component[] {
  heard.push(`pass ${size}`);
  return Array.from({ length: Number(size) }, (_, i) => {
    const box = Words({ label: `Box ${i}`, key: i === 1 ? "one" : null, preservedByKey: "placeholder" });
    box.submit(
      async (text) => {
        heard.push(`${text} of ${size}`);
        if (i === 0) {
          await open(`${text} started`);
          await passed(text);
        }
        return `${text} of ${size}`;
      },
      { inputs: box, outputs: out, apiName: `say_${i}` },
    );
    const count = State(0, { key: i === 1 ? "count" : null, timeToLive: i === 1 ? 5 : null });
    box.change((n) => n + 1, { inputs: count, outputs: count, apiName: `count_${i}` });
    return box;
  });
}

const plan = {
  container,
  name: "boxes",
  engine,
  arrange: (answer: unknown) => ({ ...container, children: answer as Component[] }), // as `boxes` answers
};
declareRender(container, collecting(plan, boxes), {
  triggers: [createAppTrigger(container, "load")],
  inputs: size,
  outputs: container,
  concurrencyLimit: null,
  render: plan,
});

const app = createApp("blocks", {}, [size, out, container]);

export const { QueueObject: RenderingQueueObject } = createDurableObjects(app);

const prepared = prepare(app);

/** Runs a job of this app as its own runner would; null for the job of another one. */
export function runRendering(...[jobs, sink, environment]: Parameters<RunJobs>): ReturnType<RunJobs> | null {
  const isOurs = jobs.every(({ call }) => call.root === RENDERING_ADDRESS);
  return isOurs ? runJobs(prepared, jobs, { sink, ...environment }) : null;
}
