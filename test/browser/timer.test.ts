/** A Timer that ticks, stops, and waits for its page to be seen. */

import { afterEach, beforeEach, describe, it, vi } from "vitest";
import { AppNode } from "../../components/app/app-node.ts";
import { GradioEvent } from "../../components/shared/gradio-event.ts";
import { newPage, type Page, registry, settled, viewOf } from "./stage.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterEach(() => void vi.useRealTimers());

/** A Timer on a page, and how often it has ticked. */
async function started(page: Page, props: object): Promise<{ node: AppNode; ticks: () => number }> {
  let ticks = 0;
  page.container.addEventListener(GradioEvent.type, (event) => {
    if ((event as GradioEvent).event === "tick") ticks++; // of this type
  });
  const node = new AppNode(viewOf({ type: "timer", props: { value: 1, active: true, ...props } }), null, registry());
  await node.mount(page.column, null);
  await settled(node);
  return { node, ticks: () => ticks };
}

describe("a timer", () => {
  it("ticks as often as its value says, and draws nothing", async ({ expect }) => {
    using page = newPage();
    const { node, ticks } = await started(page, { value: 0.5 });
    vi.advanceTimersByTime(499);
    expect(ticks()).toBe(0);
    vi.advanceTimersByTime(1001);
    expect(ticks()).toBe(3);
    expect(node.element?.getBoundingClientRect().height).toBe(0);
  });

  it("begins anew with another interval, stops, and starts again", async ({ expect }) => {
    using page = newPage();
    const { node, ticks } = await started(page, { active: false });
    vi.advanceTimersByTime(5000);
    expect(ticks()).toBe(0);
    await node.update({ active: true });
    await settled(node);
    vi.advanceTimersByTime(900);
    await node.update({ value: 2 });
    await settled(node);
    vi.advanceTimersByTime(1999);
    expect(ticks()).toBe(0);
    vi.advanceTimersByTime(1);
    expect(ticks()).toBe(1);
    await node.update({ active: false });
    await settled(node);
    vi.advanceTimersByTime(10_000);
    expect(ticks()).toBe(1);
  });

  it("rests while nobody sees the page", async ({ expect }) => {
    using page = newPage();
    const { ticks } = await started(page, {});
    const visibility = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    vi.advanceTimersByTime(3000);
    expect(ticks()).toBe(0);
    visibility.mockReturnValue("visible");
    vi.advanceTimersByTime(1000);
    expect(ticks()).toBe(1);
  });

  it("ends when it is taken out of the page", async ({ expect }) => {
    using page = newPage();
    const { node, ticks } = await started(page, {});
    const { element } = node;
    element?.remove();
    vi.advanceTimersByTime(3000);
    expect([ticks(), vi.getTimerCount()]).toEqual([0, 0]);
    if (element) page.column.append(element);
    vi.advanceTimersByTime(1000);
    expect(ticks()).toBe(1);
  });
});
