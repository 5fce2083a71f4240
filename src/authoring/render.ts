import { Column } from "../../components/column/definition.ts";
import { groupFields } from "../../components/form/definition.ts";
import { Row } from "../../components/row/definition.ts";
import type { CommonProps, Component } from "../core/component.ts";
import type { Context } from "../core/context.ts";
import { AppError, SetupError } from "../core/errors.ts";
import { gatherLoose } from "../core/gather.ts";
import type { AnyHandler, Awaitable, InputArguments, Wiring } from "../core/handler.ts";
import { changesOf, createAppTrigger, declareRender, type ListenerOptions, type Trigger } from "../core/listener.ts";
import { type Placeable, placed } from "../core/placing.ts";
import type { Key, RenderPlan } from "../core/render-plan.ts";
import { isComponent } from "../core/wiring.ts";
import { collecting } from "../rendering/collect.ts";
import { engine } from "../rendering/engine.ts";

/** When a render runs, and how. */
export interface RenderOptions<I> extends Pick<
  ListenerOptions<I, undefined, false>,
  "inputs" | "queue" | "triggerMode" | "concurrencyLimit" | "concurrencyId" | "showProgress"
> {
  /** What makes it run. Default: the page's start, and every change of an input. */
  triggers?: readonly Trigger<never>[] | readonly Trigger<undefined>[];
  /** Identity, for a render in another. */
  key?: Key;
}

/** What a render shows: components as they stand in a layout, or nothing. */
export type Rendered = Placeable | readonly Placeable[] | null | undefined;

/** Where a render shows what it has made: a component to be placed. */
export type MadeRender = Component<never, never, Partial<Pick<CommonProps, "visible" | "elemId" | "elemClasses">>>;

/**
 * A part of the page that a function makes, anew at each change of its inputs. What it answers stands where the render is
 * placed, in a Column, or in a Row if it is placed in one. Listeners that it declares live as long as their page.
 *
 * The function runs again when something inside is called, so it has to make the same of the same inputs.
 *
 * @example
 * const count = gr.Slider({ minimum: 1, maximum: 5, step: 1 });
 * const boxes = gr.render((count) => Array.from({ length: count }, (_, i) => gr.Textbox({ key: i, label: `Box ${i}` })), {
 *   inputs: count,
 * });
 * export default gr.Blocks([count, boxes]);
 */
export function render<const I extends Wiring | undefined = undefined>(
  fn: (...args: [...InputArguments<I>, context: Context]) => Awaitable<Rendered>,
  { inputs, triggers, key, ...options }: RenderOptions<I> = {},
): MadeRender {
  const name = fn.name ? `gr.render(${fn.name})` : "gr.render";
  if (typeof fn !== "function")
    throw new SetupError("gr.render: the first argument is the function that makes components.");
  if (/Generator/.test(Object.prototype.toString.call(fn))) {
    throw new SetupError(`${name}: a render answers once; it cannot be a generator.`);
  }
  const container = makeContainer(key ?? null);
  const plan: RenderPlan = { container, name, engine, arrange: (answer) => arrange(name, container, answer) };
  const starts = triggers ?? [createAppTrigger(container, "load"), ...changesOf(inputs)];
  if (starts.length === 0) throw new SetupError(`${name}: triggers is empty; it would never run.`);
  const handler: AnyHandler = fn;
  declareRender(container, collecting(plan, handler), {
    ...{ triggerMode: "always_last", concurrencyLimit: null, ...options },
    ...{ triggers: starts, render: plan, outputs: container, apiVisibility: "undocumented" },
    ...(inputs === undefined ? {} : { inputs }),
  });
  return container as MadeRender; // it is a layout
}

/** A Column; in a Row it becomes one. */
function makeContainer(key: Key | null): Component {
  const container = Column({ showProgress: true, key }, []);
  const settleIn = (parent: Component): void => {
    if (parent.definition !== Row.definition) return;
    const { definition, props } = Row({ showProgress: true, key }, []);
    Object.assign(container, { definition, props });
  };
  return Object.assign(container, { settleIn });
}

/** Puts an answer into a layout like the container, framed and gathered as everywhere. */
function arrange(name: string, container: Component, answer: unknown): Component {
  const children = answer === null || answer === undefined ? [] : [answer].flat();
  const wrong = children.find((child) => !isPlaceable(child));
  if (wrong !== undefined) {
    throw new AppError(`${name}: it answers components, or a list of them; it gave ${typeof wrong}.`);
  }
  const isRow = container.definition === Row.definition;
  const holder = isRow ? Row(placed(children as Placeable[])) : Column(placed(children as Placeable[])); // just checked
  groupFields(gatherLoose([holder]));
  return holder;
}

function isPlaceable(child: unknown): child is Placeable {
  return isComponent(child) || (typeof child === "object" && child !== null && "owner" in child);
}
