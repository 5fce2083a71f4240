import { describe, it } from "vitest";
import { distinct, zip } from "../../components/gallery/zip.ts";

const NOW = new Date(2026, 10, 22, 1, 2, 4);

describe("a ZIP of files", () => {
  it("holds each under its name, as it was", async ({ expect }) => {
    const archive = await zip(
      [
        { name: "cat.png", content: new Blob(["a cat"]) },
        { name: "größe 猫.txt", content: new Blob([""]) },
        { name: "cat.png", content: new Blob([Uint8Array.from({ length: 70_000 }, (_, i) => i)]) },
      ],
      NOW,
    );
    const files = await unpacked(archive);
    expect([...files.keys()]).toEqual(["cat.png", "größe 猫.txt", "cat-2.png"]);
    expect(new TextDecoder().decode(files.get("cat.png"))).toBe("a cat");
    expect(files.get("größe 猫.txt")).toEqual(new Uint8Array());
    expect(files.get("cat-2.png")).toEqual(Uint8Array.from({ length: 70_000 }, (_, i) => i));
    expect(archive.type).toBe("application/zip");
  });

  it("says when it was made, and how long and which each file is", async ({ expect }) => {
    const archive = await zip([{ name: "a", content: new Blob(["123456789"]) }], NOW);
    const view = new DataView(await archive.arrayBuffer());
    expect(view.getUint16(10, true)).toBe((1 << 11) | (2 << 5) | 2);
    expect(view.getUint16(12, true)).toBe((46 << 9) | (11 << 5) | 22);
    // The checksum that every description of CRC-32 gives for these digits.
    expect(view.getUint32(14, true)).toBe(0xcbf43926);
    expect([view.getUint32(18, true), view.getUint32(22, true)]).toEqual([9, 9]);
  });

  it("may be empty", async ({ expect }) => {
    expect(await unpacked(await zip([], NOW))).toEqual(new Map());
  });

  it("gives no name twice", ({ expect }) => {
    expect(distinct(["a.png", "A.png", "a.png", "a-2.png", "b", "b", ".x", ".x"])).toEqual([
      "a.png",
      "A-2.png",
      "a-3.png",
      "a-2-2.png",
      "b",
      "b-2",
      ".x",
      ".x-2",
    ]);
  });
});

/** Reads an archive as every program does: from its end over its directory to the files. */
async function unpacked(archive: Blob): Promise<Map<string, Uint8Array>> {
  const bytes = await archive.bytes();
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  if (view.getUint32(end, true) !== 0x06054b50) throw new Error("It has no end.");
  const files = new Map<string, Uint8Array>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error("This is no entry of a directory.");
    const [size, named, local] = [
      view.getUint32(at + 24, true),
      view.getUint16(at + 28, true),
      view.getUint32(at + 42, true),
    ];
    if (view.getUint32(local, true) !== 0x04034b50) throw new Error("There is no file.");
    const begin = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    files.set(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + named)), bytes.slice(begin, begin + size));
    at += 46 + named;
  }
  if (at !== end) throw new Error("The directory is longer or shorter than it says.");
  return files;
}
