/** A ColorPicker under the visitor's hands. */

import axe from "axe-core";
import { describe, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { AppNode } from "../../components/app/app-node.ts";
import type { GradioElement } from "../../components/shared/gradio-element.ts";
import { GradioEvent } from "../../components/shared/gradio-event.ts";
import { newPage, type Page, registry, settled, viewOf } from "./stage.ts";

interface Shown {
  readonly element: GradioElement;
  readonly node: AppNode;
  /** Names of the events so far, with the value that came with them. */
  readonly heard: unknown[];
  part<E extends HTMLElement = HTMLElement>(selector: string): E;
}

async function shown(page: Page, props: Readonly<Record<string, unknown>> = {}): Promise<Shown> {
  const view = viewOf({ type: "colorpicker", props: { label: "Ink", value: "#ff8800", ...props } });
  const node = new AppNode(view, null, registry());
  await node.mount(page.column, null);
  await settled(node);
  const { element } = node;
  if (!element) throw new Error("The picker is not there.");
  const heard: unknown[] = [];
  page.container.addEventListener(GradioEvent.type, (event) => {
    const { event: name, patch } = event as GradioEvent; // of this type
    heard.push("value" in patch ? [name, patch["value"]] : name);
  });
  return { element, node, heard, part: (selector) => partOf(element, selector) };
}

function partOf<E extends HTMLElement>(element: HTMLElement, selector: string): E {
  const part = element.querySelector<E>(selector);
  if (!part) throw new Error(`There is no ${selector}.`);
  return part;
}

/** Opens the panel, and forgets what that fired. */
async function opened(page: Page, props: Readonly<Record<string, unknown>> = {}): Promise<Shown> {
  const picker = await shown(page, props);
  await userEvent.click(picker.part(".dialog-button"));
  await vi.waitFor(() => picker.part(".color-picker"));
  picker.heard.length = 0;
  return picker;
}

/** A press, a way and a release, as shares of the slider. */
async function drag({ node }: Shown, slider: HTMLElement, places: readonly (readonly [number, number])[]) {
  const { left, top, width, height } = slider.getBoundingClientRect();
  // A pointer that the test makes up cannot be captured.
  vi.spyOn(slider, "setPointerCapture").mockImplementation(() => {});
  const held = vi.spyOn(slider, "hasPointerCapture").mockReturnValue(true);
  for (const [i, [x, y]] of places.entries()) {
    const at = { clientX: left + x * width, clientY: top + y * height, pointerId: 1, button: i === 0 ? 0 : -1 };
    slider.dispatchEvent(new PointerEvent(i === 0 ? "pointerdown" : "pointermove", { bubbles: true, ...at }));
    await settled(node);
  }
  slider.dispatchEvent(new PointerEvent("pointerup", { bubbles: true, pointerId: 1, button: 0 }));
  held.mockReturnValue(false);
  slider.dispatchEvent(new PointerEvent("pointermove", { bubbles: true, pointerId: 1, clientX: left, clientY: top }));
}

describe("a color picker", () => {
  it("opens and closes its panel", async ({ expect }) => {
    using page = newPage();
    const { element, part, heard } = await shown(page);
    const button = part(".dialog-button");
    expect([button.ariaLabel, button.ariaExpanded, getComputedStyle(button).backgroundColor]).toEqual([
      "Ink",
      "false",
      "rgb(255, 136, 0)",
    ]);
    await userEvent.click(button);
    await vi.waitFor(() => part(".color-picker"));
    expect(button.ariaExpanded).toBe("true");
    await userEvent.click(button);
    await vi.waitFor(() => expect(element.querySelector(".color-picker")).toBeNull());
    expect(heard).toEqual(["focus"]);
  });

  it("fires input while the pointer is dragged, and release at the end", async ({ expect }) => {
    using page = newPage();
    const picker = await opened(page, { value: "#ff0000" });
    await drag(picker, picker.part(".color-gradient"), [
      [1, 0.5],
      [0.5, 0],
      [0, 0],
    ]);
    expect(picker.heard).toEqual([["input", "#800000"], ["input", "#ff8080"], ["input", "#ffffff"], "release"]);
    picker.heard.length = 0;
    await drag(picker, picker.part(".hue-slider"), [[0.5, 0.5]]);
    // White has no hue.
    expect(picker.heard).toEqual(["release"]);
    await drag(picker, picker.part(".color-gradient"), [[1, 0]]);
    expect(picker.heard).toEqual(["release", ["input", "#00ffff"], "release"]);
  });

  it("is moved by the keys of a slider", async ({ expect }) => {
    using page = newPage();
    const { part, heard, element } = await opened(page, { value: "#ff0000" });
    part(".hue-slider").focus();
    await userEvent.keyboard("{End}");
    expect(part(".hue-slider").ariaValueNow).toBe("360");
    await userEvent.keyboard("{Home}{ArrowRight>60/}");
    expect([part(".hue-slider").ariaValueNow, element.value]).toEqual(["60", "#ffff00"]);
    heard.length = 0;
    part(".color-gradient").focus();
    await userEvent.keyboard("{PageDown}{Shift>}{ArrowLeft}{/Shift}{ArrowUp}{x}");
    expect(heard).toEqual([
      ["input", "#e6e600"],
      "release",
      ["input", "#e6e617"],
      "release",
      ["input", "#e8e817"],
      "release",
    ]);
    expect(part(".color-gradient").getAttribute("aria-valuetext")).toBe("saturation 90%, brightness 91%");
  });

  it("takes any CSS colour that is typed, and writes it in three ways", async ({ expect }) => {
    using page = newPage();
    const { part, heard, element } = await opened(page);
    const box = part<HTMLInputElement>("input");
    expect(box.value).toBe("#ff8800");
    await userEvent.fill(box, "RebeccaPurple");
    expect(heard).toEqual([]);
    await userEvent.keyboard("{Enter}");
    expect(heard).toEqual([["input", "#663399"], "submit"]);
    await vi.waitFor(() => expect(box.value).toBe("#663399"));
    const texts: string[] = [];
    for (const button of element.querySelectorAll<HTMLElement>(".buttons .button")) {
      await userEvent.click(button);
      expect(button.ariaPressed).toBe("true");
      texts.push(box.value);
    }
    expect(texts).toEqual(["#663399", "rgb(102, 51, 153)", "hsl(270, 50%, 40%)"]);
    await userEvent.fill(box, "rgb(1 2 3 / 50%)");
    await userEvent.tab();
    expect(heard.slice(2)).toEqual([["input", expect.stringMatching(/^#0[0-2]0[0-4]0[0-4]$/)]]);
  });

  it("says what is no colour, and keeps the one it has", async ({ expect }) => {
    using page = newPage();
    const { part, heard, element } = await opened(page);
    const box = part<HTMLInputElement>("input");
    await userEvent.fill(box, "nonsense");
    await userEvent.keyboard("{Enter}");
    await vi.waitFor(() => expect(part("[role=alert]").textContent).toBe("This is no color."));
    expect([box.value, box.ariaInvalid, element.value]).toEqual(["nonsense", "true", "#ff8800"]);
    expect(heard).toEqual([]);
    const { violations } = await axe.run(page.container, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
    await userEvent.fill(box, "#FF8800");
    await userEvent.keyboard("{Enter}");
    await vi.waitFor(() => expect(element.querySelector("[role=alert]")).toBeNull());
  });

  it("follows what a function shows, and fires nothing then", async ({ expect }) => {
    using page = newPage();
    const { part, heard, node } = await opened(page);
    expect(await node.receive({ value: "blue" })).toBe(true);
    await settled(node);
    expect(part<HTMLInputElement>("input").value).toBe("#0000ff");
    expect(part(".hue-slider").ariaValueNow).toBe("240");
    await node.receive({ value: "nonsense" });
    await settled(node);
    expect(part<HTMLInputElement>("input").value).toBe("nonsense");
    await node.receive({ value: null });
    await settled(node);
    expect(part<HTMLInputElement>("input").value).toBe("");
    expect(getComputedStyle(part(".dialog-button")).backgroundColor).toBe("rgba(0, 0, 0, 0)");
    expect(heard).toEqual([]);
  });

  it("is left by the Tab key, by a press elsewhere and by Escape", async ({ expect }) => {
    using page = newPage();
    const other = document.createElement("button");
    other.textContent = "Other";
    const text = document.createElement("p");
    text.textContent = "Nothing to press";
    page.container.append(other, text);
    const { part, heard, element } = await opened(page);
    part(".buttons .button:last-child").focus();
    await userEvent.tab();
    expect(document.activeElement).toBe(other);
    await vi.waitFor(() => expect(element.querySelector(".color-picker")).toBeNull());
    expect(heard).toEqual(["blur"]);

    await userEvent.click(part(".dialog-button"));
    await vi.waitFor(() => part(".color-picker"));
    await userEvent.click(text);
    await vi.waitFor(() => expect(element.querySelector(".color-picker")).toBeNull());
    expect(heard).toEqual(["blur", "focus", "blur"]);

    await userEvent.click(part(".dialog-button"));
    await vi.waitFor(() => part(".color-picker"));
    part(".hue-slider").focus();
    await userEvent.keyboard("{Escape}");
    await vi.waitFor(() => expect(element.querySelector(".color-picker")).toBeNull());
    expect(document.activeElement).toBe(part(".dialog-button"));
    expect(heard).toEqual(["blur", "focus", "blur", "focus"]);
  });

  it("lets what is below it be pressed while it is open", async ({ expect }) => {
    using page = newPage();
    const below = document.createElement("button");
    below.textContent = "Below";
    const pressed = vi.fn<() => void>();
    below.addEventListener("click", pressed);
    page.container.append(below);
    const { element, heard } = await opened(page);
    await userEvent.click(below);
    expect(pressed).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(element.querySelector(".color-picker")).toBeNull());
    expect(heard).toEqual(["blur"]);
  });

  it("cannot be opened when it is static, and closes when it becomes so", async ({ expect }) => {
    using page = newPage();
    const { part, element, node } = await opened(page);
    await node.update({ interactive: false });
    await settled(node);
    expect(element.querySelector(".color-picker")).toBeNull();
    part(".dialog-button").click();
    await settled(node);
    expect(element.querySelector(".color-picker")).toBeNull();
  });

  it.for(["light", "dark"])("has no accessibility fault while it is open, %s", async (scheme, { expect }) => {
    using page = newPage();
    document.body.classList.toggle("dark", scheme === "dark");
    await opened(page);
    const { violations } = await axe.run(page.container, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
  });
});
