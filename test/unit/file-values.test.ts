import { describe, it } from "vitest";
import { File as FileComponent } from "../../components/file/definition.ts";
import { InputError, SetupError } from "../../src/core/errors.ts";
import type { FileAccess, FileRef, FileSource } from "../../src/core/files.ts";
import { readWire } from "../../src/core/wire-schema.ts";
import { FILE_META, type FileData } from "../../src/protocol/file-data.ts";
import { acceptOf, isOfType, typeRefusal } from "../../src/protocol/file-types.ts";

const files: FileAccess = {
  open: ({ path }: FileData): FileRef => fileRef(path?.split("/").at(-1) ?? ""),
  async store(source: FileSource, { name }): Promise<FileData> {
    return {
      path: `stored/${name}`,
      url: typeof source === "string" ? source : null,
      orig_name: name,
      meta: FILE_META,
    };
  },
};

describe("reading a File", () => {
  it("answers one file or nothing", async ({ expect }) => {
    expect(await read({}, sent("a.txt"))).toMatchObject({ name: "a.txt" });
    expect(await read({}, null)).toBe(null);
    expect(await read({}, [sent("a.txt"), sent("b.txt")])).toMatchObject({ name: "a.txt" });
    expect(await read({}, [])).toBe(null);
  });

  it("answers a list where several are taken", async ({ expect }) => {
    for (const fileCount of ["multiple", "directory"] as const) {
      expect(await read({ fileCount }, [sent("a.txt"), sent("b.txt")])).toMatchObject([
        { name: "a.txt" },
        { name: "b.txt" },
      ]);
      expect(await read({ fileCount }, [])).toEqual([]);
      expect(await read({ fileCount }, null)).toBe(null);
      expect(await read({ fileCount }, sent("a.txt"))).toMatchObject([{ name: "a.txt" }]);
    }
  });

  it("answers the bytes where these are wanted", async ({ expect }) => {
    expect(await read({ type: "binary" }, sent("a.txt"))).toEqual(new TextEncoder().encode("a.txt"));
  });

  it("refuses other kinds than the author takes", async ({ expect }) => {
    await expect(read({ fileTypes: [".pdf", "image"] }, sent("a.txt"))).rejects.toThrow(
      'Invalid file type only .pdf, image allowed. "a.txt" is another kind.',
    );
    await expect(read({ fileTypes: [".pdf"] }, sent("a.txt"))).rejects.toBeInstanceOf(InputError);
    expect(await read({ fileTypes: ["text"] }, sent("a.txt"))).toMatchObject({ name: "a.txt" });
  });

  it("refuses what does not carry the mark of a file", ({ expect }) => {
    const { definition, props } = FileComponent();
    const parse = (value: unknown) => readWire(definition.wire(props), value).success;
    expect(parse({ path: "/etc/passwd" })).toBe(false);
    expect(parse({ path: null, meta: FILE_META })).toBe(false);
    expect(parse("a.txt")).toBe(false);
    expect(parse(sent("a.txt"))).toBe(true);
    expect(parse([sent("a.txt")])).toBe(true);
    expect(parse(null)).toBe(true);
  });
});

describe("showing in a File", () => {
  it("names what it stores", async ({ expect }) => {
    expect(await show({}, new File(["1"], "report.csv"))).toMatchObject({ orig_name: "report.csv" });
    expect(await show({}, fileRef("a.txt"))).toMatchObject({ orig_name: "a.txt" });
    expect(await show({}, new Uint8Array(2))).toMatchObject({ orig_name: "file" });
    expect(await show({}, "https://example.com/papers/one.pdf?x=1")).toMatchObject({ orig_name: "one.pdf" });
  });

  it("shows a list as a list, and one file as the component shows it", async ({ expect }) => {
    expect(await show({ fileCount: "multiple" }, new Uint8Array(2))).toHaveLength(1);
    expect(await show({ fileCount: "multiple" }, [new Uint8Array(2), "https://example.com/a"])).toHaveLength(2);
    expect(await show({}, [new Uint8Array(2), new Uint8Array(2)])).toHaveLength(2);
    expect(await show({ fileCount: "multiple" }, [])).toEqual([]);
    expect(await show({}, null)).toBe(null);
    expect(await show({}, undefined)).toBe(null);
  });
});

