import axe from "axe-core";
import { describe, it, vi } from "vitest";
import { userEvent } from "vitest/browser";
import "../../components/dialogue/element.ts";
import type { DialogueElement } from "../../components/dialogue/element.ts";
import { typeInto } from "../../components/shared/fixture.ts";
import { eventually, mounted, type Mounted } from "./element.ts";

const VALUE = [
  { speaker: "Ada", text: "Hello" },
  { speaker: "Bob", text: "Hi" },
];
const SPEAKERS = ["Ada", "Bob"];
const SWITCH = "[role='switch']";

function shown(props: Readonly<Record<string, unknown>> = {}): Promise<Mounted<DialogueElement>> {
  return mounted("gr-dialogue", { speakers: SPEAKERS, value: VALUE, tags: ["(laughs)", "(sighs)"], ...props });
}

const box = (dialogue: Mounted<DialogueElement>, i: number): HTMLTextAreaElement =>
  dialogue.find(`.dialogue-line:nth-child(${i + 1}) textarea`);

describe("the lines of a Dialogue", () => {
  it("are written, spoken by another, added and removed", async ({ expect }) => {
    using dialogue = await shown();
    await userEvent.type(box(dialogue, 0), "!");
    expect(dialogue.element.value).toEqual([{ speaker: "Ada", text: "Hello!" }, VALUE[1]]);
    await userEvent.selectOptions(dialogue.find(".dialogue-line:nth-child(2) select"), "Ada");
    expect(dialogue.element.value).toMatchObject([{ speaker: "Ada" }, { speaker: "Ada" }]);
    await dialogue.press("[data-testid='dialogue-add-button-0']");
    expect(dialogue.element.value).toMatchObject([{ text: "Hello!" }, { speaker: "Ada", text: "" }, { text: "Hi" }]);
    await eventually(() => expect(document.activeElement).toBe(box(dialogue, 1)));
    await dialogue.press("[data-testid='dialogue-delete-button-2']");
    expect(dialogue.element.value).toMatchObject([{ text: "Hello!" }, { text: "" }]);
    await eventually(() => expect(document.activeElement).toBe(box(dialogue, 1)));
    expect(new Set(dialogue.events)).toEqual(new Set(["input"]));
    expect(dialogue.element.querySelector("[data-testid='dialogue-delete-button-0']")).toBeNull();
  });

  it("go on with Enter, as far as there may be more", async ({ expect }) => {
    using dialogue = await shown({ maxLines: 3 });
    await userEvent.click(box(dialogue, 0));
    await userEvent.keyboard("{End}{Enter}");
    await eventually(() => expect(document.activeElement).toBe(box(dialogue, 1)));
    await userEvent.keyboard("x{Enter}");
    expect(dialogue.element.value).toMatchObject([{ text: "Hello" }, { text: "x" }, { text: "Hi" }]);
    expect(dialogue.find<HTMLButtonElement>("[data-testid='dialogue-add-button-1']").disabled).toBe(true);
  });

  it("begin with an empty one", async ({ expect }) => {
    using dialogue = await shown({ value: null });
    await userEvent.type(box(dialogue, 0), "x");
    expect(dialogue.element.value).toEqual([{ speaker: "Ada", text: "x" }]);
  });

  it("cannot be changed where they are shown, and tell who speaks", async ({ expect }) => {
    using dialogue = await shown({ interactive: false, value: [...VALUE, { speaker: "Ada", text: "So" }] });
    expect([...dialogue.element.querySelectorAll("button")].map(({ role }) => role)).toEqual(["switch"]);
    expect(box(dialogue, 0).readOnly).toBe(true);
    await userEvent.hover(box(dialogue, 0));
    const marked = (): boolean[] =>
      [...dialogue.element.querySelectorAll(".dialogue-line")].map(({ classList }) => classList.contains("pointed-at"));
    await eventually(() => expect(marked()).toEqual([true, false, true]));
  });
});

