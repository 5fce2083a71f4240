/** What a session remembers: State, and options that were changed. */

import { describe, it } from "vitest";
import * as gr from "../../../src/index.ts";
import { prepare } from "../../../src/core/tree.ts";
import { runCall, stepOf } from "../../support/run-app.ts";

/** An app of one State and one function over it; the State's number is 2, and somebody listens to its changes. */
function stateApp<T>(initial: T, fn: (value: T) => T | gr.Update): gr.App {
  const state = gr.State(initial);
  const run = gr.Button();
  run.click(fn as never, { inputs: state, outputs: state });
  state.change(() => {});
  return gr.Blocks([run, state]);
}

describe("State", () => {
  it("starts with a copy of the initial value for each session", async ({ expect }) => {
    const app = stateApp(["first"], (list) => {
      list.push("more");
      return list;
    });
    const prepared = prepare(app);
    expect((await stepOf(prepared, { data: [null] })).state).toEqual({ 2: ["first", "more"] });
    expect((await stepOf(prepared, { data: [null] })).state).toEqual({ 2: ["first", "more"] });
  });

  it("is what the session has kept, whatever the client sends", async ({ expect }) => {
    const app = stateApp(0, (count) => count + 1);
    expect(await stepOf(app, { data: ["1000"], state: { 2: 41 } })).toMatchObject({ data: [null], state: { 2: 42 } });
  });

  it("may be left out by a caller who knows only the API", async ({ expect }) => {
    const name = gr.Textbox();
    const seen = gr.State<string[]>([]);
    const run = gr.Button();
    run.click((list, text) => [...list, text], { inputs: [seen, name], outputs: seen });
    expect((await stepOf(gr.Blocks([name, seen, run]), { data: ["tea"] })).state).toEqual({ 3: ["tea"] });
  });

  it("says that it has changed, also when the function changed the old value itself", async ({ expect }) => {
    const changed = async (app: gr.App): Promise<number[]> => (await stepOf(app, { data: [null] })).changedState;
    expect(await changed(stateApp([1], (list) => [...list, 2]))).toEqual([2]);
    expect(await changed(stateApp([1], (list) => (list.push(2), list)))).toEqual([2]);
    expect(await changed(stateApp(new Map([["a", 1]]), (map) => map.set("a", 2)))).toEqual([2]);
    expect(await changed(stateApp([1], () => [1]))).toEqual([]);
    expect(await changed(stateApp({ a: [1] }, (value) => value))).toEqual([]);
  });

  it("says nothing of changes to which nobody listens", async ({ expect }) => {
    const state = gr.State(0);
    const run = gr.Button();
    run.click((count) => count + 1, { inputs: state, outputs: state });
    const step = await stepOf(gr.Blocks([run, state]), { data: [null] });
    expect([step.changedState, step.state]).toEqual([[], { 2: 1 }]);
  });

  it("says so for each answer of a generator", async ({ expect }) => {
    const state = gr.State<number[]>([]);
    const run = gr.Button();
    run.click(
      function* (list) {
        yield list;
        list.push(1);
        yield list;
        yield list;
      },
      { inputs: state, outputs: state },
    );
    state.change(() => {});
    const steps: unknown[] = [];
    await runCall(gr.Blocks([run, state]), {
      data: [null],
      onStep: ({ changedState, state: kept }) => void steps.push([changedState, kept]),
    });
    expect(steps).toEqual([
      [[], { 2: [] }],
      [[2], { 2: [1] }],
      [[], { 2: [1] }],
    ]);
  });

  it("keeps what can be cloned: Map, Set, Date, typed arrays", async ({ expect }) => {
    const value = { map: new Map([["a", new Set([1])]]), when: new Date(0), bytes: new Uint8Array([1, 2]) };
    expect(
      (
        await stepOf(
          stateApp<unknown>(null, () => value),
          { data: [null] },
        )
      ).state,
    ).toEqual({ 2: value });
  });

  it("is a copy: what the function does later changes nothing", async ({ expect }) => {
    const kept: string[] = [];
    const step = await stepOf(
      stateApp<string[]>([], () => kept),
      { data: [null] },
    );
    kept.push("later");
    expect(step.state).toEqual({ 2: [] });
  });

  it("is made once a session by a function", async ({ expect }) => {
    let made = 0;
    const state = gr.State(async () => [++made]);
    const run = gr.Button();
    run.click((list) => gr.skip(), { inputs: state, outputs: state });
    const app = prepare(gr.Blocks([run, state]));
    expect((await stepOf(app, { data: [null] })).state).toEqual({ 2: [1] });
    expect((await stepOf(app, { data: [null] })).state).toEqual({ 2: [2] });
    expect((await stepOf(app, { data: [null], state: { 2: [1] } })).state).toEqual({});
    expect(made).toBe(2);
  });

  it("keeps what a generator has answered over what a function had made", async ({ expect }) => {
    const state = gr.State(() => "made");
    const run = gr.Button();
    run.click(
      function* (value) {
        yield `${value} and changed`;
        yield gr.skip();
      },
      { inputs: state, outputs: state },
    );
    state.change(() => {});
    const steps: object[] = [];
    await runCall(gr.Blocks([run, state]), { data: [null], onStep: ({ state: kept }) => void steps.push(kept) });
    expect(steps).toEqual([{ 2: "made and changed" }, {}]);
  });

  it("refuses objects of a class, whose methods would be lost", async ({ expect }) => {
    class Cart {
      items = ["tea"];
      toJSON(): string[] {
        return this.items;
      }
    }
    const state = gr.State<unknown>(null);
    const run = gr.Button();
    run.click(() => new Map([["carts", new Set([[new Cart()]])]]), { outputs: state });
    expect(await runCall(gr.Blocks([run]))).toMatchObject({
      status: "failed",
      error: {
        error: expect.stringMatching(/^State was given an object of class Cart, whose methods would be lost\. Keep/),
      },
    });
  });

  it("keeps what copies keep whole", async ({ expect }) => {
    const round: { self?: unknown } = {};
    round.self = round;
    const values = [
      new Map([[{ a: 1 }, new Set([1])]]),
      new Date(0),
      new Uint8Array([1]),
      /x/g,
      new Error("no"),
      round,
    ];
    for (const value of values) {
      const state = gr.State<unknown>(null);
      const run = gr.Button();
      run.click(() => value, { outputs: state });
      expect(Object.values((await stepOf(gr.Blocks([run]))).state)).toEqual([value]);
    }
  });

  it("refuses what cannot be cloned, and says whose it is", async ({ expect }) => {
    const state = gr.State<unknown>(null);
    const run = gr.Button();
    run.click(() => ({ open: () => {} }), { outputs: state });
    expect(await runCall(gr.Blocks([run]))).toMatchObject({
      status: "failed",
      error: { error: expect.stringMatching(/^State was given something that cannot be stored, such as a function\./) },
    });
  });

  it("stays as it is when skipped, and takes the value of an update", async ({ expect }) => {
    expect(
      await stepOf(
        stateApp(1, () => gr.skip()),
        { data: [null] },
      ),
    ).toMatchObject({ data: [null], state: {}, changedState: [] });
    expect(
      await stepOf(
        stateApp(1, () => gr.update({ value: 5 })),
        { data: [null] },
      ),
    ).toMatchObject({
      data: [null],
      state: { 2: 5 },
      changedState: [2],
    });
  });

  it("is read by the next function of the same session only", async ({ expect }) => {
    const prepared = prepare(stateApp(0, (count) => count + 1));
    const first = await stepOf(prepared, { data: [null] });
    const again = await stepOf(prepared, { data: [null], state: first.state });
    const other = await stepOf(prepared, { data: [null], sessionHash: "other" });
    expect([first, again, other].map(({ state }) => state[2])).toEqual([1, 2, 1]);
  });
});

