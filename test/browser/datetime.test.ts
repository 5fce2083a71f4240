/** A DateTime under the visitor's hands. */

import axe from "axe-core";
import { describe, inject, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { AppNode } from "../../components/app/app-node.ts";
import type { GradioElement } from "../../components/shared/gradio-element.ts";
import { GradioEvent } from "../../components/shared/gradio-event.ts";
import { newPage, type Page, registry, settled, viewOf } from "./stage.ts";

const markup = inject("serverMarkup");
const VALUE = "2024-05-31 10:00:00";

interface Shown {
  readonly element: GradioElement;
  readonly node: AppNode;
  readonly box: HTMLInputElement;
  /** Names of the events so far, with the value that came with them. */
  readonly heard: unknown[];
  part<E extends HTMLElement = HTMLElement>(selector: string): E;
}

async function shown(page: Page, props: Readonly<Record<string, unknown>> = {}): Promise<Shown> {
  const view = viewOf({ type: "datetime", props: { label: "When", value: VALUE, ...props } });
  const node = new AppNode(view, null, registry());
  await node.mount(page.column, null);
  await settled(node);
  const { element } = node;
  if (!element) throw new Error("The field is not there.");
  const part = <E extends HTMLElement>(selector: string): E => partOf<E>(element, selector);
  return { element, node, box: part(".time"), heard: heardOn(page), part };
}

function heardOn(page: Page): unknown[] {
  const heard: unknown[] = [];
  page.container.addEventListener(GradioEvent.type, (event) => {
    const { event: name, patch } = event as GradioEvent; // of this type
    heard.push("value" in patch ? [name, patch["value"]] : name);
  });
  return heard;
}

function partOf<E extends HTMLElement>(element: HTMLElement, selector: string): E {
  const part = element.querySelector<E>(selector);
  if (!part) throw new Error(`There is no ${selector}.`);
  return part;
}

async function opened(page: Page, props: Readonly<Record<string, unknown>> = {}): Promise<Shown> {
  const field = await shown(page, props);
  await userEvent.click(field.part(".calendar"));
  await vi.waitFor(() => field.part(".picker-container:popover-open"));
  return field;
}

function isOpen(element: HTMLElement): boolean {
  return element.querySelector(".picker-container") !== null;
}

function press(element: HTMLElement, label: string): Promise<void> {
  return userEvent.click(partOf(element, `.picker-container [aria-label="${label}"]`));
}

describe("the box of a DateTime", () => {
  it("takes a date with Enter, and says that it was submitted", async ({ expect }) => {
    using page = newPage();
    const { box, heard, element } = await shown(page);
    await userEvent.fill(box, "2024-02-29 00:00:00");
    expect(heard).toEqual([]);
    await userEvent.keyboard("{Enter}");
    expect(heard).toEqual([["input", "2024-02-29 00:00:00"], "submit"]);
    await userEvent.keyboard("{Enter}");
    expect(heard.slice(2)).toEqual(["submit"]);
    await userEvent.fill(box, " now - 5d ");
    await userEvent.tab();
    expect(heard.slice(3)).toEqual([["input", "now - 5d"]]);
    expect([box.value, element.value]).toEqual(["now - 5d", "now - 5d"]);
  });

  it("says what is no date, and keeps the one it has", async ({ expect }) => {
    using page = newPage();
    const { box, heard, element, part } = await shown(page);
    await userEvent.fill(box, "2024-02-30 00:00:00");
    await userEvent.keyboard("{Enter}");
    await vi.waitFor(() => expect(part("[role=alert]").textContent).toBe("Use the form YYYY-MM-DD HH:MM:SS."));
    expect([box.ariaInvalid, box.classList.contains("invalid"), box.value]).toEqual([
      "true",
      true,
      "2024-02-30 00:00:00",
    ]);
    expect([heard, element.value]).toEqual([[], VALUE]);
    for (const scheme of ["light", "dark"]) {
      document.body.classList.toggle("dark", scheme === "dark");
      const { violations } = await axe.run(page.container, { rules: { region: { enabled: false } } });
      expect(violations.map(({ id }) => id)).toEqual([]);
    }
    await userEvent.keyboard("{Enter}");
    expect(heard).toEqual([]);
    await userEvent.fill(box, VALUE);
    await userEvent.keyboard("{Enter}");
    await vi.waitFor(() => expect(element.querySelector("[role=alert]")).toBeNull());
    expect(heard).toEqual(["submit"]);
  });

  it("can be emptied", async ({ expect }) => {
    using page = newPage();
    const { box, heard } = await shown(page);
    await userEvent.fill(box, "");
    await userEvent.keyboard("{Enter}");
    expect(heard).toEqual([["input", ""], "submit"]);
  });

  it("gives way to what a function shows", async ({ expect }) => {
    using page = newPage();
    const { box, heard, node, element } = await shown(page);
    await userEvent.fill(box, "nonsense");
    await userEvent.tab();
    await node.receive({ value: "2000-01-01 00:00:00" });
    await settled(node);
    expect([box.value, box.ariaInvalid, element.querySelector("[role=alert]")]).toEqual([
      "2000-01-01 00:00:00",
      null,
      null,
    ]);
    expect(heard).toEqual([]);
  });

  it("does not interrupt who was typing before the script ran", async ({ expect }) => {
    using page = newPage();
    const server = markup["datetime/filled"];
    if (!server) throw new Error("The server has not drawn this fixture.");
    page.column.innerHTML = `<style>${server.css}</style>${server.html}`;
    const box = partOf<HTMLInputElement>(page.column, ".time");
    box.focus();
    box.value = "2024-02";
    const heard = heardOn(page);
    const node = new AppNode(viewOf({ type: "datetime", props: { value: VALUE } }), null, registry());
    node.hydrate(page.column);
    await settled(node);
    expect([box.value, box.ariaInvalid, heard]).toEqual(["2024-02", null, []]);
    await userEvent.keyboard("{End}-29 00:00:00{Enter}");
    expect(heard).toEqual([["input", "2024-02-29 00:00:00"], "submit"]);
  });
});

describe("the calendar of a DateTime", () => {
  it("shows the month of the value, and takes the day that is pressed at once", async ({ expect }) => {
    using page = newPage();
    const { element, heard, box, part } = await opened(page);
    expect(part(".month-year").textContent).toBe("May 2024");
    expect(element.querySelectorAll(".day")).toHaveLength(42);
    expect(part(".day.selected").ariaLabel).toBe("31 May 2024");
    expect(document.activeElement).toBe(part(".day.selected"));
    await press(element, "15 May 2024");
    expect(heard).toEqual([["input", "2024-05-15 10:00:00"]]);
    expect([box.value, isOpen(element)]).toEqual(["2024-05-15 10:00:00", true]);
    await press(element, "2 June 2024");
    await vi.waitFor(() => expect(part(".month-year").textContent).toBe("June 2024"));
    await press(element, "Previous month");
    await press(element, "Previous month");
    await vi.waitFor(() => expect(part(".month-year").textContent).toBe("April 2024"));
    expect(heard).toHaveLength(2);
  });

  it("is walked through with the keys", async ({ expect }) => {
    using page = newPage();
    const { part, heard } = await opened(page);
    const focused = () => document.activeElement?.ariaLabel;
    await userEvent.keyboard("{ArrowRight}");
    await vi.waitFor(() => expect(focused()).toBe("1 June 2024"));
    await userEvent.keyboard("{ArrowUp}{ArrowLeft}");
    await vi.waitFor(() => expect(focused()).toBe("24 May 2024"));
    await userEvent.keyboard("{ArrowDown}{PageUp}{PageUp}{PageUp}");
    await vi.waitFor(() => expect(focused()).toBe("29 February 2024"));
    await userEvent.keyboard("{PageDown}");
    await vi.waitFor(() => expect(focused()).toBe("29 March 2024"));
    expect(heard).toEqual([]);
    await userEvent.keyboard("{Enter}");
    expect(heard).toEqual([["input", "2024-03-29 10:00:00"]]);
    await userEvent.keyboard("{Escape}");
    await vi.waitFor(() => expect(document.activeElement).toBe(part(".calendar")));
  });

  it("has a clock of twelve hours", async ({ expect }) => {
    using page = newPage();
    const { element, heard, part } = await opened(page);
    const set = async (name: string, text: string): Promise<void> => {
      await userEvent.fill(part(`input[id$=-${name}]`), text);
      await userEvent.tab();
    };
    await press(element, "Toggle AM/PM");
    await set("hour", "12");
    await set("min", "75");
    await set("sec", "9");
    await press(element, "Toggle AM/PM");
    expect(heard).toEqual(
      ["22:00:00", "12:00:00", "12:59:00", "12:59:09", "00:59:09"].map((time) => ["input", `2024-05-31 ${time}`]),
    );
    await set("hour", "");
    expect(part<HTMLInputElement>("input[id$=-hour]").value).toBe("12");
    expect(heard).toHaveLength(5);
  });

  it("clears, takes the time of its zone, and closes", async ({ expect }) => {
    using page = newPage();
    const { element, heard, part } = await opened(page, { timezone: "Asia/Kathmandu" });
    const action = (name: string): Promise<void> => {
      const found = [...element.querySelectorAll(".action-button")].find((each) => each.textContent?.trim() === name);
      if (!found) throw new Error(`There is no ${name}.`);
      return userEvent.click(found);
    };
    await action("Now");
    const [, text] = heard[0] as [string, string]; // an event with its value
    const shownAt = Date.parse(`${text.replace(" ", "T")}+05:45`);
    expect(Math.abs(shownAt - Date.now())).toBeLessThan(60_000);
    await action("Done");
    await vi.waitFor(() => expect(isOpen(element)).toBe(false));
    await userEvent.click(part(".calendar"));
    await vi.waitFor(() => expect(isOpen(element)).toBe(true));
    await action("Clear");
    await vi.waitFor(() => expect(isOpen(element)).toBe(false));
    expect(heard.slice(1)).toEqual([["input", ""]]);
  });

  it("has no clock where there is no time, and starts today where there is no date", async ({ expect }) => {
    using page = newPage();
    const { element, heard, part } = await opened(page, { value: null, includeTime: false });
    expect(element.querySelector(".time-picker")).toBeNull();
    expect(element.querySelector(".day.selected")).toBeNull();
    const today = new Date().toISOString().slice(0, 10);
    await userEvent.click(part(".day[tabindex='0']"));
    expect(heard).toEqual([["input", today]]);
  });

  it("closes when the visitor goes elsewhere, or may not edit any more", async ({ expect }) => {
    using page = newPage();
    const text = document.createElement("p");
    text.textContent = "Nothing to press";
    page.container.prepend(text);
    const { element, node, part } = await opened(page);
    await userEvent.click(text);
    await vi.waitFor(() => expect(isOpen(element)).toBe(false));
    await userEvent.click(part(".calendar"));
    await vi.waitFor(() => expect(isOpen(element)).toBe(true));
    await userEvent.click(part(".calendar"));
    await vi.waitFor(() => expect(isOpen(element)).toBe(false));
    await userEvent.click(part(".calendar"));
    await vi.waitFor(() => expect(isOpen(element)).toBe(true));
    await node.update({ interactive: false });
    await vi.waitFor(() => expect(isOpen(element)).toBe(false));
    expect(element.querySelector(".calendar")).toBeNull();
  });

  it("stays in the window", async ({ expect }) => {
    using page = newPage();
    const { part } = await opened(page);
    const { left, right, top } = part(".picker-container").getBoundingClientRect();
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(innerWidth);
    expect(top).toBeGreaterThanOrEqual(part(".time").getBoundingClientRect().bottom);
  });

  it.for(["light", "dark"])("has no accessibility fault while it is open, %s", async (scheme, { expect }) => {
    using page = newPage();
    document.body.classList.toggle("dark", scheme === "dark");
    await opened(page);
    const { violations } = await axe.run(page.container, { rules: { region: { enabled: false } } });
    expect(
      violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${any[0]?.message} ${html}`).join(" ")}`,
      ),
    ).toEqual([]);
  });
});
