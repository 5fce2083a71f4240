/** A Code on a page, and what it tells the app. */

import { userEvent } from "vitest/browser";
import { AppNode } from "../../components/app/app-node.ts";
import { CodeElement } from "../../components/code/element.ts";
import { GradioEvent } from "../../components/shared/gradio-event.ts";
import { type Page, registry, settled, viewOf } from "./stage.ts";

/** A Code as the tests use it. */
export interface ShownCode {
  readonly element: CodeElement;
  readonly node: AppNode;
  /** Names of the events so far, with the value that came with them. */
  readonly heard: unknown[];
  part<E extends HTMLElement = HTMLElement>(selector: string): E;
  /** What stands in the editor. */
  text(): string;
}

/** Puts a Code on the page, and waits for its editor. */
export async function shownCode(
  page: Page,
  props: Readonly<Record<string, unknown>> = {},
  host?: HTMLElement,
): Promise<ShownCode> {
  const node = new AppNode(viewOf({ type: "code", props: { label: "Program", ...props } }), null, registry());
  await node.mount(host ?? page.column, null);
  await settled(node);
  const { element } = node;
  if (!(element instanceof CodeElement)) throw new Error("The editor is not there.");
  const heard: unknown[] = [];
  element.addEventListener(GradioEvent.type, (event) => {
    const { event: name, patch } = event as GradioEvent; // of this type
    heard.push("value" in patch ? [name, patch["value"]] : name);
  });
  return { element, node, heard, part: (selector) => partOf(element, selector), text: () => textOf(element) };
}

/** The one element at a selector; throws where there is none. */
export function partOf<E extends HTMLElement>(element: HTMLElement, selector: string): E {
  const part = element.querySelector<E>(selector);
  if (!part) throw new Error(`There is no ${selector}.`);
  return part;
}

/** What stands in the editor. */
export function textOf(element: HTMLElement): string {
  return [...element.querySelectorAll(".cm-line")].map(({ textContent }) => textContent).join("\n");
}

/** Puts the cursor behind the last letter of a line. */
export async function goToEndOf({ element }: ShownCode, line: number): Promise<void> {
  const drawn = element.querySelectorAll<HTMLElement>(".cm-line")[line];
  if (!drawn) throw new Error(`There is no line ${line}.`);
  await userEvent.click(drawn);
  await userEvent.keyboard("{End}");
}
