import { describe, it } from "vitest";
import { extensionOfMimeType, mimeTypeOf, mimeTypeOfName } from "../../src/core/mime-type.ts";
import { newFile } from "../../src/runtime/new-file.ts";

const PNG = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
const HTML = "<script>alert(1)</script>";

const TYPES: readonly (readonly [name: string, head: string, type: string])[] = [
  ["cat.png", PNG, "image/png"],
  ["cat.jpg", PNG, "image/png"],
  ["CAT.PNG", PNG, "image/png"],
  ["blob", PNG, "image/png"],
  ["cat.jpeg", "\xff\xd8\xff\xe0\0\x10JFIF\0", "image/jpeg"],
  ["cat.gif", "GIF89a\x01\0\x01\0", "image/gif"],
  ["cat.webp", "RIFF\x10\0\0\0WEBPVP8 ", "image/webp"],
  ["cat.avif", "\0\0\0\x1cftypavif", "image/avif"],
  ["phone.heic", "\0\0\0\x1cftypheic", "image/heic"],
  ["a.wav", "RIFF\x10\0\0\0WAVEfmt ", "audio/wav"],
  ["recording", "RIFF\x10\0\0\0WAVEfmt ", "audio/wav"],
  ["a.mp3", "ID3\x04", "audio/mpeg"],
  ["clip", "\x1aE\xdf\xa3\x01", "video/webm"],
  ["clip", "\0\0\0\x18ftypisom", "video/mp4"],
  ["voice", "\0\0\0\x18ftypM4A ", "audio/mp4"],
  ["a.txt", HTML, "text/plain"],
  ["a.json", "{}", "application/json"],
  ["a.html", HTML, "text/html"],
  ["a.html", PNG, "text/html"],
  ["a.svg", "<svg", "image/svg+xml"],
  ["notes", "hello", "application/octet-stream"],
  ["constructor", "hello", "application/octet-stream"],
  ["a.__proto__", "hello", "application/octet-stream"],
  ["a.PDF", "%PDF-1.7", "application/pdf"],
];

describe("the type of a file", () => {
  it.for(TYPES)("of %j beginning with %j is %s", ([name, head, type], { expect }) => {
    expect(mimeTypeOf(name, latin1(head))).toBe(type);
  });

  it("is unknown for a picture by name that is none by its bytes (CVE-2024-47872)", ({ expect }) => {
    for (const name of ["a.png", "a.jpg", "a.gif", "a.webp"]) {
      expect(mimeTypeOf(name, latin1(HTML))).toBe("application/octet-stream");
      expect(mimeTypeOf(name, new Uint8Array())).toBe("application/octet-stream");
      expect(mimeTypeOf(name, latin1("%PDF-1.7"))).toBe("application/octet-stream");
    }
  });

  it("can be told from a name alone", ({ expect }) => {
    expect([mimeTypeOfName("a.b.MP4"), mimeTypeOfName("a"), mimeTypeOfName("a.toString")]).toEqual([
      "video/mp4",
      null,
      null,
    ]);
  });

  it("has one usual extension", ({ expect }) => {
    expect(["image/jpeg", "audio/ogg", "text/plain", "text/html", "x/y"].map(extensionOfMimeType)).toEqual([
      ".jpg",
      ".ogg",
      ".txt",
      ".html",
      "",
    ]);
  });
});

describe("a new file", () => {
  it("gets the extension of its type when its name has none", ({ expect }) => {
    expect(newFile("blob", latin1(PNG))).toMatchObject({ name: "blob.png", type: "image/png" });
    expect(newFile("speech", latin1("..."), "audio/wav")).toMatchObject({ name: "speech.wav", type: "audio/wav" });
  });

  it("keeps a name that says what it is, or that nobody can tell", ({ expect }) => {
    expect(newFile("cat.jpg", latin1(PNG))).toMatchObject({ name: "cat.jpg", type: "image/png" });
    expect(newFile("Makefile", latin1("all:"))).toMatchObject({ name: "Makefile", type: "application/octet-stream" });
  });

  it("lies under its own name", ({ expect }) => {
    const { path, name } = newFile("../a?.txt", latin1("x"));
    expect(path.slice(33)).toBe(name);
  });
});

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
