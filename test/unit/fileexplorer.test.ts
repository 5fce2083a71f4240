import { describe, it, vi } from "vitest";
import { globOf } from "../../src/core/file-tree/glob.ts";
import type { FileAccess } from "../../src/core/files.ts";
import type { ServerSide } from "../../src/core/server-side.ts";
import { readWire } from "../../src/core/wire-schema.ts";
import * as gr from "../../src/index.ts";

const FILES = [
  "a.txt",
  "b.png",
  "dir/c.txt",
  "dir/deep/d.log",
  "dir/deep/e.txt",
  "dir.txt/x.png",
  "empty/",
  "zeta.txt",
];

const noFiles = {} as FileAccess; // it has none

type Explorer = Pick<gr.Component, "definition" | "props">;

function explorer(options: Partial<gr.FileExplorerOptions> & Partial<gr.FileExplorerFiles> = {}): Explorer {
  return gr.FileExplorer({ files: FILES, ...options });
}

/** What a function reads of a value that a page sends. */
async function read({ definition, props }: Explorer, value: unknown): Promise<unknown> {
  return definition.preprocess(value, props, noFiles);
}

async function show({ definition, props }: Explorer, value: unknown): Promise<unknown> {
  return definition.postprocess(value as never, props, noFiles); // some are wrong on purpose
}

/** What the page is answered that asks for a folder. */
async function ls({ definition, props }: Explorer, folder: unknown, changes: object = {}): Promise<unknown> {
  const server = { changes: async () => changes } as unknown as ServerSide; // as much of it as is used
  return definition.call?.(props, "ls", folder)?.run(server);
}

async function namesIn(from: Explorer, folder: readonly string[], changes: object = {}): Promise<string[]> {
  const { answer } = (await ls(from, folder, changes)) as { answer: { name: string }[] }; // a listing
  return answer.map(({ name }) => name);
}

