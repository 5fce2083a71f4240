import { Button, type ButtonOptions } from "../../components/button/definition.ts";
import type { Component } from "../core/component.ts";
import { SetupError } from "../core/errors.ts";
import { inOurWords } from "../core/own-words.ts";
import { describe, isComponent } from "../core/wiring.ts";
import { wireClearing } from "./clearing.ts";

/** What an author may say about a ClearButton. */
export interface ClearButtonOptions extends ButtonOptions {
  /** The text on the button. Default: "Clear". */
  value?: string;
}

/** A Button that empties components. */
export type MadeClearButton = ReturnType<typeof Button> & {
  /** Clears these too. */
  add(components: Component | readonly Component[]): MadeClearButton;
};

/**
 * A button that empties components: texts, choices and files go, a Slider returns to its minimum, a State to the value
 * that it began with.
 *
 * @example
 * const clear = gr.ClearButton([name, pets]);
 * clear.add(greeting);
 */
export function ClearButton(
  components: Component | readonly Component[] = [],
  { value, ...options }: ClearButtonOptions = {},
): MadeClearButton {
  const button = value === undefined ? inOurWords(Button("Clear", options)) : Button(value, options);
  const made: MadeClearButton = Object.assign(button, {
    add(more: Component | readonly Component[]): MadeClearButton {
      const added = [more].flat();
      for (const component of added) expectClearable(component);
      if (added.length > 0) wireClearing(button.click, { components: added });
      return made;
    },
  });
  return made.add(components);
}

function expectClearable(component: unknown): asserts component is Component {
  if (!isComponent(component)) throw new SetupError("ClearButton: what it clears is a component, or a list of them.");
  if (!component.definition.isLayout) return;
  throw new SetupError(`ClearButton: ${describe(component)} has no value; name the components in it.`);
}
