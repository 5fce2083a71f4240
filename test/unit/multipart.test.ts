import { describe, it } from "vitest";
import { readFiles } from "../../worker/files/multipart.ts";
import { wideReader } from "../../worker/files/wide-reader.ts";

describe("the files of a multipart body", () => {
  it("are those that the platform's own FormData writes, however the body is cut", async ({ expect }) => {
    const next = numbers(3);
    const pieces = ["a", "é", "日", "🎈", '"', "\\", "\r\n", "--", "%22", ";", "=", " ", "."];
    const text = (most: number) => Array.from({ length: next(most) }, () => pieces[next(pieces.length)]).join("");
    for (let round = 0; round < 200; round++) {
      const files = Array.from({ length: next(5) }, () => ({ name: `n${text(6)}.txt`, content: text(60) }));
      const form = new FormData();
      form.append(text(3), text(10));
      for (const { name, content } of files) form.append("files", new File([content], name));
      form.append("other", new File([text(20)], "other.txt"));
      const { headers, body } = await encoded(form);
      const found = await read(body, headers.get("content-type") ?? "", 1 + next(200));
      expect(found.map(({ content }) => content)).toEqual(files.map(({ content }) => content));
      expect(found.map(({ name }) => name)).toEqual(files.map(({ name }) => lastStep(name)));
    }
  });

  it("are judged alike however a mangled body is cut", async ({ expect }) => {
    const part = (disposition: string, content: string) =>
      `--X\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
    const whole = `${part('name="files"; filename="a.txt"', "a")}${part('name="n"', "n")}${part("name=files; filename*=UTF-8''b", "b")}--X--\r\n`;
    const pieces = [
      "\r\n",
      "--X",
      "--",
      "\0",
      '"',
      ";",
      "=",
      "\r",
      "\n",
      "é",
      "\\",
      "filename*=x'y",
      "z\r\n-".repeat(40_000),
    ];
    const next = numbers(5);
    for (let round = 0; round < 1000; round++) {
      const at = next(whole.length);
      const body = bytesOf(whole.slice(0, at) + pieces[next(pieces.length)] + whole.slice(at + next(12)));
      const outcome = (size: number) =>
        read(body, "multipart/form-data; boundary=X", size).catch((error: unknown) => String(error));
      expect(await outcome(body.length < 1000 ? 1 + next(40) : 65_536), whole.slice(0, at)).toEqual(
        await outcome(Infinity),
      );
    }
  });

  const NAMES: readonly (readonly [disposition: string, name: string])[] = [
    ['name="files"; filename="a.txt"', "a.txt"],
    ["name=files; filename=a.txt", "a.txt"],
    ['name="files"; filename="a \\"b\\".txt"', 'a "b".txt'],
    ['name="files"; filename="a %22b%22.txt"', 'a "b".txt'],
    ['name="files"; filename="C:\\dir\\a.txt"', "a.txt"],
    ['name="files"; filename="/pictures/me/a.txt"', "a.txt"],
    ['name="files"; filename="naive.txt"; filename*=UTF-8\'\'na%C3%AFve.txt', "naïve.txt"],
    ["name=\"files\"; filename*=UTF-8'en'na%C3%AFve.txt", "naïve.txt"],
    ['name="files"; filename="plain.txt"; filename*=UTF-8\'\'%E0%A4%A', "plain.txt"],
    ['name="files"; filename=""', ""],
    ['filename="a;b=c.txt"; name="files"', "a;b=c.txt"],
    ['Name="files"; FileName="a.txt"', "a.txt"],
    ['name="files"; filename="é日.txt"', "é日.txt"],
    ['name="files"; filename="first.txt"; filename="second.txt"', "first.txt"],
  ];
  it.for(NAMES)("are named by %s", async ([disposition, name], { expect }) => {
    const body = bytesOf(`--X\r\ncontent-disposition: form-data; ${disposition}\r\n\r\nx\r\n--X--`);
    expect(await read(body, 'multipart/form-data; charset=utf-8; boundary="X"')).toEqual([
      { index: 0, name, content: "x" },
    ]);
  });

  it("may have names in Latin-1", async ({ expect }) => {
    const body = Uint8Array.from(
      '--X\r\nContent-Disposition: form-data; name="files"; filename="\xe9.txt"\r\n\r\nx\r\n--X--',
      (character) => character.charCodeAt(0),
    );
    expect((await read(body, "multipart/form-data; boundary=X"))[0]?.name).toBe("é.txt");
  });

  it("are found quickly in a hostile header (CVE-2024-10624)", async ({ expect }) => {
    const started = performance.now();
    for (const filler of ["\\", '\\"', ';a="', "; filename=", " ", "%22"]) {
      const disposition = `name="files"; filename="${filler.repeat(7000 / filler.length)}`;
      const body = bytesOf(`--X\r\nContent-Disposition: form-data; ${disposition}\r\n\r\nx\r\n--X--`);
      await read(body, "multipart/form-data; boundary=X").catch(() => {});
    }
    expect(performance.now() - started).toBeLessThan(200);
  });

  it("end for everybody when one of them is given up", async ({ expect }) => {
    const form = new FormData();
    for (const name of ["a", "b"]) form.append("files", new File(["x"], name));
    const { headers, body } = await encoded(form);
    const reader = wideReader(streamOf(body, Infinity));
    const files = readFiles(reader, { contentType: headers.get("content-type") ?? "", field: "files", maxFiles: 9 });
    const first = await files.next();
    const second = files.next();
    if (first.done) throw new Error("No file came.");
    for await (const _ of first.value.bytes) break;
    expect(await second).toEqual({ done: true, value: undefined });
  });
});

interface Found {
  index: number;
  name: string;
  content: string;
}

async function read(body: Uint8Array, contentType: string, chunkSize = Infinity): Promise<Found[]> {
  const found: Found[] = [];
  const reader = wideReader(streamOf(body, chunkSize));
  for await (const { index, name, bytes } of readFiles(reader, { contentType, field: "files", maxFiles: 1000 })) {
    const decoder = new TextDecoder();
    let content = "";
    for await (const chunk of bytes) content += decoder.decode(chunk, { stream: true });
    found.push({ index, name, content: content + decoder.decode() });
  }
  return found;
}

async function encoded(form: FormData): Promise<{ headers: Headers; body: Uint8Array }> {
  const response = new Response(form);
  return { headers: response.headers, body: new Uint8Array(await response.arrayBuffer()) };
}

/** What a sender's path ends with. */
function lastStep(name: string): string {
  return name.slice(name.lastIndexOf("\\") + 1).replaceAll("%22", '"');
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function streamOf(bytes: Uint8Array, chunkSize: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = bytes.slice(at, at + Math.min(chunkSize, bytes.length));
      at += chunk.length;
      if (chunk.length > 0) controller.enqueue(chunk);
      if (at >= bytes.length) controller.close();
    },
  });
}

/** Chance that is the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
}
