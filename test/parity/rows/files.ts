/** Files: in, out, in part, again, and those that nobody may have. */

import { both, type Pair, type Row, type Stage } from "../pair.ts";
import type { AskOptions, Server } from "../server.ts";
import type { AppSpec } from "../spec.ts";
import { tinyPng } from "../../support/pictures.ts";

export const FILES_APP: AppSpec = {
  components: [
    { name: "text", type: "Textbox", options: { label: "Text" } },
    { name: "file", type: "File", options: { label: "File" } },
    { name: "several", type: "File", options: { label: "Several", fileCount: "multiple" } },
    { name: "notes", type: "File", options: { label: "Notes", fileTypes: [".txt", "image"] } },
    { name: "picture", type: "Image", options: { label: "Picture", type: "filepath", format: "png" } },
    { name: "tree", type: "JSON", options: { label: "Tree" } },
    { name: "go", type: "Button", options: { value: "Go" } },
  ],
  listeners: [
    { name: "write", on: [["go", "click"]], fn: "write", inputs: ["text"], outputs: ["file"] },
    { name: "read", on: [["go", "click"]], fn: "read", inputs: ["file"], outputs: ["text"] },
    { name: "read_note", on: [["go", "click"]], fn: "read", inputs: ["notes"], outputs: ["text"] },
    { name: "names", on: [["go", "click"]], fn: "names", inputs: ["several"], outputs: ["tree"] },
    { name: "keep", on: [["go", "click"]], fn: "echo", inputs: ["file"], outputs: ["file"] },
    { name: "keep_several", on: [["go", "click"]], fn: "echo", inputs: ["several"], outputs: ["several"] },
    { name: "look", on: [["go", "click"]], fn: "echo", inputs: ["picture"], outputs: ["picture"] },
  ],
  launch: { maxFileSize: "1kb" },
};

export const fileStages: readonly Stage[] = [
  { name: "uploads", app: FILES_APP, compare: uploads },
  { name: "files that are fetched", app: FILES_APP, compare: fetched },
  { name: "files in calls", app: FILES_APP, compare: called },
];

async function uploads(pair: Pair): Promise<Row[]> {
  const send = (name: string, form: () => FormData | string, options: AskOptions = {}): Promise<Row> =>
    both(pair, name, (server) => server.ask("/gradio_api/upload", { method: "POST", body: form(), ...options }));
  const rows: Row[] = [];
  for (const name of NAMES) rows.push(await send(`named ${JSON.stringify(name)}`, () => formOf([name, "text"])));
  return [
    ...rows,
    await send("two at once", () => formOf(["a.txt", "a"], ["b.txt", "b"])),
    await send("two of one name", () => formOf(["a.txt", "a"], ["a.txt", "b"])),
    await send("nothing in it", () => formOf(["empty.txt", ""])),
    await send("no file at all", () => new FormData()),
    await send("a field that is no file", () => {
      const form = formOf(["a.txt", "a"]);
      form.append("other", "text");
      return form;
    }),
    await send("another field's file", () => {
      const form = new FormData();
      form.append("other", new Blob(["a"]), "a.txt");
      return form;
    }),
    await send("as large as may be", () => formOf(["a.bin", "x".repeat(1024)])),
    await send("too large", () => formOf(["a.bin", "x".repeat(1025)])),
    await send("JSON instead", () => "{}", { headers: { "content-type": "application/json" } }),
    await send("a form without a boundary", () => "--x--", { headers: { "content-type": "multipart/form-data" } }),
    await send("a form that ends too soon", () => '--x\r\nContent-Disposition: form-data; name="files"; filename="a"', {
      headers: { "content-type": "multipart/form-data; boundary=x" },
    }),
    await both(pair, "progress of one that is done", async (server) => {
      const id = crypto.randomUUID();
      await server.ask(`/gradio_api/upload?upload_id=${id}`, { body: formOf(["a.txt", "text"]) });
      const { status, headers } = await server.ask(`/gradio_api/upload_progress?upload_id=${id}`);
      return { status, headers };
    }),
  ];
}

/** What files may be called on somebody's disk, or by somebody who tries. */
const NAMES: readonly string[] = [
  "note.txt",
  "two words.txt",
  "ünïcödé 日本語.txt",
  "../../etc/passwd",
  "..",
  ".hidden",
  "a/b/c.txt",
  "C:\\Users\\me\\a.txt",
  'qu"ote.txt',
  "semi;colon.txt",
  "per%20cent.txt",
  "dollar$ `tick` {brace}!.txt",
  "<b>.html",
  "CON",
  "nul.txt",
  "dots...",
  "no-ending",
  "tab\there.txt",
  `${"long".repeat(80)}.txt`,
  "archive.tar.gz",
];

function formOf(...files: readonly (readonly [name: string, content: string])[]): FormData {
  const form = new FormData();
  for (const [name, content] of files) form.append("files", new Blob([content]), name);
  return form;
}

const TELL = ["accept-ranges", "content-range", "content-length", "content-disposition"];

