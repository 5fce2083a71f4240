import { describe, it } from "vitest";
import { parse } from "zod/mini";
import { Combobox, type Option } from "../../components/dropdown/combobox.ts";
import { Dropdown } from "../../components/dropdown/definition.ts";
import { apiSchemaOf } from "../../src/config/api-schema.ts";
import type { Component } from "../../src/core/component.ts";
import { InputError, SetupError } from "../../src/core/errors.ts";
import type { FileAccess } from "../../src/core/files.ts";

const noFiles = {} as FileAccess; // a Dropdown has none

function read({ definition, props }: Component, wire: unknown): unknown {
  return definition.preprocess(parse(definition.wire(props), wire), props, noFiles);
}

function show({ definition, props }: Component, value: unknown): unknown {
  return definition.postprocess(value as never, props, noFiles); // typed by the component
}

describe("a Dropdown's options", () => {
  it("start with the first choice, unless told otherwise", ({ expect }) => {
    const values = [
      Dropdown({ choices: ["a", "b"] }),
      Dropdown({ choices: ["a", "b"], value: null }),
      Dropdown({ choices: ["a", "b"], multiselect: true }),
      Dropdown(),
    ].map(({ props }) => Reflect.get(props, "value"));
    expect(values).toEqual(["a", null, [], null]);
  });

  it("are checked", ({ expect }) => {
    expect(() => Dropdown({ choices: [{}] as never })).toThrow(SetupError);
    expect(() => Dropdown({ type: "place" as never })).toThrow('Dropdown: type "place" is unknown');
    expect(() => Dropdown({ maxChoices: 0 })).toThrow("Dropdown: maxChoices");
  });

  it("have a box to type into where values may be written", ({ expect }) => {
    expect(Dropdown({ filterable: false, allowCustomValue: true }).props).toMatchObject({ filterable: true });
  });

  it("describe the API as Gradio does", ({ expect }) => {
    const one = Dropdown({
      choices: [
        ["One", 1],
        ["Two", 2],
      ],
    });
    const several = Dropdown({ choices: ["a"], multiselect: true });
    expect(apiSchemaOf(one.definition, one.props)).toEqual({ type: "string", enum: [1, 2] });
    expect(apiSchemaOf(several.definition, several.props)).toEqual({
      type: "array",
      items: { type: "string", enum: ["a"] },
    });
    expect([one, several, Dropdown()].map(({ definition, props }) => definition.example(props))).toEqual([
      1,
      ["a"],
      null,
    ]);
  });
});

describe("reading a Dropdown", () => {
  it("gives the value or its place", ({ expect }) => {
    expect(read(Dropdown({ choices: ["a", "b"] }), "b")).toBe("b");
    expect(read(Dropdown({ choices: ["a", "b"], type: "index" }), "b")).toBe(1);
    expect(read(Dropdown({ choices: ["a", "b"] }), null)).toBe(null);
    expect(read(Dropdown({ choices: ["a", "b"], multiselect: true, type: "index" }), ["b", "a"])).toEqual([1, 0]);
    expect(read(Dropdown({ choices: ["a"], multiselect: true }), null)).toEqual([]);
  });

  it("refuses what is no choice", ({ expect }) => {
    expect(() => read(Dropdown({ choices: ["a"] }), "x")).toThrow(InputError);
    expect(() => read(Dropdown({ choices: ["a"] }), "x")).toThrow("is not in the list of choices: ['a']");
    expect(() => read(Dropdown({ choices: ["a"], multiselect: true }), ["a", "x"])).toThrow(InputError);
    expect(() => read(Dropdown({ choices: [1] }), "1")).toThrow(InputError);
    expect(() => read(Dropdown({ choices: ["a"] }), ["a"])).toThrow();
    expect(() => read(Dropdown({ choices: ["a"], multiselect: true }), "a")).toThrow();
  });

  it("refuses more than may be taken", ({ expect }) => {
    const two = Dropdown({ choices: ["a", "b", "c"], multiselect: true, maxChoices: 2 });
    expect(read(two, ["a", "b"])).toEqual(["a", "b"]);
    expect(() => read(two, ["a", "b", "c"])).toThrow("At most 2 choices");
  });

  it("takes what a visitor wrote where that is allowed; it has no place", ({ expect }) => {
    expect(read(Dropdown({ choices: ["a"], allowCustomValue: true }), "x")).toBe("x");
    expect(read(Dropdown({ choices: ["a"], allowCustomValue: true, type: "index" }), "x")).toBe(null);
  });
});

describe("showing in a Dropdown", () => {
  it("makes lists where there are several", ({ expect }) => {
    const several = Dropdown({ choices: ["a", "b"], multiselect: true });
    expect([show(several, ["a"]), show(several, "b"), show(several, null)]).toEqual([["a"], ["b"], []]);
    expect(several.definition.cleared(several.props)).toEqual([]);
  });

  it("wants one value where there is one", ({ expect }) => {
    const one = Dropdown({ choices: ["a", "b"] });
    expect([show(one, "b"), show(one, null)]).toEqual(["b", null]);
    expect(() => show(one, ["a"])).toThrow("without multiselect");
  });
});

const pets: Option[] = ["Cat", "Dog", "Bird"].map((display, index) => ({
  index,
  display,
  value: display.toLowerCase(),
}));

function combobox(source: Partial<{ filterable: boolean; allowsOwnText: boolean; options: Option[] }> = {}): Combobox {
  return new Combobox(() => ({ options: pets, filterable: true, allowsOwnText: false, ...source }));
}

describe("a combobox", () => {
  it("shows what contains the typed text, and offers the first", ({ expect }) => {
    const box = combobox();
    box.type("D");
    expect(box.shown.map(({ display }) => display)).toEqual(["Dog", "Bird"]);
    expect(box.activeOption?.display).toBe("Dog");
  });

  it("offers nothing beside a text of one's own, but knows the exact option", ({ expect }) => {
    const box = combobox({ allowsOwnText: true });
    box.type("Dog");
    expect([box.activeOption, box.exactOption?.display]).toEqual([undefined, "Dog"]);
  });

  it("moves in a ring", ({ expect }) => {
    const box = combobox();
    box.open();
    const path = ([1, 1, 1, 1, -1, -1] as const).map((step) => {
      box.move(step);
      return box.activeOption?.display;
    });
    expect(path).toEqual(["Cat", "Dog", "Bird", "Cat", "Bird", "Dog"]);
    const fresh = combobox();
    fresh.open();
    fresh.move(-1);
    expect(fresh.activeOption?.display).toBe("Bird");
  });

  it("moves nowhere without options", ({ expect }) => {
    const box = combobox({ options: [] });
    box.open();
    box.move(1);
    expect(box.active).toBeNull();
  });

  it("goes to the next option with a letter", ({ expect }) => {
    const box = combobox({ filterable: false, options: [...pets, { index: 3, display: "Dodo", value: "dodo" }] });
    const path = ["d", "D", "d", "x"].map((letter) => {
      box.goTo(letter);
      return box.activeOption?.display;
    });
    expect(path).toEqual(["Dog", "Dodo", "Dog", "Dog"]);
  });

  it("keeps the typed text when other choices come", ({ expect }) => {
    let options = pets;
    const box = new Combobox(() => ({ options, filterable: true, allowsOwnText: false }));
    box.type("do");
    options = [{ index: 0, display: "Avocado", value: "avocado" }];
    box.refresh();
    expect([box.typed, box.activeOption?.display]).toEqual(["do", "Avocado"]);
  });
});
