/** A HighlightedText under the visitor's hands. */

import axe from "axe-core";
import { describe, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { AppNode } from "../../components/app/app-node.ts";
import type { HighlightedToken } from "../../components/highlightedtext/props.ts";
import type { GradioElement } from "../../components/shared/gradio-element.ts";
import { GradioEvent } from "../../components/shared/gradio-event.ts";
import { newPage, type Page, registry, settled, viewOf } from "./stage.ts";

type Pairs = readonly (readonly [string, string | number | null])[];

const VALUE: Pairs = [
  ["Paris", "LOC"],
  [" is where Ada went.\nShe came back.", null],
];

interface Shown {
  readonly element: GradioElement;
  readonly node: AppNode;
  /** What has been told so far: values as pairs, and what was selected. */
  readonly heard: unknown[];
  part<E extends HTMLElement = HTMLElement>(selector: string): E;
}

async function shown(
  page: Page,
  { value = VALUE, ...props }: Readonly<Record<string, unknown>> & { value?: Pairs },
): Promise<Shown> {
  const view = { type: "highlightedtext", props: { label: "Entities", value: tokens(value), ...props } };
  const node = new AppNode(viewOf({ ...view, listened: ["select"] }), null, registry());
  await node.mount(page.column, null);
  await settled(node);
  await settled(node);
  const { element } = node;
  if (!element) throw new Error("The text is not there.");
  const heard: unknown[] = [];
  page.container.addEventListener(GradioEvent.type, (event) => {
    const { event: name, data, patch } = event as GradioEvent; // of this type
    heard.push("value" in patch ? pairs(patch["value"]) : [name, data]);
  });
  return { element, node, heard, part: (selector) => partOf(element, selector) };
}

function tokens(value: Pairs): HighlightedToken[] {
  return value.map(([token, found]) => ({ token, class_or_confidence: found }));
}

function pairs(value: unknown): unknown {
  return (value as HighlightedToken[]).map(({ token, class_or_confidence: found }) => [token, found]); // its value
}

function partOf<E extends HTMLElement>(element: HTMLElement, selector: string): E {
  const part = element.querySelector<E>(selector);
  if (!part) throw new Error(`There is no ${selector}.`);
  return part;
}

/** Selects a part of what is shown, as with the mouse. */
function select(element: HTMLElement, words: string): void {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent?.indexOf(words) ?? -1;
    if (at < 0) continue;
    document.getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
    node.parentElement?.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
    return;
  }
  throw new Error(`There is no "${words}".`);
}

