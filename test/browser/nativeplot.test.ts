/** Line, bar and scatter plots under the visitor's hands. */

import axe from "axe-core";
import { describe, inject, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { AppNode } from "../../components/app/app-node.ts";
import { NativePlotElement } from "../../components/nativeplot/element.ts";
import { GradioEvent } from "../../components/shared/gradio-event.ts";
import { newPage, type Page, registry, viewOf } from "./stage.ts";

const DAY = 86_400_000;
const START = new Date(2025, 0, 1).getTime();

const sales = {
  columns: ["day", "sold", "shop.name"],
  data: Array.from({ length: 20 }, (_, i) => [START + i * DAY, i, i % 2 ? "Harbour" : "Mill"]),
  datatypes: { day: "temporal", sold: "quantitative", "shop.name": "nominal" },
  mark: "line",
};
const meals = {
  columns: ["cuisine", "price"],
  data: [
    ["Italian", 30],
    ["Mexican", 10],
    ["Chinese", 20],
  ],
  datatypes: { cuisine: "nominal", price: "quantitative" },
  mark: "bar",
};
const over = { x: "day", y: "sold" };

interface ShownPlot {
  element: NativePlotElement;
  node: AppNode;
  heard: [name: string | null, data: unknown][];
  all(selector: string): Element[];
  texts(): string[];
}

async function shownPlot(page: Page, props: object, listened: readonly string[] = []): Promise<ShownPlot> {
  const node = new AppNode(viewOf({ type: "nativeplot", props: { ...props }, listened }), null, registry());
  await node.mount(page.column, null);
  const { element } = node;
  if (!(element instanceof NativePlotElement)) throw new Error("The plot is not there.");
  const heard: ShownPlot["heard"] = [];
  element.addEventListener(GradioEvent.type, (event) => {
    const { event: name, data } = event as GradioEvent; // of this type
    heard.push([name, data]);
  });
  const all = (selector: string): Element[] => [...element.querySelectorAll(selector)];
  return { element, node, heard, all, texts: () => all("svg text").map(({ textContent }) => textContent ?? "") };
}

const drawn = (plot: ShownPlot): Promise<void> =>
  vi.waitFor(() => {
    if (plot.all("svg.marks").length !== 1) throw new Error("It is not drawn yet.");
  }, 10_000);

/** Draws a range from one share of the width to another. */
async function drag({ element }: ShownPlot, from: number, to: number): Promise<void> {
  const svg = element.querySelector<SVGElement>("svg.marks");
  if (!svg) throw new Error("It is not drawn.");
  const { width, height } = svg.getBoundingClientRect();
  const at = (share: number): { x: number; y: number } => ({ x: width * share, y: height / 2 });
  await userEvent.dragAndDrop(svg, svg, { sourcePosition: at(from), targetPosition: at(to), steps: 5 } as object);
}

describe("a plot", () => {
  it("draws a line for each series, with titles and a legend", async ({ expect }) => {
    using page = newPage();
    const plot = await shownPlot(page, { ...over, value: sales, color: "shop.name", title: "Sales", yTitle: "Pieces" });
    await drawn(plot);
    expect(plot.all(".mark-line.role-mark path")).toHaveLength(2);
    for (const text of ["Sales", "Pieces", "day", "shop.name", "Mill", "Harbour"]) expect(plot.texts()).toContain(text);
    expect(plot.element.querySelector(".vega")?.getAttribute("aria-label")).toBe("Sales: Pieces – day");
  });

  it.for(["light", "dark"])("can be read by everybody, %s", async (scheme, { expect }) => {
    using page = newPage();
    document.body.classList.toggle("dark", scheme === "dark");
    const plot = await shownPlot(page, { ...over, value: sales, color: "shop.name", label: "Sales" }, ["select"]);
    await drawn(plot);
    const { violations } = await axe.run(page.container, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
  });

  it("takes the room that the server gave it", async ({ expect }) => {
    using page = newPage();
    const markup = inject("serverMarkup")["nativeplot/low"];
    page.column.innerHTML = `<style>${markup?.css}</style>${markup?.html}`;
    const height = page.column.firstElementChild?.nextElementSibling?.getBoundingClientRect().height;
    expect(height).toBe(160);
    page.column.replaceChildren();
    const plot = await shownPlot(page, { ...over, value: sales, label: "Sales", height: 160, caption: "Low" });
    await drawn(plot);
    expect(plot.element.getBoundingClientRect().height).toBe(160);
    expect(plot.all("svg.marks")[0]?.getBoundingClientRect().height).toBeLessThan(120);
  });

  it("follows new values and new options, and says when there is nothing", async ({ expect }) => {
    using page = newPage();
    const plot = await shownPlot(page, { value: meals, x: "cuisine", y: "price" });
    await drawn(plot);
    const names = (): string[] => plot.texts().filter((text) => /^[A-Z]/.test(text));
    expect(names()).toEqual(["Italian", "Mexican", "Chinese"]);
    await plot.node.receive({ sort: "y" });
    await vi.waitFor(() => expect(names()).toEqual(["Mexican", "Chinese", "Italian"]));
    await plot.node.receive({ value: { ...meals, data: [["Thai", 5]] } });
    await vi.waitFor(() => expect(names()).toEqual(["Thai"]));
    await plot.node.receive({ value: null });
    await vi.waitFor(() => expect(plot.all("[aria-label='Empty value']")).toHaveLength(1));
    expect(plot.all("svg.marks")).toEqual([]);
    await plot.node.receive({ value: meals });
    await drawn(plot);
    expect(plot.heard.filter(([name]) => name === "select" || name === "double_click")).toEqual([]);
  });

  it("puts limits on its axes, hides labels and legends, and names colours", async ({ expect }) => {
    using page = newPage();
    const limits = { xLim: [START / 1000 + 86_400, START / 1000 + 3 * 86_400], yLim: [0, 50] };
    const more = { color: "shop.name", colorMap: { Mill: "#ff0000" }, colorsInLegend: [], xAxisLabelsVisible: false };
    const plot = await shownPlot(page, { ...over, ...limits, ...more, value: sales });
    await drawn(plot);
    expect(plot.texts()).toContain("50");
    expect(plot.texts()).not.toContain("Mill");
    expect(plot.texts().filter((text) => /Jan|Thu|Fri/.test(text))).toEqual([]);
    expect(plot.all(".mark-line.role-mark path").map((path) => path.getAttribute("stroke"))).toContain("#ff0000");
  });

  it("tells a range once it rests, in seconds, and nothing unless somebody listens", async ({ expect }) => {
    using page = newPage();
    const plot = await shownPlot(page, { ...over, value: sales }, ["select"]);
    await drawn(plot);
    await drag(plot, 0.3, 0.6);
    await vi.waitFor(() => expect(plot.heard).toHaveLength(1), 3000);
    const [name, data] = plot.heard[0] ?? [];
    const { value, index, selected } = data as { value: number[]; index: number[]; selected: boolean }; // of a select
    expect([name, selected, index]).toEqual(["select", true, value]);
    expect(value[0]).toBeGreaterThan(START / 1000);
    expect(value[1]).toBeGreaterThan(Number(value[0]) + 86_400);
    expect(value[1]).toBeLessThan(START / 1000 + 20 * 86_400);

    using second = newPage();
    const silent = await shownPlot(second, { ...over, value: sales });
    await drawn(silent);
    await drag(silent, 0.3, 0.6);
    expect(silent.all(".brush_brush, [class*=brush]")).toEqual([]);
    await userEvent.dblClick(silent.element.querySelector("svg.marks") ?? silent.element);
    expect(silent.heard.map(([event]) => event)).toEqual(["double_click"]);
  });

  it("waits with what comes in while the visitor drags", async ({ expect }) => {
    using page = newPage();
    const plot = await shownPlot(page, { value: meals, x: "cuisine", y: "price" });
    await drawn(plot);
    const chart = plot.element.querySelector(".chart");
    chart?.dispatchEvent(new PointerEvent("pointerdown", { button: 0 }));
    await plot.node.receive({ value: { ...meals, data: [["Thai", 5]] } });
    await plot.element.updateComplete;
    expect(plot.texts()).toContain("Italian");
    window.dispatchEvent(new PointerEvent("pointerup"));
    await vi.waitFor(() => expect(plot.texts()).toContain("Thai"));
  });

  it("tells of the value under the pointer", async ({ expect }) => {
    using page = newPage();
    const plot = await shownPlot(page, { value: meals, x: "cuisine", y: "price" });
    await drawn(plot);
    const [bar] = plot.all(".mark-rect.role-mark path");
    if (!bar) throw new Error("There is no bar.");
    await userEvent.hover(bar);
    await vi.waitFor(() => expect(plot.all(".plot-tooltip:not([hidden])")).toHaveLength(1));
    expect(plot.element.querySelector(".plot-tooltip")?.textContent).toBe("cuisine: Italianprice: 30");
    await plot.node.receive({ tooltip: "none" });
    await userEvent.hover(plot.all(".mark-rect.role-mark path")[1] ?? bar);
    await vi.waitFor(() => expect(plot.all(".plot-tooltip:not([hidden])")).toEqual([]));
  });

  it("draws itself when its tab comes to the front, and follows its width", async ({ expect }) => {
    using page = newPage();
    page.column.style.display = "none";
    const plot = await shownPlot(page, { ...over, value: sales });
    await vi.waitFor(() => expect(plot.all(".plot-tooltip")).toHaveLength(1), 10_000);
    expect(plot.all("svg.marks")).toEqual([]);
    page.column.style.display = "";
    page.column.style.width = "500px";
    await drawn(plot);
    const width = (): number => Number(plot.all("svg.marks")[0]?.getAttribute("width"));
    const wide = width();
    for (const change of [50, 200]) {
      page.column.style.width = `${500 - change}px`;
      await vi.waitFor(() => expect(width()).toBe(wide - change));
    }
  });

  it("changes with the scheme", async ({ expect }) => {
    using page = newPage();
    const plot = await shownPlot(page, { ...over, value: sales });
    await drawn(plot);
    const color = (): string | null | undefined => plot.all("svg text")[0]?.getAttribute("fill");
    const light = color();
    document.body.classList.add("dark");
    await vi.waitFor(() => expect(color()).not.toBe(light));
  });

  it("is saved as a picture, and fills the window", async ({ expect }) => {
    using page = newPage();
    const plot = await shownPlot(page, { ...over, value: sales, label: "Sales", buttons: ["export", "fullscreen"] });
    await drawn(plot);
    const saved: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download, this.href.slice(0, 22));
    });
    plot.element.querySelector<HTMLElement>("[aria-label=Export]")?.click();
    await vi.waitFor(() => expect(saved).toEqual(["chart.png", "data:image/png;base64,"]));
    plot.element.querySelector<HTMLElement>("[aria-label=Fullscreen]")?.click();
    const height = (): number => Number(plot.all("svg.marks")[0]?.getAttribute("height"));
    await vi.waitFor(() => expect(height()).toBeGreaterThan(window.innerHeight / 2));
    plot.element.querySelector<HTMLElement>("[aria-label='Exit fullscreen mode']")?.click();
    await vi.waitFor(() => expect(height()).toBe(300));
  });

  it("lets go of everything when it leaves, and is drawn again when it comes back", async ({ expect }) => {
    using page = newPage();
    const plot = await shownPlot(page, { ...over, value: sales });
    await drawn(plot);
    plot.element.remove();
    expect(plot.all(".chart *")).toEqual([]);
    page.column.append(plot.element);
    await drawn(plot);
  });

  it("says in its place why it cannot be drawn", async ({ expect }) => {
    using page = newPage();
    const plot = await shownPlot(page, { ...over, value: sales, yAxisFormat: "%%%%" });
    await vi.waitFor(() => expect(plot.element.querySelector(".problem")?.textContent).toMatch(/format/), 10_000);
  });

  it("shows texts of the data as texts", async ({ expect }) => {
    using page = newPage();
    const name = "<img src=x onerror=alert(1)>";
    const plot = await shownPlot(page, {
      value: { ...meals, data: [[name, 5]] },
      x: "cuisine",
      y: "price",
      caption: name,
    });
    await drawn(plot);
    await userEvent.hover(plot.all(".mark-rect.role-mark path")[0] ?? plot.element);
    await vi.waitFor(() => expect(plot.element.querySelector(".plot-tooltip")?.textContent).toContain(name));
    expect(plot.all("img")).toEqual([]);
    expect(plot.element.querySelector(".caption")?.textContent).toBe(name);
  });
});
