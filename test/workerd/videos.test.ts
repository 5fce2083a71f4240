import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { Video } from "../../components/video/definition.ts";
import type { FileRef } from "../../src/core/files.ts";
import { createFileAccess } from "../../src/runtime/stored-files.ts";
import { aVideo } from "../support/videos.ts";

const files = createFileAccess({
  bucket: env.FILES,
  files: {},
  root: "https://app.example",
  session: "s",
  onStored: () => {},
});

describe("a video in a Worker", () => {
  it("changes its container on the way in", async ({ expect }) => {
    const { definition, props } = Video({ format: "mp4", includeAudio: false });
    const sent = await files.store(await aVideo({ sound: "opus" }), { name: "clip.webm" });
    const file = (await definition.preprocess(sent, props, files)) as FileRef; // what a Video reads
    expect([file.name, file.type]).toEqual(["clip.mp4", "video/mp4"]);
    const stored = await env.FILES.get(file.path);
    expect(new TextDecoder().decode((await stored?.bytes())?.subarray(4, 8))).toBe("ftyp");
  });

  it("changes its container on the way out, also when it comes as a stream", async ({ expect }) => {
    const { definition, props } = Video({ format: "webm" });
    const stream = new Blob([await aVideo({ container: "mp4", sound: "opus" })]).stream();
    expect(await definition.postprocess(stream as never, props, files)).toMatchObject({
      orig_name: "video.webm",
      mime_type: "video/webm",
    });
  });
});