describe("an update", () => {
  /** An app that updates a Dropdown (number 2), then reads it. */
  function dropdownApp(update: () => unknown): gr.App {
    const drop = gr.Dropdown({ choices: ["a", "b"], label: "Drop" });
    const run = gr.Button();
    run.click(update as never, { outputs: drop });
    run.click((value) => value, { inputs: drop, outputs: drop });
    return gr.Blocks([gr.Row({ variant: "compact" }, [drop]), run]);
  }

  it("travels in snake_case, checked and completed as when the component is made", async ({ expect }) => {
    const step = await stepOf(
      dropdownApp(() => gr.update({ choices: ["c", ["D", 4]], maxChoices: null, elemId: "x" })),
    );
    expect(step.data).toEqual([
      {
        __type__: "update",
        choices: [
          ["c", "c"],
          ["D", 4],
        ],
        max_choices: null,
        elem_id: "x",
      },
    ]);
  });

  it("is remembered, and later input is checked against it", async ({ expect }) => {
    const app = dropdownApp(() => gr.update({ choices: ["c"], label: "New" }));
    const prepared = prepare(app);
    const { overrides } = await stepOf(prepared);
    expect(overrides).toEqual({ 2: { choices: [["c", "c"]], label: "New" } });
    expect(await runCall(prepared, { fnIndex: 1, data: ["c"] })).toMatchObject({
      error: { error: "Value: 'c' (type: string) is not in the list of choices: ['a', 'b']" },
    });
    expect(await runCall(prepared, { fnIndex: 1, data: ["c"], overrides })).toMatchObject({ status: "completed" });
    expect(await runCall(prepared, { fnIndex: 1, data: ["a"], overrides })).toMatchObject({ status: "failed" });
  });

  it("adds to what was changed before", async ({ expect }) => {
    const app = dropdownApp(() => gr.update({ allowCustomValue: true }));
    const prepared = prepare(app);
    const before = { 2: { choices: [["c", "c"]] } };
    const { overrides } = await stepOf(prepared, { overrides: before });
    expect(overrides).toEqual({ 2: { allow_custom_value: true } });
    const both = { 2: { ...before[2], ...overrides[2] } };
    expect(await runCall(prepared, { fnIndex: 1, data: ["anything"], overrides: both })).toMatchObject({
      status: "completed",
    });
  });

  it("shows its value with the options it brings", async ({ expect }) => {
    const number = gr.Number({ precision: 2 });
    const run = gr.Button();
    run.click(() => gr.update({ value: 2.678, precision: 1 }), { outputs: number });
    run.click(() => 2.678, { outputs: number });
    const prepared = prepare(gr.Blocks([number, run]));
    const { data, overrides } = await stepOf(prepared);
    expect(data).toEqual([{ __type__: "update", precision: 1, value: 2.7 }]);
    expect((await stepOf(prepared, { fnIndex: 1, overrides })).data).toEqual([2.7]);
    expect((await stepOf(prepared, { fnIndex: 1 })).data).toEqual([2.68]);
  });

  it("may set the value to nothing", async ({ expect }) => {
    const step = await stepOf(dropdownApp(() => gr.update({ value: null })));
    expect(step).toMatchObject({ data: [{ __type__: "update", value: null }], overrides: {} });
  });

  it("leaves the value alone where it brings none", async ({ expect }) => {
    expect((await stepOf(dropdownApp(() => gr.update({ visible: false })))).data).toEqual([
      { __type__: "update", visible: false },
    ]);
    expect((await stepOf(dropdownApp(() => gr.skip()))).data).toEqual([{ __type__: "update" }]);
  });

  it("is not remembered for layouts: they have nothing to check", async ({ expect }) => {
    const row = gr.Row([]);
    const run = gr.Button();
    run.click(() => gr.update({ visible: false }), { outputs: row });
    expect(await stepOf(gr.Blocks([row, run]))).toMatchObject({
      data: [{ __type__: "update", visible: false }],
      overrides: {},
    });
  });

  it("is refused with an option that the component does not have", async ({ expect }) => {
    expect(await runCall(dropdownApp(() => gr.update({ choises: [] })))).toMatchObject({
      status: "failed",
      error: { error: 'Dropdown "Drop" has no option "choises".' },
    });
  });

  it("is told within one run already", async ({ expect }) => {
    const number = gr.Number();
    const run = gr.Button();
    run.click(
      function* () {
        yield gr.update({ precision: 0 });
        yield 2.6;
      },
      { outputs: number },
    );
    const data: unknown[] = [];
    await runCall(gr.Blocks([number, run]), { onStep: (step) => void data.push(step.data[0]) });
    expect(data).toEqual([{ __type__: "update", precision: 0 }, 3]);
  });
});
