import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it, vi } from "vitest";
import { checkBuild } from "../../../src/cli/check-build.ts";
import { SaveFollower } from "../../../src/cli/save-follower.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gradio-workers-saves-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("a saved app", () => {
  it("is found to be in order, whatever the platform and the library bring", async ({ expect }) => {
    expect(
      await check(
        'import { env } from "cloudflare:workers"; import "node:fs"; import "path"; import "gradio-workers";',
      ),
    ).toBe(null);
  });

  it("may import what wrangler has rules for", async ({ expect }) => {
    writeFileSync(join(folder, "model.onnx"), "weights");
    expect(await check('import model from "./model.onnx"; export default model;')).toBe(null);
  });

  it("is refused with the place of the mistake", async ({ expect }) => {
    const problem = await check("export default 1;\nconst x = ;\n");
    expect(problem).toContain('Unexpected ";"');
    expect(problem).toContain("app.ts:2:10:");
  });

  it("is refused when a module is missing", async ({ expect }) => {
    expect(await check('import "./gone.ts";')).toContain('Could not resolve "./gone.ts"');
  });
});

describe("what wrangler says of a save", () => {
  it("comes down to a line", ({ expect }) => {
    const said = vi.spyOn(console, "log").mockReturnValue();
    const follower = new SaveFollower({ failed: () => expect.unreachable() });
    expect(follower.takes("The file .gradio/saved changed, restarting build...")).toBe(true);
    expect(follower.takes("[app] a log of its own")).toBe(false);
    expect(follower.takes("⎔ Local server updated and ready")).toBe(true);
    expect(said).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(/^Saved\. The new version is up after \d+ ms\.$/),
    );
    said.mockRestore();
  });

  it("reaches the pages when it is a failure, without colours", async ({ expect }) => {
    const { promise: told, resolve: failed } = Promise.withResolvers<string>();
    const follower = new SaveFollower({ failed });
    expect(follower.takes("\u001B[31m✘ [ERROR] Build failed with 1 error:\u001B[0m")).toBe(false);
    expect(follower.takes("")).toBe(false);
    expect(follower.takes("  ✘ [ERROR] Could not load a rule")).toBe(false);
    expect(await told).toBe("✘ [ERROR] Build failed with 1 error:\n\n  ✘ [ERROR] Could not load a rule");
  });
});

async function check(app: string): Promise<string | null> {
  const path = join(folder, "app.ts");
  writeFileSync(path, app);
  return checkBuild(path);
}
