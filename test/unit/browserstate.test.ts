import { describe, it } from "vitest";
import { BrowserState } from "../../components/browserstate/definition.ts";
import { fingerprint, seal, unseal } from "../../components/browserstate/seal.ts";
import { Textbox } from "../../components/textbox/definition.ts";
import { Blocks } from "../../src/authoring/blocks.ts";
import { SetupError } from "../../src/core/errors.ts";
import { prepare } from "../../src/core/tree.ts";
import { runCall, stepOf } from "../support/run-app.ts";

const settings = BrowserState({ name: "nobody", seen: [1] }, { storageKey: "settings" });
const text = Textbox();
text.submit(
  (settings) => {
    const { name, seen } = settings;
    // What a function does to what it reads must not reach others.
    seen.push(2);
    return `${name} ${seen.length}`;
  },
  { inputs: settings, outputs: text },
);
text.submit((name) => ({ name, seen: [] }), { inputs: text, outputs: settings });
text.submit(() => null, { outputs: settings });
text.submit(() => ({ name: () => "Ada" }) as never, { outputs: settings });
const app = Blocks([text]);

describe("a BrowserState", () => {
  it("is read as what the browser sends, or as its default, whole each time", async ({ expect }) => {
    expect((await stepOf(app, { data: [{ name: "Ada", seen: [] }] })).data).toEqual(["Ada 1"]);
    for (let i = 0; i < 2; i++) expect((await stepOf(app, { data: [null] })).data).toEqual(["nobody 2"]);
  });

  it("shows what JSON can say, or nothing", async ({ expect }) => {
    expect((await stepOf(app, { fnIndex: 1, data: ["Ada"] })).data).toEqual([{ name: "Ada", seen: [] }]);
    expect((await stepOf(app, { fnIndex: 2 })).data).toEqual([null]);
    expect(await runCall(app, { fnIndex: 3 })).toMatchObject({
      status: "failed",
      error: { error: expect.stringContaining("a function, which cannot be sent to the page") },
    });
  });

  it("need not be placed, and parts no neighbours", ({ expect }) => {
    const { nodes } = prepare(Blocks([Textbox(), BrowserState(0), Textbox()]));
    expect(nodes.map(({ component }) => component.definition.type)).toEqual(["form", "browserstate"]);
  });

  it("keeps its default to itself", ({ expect }) => {
    const list = [1];
    const state = BrowserState(list);
    list.push(2);
    expect(state.props["defaultValue"]).toEqual([1]);
  });

  it.for([1n, new Date(0), () => 1, Symbol("a"), { at: new Date(0) }])(
    "refuses %s as a default",
    (value, { expect }) => {
      expect(() => BrowserState(value)).toThrow(SetupError);
    },
  );

  it("refuses itself inside of itself as a default", ({ expect }) => {
    const endless: unknown[] = [];
    endless.push(endless);
    expect(() => BrowserState(endless)).toThrow(SetupError);
  });

  it.for(["", 5, true])("refuses %j as a name or a secret", (name, { expect }) => {
    expect(() => BrowserState(0, { storageKey: name as string })).toThrow(/storageKey/);
    expect(() => BrowserState(0, { secret: name as string })).toThrow(/secret/);
  });
});

describe("a sealed text", () => {
  it("can be read with its secret alone, as it was sealed", async ({ expect }) => {
    for (const text of ["", "Ada", "ünï🐾", "x".repeat(200_000)]) {
      const sealed = await seal(text, "secret");
      expect(await unseal(sealed, "secret")).toBe(text);
      expect(await unseal(sealed, "Secret")).toBeNull();
    }
  });

  it("is never twice the same, and cannot be changed", async ({ expect }) => {
    const [a, b] = await Promise.all([seal("Ada", "secret"), seal("Ada", "secret")]);
    expect(a).not.toBe(b);
    expect(await unseal(`${a.split(":")[0]}:${b.split(":")[1]}`, "secret")).toBeNull();
  });

  it.for(["", ":", "a", "a:", ":a", "é:é", "AAAA:AAAA", "AAAAAAAAAAAAAAAA:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"])(
    "is not %j",
    async (text, { expect }) => {
      expect(await unseal(text, "secret")).toBeNull();
    },
  );

  it("has a short name that says nothing of it", async ({ expect }) => {
    expect(await fingerprint("a")).toMatch(/^[\w+/]{16}$/);
    expect(await fingerprint("a")).toBe(await fingerprint("a"));
    expect(await fingerprint("a")).not.toBe(await fingerprint("b"));
  });
});
