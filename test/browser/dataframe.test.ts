import { describe, it } from "vitest";
import "../../components/dataframe/element.ts";
import type { DataframeValue } from "../../components/dataframe/props.ts";
import type { GradioEvent } from "../../components/shared/gradio-event.ts";
import { eventually, type Mounted, mounted } from "./element.ts";
// With the styles of the page: rows and columns have their sizes.
import "./stage.ts";

type Frame = Mounted<HTMLElementTagNameMap["gr-dataframe"]>;

const HEADERS = ["name", "age", "tame"];
const KINDS = { headers: HEADERS, datatype: ["str", "number", "bool"] };

function people(): DataframeValue {
  return { headers: HEADERS, data: [["Ada", 36, true], ["Bob", 4, false], ["Cleo", 9, true]], metadata: null }; // oxfmt-ignore
}

async function shown(props: Readonly<Record<string, unknown>> = {}): Promise<Frame> {
  const frame = await mounted("gr-dataframe", { value: people(), ...KINDS, ...props });
  await frame.element.settled();
  await frame.element.updateComplete;
  return frame;
}

function cell({ find }: Frame, row: number, column: number): HTMLElement {
  return find(`.body-cell[data-row="${row}"][data-col="${column}"]`);
}

async function pick(frame: Frame, [row, column]: readonly [number, number], how: MouseEventInit = {}): Promise<void> {
  const press = { bubbles: true, cancelable: true, detail: 1, ...how };
  cell(frame, row, column).dispatchEvent(new MouseEvent("mousedown", press));
  await frame.element.updateComplete;
}

/** Presses a key where the focus is. */
async function key(frame: Frame, name: string, more: KeyboardEventInit = {}): Promise<void> {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...more }));
  await frame.element.updateComplete;
}

async function type(frame: Frame, text: string): Promise<void> {
  const box = frame.find<HTMLTextAreaElement>("[aria-label='Edit cell']");
  box.value = text;
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await frame.element.updateComplete;
}

async function menu(frame: Frame, place: string, item: string): Promise<void> {
  frame.find(`${place} .cell-menu-button`).click();
  await frame.element.updateComplete;
  const found = [...frame.element.querySelectorAll<HTMLElement>("[role=menuitem]")];
  const wanted = found.find(({ textContent }) => textContent.trim() === item);
  if (!wanted)
    throw new Error(`There is no "${item}" among ${found.map(({ textContent }) => textContent.trim()).join()}.`);
  wanted.click();
  await frame.element.updateComplete;
  await frame.element.updateComplete;
}

async function paste(frame: Frame, text: string): Promise<void> {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  document.activeElement?.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
  );
  await frame.element.updateComplete;
}

function names(frame: Frame): string[] {
  const cells = frame.element.querySelectorAll('.virtual-row .body-cell[data-col="0"]');
  return [...cells].map(({ textContent }) => textContent.replace("⋮", "").trim());
}

function selected(frame: Frame): string[] {
  return [...frame.element.querySelectorAll<HTMLElement>(".cell-selected")].map(
    ({ dataset }) => dataset["testid"] ?? "",
  );
}

