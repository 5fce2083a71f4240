import { describe, it } from "vitest";
import { Video, type VideoOptions } from "../../components/video/definition.ts";
import { AppError, InputError, SetupError } from "../../src/core/errors.ts";
import type { FileAccess, FileRef, FileSource } from "../../src/core/files.ts";
import { FILE_META, type FileData } from "../../src/protocol/file-data.ts";
import { createFileAccess } from "../../src/runtime/stored-files.ts";
import { fakeBucket } from "../support/fake-bucket.ts";
import { aVideo } from "../support/videos.ts";

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47);

describe("reading a Video", () => {
  it("answers nothing where there is nothing", async ({ expect }) => {
    expect(await read(Video(), null, storage())).toBe(null);
  });

  it("answers the file itself", async ({ expect }) => {
    const files = storage();
    const sent = await files.store(await aVideo({ sound: "opus" }), { name: "clip.webm" });
    expect(await read(Video(), sent, files)).toMatchObject({ path: sent.path, name: "clip.webm", type: "video/webm" });
  });

  it("takes the sound away where the webcam is the only source, or the author says so", async ({ expect }) => {
    const files = storage();
    const sent = await files.store(await aVideo({ sound: "opus" }), { name: "clip.webm" });
    for (const silent of [Video({ sources: ["webcam"] }), Video({ includeAudio: false })]) {
      const file = await read(silent, sent, files);
      expect([file.path === sent.path, file.name, file.size < (sent.size ?? 0)]).toEqual([false, "clip.webm", true]);
    }
    expect(await read(Video({ sources: ["webcam"], includeAudio: true }), sent, files)).toMatchObject({
      path: sent.path,
    });
  });

  it("puts the file into the container that the author wants", async ({ expect }) => {
    const files = storage();
    const sent = await files.store(await aVideo({ container: "webm" }), { name: "my clip.webm" });
    const file = await read(Video({ format: "mp4" }), sent, files);
    expect([file.name, file.type]).toEqual(["my clip.mp4", "video/mp4"]);
    expect(await read(Video({ format: "webm" }), sent, files)).toMatchObject({ path: sent.path });
  });

  it("refuses what is no video", async ({ expect }) => {
    const files = storage();
    const sent = await files.store(new TextEncoder().encode("hello"), { name: "notes.txt" });
    await expect(read(Video(), sent, files)).rejects.toBeInstanceOf(InputError);
    await expect(read(Video(), sent, files)).rejects.toThrow('"notes.txt" is not a video.');
  });

  it("refuses files that are not the visitor's", async ({ expect }) => {
    for (const path of ["0/secret.mp4", "constructor", null]) {
      await expect(read(Video(), { path, meta: FILE_META }, storage())).rejects.toBeInstanceOf(InputError);
    }
  });
});

