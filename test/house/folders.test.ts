import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "vitest";
import { read, ROOT } from "./sources.ts";

describe("the demos", () => {
  // Beside what several of them show.
  it.for(readdirSync(join(ROOT, "demos")).filter((name) => name !== "media"))("%s has an app", (demo, { expect }) => {
    const app = join(ROOT, "demos", demo, "app.ts");
    expect(existsSync(app)).toBe(true);
    expect(readFileSync(app, "utf8")).toMatch(/^export default /m);
  });
});

describe("the server", () => {
  const index = readFileSync(join(ROOT, "worker/index.ts"), "utf8");

  it.for(readdirSync(join(ROOT, "worker/routes")))("mounts the routes of %s", (file, { expect }) => {
    expect(index).toContain(`"./routes/${file}"`);
  });
});

describe("the folders of the root", () => {
  const known = ["components", "demos", "dist", "docs", "durable", "node_modules", "scripts", "src", "test", "worker"];

  it("are those that the contributor's guide names", ({ expect }) => {
    const folders = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const unknown = folders.map(({ name }) => name).filter((name) => !name.startsWith(".") && !known.includes(name));
    expect(unknown).toEqual([]);
    const [guide] = read(["CONTRIBUTING.md"]);
    const built = ["dist", "node_modules"];
    expect(known.filter((name) => !built.includes(name) && !guide?.text.includes(`${name}/`))).toEqual([]);
  });
});