describe("keys in a Dataframe", () => {
  it("move, write over, keep, leave, and blank", async ({ expect }) => {
    using frame = await shown();
    await pick(frame, [0, 0]);
    await key(frame, "ArrowDown");
    await key(frame, "ArrowRight");
    expect(selected(frame)).toEqual(["cell-1-1"]);
    expect(frame.find("[role=grid]").getAttribute("aria-activedescendant")).toBe(cell(frame, 1, 1).id);
    await key(frame, "7");
    expect(frame.find<HTMLTextAreaElement>("textarea").value).toBe("7");
    await type(frame, "70");
    await key(frame, "Enter");
    expect(frame.element.value?.data[1]).toEqual(["Bob", 70, false]);
    expect(selected(frame)).toEqual(["cell-2-1"]);
    await key(frame, "F2");
    expect(frame.find<HTMLTextAreaElement>("textarea").value).toBe("9");
    await type(frame, "100");
    await key(frame, "Escape");
    expect(frame.element.value?.data[2]?.[1]).toBe(9);
    await key(frame, "Delete");
    expect(frame.element.value?.data[2]?.[1]).toBe(null);
    await key(frame, "Home");
    await key(frame, "Backspace");
    expect(frame.element.value?.data[2]?.[0]).toBe("");
  });

  it("go on writing with Tab, to the next row at the end of one", async ({ expect }) => {
    using frame = await shown({ datatype: "str" });
    await pick(frame, [0, 1]);
    await key(frame, "Enter");
    await type(frame, "37");
    await key(frame, "Tab");
    expect(cell(frame, 0, 2).querySelector("textarea")).not.toBe(null);
    await key(frame, "Tab");
    expect(cell(frame, 1, 0).querySelector("textarea")).not.toBe(null);
    await key(frame, "Tab", { shiftKey: true });
    expect(cell(frame, 0, 2).querySelector("textarea")).not.toBe(null);
    expect(frame.element.value?.data[0]?.[1]).toBe("37");
    expect(frame.events).toEqual(["edit", "input"]);
  });

  it("extend what is picked, take all, and go through the header", async ({ expect }) => {
    using frame = await shown();
    await pick(frame, [1, 1]);
    await key(frame, "ArrowRight", { shiftKey: true });
    await key(frame, "ArrowDown", { shiftKey: true });
    expect(selected(frame)).toEqual(["cell-1-1", "cell-1-2", "cell-2-1", "cell-2-2"]);
    await key(frame, "a", { ctrlKey: true });
    expect(selected(frame)).toHaveLength(9);
    await pick(frame, [0, 1]);
    await key(frame, "ArrowUp");
    expect(frame.find(".header-cell.focus").dataset["heading"]).toBe("1");
    await key(frame, "Enter");
    expect(document.activeElement?.textContent.trim()).toBe("Sort ascending");
    await key(frame, "Escape");
    expect(document.activeElement).toBe(frame.element.viewport);
  });

  it("move through the rows as they are seen", async ({ expect }) => {
    using frame = await shown();
    await menu(frame, '[data-heading="1"]', "Sort ascending");
    expect(names(frame)).toEqual(["Bob", "Cleo", "Ada"]);
    await pick(frame, [1, 0]);
    await key(frame, "ArrowDown");
    expect(selected(frame)).toEqual(["cell-2-0"]);
  });
});

describe("what a Dataframe tells", () => {
  it("is an edit, then a change with the value, then an input", async ({ expect }) => {
    using frame = await shown();
    const told: GradioEvent[] = [];
    frame.element.addEventListener("gradio", (event) => told.push(event));
    cell(frame, 1, 1).dispatchEvent(new MouseEvent("dblclick", { bubbles: true }));
    await frame.element.updateComplete;
    await type(frame, "5");
    frame.find("textarea").blur();
    await frame.element.updateComplete;
    expect(told.map(({ event, data }) => [event, data])).toEqual([
      ["edit", { index: [1, 1], value: "5", previous_value: "4" }],
      ["input", null],
    ]);
    expect(told[0]?.patch["value"]).toEqual({
      headers: HEADERS,
      data: [["Ada", 36, true], ["Bob", 5, false], ["Cleo", 9, true]],
      metadata: null,
    }); // oxfmt-ignore
  });

  it("is nothing where the text is the same", async ({ expect }) => {
    using frame = await shown();
    await pick(frame, [0, 0]);
    await key(frame, "Enter");
    await key(frame, "Enter");
    expect([frame.events, frame.patches]).toEqual([[], []]);
  });

  it("is the cell that was picked, with its row and column, in the order of the data", async ({ expect }) => {
    using frame = await shown({ listened: ["select"], interactive: false });
    const told: unknown[] = [];
    frame.element.addEventListener("gradio", ({ data }) => told.push(data));
    await menu(frame, '[data-heading="0"]', "Sort descending");
    await pick(frame, [2, 0]);
    const data = { index: [2, 0], value: "Cleo", row_value: ["Cleo", 9, true], col_value: ["Ada", "Bob", "Cleo"] };
    expect(told).toEqual([data]);
    await key(frame, "Enter");
    expect(told).toEqual([data, data]);
  });

  it("is a box that was ticked, one by one or all at once", async ({ expect }) => {
    using frame = await shown();
    const all = frame.find<HTMLInputElement>("[aria-label='Toggle all: tame']");
    expect([all.checked, all.indeterminate]).toEqual([false, true]);
    cell(frame, 1, 2).querySelector("input")?.click();
    await frame.element.updateComplete;
    expect(frame.element.value?.data[1]).toEqual(["Bob", 4, true]);
    expect(frame.events).toEqual(["edit", "input"]);
    expect([all.checked, all.indeterminate]).toEqual([true, false]);
    all.click();
    await frame.element.updateComplete;
    expect(frame.element.value?.data.map((row) => row[2])).toEqual([false, false, false]);
    expect(frame.events).toEqual(["edit", "input", "input"]);
  });
});

