import { data } from "../../src/core/component.ts";
import type { SelectData } from "../../src/core/event-data.ts";
import { defineLayout, labelFirst } from "../../src/core/layout.ts";
import { Walkthrough } from "../walkthrough/definition.ts";
import { StepElement } from "./element.ts";
import type { StepProps } from "./props.ts";

const defaults: StepProps = { label: null, interactive: true, id: null, scale: null };

const layout = defineLayout({
  type: "walkthroughstep",
  element: StepElement,
  name: "Step",
  events: { select: data<SelectData<string>>() },
  defaults,
  holder: Walkthrough,
});

/**
 * One step of a `gr.Walkthrough`. What is inside is drawn when the step is first reached.
 *
 * @example
 * gr.Walkthrough([gr.Step("Picture", { id: 0 }, [picture]), gr.Step("Result", { id: 1 }, [result])]);
 */
export const Step = labelFirst(layout);
