import type { GradioElement } from "./gradio-element.ts";

/** Sets the options that the element declares, and no other property: option names are the author's, elements are HTML. */
export function assignProps(element: GradioElement, props: Readonly<Record<string, unknown>>): void {
  const { elementProperties } = element.constructor as typeof GradioElement; // statics of the subclass
  for (const [name, value] of Object.entries(props)) {
    if (elementProperties.has(name)) Reflect.set(element, name, value);
  }
}
