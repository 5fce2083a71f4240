/** Every option of listeners, apps and their kin: which there are, and what becomes of them in the config. */

import type { InterfaceOptions } from "../../../src/authoring/interface.ts";
import type { ToastOptions } from "../../../src/authoring/toasts.ts";
import type { AppOptions, LaunchOptions } from "../../../src/core/app.ts";
import type { ErrorOptions } from "../../../src/core/errors.ts";
import type { ListenerOptions } from "../../../src/core/listener.ts";
import type { QueueOptions } from "../../../src/core/queue-options.ts";
import { snakeCase } from "../../../src/protocol/case.ts";
import type { Pair, Row, Stage } from "../pair.ts";
import type { AppSpec, ListenerSpec } from "../spec.ts";
import { describeBoth } from "./description.ts";

/** Values to try for each option; none for one that Gradio does not have. A new option is an error until it is here. */
type Samples<Options> = { readonly [Name in keyof Required<Options>]: readonly unknown[] };

const LISTENER: Samples<ListenerOptions<undefined, undefined, false>> = {
  inputs: [],
  outputs: [],
  apiName: ["renamed", "dashed-name", false],
  apiDescription: ["Says it.", false],
  apiVisibility: ["public", "private", "undocumented"],
  scrollToOutput: [true],
  showProgress: ["full", "minimal", "hidden"],
  showProgressOn: [["text"], ["text", "go"]],
  queue: [true, false],
  batch: [],
  maxBatchSize: [8],
  cancels: [["first"]],
  triggerMode: ["once", "multiple", "always_last"],
  js: ["(text) => text"],
  concurrencyLimit: [3, null, "default"],
  concurrencyId: ["slots"],
  timeLimit: [5],
  maxWaitMs: [],
  retries: [],
  onDisconnect: [],
  validator: ["adult"],
  key: [],
};

const APP: Samples<AppOptions> = {
  title: ['A title with <angles> & "quotes"'],
  fillHeight: [true],
  fillWidth: [true],
  deleteCache: [[60, 60]],
};

const LAUNCH: Samples<LaunchOptions> = {
  maxFileSize: ["5mb", 1024],
  showError: [true],
  theme: ["soft"],
  css: ["#text { color: red }"],
  js: ["() => 1"],
  head: ['<meta name="a" content="b">'],
  footerLinks: [["api"], []],
  // Texts are no value that a message can carry; a golden app has some.
  i18n: [],
  allowedOrigins: [],
  monitoringKey: [],
  flaggedLog: [],
};

const QUEUE: Samples<QueueOptions> = {
  defaultConcurrencyLimit: [2, null],
  maxSize: [5, null],
  maxPerSession: [],
  fair: [],
  grace: [],
  rateLimit: [],
};

/** What is compared by its name alone: the golden apps show what an Interface makes of it, calls what a message does. */
const NAMED = {
  interface: namesOf<InterfaceOptions<undefined, undefined>>({
    ...{ inputs: [], outputs: [], live: [], title: [], description: [], article: [], submitBtn: [], stopBtn: [] },
    ...{ clearBtn: [], fillHeight: [], fillWidth: [], deleteCache: [], apiName: [], apiDescription: [] },
    ...{ apiVisibility: [], concurrencyLimit: [], concurrencyId: [], showProgress: [], timeLimit: [], retries: [] },
    ...{ onDisconnect: [], examples: [], additionalInputs: [], batch: [] },
    ...{ maxBatchSize: [], maxWaitMs: [], validator: [], flaggingMode: [], flaggingOptions: [], flaggingDir: [] },
    ...{ flaggingCallback: [], deepLink: [] },
  }),
  error: ["message", ...namesOf<ErrorOptions>({ duration: [], visible: [], title: [], cause: [] })],
  toast: ["message", ...namesOf<ToastOptions>({ duration: [], visible: [], title: [] })],
};

function namesOf<Options>(samples: Samples<Options>): string[] {
  return Object.keys(samples);
}

const COMPONENTS: AppSpec["components"] = [
  { name: "text", type: "Textbox", options: { label: "Text" } },
  { name: "go", type: "Button", options: { value: "Go" } },
];

function listener(name: string, options: ListenerSpec["options"], fn = "echo"): ListenerSpec {
  return { name, on: [["go", "click"]], fn, inputs: ["text"], outputs: ["text"], ...(options ? { options } : {}) };
}

const LISTENER_APP: AppSpec = {
  components: COMPONENTS,
  listeners: [
    listener("first", {}),
    ...Object.entries(LISTENER).flatMap(([option, values]) =>
      values.map((value, i) => listener(`${option}_${i}`.toLowerCase(), { [option]: value })),
    ),
    listener("in_batches", { batch: true, maxBatchSize: 2 }, "shout"),
    { name: "browser_only", on: [["go", "click"]], outputs: ["text"], options: { js: "() => ''" } },
    {
      ...listener("both", {}),
      on: [
        ["go", "click"],
        ["text", "submit"],
      ],
    },
    { ...listener("at_load", {}), on: [[null, "load"]] },
    ...(["then", "success", "failure"] as const).map((moment) => ({
      name: `after_${moment}`,
      after: { listener: "first", moment },
      fn: "echo",
      inputs: ["text"],
      outputs: ["text"],
    })),
  ],
};

export const optionStages: readonly Stage[] = [
  {
    name: "options of listeners",
    app: LISTENER_APP,
    compare: async (pair) => [await names(pair, "listener", Object.keys(LISTENER)), ...(await describeBoth(pair))],
  },
  ...variants(APP, LAUNCH, QUEUE),
];

/** An app for each set of values: the first of each option, then the second. */
function variants(app: Samples<AppOptions>, launch: Samples<LaunchOptions>, queue: Samples<QueueOptions>): Stage[] {
  return [0, 1].map((i) => ({
    name: i === 0 ? "options of apps" : "options of apps, other values",
    app: {
      components: COMPONENTS,
      listeners: [listener("first", {})],
      options: pick(app, i),
      launch: pick(launch, i),
      queue: pick(queue, i),
    },
    compare: async (pair) => [...(i === 0 ? await allNames(pair) : []), ...(await describeBoth(pair))],
  }));
}

function pick(samples: Readonly<Record<string, readonly unknown[]>>, i: number): Record<string, unknown> {
  const chosen = Object.entries(samples).filter(([, values]) => values.length > i);
  return Object.fromEntries(chosen.map(([name, values]) => [name, values[i]]));
}

async function allNames(pair: Pair): Promise<Row[]> {
  const rows: Row[] = [
    await names(pair, "app", Object.keys(APP)),
    await names(pair, "launch", Object.keys(LAUNCH)),
    await names(pair, "queue", Object.keys(QUEUE)),
  ];
  for (const [of, ours] of Object.entries(NAMED)) rows.push(await names(pair, of, ours));
  return rows;
}

async function names({ host }: Pair, of: string, ours: readonly string[]): Promise<Row> {
  const listed = (all: readonly string[]): Record<string, true> => Object.fromEntries(all.map((name) => [name, true]));
  return { name: `names of ${of}`, gradio: listed(await host.options(of)), ours: listed(ours.map(snakeCase)) };
}
