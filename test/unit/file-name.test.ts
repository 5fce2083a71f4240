import { describe, it } from "vitest";
import { cleanFileName, extensionOf, isFilePath, newFilePath } from "../../src/core/file-name.ts";

const CLEANED: readonly (readonly [given: string, kept: string])[] = [
  ["cat.png", "cat.png"],
  ["é日.png", "é日.png"],
  ["a b.txt", "a b.txt"],
  ["  sp .txt ", "sp .txt"],
  ["a[1]^(2),.txt", "a[1]^(2),.txt"],
  ["$HOME{x}!`.txt", "HOMEx.txt"],
  ["a\u0001b\u007f.txt", "ab.txt"],
  ["???.png", "file.png"],
  ["", "file"],
  [".", "file"],
  ["..", "file"],
  ["... ", "file"],
  ["a.", "a"],
  [".env", ".env"],
  ["con.txt", "_con.txt"],
  ["NUL.tar.gz", "_NUL.tar.gz"],
  ["console.txt", "console.txt"],
  ["100%.txt", "100.txt"],
  ["a%2e%2e#b?.txt", "a2e2eb.txt"],
  ["photo\u202egnp.exe", "photognp.exe"],
  ["a\ud800b.txt", "a\ufffdb.txt"],
  ["e\u0301.txt", "é.txt"],
];

describe("the name of a stored file", () => {
  it.for(CLEANED)("turns %j into %j", ([given, kept], { expect }) => {
    expect(cleanFileName(given)).toBe(kept);
  });

  it("drops separators, so that no name leaves its folder (TOB-7)", ({ expect }) => {
    expect(cleanFileName("../../etc/passwd")).toBe("....etcpasswd");
    expect(cleanFileName("..\\..\\x.txt")).toBe("....x.txt");
    expect(cleanFileName("x.txt::$DATA")).toBe("x.txtDATA");
  });

  it("keeps the extension of a long name and never cuts a character", ({ expect }) => {
    const name = cleanFileName(`${"日".repeat(300)}.png`);
    expect(new TextEncoder().encode(name).byteLength).toBeLessThanOrEqual(200);
    expect(name).toMatch(/^日+\.png$/);
  });

  it("cuts an absurd extension", ({ expect }) => {
    expect(cleanFileName(`a.${"b".repeat(1000)}`)).toHaveLength(200);
  });

  it("is quick with a megabyte of blanks and dots (CVE-2025-0187)", ({ expect }) => {
    const started = performance.now();
    cleanFileName(`${" .".repeat(500_000)}x`);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it("stays as it is when it is cleaned again", ({ expect }) => {
    for (const name of randomNames(20_000)) {
      const cleaned = cleanFileName(name);
      expect(cleanFileName(cleaned), JSON.stringify(name)).toBe(cleaned);
    }
  });

  it("reads the same after a trip through an address, however it was written (TOB-4)", ({ expect }) => {
    for (const name of randomNames(20_000)) {
      const path = newFilePath(cleanFileName(name));
      const { pathname } = new URL(`https://app.example/gradio_api/file=${path}`);
      expect(decodeURIComponent(pathname.slice("/gradio_api/file=".length)), JSON.stringify(name)).toBe(path);
    }
  });
});

describe("the path of a stored file", () => {
  it("holds 128 random bits", ({ expect }) => {
    const paths = new Set(Array.from({ length: 1000 }, () => newFilePath("a.txt")));
    expect(paths.size).toBe(1000);
    for (const path of paths) expect(path).toMatch(/^[0-9a-f]{32}\/a\.txt$/);
  });

  it("is recognised", ({ expect }) => {
    expect(isFilePath(newFilePath(cleanFileName("größe 1.txt")))).toBe(true);
  });

  const id = "0".repeat(32);
  const REFUSED = [
    ["CVE-2021-43831", "../../../../etc/passwd"],
    ["CVE-2021-43831", "/etc/passwd"],
    ["CVE-2023-51449", "%2e%2e/%2e%2e/etc/passwd"],
    ["CVE-2023-51449", `${id}/%252e`],
    ["CVE-2024-47164", `${id}/..`],
    ["CVE-2024-47164", `${id}/.`],
    ["CVE-2024-47164", `//${id}/a`],
    ["CVE-2024-34510", "\\\\host\\share"],
    ["CVE-2024-34510", "//host/share"],
    ["CVE-2024-12217", `${id}/x::$DATA`],
    ["CVE-2025-23042", `${"A".repeat(32)}/a.txt`],
    ["CVE-2024-1183", "http://127.0.0.1:22"],
    ["CVE-2026-59806", "HTTP:/\\evil.example"],
    ["CVE-2024-47166", `${id}/a/../b`],
    ["CVE-2024-47868", "queue/0f8fad5b-d9cb-469f-a165-70867728950e.json"],
    ["NUL", `${id}/a\0.txt`],
    ["too long", `${id}/${"a".repeat(201)}`],
    ["empty", ""],
  ] as const;

  it.for(REFUSED)("is not what an attacker makes up (%s): %j", ([, path], { expect }) => {
    expect(isFilePath(path)).toBe(false);
  });
});

describe("an extension", () => {
  it("is the last one", ({ expect }) => {
    expect(["a.tar.gz", ".env", "a", "a."].map(extensionOf)).toEqual([".gz", "", "", ""]);
  });
});

/** Names of hostile pieces, the same in every run. */
function* randomNames(count: number): Generator<string> {
  const pieces = [
    ...[
      ".",
      "..",
      "/",
      "//",
      "\\",
      "%2f",
      "%2e",
      "\0",
      " ",
      "\u00a0",
      "\u3000",
      "\u202e",
      "\ufeff",
      "\u037e",
      "\u1fef",
    ],
    ...[
      "e",
      "\u0301",
      "<",
      "\u0338",
      "日",
      "👩‍👩‍👧",
      "\ud83d",
      "con",
      "NUL",
      ".png",
      "a",
      "~",
      "'",
      "&",
      "+",
      ";",
      "=",
      "x".repeat(90),
    ],
  ];
  let seed = 7;
  const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let made = 0; made < count; made++) {
    yield Array.from({ length: next(9) }, () => pieces[next(pieces.length)]).join("");
  }
}
