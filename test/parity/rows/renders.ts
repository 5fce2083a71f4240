/** What a render tells the page, and calls of what stands in it. */

import { type Description, normalize } from "../golden/normalize.ts";
import { both, type Pair, type Row, type Stage } from "../pair.ts";
import type { Server } from "../server.ts";
import type { AppSpec } from "../spec.ts";
import { describeBoth } from "./description.ts";

const APP: AppSpec = {
  components: [
    { name: "count", type: "Number", options: { label: "Count", value: 2 } },
    { name: "outside", type: "Textbox", options: { label: "Outside" } },
  ],
  renders: [
    {
      inputs: ["count"],
      components: [
        { name: "inside", type: "Textbox", options: { label: "Inside", key: "inside" } },
        { name: "amount", type: "Number", options: { label: "Amount" } },
        { name: "row", type: "Row", children: [{ name: "go", type: "Button", options: { value: "Go" } }] },
      ],
      listeners: [
        { name: "inner", on: [["go", "click"]], fn: "greet", inputs: ["inside"], outputs: ["inside"] },
        { name: "outer", on: [["go", "click"]], fn: "add", inputs: ["count", "amount"], outputs: ["outside"] },
      ],
    },
  ],
};

export const renderStages: readonly Stage[] = [
  {
    name: "renders",
    app: APP,
    compare: async (pair) => [
      ...(await describeBoth(pair)),
      await both(pair, "a pass", async (server) => (await pass(server, crypto.randomUUID())).told),
      await both(pair, "a call inside, before any pass", (server) =>
        server.queue({ fn: "inner", data: ["Ada"], more: { fn_index: 1 } }),
      ),
      await callInside(pair, "inner", ["Ada"]),
      await callInside(pair, "outer", [2, 3]),
    ],
  },
];

function callInside(pair: Pair, fn: string, data: readonly unknown[]): Promise<Row> {
  return both(pair, `a call inside: ${fn}`, async (server) => {
    const session = crypto.randomUUID();
    const { functions } = await pass(server, session);
    return server.queue({ fn, data, session, more: { fn_index: functions.get(fn) } });
  });
}

/** As much of what a pass tells as is needed to call what it has made. */
interface RenderConfig {
  readonly components: readonly { readonly id: number; readonly key: unknown; readonly props: object }[];
  readonly dependencies: readonly { readonly id: number; readonly api_name: string }[];
  readonly page: Readonly<Record<string, { readonly dependencies: readonly number[] }>>;
}

interface Message {
  readonly output?: { readonly render_config?: RenderConfig };
}

interface Pass {
  readonly told: unknown;
  /** The numbers of the functions inside. */
  readonly functions: ReadonlyMap<string, number>;
}

async function pass(server: Server, session: string): Promise<Pass> {
  const { messages, ...rest } = (await server.queue({ fn: "apply", data: [2], session })) as { messages: Message[] }; // as both write it
  const made = messages.flatMap(({ output }) => output?.render_config ?? []);
  return {
    told: { ...rest, messages: messages.map(comparable) },
    functions: new Map(made.flatMap(({ dependencies }) => dependencies.map(({ api_name, id }) => [api_name, id]))),
  };
}

/** Numbers by place in what was made: no two runs share them. */
function comparable({ output, ...message }: Message): unknown {
  if (!output?.render_config) return { ...message, output };
  const { render_config: made } = output;
  const order = made.dependencies.map(({ id }) => id);
  const { config } = normalize({ config: made, info: null, all_info: null } as unknown as Description); // it has the parts of a config
  const { components, dependencies, page } = config as unknown as RenderConfig; // it has them still
  return {
    ...message,
    output: {
      ...output,
      render_config: {
        ...config,
        components: components.map((each) => ({ ...each, key: each.key === null ? null : "<key>" })),
        dependencies: dependencies.map((each) => ({ ...each, id: order.indexOf(each.id) })),
        page: Object.fromEntries(
          Object.entries(page).map(([name, each]) => [
            name,
            { ...each, dependencies: each.dependencies.map((id) => order.indexOf(id)) },
          ]),
        ),
      },
    },
  };
}