async function fetched(pair: Pair): Promise<Row[]> {
  const digits = (name: string, options: AskOptions): Promise<Row> =>
    both(pair, name, async (server) =>
      server.ask(await addressOf(server, "digits.txt", "0123456789"), { ...options, tell: TELL }),
    );
  // Gradio announces more than it sends, for some.
  const range = (value: string): Promise<Row> =>
    digits(`Range: ${value}`, { headers: { range: value }, patience: 3000 });
  const rows: Row[] = [];
  for (const [name, content] of KINDS) {
    rows.push(
      await both(pair, `of the kind ${name}`, async (server) =>
        server.ask(await addressOf(server, name, content), { tell: TELL }),
      ),
    );
  }
  for (const path of FORBIDDEN) {
    rows.push(await both(pair, `not allowed: ${path}`, (server) => server.ask(`/gradio_api/file=${path}`)));
  }
  return [
    await digits("whole", {}),
    await digits("HEAD", { method: "HEAD" }),
    await range("bytes=2-4"),
    await range("bytes=0-0"),
    await range("bytes=5-"),
    await range("bytes=-3"),
    await range("bytes=2-100"),
    await range("bytes=20-30"),
    await range("bytes=4-2"),
    await range("bytes=0-1,4-5"),
    await range("lines=1-2"),
    await digits("If-None-Match with another version", { headers: { "if-none-match": '"other"' } }),
    await both(pair, "If-None-Match with this version", async (server) => {
      const address = await addressOf(server, "digits.txt", "0123456789");
      const response = await server.fetch(address);
      await response.text();
      return server.ask(address, { headers: { "if-none-match": response.headers.get("etag") ?? "" }, tell: TELL });
    }),
    await both(pair, "has a version and a date", async (server) => {
      const response = await server.fetch(await addressOf(server, "digits.txt", "0123456789"));
      await response.text();
      return [response.headers.has("etag"), response.headers.has("last-modified")];
    }),
    await both(pair, "by the older address", async (server) => {
      const address = await addressOf(server, "digits.txt", "0123456789");
      return server.ask(address.replace("/file=", "/file/"), { tell: TELL });
    }),
    ...rows,
  ];
}

/** By their endings; some a browser would run. */
const KINDS: readonly (readonly [name: string, content: BlobPart])[] = [
  ["picture.png", tinyPng()],
  ["photo.jpg", "x"],
  ["drawing.svg", "<svg/>"],
  ["page.html", "<b>x</b>"],
  ["script.js", "alert(1)"],
  ["style.css", "b{}"],
  ["data.json", "{}"],
  ["table.csv", "a,b"],
  ["paper.pdf", "%PDF"],
  ["sound.wav", "x"],
  ["song.mp3", "x"],
  ["film.mp4", "x"],
  ["film.webm", "x"],
  ["archive.zip", "x"],
  ["document.xml", "<x/>"],
  ["page.xhtml", "<x/>"],
  ["notes.md", "# x"],
  ["no-ending", "x"],
  ["ünï cödé.bin", "x"],
];

const FORBIDDEN: readonly string[] = [
  "/etc/passwd",
  "../../../../etc/passwd",
  "..%2f..%2fetc%2fpasswd",
  "%2Fetc%2Fpasswd",
  "",
  "/",
  "nothing",
  `${"0".repeat(32)}/note.txt`,
  "%00",
  "%zz",
  "file:///etc/passwd",
  "http://127.0.0.1:9/secret",
  "https://169.254.169.254/latest",
];

async function addressOf(server: Server, name: string, content: BlobPart): Promise<string> {
  const path = await server.upload(name, content);
  return `/gradio_api/file=${path.split("/").map(encodeURIComponent).join("/")}`;
}

const META = { _type: "gradio.FileData" };

async function called(pair: Pair): Promise<Row[]> {
  const call = (name: string, fn: string, data: (server: Server) => Promise<unknown>): Promise<Row> =>
    both(pair, name, async (server) => server.call(fn, { data: [await data(server)] }));
  const note = async (server: Server): Promise<object> => ({
    path: await server.upload("note.txt", "tea"),
    meta: META,
  });
  return [
    await both(pair, "a file that a function writes", (server) => server.queue({ fn: "write", data: ["tea"] })),
    await both(pair, "what a function has written, fetched", async (server) => {
      const path = await server.written("write", ["tea"]);
      return server.ask(`/gradio_api/file=${path}`, { tell: TELL });
    }),
    await call("read", "read", note),
    await call("read: with a name of its own", "read", async (server) => ({
      ...(await note(server)),
      orig_name: "x.txt",
    })),
    await call("read: with a url that is a lie", "read", async (server) => ({
      ...(await note(server)),
      url: "http://127.0.0.1:9/secret",
    })),
    await call("read: nothing", "read", async () => null),
    await call("read: no meta", "read", async (server) => ({ path: await server.upload("note.txt", "tea") })),
    await call("read: a path alone", "read", (server) => server.upload("note.txt", "tea")),
    await call("read: a path of the system", "read", async () => ({ path: "/etc/passwd", meta: META })),
    await call("read: a path of the system, without meta", "read", async () => ({ path: "/etc/passwd" })),
    await call("read: a path that is not there", "read", async () => ({ path: `${"0".repeat(32)}/x`, meta: META })),
    await call("read: an address on this machine", "read", async () => ({
      path: "http://127.0.0.1:9/secret",
      meta: META,
    })),
    await call("read: a kind that is taken", "read_note", note),
    await call("read: a kind that is not taken", "read_note", async (server) => ({
      path: await server.upload("note.pdf", "tea"),
      meta: META,
    })),
    await call("names of several", "names", async (server) => [
      { path: await server.upload("a b.txt", "1"), meta: META },
      { path: await server.upload("ü.txt", "2"), meta: META },
    ]),
    await call("names of none", "names", async () => null),
    await call("names of an empty list", "names", async () => []),
    await call("keep", "keep", note),
    await call("keep several", "keep_several", async (server) => [await note(server), await note(server)]),
    await call("look at a picture", "look", async (server) => ({
      path: await server.upload("dot.png", tinyPng()),
      meta: META,
    })),
    await call("look at what is no picture", "look", note),
    await call("look at a data URL", "look", async () => ({ url: `data:image/png;base64,${base64()}`, meta: META })),
  ];
}

function base64(): string {
  return Buffer.from(tinyPng()).toString("base64");
}
