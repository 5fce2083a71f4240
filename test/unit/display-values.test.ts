import { describe, it } from "vitest";
import { parse } from "zod/mini";
import { Json } from "../../components/json/definition.ts";
import { Label } from "../../components/label/definition.ts";
import { State } from "../../components/state/definition.ts";
import { apiSchemaOf } from "../../src/config/api-schema.ts";
import type { Component } from "../../src/core/component.ts";
import { AppError, SetupError } from "../../src/core/errors.ts";
import type { FileAccess } from "../../src/core/files.ts";

const noFiles = {} as FileAccess; // these components have none

function read({ definition, props }: Component, wire: unknown): unknown {
  return definition.preprocess(parse(definition.wire(props), wire), props, noFiles);
}

function show({ definition, props }: Component, value: unknown): unknown {
  return definition.postprocess(value as never, props, noFiles); // typed by the component
}

describe("a Label", () => {
  it("shows guesses, the surest first", ({ expect }) => {
    expect(show(Label({ numTopClasses: 2 }), { a: 0.1, b: 0.6, c: 0.3 })).toEqual({
      label: "b",
      confidences: [
        { label: "b", confidence: 0.6 },
        { label: "c", confidence: 0.3 },
      ],
    });
  });

  it("shows a text, a number, or nothing", ({ expect }) => {
    expect(show(Label(), "cat")).toEqual({ label: "cat", confidences: null });
    expect(show(Label(), 0)).toEqual({ label: "0", confidences: null });
    expect([show(Label(), null), show(Label(), {})]).toEqual([{}, {}]);
  });

  it("leaves what is in its wire form already", ({ expect }) => {
    const wire = { label: "a", confidences: [{ label: "a", confidence: 1 }] };
    expect(show(Label(), wire)).toEqual(wire);
    expect(show(Label(), { label: 0.2, confidences: 0.8 })).toMatchObject({ label: "confidences" });
  });

  it("reads back what was shown", ({ expect }) => {
    expect(read(Label(), { label: "a", confidences: [{ label: "a", confidence: 0.7 }] })).toEqual({ a: 0.7 });
    expect(read(Label(), { label: "a", confidences: null })).toBe("a");
    expect([read(Label(), {}), read(Label(), null)]).toEqual([null, null]);
    expect(() => read(Label(), { label: {} })).toThrow();
  });

  it("wants a number of guesses that makes sense", ({ expect }) => {
    expect(() => Label({ numTopClasses: 0 })).toThrow(SetupError);
  });
});

describe("a JSON", () => {
  it("shows any value", ({ expect }) => {
    expect(show(Json(), { a: [1, null, "x"], b: undefined })).toEqual({ a: [1, null, "x"] });
    expect(show(Json(), new Map([["a", new Set([1n, 2n ** 64n])]]))).toEqual({ a: [1, "18446744073709551616"] });
    expect(show(Json(), new Date(0))).toBe("1970-01-01T00:00:00.000Z");
    expect(show(Json(), new Float32Array([0.5]))).toEqual([0.5]);
    expect([show(Json(), null), show(Json(), undefined)]).toEqual([null, null]);
  });

  it("reads text as JSON", ({ expect }) => {
    expect([show(Json(), '{"a":1}'), show(Json(), "5")]).toEqual([{ a: 1 }, 5]);
    expect(() => show(Json(), "nope")).toThrow(AppError);
    expect(() => show(Json(), "nope")).toThrow(/^Invalid JSON string: /);
    const loop: unknown[] = [];
    loop.push(loop);
    expect(() => show(Json(), loop)).toThrow(/^JSON was given something that is no JSON\. /);
    expect(() => Json({ value: "nope" })).toThrow(SetupError);
  });

  it("passes its value on", ({ expect }) => {
    expect(read(Json(), { a: [true] })).toEqual({ a: [true] });
    const json = Json();
    expect(apiSchemaOf(json.definition, json.props)).toEqual({ type: {}, description: "any valid json" });
  });
});

describe("a State", () => {
  it("starts every session with a copy", ({ expect }) => {
    const initial = { seen: new Set(["a"]) };
    const { props } = State(initial);
    initial.seen.add("b");
    expect(Reflect.get(props, "value")).toEqual({ seen: new Set(["a"]) });
  });

  it("refuses what cannot be copied", ({ expect }) => {
    expect(() => State({ run: () => 1 })).toThrow(SetupError);
    expect(() => State({ run: () => 1 })).toThrow("State: its initial value is something that cannot be stored");
    class Cart {
      items = [];
      toJSON(): object {
        return {};
      }
    }
    expect(() => State([new Map([["cart", new Cart()]])])).toThrow(
      "State: its initial value is an object of class Cart, whose methods would be lost. Keep plain data",
    );
    expect(() => State(0, { timeToLive: 0 })).toThrow("State: timeToLive");
  });

  it("keeps itself to the server", ({ expect }) => {
    const { definition, props } = State([1], { deleteCallback: () => {} });
    expect(definition).toMatchObject({ isServerSide: true, isVisual: false, isInApi: false, events: ["change"] });
    expect(definition.wireProps?.(props)).toMatchObject({ value: null, deleteCallback: null });
  });
});
