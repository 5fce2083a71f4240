/** Finished plots on the page. */

import { describe, it, vi } from "vitest";
import { AppNode } from "../../components/app/app-node.ts";
import { GradioEvent } from "../../components/shared/gradio-event.ts";
import { newPage, type Page, registry, viewOf } from "./stage.ts";

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="120"></svg>`;
const picture = { type: "matplotlib", plot: `data:image/svg+xml,${encodeURIComponent(SVG)}` };
const encoding = { x: { field: "a", type: "nominal" }, y: { field: "b", type: "quantitative" } };
const chart = (spec: object): object => ({
  type: "altair",
  plot: JSON.stringify({ mark: "bar", data: { values: [{ a: "x", b: 1 }] }, encoding, ...spec }),
});

async function shownPlot(page: Page, value: object | null, listened: string[] = []) {
  const node = new AppNode(viewOf({ type: "plot", props: { value }, listened }), null, registry());
  const heard: (string | null)[] = [];
  page.column.addEventListener(GradioEvent.type, (event) => heard.push((event as GradioEvent).event)); // of this type
  await node.mount(page.column, null);
  const { element } = node;
  if (!element) throw new Error("The plot is not there.");
  return { node, element, heard, width: () => Number(element.querySelector("svg.marks")?.getAttribute("width")) };
}

describe("a finished plot", () => {
  it("is a picture with a name, and says once that it is there", async ({ expect }) => {
    using page = newPage();
    const { element, heard, node } = await shownPlot(page, picture, ["change"]);
    const image = element.querySelector<HTMLImageElement>("[data-testid=matplotlib] img");
    await vi.waitFor(() => expect(image?.naturalWidth).toBe(200));
    expect(image?.alt).toBe("Plot");
    await node.receive({ label: "Other" });
    await element.updateComplete;
    expect(heard).toEqual(["change"]);
  });

  it("says nothing to nobody, or of nothing", async ({ expect }) => {
    using page = newPage();
    expect((await shownPlot(page, picture)).heard).toEqual([]);
    expect((await shownPlot(page, null, ["change"])).heard).toEqual([]);
  });

  it("is drawn by Vega, as wide as there is room, in the colours of the page", async ({ expect }) => {
    using page = newPage();
    page.column.style.width = "400px";
    const { element, width, node } = await shownPlot(page, chart({}));
    await vi.waitFor(() => expect(width()).toBeGreaterThan(300), 10_000);
    const room = element.querySelector(".altair")?.clientWidth;
    expect(width()).toBe(room);
    const color = (): string | null | undefined => element.querySelector("svg text")?.getAttribute("fill");
    const light = color();
    document.body.classList.add("dark");
    await vi.waitFor(() => expect(color()).not.toBe(light));
    page.column.style.width = "300px";
    await vi.waitFor(() => expect(width()).toBe(Number(room) - 100));
    await node.receive({ value: chart({ width: 5000 }) });
    await vi.waitFor(() => expect(element.querySelector("svg.marks")).not.toBe(null));
    expect(width()).toBeLessThan(300);
    await node.receive({ value: picture });
    await vi.waitFor(() => expect(element.querySelector("svg.marks")).toBe(null));
  });

  it("fetches nothing for a chart, and says why one cannot be drawn", async ({ expect }) => {
    using page = newPage();
    const fetched = vi.spyOn(window, "fetch");
    vi.spyOn(console, "error").mockImplementation(() => {});
    const { node, element } = await shownPlot(page, chart({ data: { url: "https://a.test/data.json" } }));
    await vi.waitFor(() => expect(element.querySelector("svg.marks, .problem")).not.toBe(null), 10_000);
    expect(fetched.mock.calls.filter(([address]) => String(address).includes("a.test"))).toEqual([]);
    await node.receive({ value: { type: "altair", plot: "{" } });
    await vi.waitFor(() => expect(element.querySelector(".problem")?.textContent).toMatch(/JSON/));
  });
});
