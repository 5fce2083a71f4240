/** One element on its own, and what it tells the app. */

import { vi } from "vitest";
import { GradioElement } from "../../components/shared/gradio-element.ts";
import type { GradioEvent } from "../../components/shared/gradio-event.ts";
import type { Uploader } from "../../components/shared/upload.ts";
import { FILE_META } from "../../src/protocol/file-data.ts";

/** Waits until a check passes: code that comes with the first press, and cameras, may take their time. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 10_000 });
}

export interface Mounted<Element extends GradioElement> extends Disposable {
  readonly element: Element;
  /** Names of the events, in order. */
  readonly events: string[];
  /** What the visitor has changed, in order. */
  readonly patches: Readonly<Record<string, unknown>>[];
  /** The messages of `error` and `warning`. */
  readonly messages: string[];
  /** Files that were uploaded, in order. */
  readonly uploaded: File[];
  /** The one element at a selector; throws where there is none. */
  find<Found extends HTMLElement>(selector: string): Found;
  press(selector: string): Promise<void>;
}

/** Mounts an element as the app does, with an upload that answers `blob:` addresses. */
export async function mounted<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Readonly<Record<string, unknown>> = {},
): Promise<Mounted<HTMLElementTagNameMap[Tag] & GradioElement>> {
  const element = document.createElement(tag);
  if (!(element instanceof GradioElement)) throw new Error(`<${tag}> is none of our elements.`);
  const [events, messages, uploaded]: [string[], string[], File[]] = [[], [], []];
  const patches: Mounted<GradioElement>["patches"] = [];
  const upload: Uploader = async (files) => {
    uploaded.push(...files);
    return files.map((file) => ({
      path: `0/${file.name}`,
      url: URL.createObjectURL(file),
      orig_name: file.name,
      meta: FILE_META,
    }));
  };
  Object.assign(element, { upload, label: "Test", ...props });
  element.addEventListener("gradio", ({ event, data, patch }: GradioEvent) => {
    patches.push(patch);
    if (event !== null) events.push(event);
    if ((event === "error" || event === "warning") && typeof data === "string") messages.push(data);
  });
  const container = document.createElement("div");
  container.className = "gradio-container";
  container.append(element);
  document.body.append(container);
  await element.updateComplete;

  function find<Found extends HTMLElement>(selector: string): Found {
    const found = element.querySelector<Found>(selector);
    if (!found) throw new Error(`There is no ${selector}.`);
    return found;
  }

  return {
    element,
    events,
    patches,
    messages,
    uploaded,
    find,
    async press(selector) {
      find(selector).click();
      await (element as GradioElement).updateComplete;
    },
    [Symbol.dispose]() {
      container.remove();
    },
  };
}