describe("the tags of a Dialogue", () => {
  const MENU = "[data-testid='dialogue-tag-menu']";

  async function writing(): Promise<Mounted<DialogueElement>> {
    const dialogue = await shown();
    await userEvent.click(box(dialogue, 1));
    await dialogue.element.settled();
    await userEvent.keyboard("{End}:");
    await dialogue.element.updateComplete;
    return dialogue;
  }

  it("are offered behind a colon, and taken with the keyboard", async ({ expect }) => {
    using dialogue = await writing();
    const options = (): string[] => [...dialogue.find(MENU).children].map((each) => each.textContent?.trim() ?? "");
    expect(options()).toEqual(["(laughs)", "(sighs)"]);
    expect(box(dialogue, 1).getAttribute("aria-activedescendant")).toBe(dialogue.find(`${MENU} .active`).id);
    expect((await axe.run(dialogue.element, { runOnly: ["wcag2a", "wcag2aa"] })).violations).toEqual([]);
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}{Enter}");
    expect(dialogue.element.value).toMatchObject([{}, { text: "Hi(sighs) " }]);
    expect(dialogue.element.querySelector(MENU)).toBeNull();
    expect(box(dialogue, 1).hasAttribute("aria-activedescendant")).toBe(false);
    await userEvent.keyboard(":la");
    await dialogue.element.updateComplete;
    expect(options()).toEqual(["(laughs)"]);
    dialogue.find(`${MENU} li`).dispatchEvent(new MouseEvent("mousedown", { bubbles: true, cancelable: true }));
    await dialogue.element.updateComplete;
    expect(box(dialogue, 1).value).toBe("Hi(sighs) (laughs) ");
    expect(document.activeElement).toBe(box(dialogue, 1));
  });

  it("are offered to who writes before they have come", async ({ expect }) => {
    using dialogue = await shown();
    box(dialogue, 1).focus();
    typeInto(box(dialogue, 1), "Hi:si");
    expect(dialogue.element.querySelector(MENU)).toBeNull();
    await eventually(() => expect(dialogue.find(MENU).textContent?.trim()).toBe("(sighs)"));
  });

  it("go away with Escape, with a blank and with the focus", async ({ expect }) => {
    using dialogue = await writing();
    await userEvent.keyboard("{Escape}");
    await dialogue.element.updateComplete;
    expect(dialogue.element.querySelector(MENU)).toBeNull();
    await userEvent.keyboard(":");
    await dialogue.element.updateComplete;
    expect(dialogue.element.querySelector(MENU)).not.toBeNull();
    await userEvent.keyboard(" ");
    await dialogue.element.updateComplete;
    expect(dialogue.element.querySelector(MENU)).toBeNull();
    await userEvent.keyboard(":");
    await userEvent.tab();
    await dialogue.element.updateComplete;
    expect(dialogue.element.querySelector(MENU)).toBeNull();
  });
});

describe("the text of a Dialogue", () => {
  it("is what the lines say, and becomes lines again", async ({ expect }) => {
    using dialogue = await shown();
    await dialogue.press(SWITCH);
    await dialogue.element.settled();
    await dialogue.element.updateComplete;
    const text = dialogue.find<HTMLTextAreaElement>("[data-testid='textbox']");
    expect(text.value).toBe("[Ada] Hello\n[Bob] Hi");
    expect(dialogue.find(SWITCH).ariaChecked).toBe("true");
    await userEvent.click(text);
    await userEvent.keyboard("{Control>}{End}{/Control}{Enter}What?");
    expect(dialogue.element.value).toBe("[Ada] Hello\n[Bob] Hi\nWhat?");
    await dialogue.press(SWITCH);
    await dialogue.element.settled();
    expect(dialogue.element.value).toEqual([...VALUE, { speaker: "Ada", text: "What?" }]);
    expect(dialogue.patches.at(-1)).toEqual({ value: dialogue.element.value });
  });

  it("is written and read by the author's functions, and says so when they fail", async ({ expect }) => {
    const call = vi.fn<(name: string, data: unknown) => Promise<unknown>>(async (name) =>
      name === "format" ? "Ada says Hello" : VALUE,
    );
    using dialogue = await shown({
      formatter: "server",
      unformatter: "server",
      buttons: ["copy"],
      author: () => ({ call, module: () => Promise.reject(new Error("none")) }),
    });
    const writeText = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    await dialogue.press("[aria-label='Copy']");
    await eventually(() => expect(writeText).toHaveBeenCalledWith("Ada says Hello"));
    await dialogue.press(SWITCH);
    await dialogue.element.settled();
    expect(dialogue.element.value).toBe("Ada says Hello");
    await dialogue.element.updateComplete;
    call.mockRejectedValueOnce(new Error("No."));
    await dialogue.press(SWITCH);
    await dialogue.element.settled();
    expect([dialogue.element.value, dialogue.messages]).toEqual(["Ada says Hello", ["No."]]);
    await dialogue.press(SWITCH);
    await dialogue.element.settled();
    expect(dialogue.element.value).toEqual(VALUE);
    expect(call.mock.calls).toEqual([
      ["format", VALUE],
      ["format", VALUE],
      ["unformat", { text: "Ada says Hello" }],
      ["unformat", { text: "Ada says Hello" }],
    ]);
  });

  it("is all there is without speakers", async ({ expect }) => {
    using dialogue = await shown({ speakers: null, value: null });
    await userEvent.type(dialogue.find("[data-testid='textbox']"), "x");
    expect(dialogue.element.value).toBe("x");
  });
});

it("submits", async ({ expect }) => {
  using dialogue = await shown({ submitBtn: true });
  await dialogue.press("[data-testid='dialogue-submit-button']");
  expect(dialogue.events).toEqual(["submit"]);
});