describe("blocks of a Dataframe", () => {
  it("are pasted from spreadsheets, with rows that are missing", async ({ expect }) => {
    using frame = await shown();
    await pick(frame, [2, 0]);
    await paste(frame, "Dan\t1\ttrue\tmore\nEve\tx\tfalse");
    expect(frame.element.value?.data.slice(2)).toEqual([["Dan", 1, true], ["Eve", "x", false]]); // oxfmt-ignore
    expect(frame.events).toEqual(["input"]);
    await paste(frame, "same");
    expect(frame.element.value?.data.slice(2)).toEqual([["same", "same", true], ["same", "same", false]].map((row) => [row[0], "same", false])); // oxfmt-ignore
  });

  it("are pasted as CSV, within limits, and not into what is static", async ({ expect }) => {
    using frame = await shown({ rowLimits: [1, 3], staticColumns: [1] });
    await pick(frame, [2, 0]);
    await paste(frame, '"a, b",5\nc,6');
    expect(frame.element.value?.data).toHaveLength(3);
    expect(frame.element.value?.data[2]).toEqual(["a, b", 9, true]);
    using still = await shown({ interactive: false });
    await pick(still, [0, 0]);
    await paste(still, "x");
    expect(still.patches).toEqual([]);
  });
});

describe("menus of a Dataframe", () => {
  it("add, delete and move rows", async ({ expect }) => {
    using frame = await shown();
    await pick(frame, [1, 0]);
    await menu(frame, '[data-testid="cell-1-0"]', "Add row above");
    expect(frame.element.value?.data[1]).toEqual(["", null, false]);
    await pick(frame, [1, 0]);
    await menu(frame, '[data-testid="cell-1-0"]', "Delete row");
    await pick(frame, [1, 0]);
    await menu(frame, '[data-testid="cell-1-0"]', "Move row up");
    expect(names(frame)).toEqual(["Bob", "Ada", "Cleo"]);
    expect(frame.events).toEqual(["input", "input", "input"]);
  });

  it("add, delete and move columns, with their kinds", async ({ expect }) => {
    using frame = await shown();
    await menu(frame, '[data-heading="2"]', "Move column left");
    expect(frame.element.value?.headers).toEqual(["name", "tame", "age"]);
    expect(frame.element.datatype).toEqual(["str", "bool", "number"]);
    await menu(frame, '[data-heading="0"]', "Add column to the right");
    expect(frame.element.value?.data[0]).toEqual(["Ada", "", true, 36]);
    expect(frame.element.value?.headers).toEqual(["name", "4", "tame", "age"]);
    await menu(frame, '[data-heading="0"]', "Delete column");
    expect(frame.element.datatype).toEqual(["str", "bool", "number"]);
    expect(frame.patches.at(-2)).toMatchObject({ headers: ["4", "tame", "age"] });
  });

  it("offer no more than the options allow", async ({ expect }) => {
    using frame = await shown({ rowCount: [3, "fixed"], columnLimits: [3, 3] });
    await pick(frame, [0, 0]);
    frame.find('[data-testid="cell-0-0"] .cell-menu-button').click();
    await frame.element.updateComplete;
    const items = [...frame.element.querySelectorAll("[role=menuitem]")].map(({ textContent }) => textContent.trim());
    expect(items).toEqual(["Move row down", "Move column right"]);
  });

  it("filter a column, and show so", async ({ expect }) => {
    using frame = await shown({ showSearch: "filter" });
    await menu(frame, '[data-heading="1"]', "Filter");
    const select = frame.find<HTMLSelectElement>(".filter-menu select");
    select.value = ">";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    const box = frame.find<HTMLInputElement>("[placeholder='Type a value']");
    box.value = "5";
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await frame.press(".check-button");
    await frame.element.updateComplete;
    expect(names(frame)).toEqual(["Ada", "Cleo"]);
    expect(frame.find("[aria-label='Filtered']")).toBeDefined();
    expect(frame.patches).toEqual([]);
    await frame.press(".apply-filter");
    expect(frame.element.value?.data).toHaveLength(2);
    expect(frame.element.querySelector("[aria-label='Filtered']")).toBe(null);
  });

  it("sort by several columns, and leave the value alone", async ({ expect }) => {
    using frame = await shown({ interactive: false });
    await menu(frame, '[data-heading="2"]', "Sort ascending");
    await menu(frame, '[data-heading="1"]', "Sort descending");
    expect(names(frame)).toEqual(["Bob", "Ada", "Cleo"]);
    const marks = [...frame.element.querySelectorAll(".sort-indicator")].map(({ ariaLabel, textContent }) => [
      ariaLabel,
      textContent.trim(),
    ]);
    expect(marks).toEqual([["Sorted descending", "2"], ["Sorted ascending", "1"]]); // oxfmt-ignore
    expect(frame.find('[data-heading="1"]').ariaSort).toBe("descending");
    await menu(frame, '[data-heading="1"]', "Clear sort");
    expect(names(frame)).toEqual(["Ada", "Bob", "Cleo"]);
    expect([frame.patches, frame.element.value]).toEqual([[], people()]);
  });

  it("rename a column where that is allowed", async ({ expect }) => {
    using frame = await shown();
    const header = frame.find('[data-heading="1"] .header.text');
    header.dispatchEvent(new MouseEvent("dblclick", { bubbles: true }));
    await frame.element.updateComplete;
    await type(frame, "__proto__");
    await key(frame, "Enter");
    expect(frame.element.value?.headers).toEqual(["name", "__proto__", "tame"]);
    expect(cell(frame, 0, 1).className).toContain("kind-number");
    expect(frame.events).toEqual(["input"]);
  });
});

