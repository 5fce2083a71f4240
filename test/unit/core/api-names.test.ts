/** What endpoints are called. */

import { describe, it } from "vitest";
import { prepare } from "../../../src/core/tree.ts";
import * as gr from "../../../src/index.ts";

type Click = ReturnType<typeof gr.Button>["click"];

/** Name and visibility of each listener. */
function names(wire: (click: Click, text: ReturnType<typeof gr.Textbox>) => void): [string, string][] {
  const text = gr.Textbox();
  const run = gr.Button();
  wire(run.click, text);
  const { listeners } = prepare(gr.Blocks([text, run]));
  return listeners.map(({ apiName, apiVisibility }) => [apiName, apiVisibility]);
}

function greet(): void {}

describe("the name of an endpoint", () => {
  it("is the function's, else the event's", ({ expect }) => {
    const found = names((click, text) => {
      click(greet);
      click(() => {});
      text.submit(() => {});
      click(() => {}).success(() => {});
    });
    expect(found.map(([name]) => name)).toEqual(["greet", "click", "submit", "click_1", "success"]);
  });

  it("is the author's choice, with or without a slash before it", ({ expect }) => {
    const found = names((click) => {
      click(greet, { apiName: "say_hello" });
      click(greet, { apiName: "/with-slash" });
    });
    expect(found.map(([name]) => name)).toEqual(["say_hello", "with-slash"]);
  });

  it("gets a number where it is taken, also by a choice that comes later", ({ expect }) => {
    const found = names((click) => {
      click(greet);
      click(greet);
      click(greet, { apiName: "greet_1" });
      click(greet);
    });
    expect(found.map(([name]) => name)).toEqual(["greet", "greet_2", "greet_1", "greet_3"]);
  });

  it("keeps only what an address may hold", ({ expect }) => {
    const named = { "grüße an!": () => {} }["grüße an!"];
    const found = names((click) => {
      click(named);
      click(Object.defineProperty(() => {}, "name", { value: "???" }));
    });
    expect(found.map(([name]) => name)).toEqual(["grean", "predict"]);
  });

  it("says what is no endpoint", ({ expect }) => {
    const found = names((click) => {
      const running = click(greet, { apiName: false });
      click(greet, { apiName: false });
      click(null, { js: "() => []" });
      click(null, { js: "() => []", cancels: running });
      click(null);
      click(greet, { cancels: running });
    });
    expect(found).toEqual([
      ["false", "private"],
      ["false_1", "private"],
      ["js_fn", "private"],
      ["js_fn_1", "private"],
      ["unnamed", "private"],
      ["unnamed_1", "private"],
      ["greet", "public"],
      ["unnamed_2", "private"],
    ]);
  });

  it("is public unless the author says otherwise", ({ expect }) => {
    const found = names((click) => {
      click(greet, { apiVisibility: "undocumented" });
      click(greet, { apiVisibility: "private", apiName: "secret" });
    });
    expect(found).toEqual([
      ["greet", "undocumented"],
      ["secret", "private"],
    ]);
  });
});

describe("a name that cannot be", () => {
  it("is refused when two endpoints want it, slash or not", ({ expect }) => {
    const twice = (): unknown =>
      names((click) => {
        click(greet, { apiName: "hello" });
        click(greet, { apiName: "/hello" });
      });
    expect(twice).toThrow('Two endpoints are named "hello"; give one of them another apiName.');
    expect(twice).toThrow(gr.SetupError);
  });

  it.for(["two words", "a/b", "grüße", "a?b", "%2e"])(
    "is refused where it cannot be part of an address: %s",
    (name, { expect }) => {
      expect(() => names((click) => click(greet, { apiName: name }))).toThrow(
        `apiName "${name}" cannot be part of an address; use letters, digits, "_" and "-".`,
      );
    },
  );
});
