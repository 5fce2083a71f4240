/** The elements that the server draws: those of every component folder. */

import type { GradioElement } from "../../components/shared/gradio-element.ts";
import type { ElementClasses } from "./render-element.ts";

const modules = import.meta.glob<Record<string, unknown>>("../../components/*/element.ts", { eager: true });

export const elementClasses: ElementClasses = new Map(
  Object.entries(modules).flatMap(([path, module]) => {
    const type = /components\/([^/]+)\//.exec(path)?.[1];
    const ElementClass = Object.values(module).find(isElementClass);
    return type && ElementClass ? [[type, ElementClass] as const] : [];
  }),
);

function isElementClass(value: unknown): value is new () => GradioElement {
  return typeof value === "function" && "elementProperties" in value;
}
