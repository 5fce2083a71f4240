import { data } from "../../src/core/component.ts";
import type { TabSelectData } from "../../src/core/event-data.ts";
import { defineLayout } from "../../src/core/layout.ts";
import { WalkthroughElement } from "./element.ts";
import type { WalkthroughProps } from "./props.ts";

const defaults: WalkthroughProps = { selected: null };

/**
 * Steps of components, one after the other. Visitors go back by pressing a step that is behind them; a function takes
 * them on.
 *
 * @example
 * const walkthrough = gr.Walkthrough([gr.Step("Picture", { id: 0 }, [picture, next]), gr.Step("Result", { id: 1 }, [result])]);
 * next.click(() => gr.update({ selected: 1 }), { outputs: walkthrough });
 */
export const Walkthrough = defineLayout({
  type: "walkthrough",
  element: WalkthroughElement,
  events: { change: undefined, select: data<TabSelectData>() },
  defaults,
});