describe("the options of a File", () => {
  it("are checked when it is made", ({ expect }) => {
    expect(() => FileComponent({ fileCount: "many" as "multiple" })).toThrow(SetupError);
    expect(() => FileComponent({ type: "text" as "binary" })).toThrow(/type "text"/);
    expect(() => FileComponent({ fileTypes: "image" as unknown as string[] })).toThrow(/fileTypes is a list/);
  });

  it("decide what the API says", ({ expect }) => {
    const one = FileComponent();
    const list = FileComponent({ fileCount: "directory" });
    expect(one.definition.apiSchema?.(one.props)).toMatchObject({ title: "FileData", required: ["path"] });
    expect(list.definition.apiSchema?.(list.props)).toMatchObject({
      title: "ListFiles",
      items: { $ref: "#/$defs/FileData" },
    });
    expect(list.definition.example(list.props)).toMatchObject([{ orig_name: "sample_file.pdf" }]);
  });
});

describe("kinds of files", () => {
  it("go by type for groups and by ending for the rest", ({ expect }) => {
    expect(isOfType({ name: "a", type: "image/png" }, ["image"])).toBe(true);
    expect(isOfType({ name: "a.png", type: "" }, ["image"])).toBe(false);
    expect(isOfType({ name: "A.PDF", type: "" }, [".pdf"])).toBe(true);
    expect(isOfType({ name: "a.pdf", type: "" }, ["pdf"])).toBe(true);
    expect(isOfType({ name: "brain.nii.gz", type: "" }, [".nii.gz"])).toBe(true);
    expect(isOfType({ name: "brain.gz", type: "" }, [".nii.gz"])).toBe(false);
    expect(isOfType({ name: "a.jpg", type: "image/jpeg" }, ["invalid file_type"])).toBe(false);
    expect(isOfType({ name: "anything", type: "" }, ["file"])).toBe(true);
    expect(isOfType({ name: "anything", type: "" }, null)).toBe(true);
  });

  it("are told to the chooser as it knows them", ({ expect }) => {
    expect(acceptOf(["image", ".pdf", "txt"])).toBe("image/*, .pdf, .txt");
    expect(acceptOf([".nii.gz"])).toBe(".nii.gz, .gz");
    expect(acceptOf(["file"])).toBe(null);
    expect(acceptOf(null)).toBe(null);
    expect(typeRefusal([".pdf", "image"])).toBe("Invalid file type only .pdf, image allowed.");
  });
});

type Options = Parameters<typeof FileComponent<"filepath" | "binary", "single" | "multiple" | "directory">>[0];

async function read(options: Options, value: FileData | FileData[] | null): Promise<unknown> {
  const { definition, props } = FileComponent(options);
  return definition.preprocess(value, props, files);
}

async function show(options: Options, value: unknown): Promise<unknown> {
  const { definition, props } = FileComponent(options);
  return definition.postprocess(value as never, props, files); // any answer of a handler
}

function sent(name: string): FileData {
  return { path: `0123/${name}`, meta: FILE_META };
}

function fileRef(name: string): FileRef {
  const blob = new Blob([name]);
  return {
    name,
    type: name.endsWith(".txt") ? "text/plain" : "application/octet-stream",
    size: blob.size,
    path: `0123/${name}`,
    stream: async () => blob.stream() as ReadableStream<Uint8Array>, // Node's own type says less
    arrayBuffer: () => blob.arrayBuffer(),
    bytes: async () => new Uint8Array(await blob.arrayBuffer()),
    text: () => blob.text(),
  };
}