describe("showing in a Video", () => {
  it("hands on a file that was read, without storing it again", async ({ expect }) => {
    const files = storage();
    const sent = await files.store(await aVideo(), { name: "clip.webm" });
    expect(await show(Video(), files.open(sent), files)).toMatchObject({ path: sent.path, orig_name: "clip.webm" });
    expect(files.kept.size).toBe(1);
  });

  it("names bytes by what they are", async ({ expect }) => {
    const [webm, mp4] = [await aVideo(), await aVideo({ container: "mp4" })];
    for (const [source, name] of [
      [webm, "video.webm"],
      [mp4.buffer, "video.mp4"],
      [new Blob([mp4]), "video.mp4"],
      [new Blob([webm]).stream() as ReadableStream<Uint8Array>, "video.webm"], // Node's own type says less
      [new Response(mp4), "video.mp4"],
      [new File([webm], "fun.webm"), "fun.webm"],
      [new Blob(["OggS"], { type: "video/ogg" }), "video.ogv"],
    ] as const) {
      expect(await show(Video(), source, storage())).toMatchObject({
        orig_name: name,
        mime_type: expect.stringMatching(/^video\//),
      });
    }
  });

  it("puts it into the container that the author wants", async ({ expect }) => {
    const files = storage();
    expect(await show(Video({ format: "mp4" }), await aVideo({ sound: "opus" }), files)).toMatchObject({
      orig_name: "video.mp4",
      mime_type: "video/mp4",
    });
    expect(await show(Video({ includeAudio: false }), await aVideo({ sound: "opus" }), files)).toMatchObject({
      orig_name: "video.webm",
    });
  });

  it("passes addresses on unread", async ({ expect }) => {
    const files = storage();
    const url = "https://example.com/clips/bus.mp4?size=2";
    expect(await show(Video({ format: "webm" }), url, files)).toMatchObject({ path: null, url, orig_name: "bus.mp4" });
    expect(files.kept.size).toBe(0);
  });

  it("stores data URLs", async ({ expect }) => {
    const url = `data:video/webm;base64,${btoa(String.fromCharCode(...(await aVideo())))}`;
    expect(await show(Video(), url, storage())).toMatchObject({ orig_name: "video.webm", mime_type: "video/webm" });
  });

  it("never takes a text for a path, and does not repeat it", async ({ expect }) => {
    for (const text of [
      "/etc/passwd",
      "0123/secret.mp4",
      "file:///etc/passwd",
      "javascript:alert(1)",
      "data:text/html,x",
      "",
    ]) {
      const refused = show(Video(), text, storage());
      await expect(refused).rejects.toBeInstanceOf(AppError);
      if (text) await expect(refused).rejects.not.toThrow(text);
    }
  });

  it("refuses what is no file at all", async ({ expect }) => {
    await expect(show(Video(), 42 as never, storage())).rejects.toThrow(AppError);
    await expect(show(Video(), 42 as never, storage())).rejects.toThrow(/no video we know/);
  });

  it("refuses bytes that are no video", async ({ expect }) => {
    for (const source of [new TextEncoder().encode("hello"), new Blob(["<html>"], { type: "text/html" }), PNG]) {
      await expect(show(Video(), source, storage())).rejects.toThrow(/no video we know/);
    }
  });
});

describe("the options of a Video", () => {
  const wire = (options: Partial<VideoOptions>) => {
    const { definition, props } = Video(options);
    return definition.wireProps?.(props) ?? {};
  };

  it("are checked when it is made", ({ expect }) => {
    expect(() => Video({ sources: ["scanner" as "upload"] })).toThrow(/sources "scanner"/);
    expect(() => Video({ format: "avi" as "mp4" })).toThrow(/format "avi" is unknown; use "mp4"/);
    expect(() => Video({ streaming: true })).toThrow(/streaming is not offered/);
    expect(() => Video({ subtitles: "hello" })).toThrow(SetupError);
    expect(() => Video({ watermark: "mark.png" })).toThrow(/watermark/);
    expect(() => Video({ watermark: "data:image/svg+xml,<svg/>" })).toThrow(SetupError);
  });

  it("follow from each other: sound belongs to uploads", ({ expect }) => {
    expect(Video().props).toMatchObject({ sources: ["upload", "webcam"], includeAudio: true });
    expect(Video({ sources: ["webcam"] }).props["includeAudio"]).toBe(false);
    expect(Video({ sources: ["webcam"], includeAudio: true }).props["includeAudio"]).toBe(true);
    expect(Video({ webcamOptions: { mirror: false } }).props["webcamOptions"]).toEqual({
      mirror: false,
      constraints: null,
    });
  });

  it("take subtitles and watermarks along as addresses", ({ expect }) => {
    expect(wire({})).toEqual({
      subtitles: null,
      watermark: { watermark: null, position: "bottom-right" },
    });
    const { subtitles, watermark } = wire({
      subtitles: [{ text: "Hi", timestamp: [0, 1] }],
      watermark: { watermark: PNG, position: [1, 2] },
    });
    expect(subtitles).toMatchObject({ path: null, url: expect.stringMatching(/^data:text\/vtt/) });
    expect(watermark).toEqual({
      watermark: { path: null, url: "data:image/png;base64,iVBORw==", meta: FILE_META },
      position: [1, 2],
    });
    expect(wire({ watermark: "https://example.com/mark.png" })["watermark"]).toMatchObject({
      watermark: { url: "https://example.com/mark.png" },
    });
  });

  it("can be read by the update after the one that has sent them", ({ expect }) => {
    const sent = wire({ subtitles: [{ text: "Hi", timestamp: [0, 1] }], watermark: PNG });
    expect(wire(sent)).toEqual(sent);
  });
});

type AnyVideo = ReturnType<typeof Video>;

/** The storage of one run, as functions have it. */
function storage(): FileAccess & { readonly kept: ReadonlyMap<string, unknown> } {
  const { bucket, kept } = fakeBucket();
  const access = createFileAccess({ bucket, files: {}, root: "https://app.example", session: "s", onStored: () => {} });
  return { ...access, kept };
}

function read({ definition, props }: AnyVideo, value: FileData | null, files: FileAccess): Promise<FileRef> {
  return Promise.resolve(definition.preprocess(value, props, files)) as Promise<FileRef>; // what a Video reads
}

async function show({ definition, props }: AnyVideo, value: FileSource, files: FileAccess): Promise<unknown> {
  return definition.postprocess(value as never, props, files); // any answer of a handler
}
