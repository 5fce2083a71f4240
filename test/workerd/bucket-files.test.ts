import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { bucketFiles, type ListedBucket } from "../../src/authoring/bucket-files.ts";

describe("the files of a bucket", () => {
  it("are listed folder by folder, below the prefix", async ({ expect }) => {
    const keys = ["2026/may/b.txt", "2026/may/a.txt", "2026/may/deep/x", "2026/z", "2026/apr/", "2026-old/y", "top"];
    for (const key of keys) await env.FILES.put(`tree/${key}`, "");
    const all = bucketFiles(env.FILES, { prefix: "tree" });
    expect(await all.list("")).toEqual([
      { name: "2026", type: "folder" },
      { name: "2026-old", type: "folder" },
      { name: "top", type: "file" },
    ]);
    const year = bucketFiles(env.FILES, { prefix: "tree/2026/" });
    expect(await year.list("")).toEqual([
      { name: "apr", type: "folder" },
      { name: "may", type: "folder" },
      { name: "z", type: "file" },
    ]);
    expect(await year.list("may")).toEqual([
      { name: "deep", type: "folder" },
      { name: "a.txt", type: "file" },
      { name: "b.txt", type: "file" },
    ]);
    // A key that only marks a folder, and one that nobody has put.
    expect(await year.list("apr")).toEqual([]);
    expect(await year.list("not there")).toEqual([]);
  });

  it("are all listed, however many answers that takes", async ({ expect }) => {
    const names = Array.from({ length: 1205 }, (_, i) => `${i}`.padStart(4, "0"));
    for (let i = 0; i < names.length; i += 100) {
      await Promise.all(names.slice(i, i + 100).map((name) => env.FILES.put(`many/${name}`, "")));
    }
    let answers = 0;
    const counted: ListedBucket = { list: (options) => (answers++, env.FILES.list(options)) };
    const listed = await bucketFiles(counted, { prefix: "many" }).list("");
    expect(listed.map(({ name }) => name)).toEqual(names);
    expect(answers).toBe(2);
  });

  it("need a bucket", ({ expect }) => {
    const missing = undefined as unknown as R2Bucket; // no binding of that name
    expect(() => bucketFiles(missing)).toThrow("there is no such bucket; name it in wrangler.toml");
  });
});
