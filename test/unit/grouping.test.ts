import { describe, it } from "vitest";
import { Column } from "../../components/column/definition.ts";
import { groupFields } from "../../components/form/definition.ts";
import { Row } from "../../components/row/definition.ts";
import { Tab } from "../../components/tabitem/definition.ts";
import { Tabs } from "../../components/tabs/definition.ts";
import { Textbox } from "../../components/textbox/definition.ts";
import { Walkthrough } from "../../components/walkthrough/definition.ts";
import { Step } from "../../components/walkthroughstep/definition.ts";
import type { Component } from "../../src/core/component.ts";
import { gatherLoose } from "../../src/core/gather.ts";

/** A tree as nested lists: a layout's type with its scale, then what it holds. */
type Outline = (string | Outline)[];

describe("grouping form fields", () => {
  it("frames neighbours, and only those with a container", ({ expect }) => {
    const tree = [Textbox(), Textbox(), Textbox({ container: false }), Row([]), Textbox()];
    expect(outline(groupFields(tree))).toEqual([
      ["form 0/0", "textbox", "textbox"],
      "textbox",
      ["row"],
      ["form 0/0", "textbox"],
    ]);
  });

  it("gives a frame in a row the room of its fields", ({ expect }) => {
    const tree = [Row([Textbox({ scale: 2 }), Textbox({ minWidth: 200 })])];
    expect(outline(groupFields(tree))).toEqual([["row", ["form 3/360", "textbox", "textbox"]]]);
  });

  it("gives a frame in a column of equal height the height of its fields", ({ expect }) => {
    const tree = [Row({ equalHeight: true }, [Column([Textbox(), Textbox({ scale: 3 })])])];
    expect(outline(groupFields(tree))).toEqual([["row", ["column 1/320", ["form 4/0", "textbox", "textbox"]]]]);
  });

  it("stretches the fields that ask for it where the page fills the window", ({ expect }) => {
    expect(outline(groupFields([Textbox({ scale: 2 }), Textbox()], { fillsHeight: true }))).toEqual([
      ["form 2/0", "textbox", "textbox"],
    ]);
  });

  it("leaves compact rows alone", ({ expect }) => {
    expect(outline(groupFields([Row({ variant: "compact" }, [Textbox()])]))).toEqual([["row", "textbox"]]);
  });

  it("changes nothing the second time, and keeps layouts the same", ({ expect }) => {
    const row = Row([Textbox()]);
    const once = groupFields([row]);
    expect(once[0]).toBe(row);
    expect(outline(groupFields(once))).toEqual([["row", ["form 1/160", "textbox"]]]);
  });
});

describe("gathering what is loose", () => {
  it("puts neighbouring loose tabs into one Tabs, at any depth", ({ expect }) => {
    const tree = [Tab("A", [Tab("Inner", [])]), Tab("B", []), Row([]), Tabs([Tab("C", [])])];
    expect(outline(gatherLoose(tree))).toEqual([
      ["tabs", ["tabitem", ["tabs", ["tabitem"]]], ["tabitem"]],
      ["row"],
      ["tabs", ["tabitem"]],
    ]);
  });

  it("puts neighbouring loose steps into one Walkthrough, apart from tabs", ({ expect }) => {
    const tree = [
      Walkthrough([Row([]), Step("A", [Step("Inner", [])])]),
      Step("B", []),
      Step("C", []),
      Tab("D", [Step("E", [])]),
      Step("F", []),
    ];
    expect(outline(gatherLoose(tree))).toEqual([
      ["walkthrough", ["row"], ["walkthroughstep", ["walkthrough", ["walkthroughstep"]]]],
      ["walkthrough", ["walkthroughstep"], ["walkthroughstep"]],
      ["tabs", ["tabitem", ["walkthrough", ["walkthroughstep"]]]],
      ["walkthrough", ["walkthroughstep"]],
    ]);
  });

  it("changes nothing the second time, and keeps layouts the same", ({ expect }) => {
    const row = Row([Tab("A", [])]);
    const once = gatherLoose([row]);
    expect(once[0]).toBe(row);
    expect(outline(gatherLoose(once))).toEqual([["row", ["tabs", ["tabitem"]]]]);
  });
});

function outline(children: readonly Component[]): Outline {
  return children.map((child) => {
    if (!child.definition.isLayout) return child.definition.type;
    const { scale, minWidth } = child.props;
    const size = typeof minWidth === "number" ? ` ${scale}/${minWidth}` : "";
    return [child.definition.type + size, ...outline(child.children)];
  });
}
