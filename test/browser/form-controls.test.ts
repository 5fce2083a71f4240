/** What every form field does alike. */

import { describe, inject, it } from "vitest";
import { AppNode } from "../../components/app/app-node.ts";
import type { GradioElement } from "../../components/shared/gradio-element.ts";
import { GradioEvent } from "../../components/shared/gradio-event.ts";
import { components, newPage, type Page, registry, settled, viewOf } from "./stage.ts";

const markup = inject("serverMarkup");

for (const [type, { fixtures, formControl: control }] of components) {
  if (!control) continue;
  const props = fixtures.find(({ name }) => name === control.fixture)?.props ?? {};

  describe(`gr-${type}, as a form field,`, () => {
    it("fires what the visitor did, once, with the new value, and forgives a refusal", async ({ expect }) => {
      using page = newPage();
      const { node, element, events } = await drawn(page, type, { ...props, validationError: "Not like this" });
      expect(element.textContent).toContain("Not like this");
      control.enter(element);
      await settled(node);
      expect(names(events)).toEqual(control.events ?? ["input"]);
      expect(events.findLast(({ patch }) => "value" in patch)?.patch["value"]).toEqual(control.entered);
      expect(element.textContent).not.toContain("Not like this");
    });

    it("shows what a function answers, and fires nothing of its own", async ({ expect }) => {
      using page = newPage();
      const { node, element, events } = await drawn(page, type, props);
      const before = control.shown(element);
      expect(await node.receive({ value: control.other })).toBe(true);
      await settled(node);
      expect(control.shown(element)).toEqual(control.other);
      expect(await node.receive({ value: control.other })).toBe(false);
      expect(before).not.toEqual(control.other);
      expect(events).toEqual([]);
    });

    it("lets nobody enter what may not be edited", async ({ expect }) => {
      using page = newPage();
      const { node, element, events } = await drawn(page, type, { ...props, interactive: false });
      const before = control.shown(element);
      control.enter(element);
      await settled(node);
      expect(control.shown(element)).toEqual(before);
      expect(names(events)).toEqual([]);
    });

    if (control.needsScript) return;

    it("keeps what was entered before the script ran", async ({ expect }) => {
      using page = newPage();
      const server = markup[`${type}/${control.fixture}`];
      if (!server) throw new Error("The server has not drawn this fixture.");
      page.column.innerHTML = `<style>${server.css}</style>${server.html}`;
      control.enter(page.column);
      const events = heard(page);
      const node = new AppNode(viewOf({ type, props }), null, registry());
      node.hydrate(page.column);
      await settled(node);
      expect(names(events)).toEqual(["input"]);
      expect(events[0]?.patch["value"]).toEqual(control.entered);
      expect(node.element?.value).toEqual(control.entered);
    });
  });
}

interface Drawn {
  readonly node: AppNode;
  readonly element: GradioElement;
  readonly events: readonly GradioEvent[];
}

async function drawn(page: Page, type: string, props: Readonly<Record<string, unknown>>): Promise<Drawn> {
  const node = new AppNode(viewOf({ type, props }), null, registry());
  await node.mount(page.column, null);
  await settled(node);
  if (!node.element) throw new Error("The field is not there.");
  return { node, element: node.element, events: heard(page) };
}

function heard(page: Page): GradioEvent[] {
  const events: GradioEvent[] = [];
  page.container.addEventListener(GradioEvent.type, (event) => events.push(event as GradioEvent)); // of this type
  return events;
}

function names(events: readonly GradioEvent[]): (string | null)[] {
  return events.map(({ event }) => event);
}
