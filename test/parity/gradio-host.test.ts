import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, it } from "vitest";
import { CannotRun } from "../support/gradio-environment.ts";
import { GradioHost } from "./gradio-host.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradio-workers-host-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A host that says it is ready and then answers as told; Node plays Python. */
async function hostThat(answers: string, options: { ready?: string; timeout?: number } = {}): Promise<GradioHost> {
  const script = join(folder, `${crypto.randomUUID()}.mjs`);
  const { ready = `console.log('{"ok":{}}')` } = options;
  const loop = `for await (const line of createInterface({ input: process.stdin })) { const { do: deed } = JSON.parse(line); ${answers} }`;
  writeFileSync(script, `import { createInterface } from "node:readline";\n${ready};\n${loop}\n`);
  return GradioHost.start({ python: process.execPath, script, timeout: options.timeout ?? 10_000 });
}

const APP = { components: [] };

describe("the real Gradio", () => {
  it("serves at the port that it was given, and closes", async ({ expect }) => {
    await using host = await hostThat(`console.log(JSON.stringify({ ok: deed === "serve" ? "http://here" : null }))`);
    expect(await host.serve(APP, 7860)).toBe("http://here");
    await host.close(7860);
  });

  it("tells why it refuses a component, or that it does not", async ({ expect }) => {
    await using host = await hostThat(
      `console.log(line.includes("bad") ? '{"error":"ValueError: no"}' : '{"ok":null}')`,
    );
    expect(await host.refusal({ name: "a", type: "bad" })).toBe("ValueError: no");
    expect(await host.refusal({ name: "a", type: "good" })).toBeNull();
  });

  it("answers questions in the order in which they came", async ({ expect }) => {
    await using host = await hostThat(`console.log(JSON.stringify({ ok: [JSON.parse(line).of] }))`);
    const names = ["a", "b", "c"];
    expect(await Promise.all(names.map((name) => host.options(name)))).toEqual(names.map((name) => [name]));
  });
});

describe("a Gradio that does not serve ends the comparison", () => {
  it("when it ends before it has begun, with its last words", async ({ expect }) => {
    const start = hostThat("", { ready: `console.error("ImportError: no module"); process.exit(1)` });
    await expect(start).rejects.toThrow(CannotRun);
    await expect(start).rejects.toThrow(/has ended[^]*ImportError: no module/);
  });

  it("when it cannot be run at all", async ({ expect }) => {
    await expect(GradioHost.start({ python: join(folder, "nothing") })).rejects.toThrow(
      /The process of Gradio has ended/,
    );
  });

  it("when the port is taken", async ({ expect }) => {
    await using host = await hostThat(
      `console.log('{"error":"OSError: Cannot find empty port in range: 7860-7860."}')`,
    );
    const serving = host.serve(APP, 7860);
    await expect(serving).rejects.toThrow(CannotRun);
    await expect(serving).rejects.toThrow(/at port 7860: OSError: Cannot find empty port/);
  });

  it("when it dies in the middle", async ({ expect }) => {
    await using host = await hostThat(`console.error("Segmentation fault"); process.exit(139)`);
    await expect(host.serve(APP, 7860)).rejects.toThrow(/has ended[^]*Segmentation fault/);
    await expect(host.describe("Textbox")).rejects.toThrow(CannotRun);
  });

  it("when it never answers", async ({ expect }) => {
    await using host = await hostThat("", { timeout: 300 });
    await expect(host.serve(APP, 7860)).rejects.toThrow(/no answer within 0\.3 s/);
  });

  it("when it says what nobody understands", async ({ expect }) => {
    await using host = await hostThat(`console.log("Welcome!")`);
    await expect(host.serve(APP, 7860)).rejects.toThrow(/no answer but: Welcome!/);
  });
});
