import { Accordion } from "../../components/accordion/definition.ts";
import type { Component } from "../core/component.ts";
import { SetupError } from "../core/errors.ts";
import type { Wiring } from "../core/handler.ts";
import { inOurWords } from "../core/own-words.ts";
import { componentsOf, isComponent } from "../core/wiring.ts";
import type { Ports } from "./shortcuts.ts";

/** How additional inputs are folded. */
export interface AdditionalInputsOptions {
  /** The text of the Accordion, which is open then; or a `gr.Accordion` to put them into. Default: "Additional Inputs", closed. */
  accordion?: string | Component;
}

/** Inputs for an Interface, and what they are put into. */
export interface FoldedInputs<A> {
  readonly ports: A;
  /** The main inputs and these, as the function gets them: one record, or else one list. */
  join(main: Wiring | undefined, more: Wiring): Wiring;
  /** Puts the components behind these inputs into their Accordion. */
  fold(components: readonly Component[]): Component;
}

/**
 * More inputs for an Interface, folded away in an Accordion: a record where its `inputs` are one.
 *
 * @example
 * gr.Interface(({ prompt, seed }) => draw(prompt, seed), {
 *   inputs: { prompt: "text" },
 *   additionalInputs: gr.AdditionalInputs({ seed: gr.Slider({ maximum: 1000 }) }),
 *   outputs: "image",
 * });
 */
export function AdditionalInputs<const A extends Ports>(
  inputs: A,
  { accordion }: AdditionalInputsOptions = {},
): FoldedInputs<A> {
  if (isComponent(accordion) && accordion.definition !== Accordion.definition) {
    throw new SetupError("AdditionalInputs: accordion is a text or a gr.Accordion.");
  }
  return {
    ports: inputs,
    join,
    fold(components) {
      if (!isComponent(accordion)) {
        return accordion === undefined
          ? inOurWords(Accordion("Additional Inputs", { open: false }, components))
          : Accordion(accordion, { open: true }, components);
      }
      // It keeps its identity, since listeners know it, and what its author has put into it.
      return Object.assign(accordion, { children: [...accordion.children, ...components] });
    },
  };
}

function join(main: Wiring | undefined, more: Wiring): Wiring {
  if (!main) return more;
  if (isRecord(main) && isRecord(more)) {
    const twice = Object.keys(more).find((name) => name in main);
    if (twice === undefined) return { ...main, ...more };
    throw new SetupError(`Interface: "${twice}" is among the inputs and among the additionalInputs; rename one.`);
  }
  if (!isRecord(main) && !isRecord(more)) return [...componentsOf(main), ...componentsOf(more)];
  throw new SetupError("Interface: inputs and additionalInputs are two records, or none of them is one.");
}

function isRecord(wiring: Wiring): wiring is Readonly<Record<string, Component>> {
  return !Array.isArray(wiring) && !isComponent(wiring);
}