describe("a HighlightedText that is shown", () => {
  const still = { interactive: false };

  it("keeps blanks and lines, and shows each category behind its piece", async ({ expect }) => {
    using page = newPage();
    const { element, part } = await shown(page, still);
    expect(part(".textfield").innerText).toBe("ParisLOC is where Ada went.\nShe came back.");
    expect([...element.querySelectorAll(".label")].map(({ textContent }) => textContent)).toEqual(["LOC"]);
    const { color, backgroundColor } = getComputedStyle(part(".highlighted"));
    expect([color, backgroundColor]).toEqual(["rgb(0, 0, 0)", expect.stringMatching(/^color\(srgb 0\.9/)]);
  });

  it("says which piece was picked, with the mouse and with the keys", async ({ expect }) => {
    using page = newPage();
    const { element, part, heard } = await shown(page, {
      ...still,
      value: [
        ["a ", null],
        ["b", "X"],
        ["c", "Y"],
      ],
    });
    await userEvent.click(part(".token:not(.highlighted)"));
    expect(heard).toEqual([]);
    const [first, second] = element.querySelectorAll<HTMLElement>("[role=button]");
    await userEvent.click(first ?? element);
    second?.focus();
    await userEvent.keyboard("{Enter} x");
    const picked = ["select", { index: 2, value: ["c", "Y"] }];
    expect(heard).toEqual([["select", { index: 1, value: ["b", "X"] }], picked, picked]);
  });

  it("has scores where the last mark is a number: any piece can be picked", async ({ expect }) => {
    using page = newPage();
    const { element, heard } = await shown(page, {
      ...still,
      value: [
        ["so", 0.5],
        [" ", null],
        ["la", -1],
      ],
    });
    const pieces = [...element.querySelectorAll<HTMLElement>(".score-token")];
    expect(pieces.map((piece) => getComputedStyle(piece).backgroundColor)[2]).toContain("0.658");
    await userEvent.click(pieces[0] ?? element);
    await userEvent.click(pieces[1] ?? element);
    expect(heard).toEqual([
      ["select", { index: 0, value: ["so", 0.5] }],
      ["select", { index: 1, value: [" ", null] }],
    ]);
  });

  it("dims other categories while the pointer or the focus is on one in the legend", async ({ expect }) => {
    using page = newPage();
    const value: Pairs = [
      ["a", "X"],
      ["b", "Y"],
    ];
    const { element, node } = await shown(page, { ...still, value, showLegend: true });
    const dimmed = (): string[] =>
      [...element.querySelectorAll(".dimmed")].map(({ textContent }) => textContent.trim());
    const [x, y] = element.querySelectorAll<HTMLElement>(".legend-item");
    x?.focus();
    await settled(node);
    expect(dimmed()).toEqual(["b"]);
    y?.focus();
    await settled(node);
    expect(dimmed()).toEqual(["a"]);
    y?.blur();
    await settled(node);
    expect(dimmed()).toEqual([]);
  });

  it("shows what a function answers, and fires nothing then", async ({ expect }) => {
    using page = newPage();
    const { element, node, heard } = await shown(page, still);
    expect(await node.receive({ value: tokens([["Berlin", "LOC"]]) })).toBe(true);
    await settled(node);
    expect(element.querySelector(".text")?.textContent).toBe("Berlin");
    await node.receive({ value: null });
    await settled(node);
    expect(element.querySelector("[aria-label='Empty value']")).not.toBeNull();
    expect(heard).toEqual([]);
  });
});

describe("a HighlightedText that can be edited", () => {
  it("marks what is selected with the mouse, and asks for its category", async ({ expect }) => {
    using page = newPage();
    const { element, heard, part } = await shown(page, {});
    select(element, "came");
    await vi.waitFor(() => expect(document.activeElement).toBe(part(".label-input")));
    const before = ["Paris", "LOC"];
    const [middle, end] = [" is where Ada went.\nShe ", " back."];
    expect(heard).toEqual([[before, [middle, null], ["came", "label"], [end, null]]]);
    await userEvent.keyboard("VERB{Enter}");
    expect(heard.slice(1)).toEqual([[before, [middle, null], ["came", "VERB"], [end, null]]]);
    await vi.waitFor(() => expect(element.querySelector(".label-input")).toBeNull());
    expect([...element.querySelectorAll(".label")].map(({ textContent }) => textContent)).toEqual(["LOC", "VERB"]);
    expect(document.activeElement?.textContent).toContain("came");
  });

  it("marks words with the keys", async ({ expect }) => {
    using page = newPage();
    const { heard, part, element } = await shown(page, { value: [["Ada went to Paris", null]] });
    part("[role=button]").focus();
    await userEvent.keyboard("{ArrowRight}{ArrowRight}{Shift>}{ArrowRight}{/Shift}");
    expect(document.getSelection()?.toString()).toBe("went to");
    await userEvent.keyboard("{ArrowRight}{ArrowLeft}{ArrowLeft}{Enter}");
    await vi.waitFor(() => part(".label-input"));
    expect(heard).toEqual([
      [
        ["Ada ", null],
        ["went", "label"],
        [" to Paris", null],
      ],
    ]);
    await userEvent.keyboard("{Escape}");
    await vi.waitFor(() => expect(element.querySelector(".label-input")).toBeNull());
    expect(heard).toHaveLength(1);
    document.getSelection()?.removeAllRanges();
    [...element.querySelectorAll<HTMLElement>(".unlabeled [role=button]")].at(-1)?.focus();
    await userEvent.keyboard("{Enter}");
    expect(heard[1]).toEqual([
      ["Ada ", null],
      ["went", "label"],
      [" to Paris", "label"],
    ]);
  });

  it("changes a category, and takes it away when nothing is written", async ({ expect }) => {
    using page = newPage();
    const { heard, part, element } = await shown(page, {
      value: [
        ["a", null],
        ["b", "X"],
        ["c", null],
      ],
    });
    await userEvent.click(part(".highlighted"));
    await vi.waitFor(() => expect(document.activeElement).toBe(part(".label-input")));
    await userEvent.fill(part(".label-input"), "Y");
    await userEvent.tab();
    expect(heard).toEqual([
      [
        ["a", null],
        ["b", "Y"],
        ["c", null],
      ],
    ]);
    await userEvent.click(part(".highlighted"));
    await vi.waitFor(() => part(".label-input"));
    await userEvent.keyboard("{Enter}");
    expect(heard).toHaveLength(1);
    part(".highlighted").focus();
    await userEvent.keyboard("{Enter}");
    await vi.waitFor(() => part(".label-input"));
    await userEvent.keyboard("{Delete}{Enter}");
    expect(heard[1]).toEqual([["abc", null]]);
    await vi.waitFor(() => expect(element.querySelector(".highlighted")).toBeNull());
    expect(document.activeElement?.textContent).toBe("abc");
  });

  it("has a button that takes a mark away", async ({ expect }) => {
    using page = newPage();
    const { heard, part } = await shown(page, {});
    part("[aria-label='Remove label']").click();
    expect(heard).toEqual([[["Paris is where Ada went.\nShe came back.", null]]]);
  });

  it("gives scores where there are scores, from -1 to 1", async ({ expect }) => {
    using page = newPage();
    const { element, heard, part } = await shown(page, {
      value: [
        ["so", 0.5],
        ["la mi", null],
      ],
      showLegend: true,
    });
    select(element, "mi");
    await vi.waitFor(() => expect(document.activeElement).toBe(part(".label-input")));
    await userEvent.keyboard("-7{Enter}");
    expect(heard).toEqual([
      [
        ["so", 0.5],
        ["la ", null],
        ["mi", 1],
      ],
      [
        ["so", 0.5],
        ["la ", null],
        ["mi", -1],
      ],
    ]);
  });

  it("leaves alone what goes beyond a piece, and what is marked", async ({ expect }) => {
    using page = newPage();
    const { element, heard } = await shown(page, {
      value: [
        ["ab", null],
        ["cd", "X"],
        ["ef", null],
      ],
    });
    select(element, "cd");
    const [first, , last] = element.querySelectorAll(".text");
    const [from, to] = [first, last].map((each) => document.createTreeWalker(each ?? element, NodeFilter.SHOW_TEXT));
    const [start, end] = [from?.nextNode(), to?.nextNode()];
    if (!start || !end) throw new Error("There is no text.");
    document.getSelection()?.setBaseAndExtent(start, 1, end, 1);
    first?.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
    document.getSelection()?.removeAllRanges();
    first?.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
    expect(heard).toEqual([]);
  });

  it("gives up what is being written when a function answers", async ({ expect }) => {
    using page = newPage();
    const { element, node, part, heard } = await shown(page, {});
    await userEvent.click(part(".highlighted"));
    await vi.waitFor(() => part(".label-input"));
    await node.receive({ value: tokens([["Berlin", "LOC"]]) });
    await settled(node);
    expect([element.querySelector(".label-input"), heard]).toEqual([null, []]);
  });

  it.for(["light", "dark"])("has no accessibility fault while a mark is written, %s", async (scheme, { expect }) => {
    using page = newPage();
    document.body.classList.toggle("dark", scheme === "dark");
    const { part } = await shown(page, {});
    await userEvent.click(part(".highlighted"));
    await vi.waitFor(() => part(".label-input"));
    const { violations } = await axe.run(page.container, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
  });
});