describe("a Dataframe", () => {
  it("draws what is in sight of a hundred thousand rows", async ({ expect }) => {
    const data = Array.from({ length: 100_000 }, (_, n) => [n, `row ${n}`]);
    using frame = await shown({
      value: { headers: ["n", "text"], data, metadata: null },
      headers: ["n", "text"],
      datatype: "str",
    });
    const viewport = frame.find(".virtual-table-viewport");
    expect(frame.element.querySelectorAll(".virtual-row").length).toBeLessThan(60);
    const start = performance.now();
    viewport.scrollTop = viewport.scrollHeight;
    await eventually(() => expect(cell(frame, 99_999, 1).textContent.trim()).toBe("row 99999"));
    expect(frame.element.querySelectorAll(".virtual-row").length).toBeLessThan(60);
    await pick(frame, [99_999, 1]);
    await key(frame, "x");
    await key(frame, "Enter");
    expect(frame.element.value?.data[99_999]).toEqual([99_999, "x"]);
    await key(frame, "ArrowUp", { ctrlKey: true });
    await key(frame, "ArrowDown");
    await eventually(() => expect(selected(frame)).toEqual(["cell-0-1"]));
    expect(performance.now() - start).toBeLessThan(8000);
  });

  it("draws Markdown and HTML without what could do harm", async ({ expect }) => {
    const data = [
      [
        "**b** <img src=x onerror=alert(1)>",
        "<b>x</b><script>alert(1)</script><a href='javascript:alert(1)'>y</a>",
        "javascript:alert(1)",
      ],
    ];
    const headers = ["m", "h", "i"];
    using frame = await shown({
      value: { headers, data, metadata: null },
      headers,
      datatype: ["markdown", "html", "image"],
    });
    expect(cell(frame, 0, 0).querySelector("strong")?.textContent).toBe("b");
    expect(cell(frame, 0, 1).querySelector("b")?.textContent).toBe("x");
    expect(frame.element.innerHTML).not.toMatch(/onerror|<script|href="javascript/);
    expect(cell(frame, 0, 2).querySelector("img")).toBe(null);
  });

  it("draws the Markdown that comes later, and its formulas", async ({ expect }) => {
    using frame = await shown({ datatype: "str" });
    Object.assign(frame.element, {
      value: { headers: ["m"], data: [["*a* $$x^2$$"]], metadata: null },
      datatype: "markdown",
      latexDelimiters: [{ left: "$$", right: "$$", display: true }],
    });
    await eventually(() => expect(cell(frame, 0, 0).querySelector(".katex")).not.toBe(null));
    expect(cell(frame, 0, 0).querySelector("em")?.textContent).toBe("a");
  });

  it("shows display texts where nobody edits, and values where somebody does", async ({ expect }) => {
    const metadata = { display_value: [["one"]], styling: [["color: rgb(1, 2, 3)"]] };
    const value = { headers: ["n"], data: [[1]], metadata };
    using frame = await shown({ value, headers: ["n"], datatype: "number", interactive: false });
    expect(names(frame)).toEqual(["one"]);
    expect(getComputedStyle(cell(frame, 0, 0)).color).toBe("rgb(1, 2, 3)");
    frame.element.interactive = true;
    await frame.element.updateComplete;
    expect(names(frame)).toEqual(["1"]);
    frame.element.value = { ...value, metadata: null };
    await frame.element.updateComplete;
    await frame.element.updateComplete;
    expect(getComputedStyle(cell(frame, 0, 0)).color).not.toBe("rgb(1, 2, 3)");
  });

  it("shows all of a long text where it is picked alone", async ({ expect }) => {
    using frame = await shown({
      value: { headers: ["t"], data: [["abcdefgh"]], metadata: null },
      maxChars: 3,
      datatype: "str",
    });
    expect(names(frame)).toEqual(["abc..."]);
    await pick(frame, [0, 0]);
    expect(names(frame)).toEqual(["abcdefgh"]);
  });

  it("gets its first row with a button", async ({ expect }) => {
    using frame = await shown({ value: null });
    await frame.press("[aria-label='Add row']");
    expect(frame.element.value?.data).toEqual([["", null, false]]);
    expect(frame.events).toEqual(["input"]);
  });

  it("takes a file of CSV that is dropped on it", async ({ expect }) => {
    using frame = await shown();
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["name,age\nDan,7\n"], "people.csv", { type: "text/csv" }));
    cell(frame, 0, 0).dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    await eventually(() =>
      expect(frame.element.value).toEqual({ headers: ["name", "age"], data: [["Dan", 7]], metadata: null }),
    );
    expect(frame.events).toEqual(["input"]);
  });

  it("keeps what is being written before the value is read, and forgets what is gone", async ({ expect }) => {
    using frame = await shown();
    await pick(frame, [2, 0]);
    await key(frame, "Z");
    await frame.element.settled();
    expect(frame.element.value?.data[2]?.[0]).toBe("Z");
    await key(frame, "Enter");
    frame.element.value = { headers: ["name"], data: [["Only"]], metadata: null };
    await frame.element.updateComplete;
    expect(frame.element.querySelector("textarea")).toBe(null);
    expect(selected(frame)).toEqual([]);
  });

  it("ends with what happens elsewhere, and listens to nothing once it is gone", async ({ expect }) => {
    using frame = await shown();
    await pick(frame, [0, 0]);
    document.body.dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));
    await frame.element.updateComplete;
    expect(selected(frame)).toEqual([]);
    const parent = frame.element.parentElement;
    frame.element.remove();
    parent?.append(frame.element);
    await frame.element.settled();
    await frame.element.updateComplete;
    await pick(frame, [0, 0]);
    await key(frame, "ArrowDown");
    expect(selected(frame)).toEqual(["cell-1-0"]);
  });

  it("makes columns as wide as the visitor wants them", async ({ expect }) => {
    using frame = await shown();
    const edge = frame.find('[data-heading="0"] .resizer');
    const before = frame.find('[data-heading="0"]').offsetWidth;
    const at = { bubbles: true, pointerId: 1, isPrimary: true };
    edge.setPointerCapture = () => {};
    edge.dispatchEvent(new PointerEvent("pointerdown", { ...at, clientX: 100 }));
    edge.dispatchEvent(new PointerEvent("pointermove", { ...at, clientX: 160 }));
    await frame.element.updateComplete;
    expect(frame.find('[data-heading="0"]').offsetWidth).toBe(before + 60);
    expect(cell(frame, 0, 0).offsetWidth).toBe(before + 60);
  });
});