describe("a pattern of paths", () => {
  it.for([
    ["**/*", "a.txt", true],
    ["*.txt", "dir/deep/e.txt", true],
    ["*.txt", "a.txt.png", false],
    ["dir/*", "dir/deep/e.txt", true],
    ["dir/*", "other/dir/e.txt", false],
    ["?.txt", "a.txt", true],
    ["?.txt", "ab.txt", false],
    ["[a-c].txt", "b.txt", true],
    ["[!a-c].txt", "b.txt", false],
    ["[]].txt", "].txt", true],
    ["[.txt", "[.txt", true],
    ["[a-].txt", "-.txt", true],
    ["a+(b).txt", "a+(b).txt", true],
    ["A.txt", "a.txt", false],
    ["*é?", "dir/é😀", true],
    ["", "a", false],
  ] as const)("%s asked about %s answers %s", ([glob, path, isFitting], { expect }) => {
    expect(globOf(glob)(path)).toBe(isFitting);
  });

  it("takes no longer for one that is made to take long", ({ expect }) => {
    const before = performance.now();
    expect(globOf(`${"*a".repeat(50)}b`)("a".repeat(5000))).toBe(false);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});

describe("what a FileExplorer lists", () => {
  it("has folders first, each kind by name, and files that fit", async ({ expect }) => {
    expect(await ls(explorer(), [])).toEqual({
      status: 200,
      answer: [
        { name: "dir", type: "folder", valid: true },
        { name: "dir.txt", type: "folder", valid: true },
        { name: "empty", type: "folder", valid: true },
        { name: "a.txt", type: "file", valid: true },
        { name: "b.png", type: "file", valid: true },
        { name: "zeta.txt", type: "file", valid: true },
      ],
    });
    expect(await ls(explorer({ glob: "*.txt" }), [])).toMatchObject({
      answer: [
        { name: "dir", valid: false },
        { name: "dir.txt", valid: true },
        {},
        { name: "a.txt" },
        { name: "zeta.txt" },
      ],
    });
    expect(await namesIn(explorer(), ["empty"])).toEqual([]);
  });

  it("has nothing of what is ignored, nor of what is in it", async ({ expect }) => {
    const some = explorer({ ignoreGlob: "dir" });
    expect(await namesIn(some, [])).not.toContain("dir");
    expect(await namesIn(some, ["dir", "deep"])).toEqual([]);
  });

  it("is below its root, as the session has it", async ({ expect }) => {
    const some = explorer({ rootDir: "dir" });
    expect(await namesIn(some, [])).toEqual(["deep", "c.txt"]);
    expect(await namesIn(some, ["deep"])).toEqual(["d.log", "e.txt"]);
    expect(await namesIn(some, ["deep"], { ignoreGlob: "*.log" })).toEqual(["e.txt"]);
    expect(await namesIn(some, [], { rootDir: "dir/deep", glob: "*.log" })).toEqual(["d.log"]);
  });

  it("is nothing for what leads elsewhere, or is no folder", async ({ expect }) => {
    const some = explorer({ rootDir: "dir/deep" });
    const wrong = [
      [".."],
      ["..", "c.txt"],
      [""],
      ["."],
      ["a/b"],
      ["../.."],
      ["d.log"],
      ["not there"],
      "dir",
      [7],
      { a: 1 },
    ];
    for (const folder of wrong) expect(await ls(some, folder)).toEqual({ status: 200, answer: [] });
    expect(await namesIn(some, null as never)).toEqual(["d.log", "e.txt"]);
    expect(some.definition.call?.(some.props, "list", [])).toBeUndefined();
  });

  it("comes from whatever lists files, without names that no path leads to", async ({ expect }) => {
    const asked: string[] = [];
    const files: gr.FileTree = {
      async list(folder) {
        asked.push(folder);
        return ["b", "", "..", "x/y", "a"].map((name) => ({ name, type: "file" }));
      },
    };
    const some = explorer({ files, rootDir: "2026/" });
    expect(await namesIn(some, ["may"])).toEqual(["a", "b"]);
    await namesIn(some, [".."]);
    expect(asked).toEqual(["2026/may"]);
  });

  it("says what its author says when it fails, and else nothing of what failed", async ({ expect }) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const failing = (error: Error): Explorer => {
      const files: gr.FileTree = {
        async list() {
          throw error;
        },
      };
      return explorer({ files });
    };
    expect(await ls(failing(new gr.Error("Log in first.")), [])).toEqual({
      status: 400,
      answer: { detail: "Log in first." },
    });
    expect(log).not.toHaveBeenCalled();
    const answer = { detail: "This folder cannot be read." };
    expect(await ls(failing(new Error("secret")), [])).toEqual({ status: 500, answer });
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });
});

describe("what a function reads of a FileExplorer", () => {
  it("are paths, or one of them", async ({ expect }) => {
    const value = [["c.txt"], ["deep", "."], ["deep", "e.txt"]];
    const many = explorer({ rootDir: "dir" });
    expect(await read(many, value)).toEqual(["dir/c.txt", "dir/deep", "dir/deep/e.txt"]);
    expect(await read(many, null)).toEqual([]);
    const one = explorer({ fileCount: "single" });
    expect(await read(one, [["dir", "."]])).toBe("dir");
    expect(await read(one, [])).toBeNull();
    await expect(read(one, [["a.txt"], ["b.png"]])).rejects.toThrow("Choose one file only.");
  });

  it.for([
    [[".."]],
    [["..", "a.txt"]],
    [["deep", "..", "c.txt"]],
    [["", "c.txt"]],
    [["deep/e.txt"]],
    [["."]],
    [[]],
    [["deep", "\0"]],
    [["a.txt"]],
    [["not there.txt"]],
    [["c.txt", "."]],
    [["deep", "d.log"]],
    [["deep"]],
  ])("is never what is not shown: %j", async ([path], { expect }) => {
    const some = explorer({ rootDir: "dir", glob: "*.txt", ignoreGlob: "*/x*" });
    await expect(read(some, [["c.txt"], path])).rejects.toThrow("cannot be chosen. Choose what is shown.");
  });

  it("is never in a folder that is ignored", async ({ expect }) => {
    await expect(read(explorer({ ignoreGlob: "*/deep" }), [["dir", "deep", "e.txt"]])).rejects.toThrow(
      "cannot be chosen",
    );
    const lister = explorer({ files: { list: async () => [] }, ignoreGlob: "*secret*", glob: "*.txt" });
    expect(await read(lister, [["dir", "a.txt"]])).toEqual(["dir/a.txt"]);
    await expect(read(lister, [["secret", "a.txt"]])).rejects.toThrow("cannot be chosen");
    await expect(read(lister, [["dir", "a.png"]])).rejects.toThrow("cannot be chosen");
  });

  it("does not fit otherwise", ({ expect }) => {
    const { definition, props } = explorer();
    for (const wrong of ["a.txt", ["a.txt"], [[1]], [["a"], null], { a: 1 }]) {
      expect(readWire(definition.wire(props), wrong).success).toBe(false);
    }
  });
});

describe("what a function shows in a FileExplorer", () => {
  it("are paths, with the root or without", async ({ expect }) => {
    const some = explorer({ rootDir: "dir" });
    expect(await show(some, ["dir/c.txt", "deep/e.txt", "dir/deep"])).toEqual([
      ["c.txt"],
      ["deep", "e.txt"],
      ["deep", "."],
    ]);
    expect(await show(some, "c.txt")).toEqual([["c.txt"]]);
    expect(await show(some, null)).toBeNull();
    const lister = explorer({ files: { list: async () => [] }, rootDir: "2026" });
    expect(await show(lister, ["2026/a", "b/c"])).toEqual([["a"], ["b", "c"]]);
  });

  it("may be what it has read", async ({ expect }) => {
    const some = explorer({ files: ["a/a/x", "a/x"], rootDir: "a" });
    for (const value of [[["a", "x"]], [["x"]], [["a", "."]]]) {
      expect(await show(some, await read(some, value))).toEqual(value);
    }
  });

  it("is refused with a reason", async ({ expect }) => {
    await expect(show(explorer({ rootDir: "dir" }), "a.txt")).rejects.toThrow(
      'FileExplorer: there is no "a.txt" in "dir"; show paths such as functions read them.',
    );
    await expect(show(explorer(), "/a.txt")).rejects.toThrow('there is no "/a.txt" in the tree');
    await expect(show(explorer(), ["../a.txt"])).rejects.toThrow('there is no "../a.txt"');
    await expect(show(explorer(), [["a.txt"]])).rejects.toThrow("return a path, a list of paths, or null");
    await expect(show(explorer({ fileCount: "single" }), ["a.txt", "b.png"])).rejects.toThrow("was given 2 paths");
  });
});

describe("the options of a FileExplorer", () => {
  it.for([
    [{ files: undefined }, "files is missing"],
    [{ files: "a.txt" }, "files is missing"],
    [{ files: [7] }, "which are texts"],
    [{ files: ["/a.txt"] }, '"/a.txt" is no path'],
    [{ files: ["a/../b"] }, '"a/../b" is no path'],
    [{ files: ["a//b"] }, '"a//b" is no path'],
    [{ files: ["a", "a/b"] }, '"a" is a file and a folder'],
    [{ rootDir: "not there" }, 'rootDir "not there" is no folder'],
    [{ rootDir: "a.txt" }, 'rootDir "a.txt" is no folder'],
    [{ rootDir: "../x" }, "rootDir is a folder of the tree"],
    [{ glob: null }, "glob is a pattern"],
    [{ ignoreGlob: 7 }, "ignoreGlob is a pattern"],
    [{ fileCount: "directory" }, 'fileCount "directory" is unknown'],
    [{ value: "not there" }, 'there is no "not there"'],
  ] as const)("%j stops the build", ([options, message], { expect }) => {
    const wrong = options as Partial<gr.FileExplorerOptions>; // on purpose
    expect(() => explorer(wrong)).toThrow(
      expect.objectContaining({ name: "SetupError", message: expect.stringContaining(message) }),
    );
  });

  it("can be changed by an update, but for the files", ({ expect }) => {
    const { definition, props } = explorer({ value: "a.txt" });
    expect(definition.complete({ ...props, rootDir: "dir" })).toMatchObject({ rootDir: "dir" });
    expect(() => definition.complete({ ...props, rootDir: "x" })).toThrow(
      expect.objectContaining({ name: "AppError" }),
    );
    expect(() => definition.complete({ ...props, files: ["b"] } as never)).toThrow("files cannot be changed");
  });

  it("keep the files to the server, but for what it draws", ({ expect }) => {
    const { definition, props } = explorer({ rootDir: "dir" });
    const drawn = { id: 1, props, hasChildren: false };
    expect(definition.wireProps?.(props)).toEqual({ files: null, tree: null, serverFns: ["ls"] });
    expect(definition.prerender?.({}, drawn)).toEqual({
      listed: [
        { name: "deep", type: "folder", valid: true },
        { name: "c.txt", type: "file", valid: true },
      ],
    });
    const many = explorer({ files: Array.from({ length: 501 }, (_, i) => `${i}.txt`) });
    expect(many.definition.prerender?.({}, { ...drawn, props: many.props })).toEqual({});
  });
});
