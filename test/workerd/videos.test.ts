import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { readVideo, showVideo } from "../../src/core/media/video.ts";
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
    const sent = await files.store(await aVideo({ sound: "opus" }), { name: "clip.webm" });
    const file = await readVideo(sent, { format: "mp4", includeAudio: false }, files);
    expect([file.name, file.type]).toEqual(["clip.mp4", "video/mp4"]);
    const stored = await env.FILES.get(file.path);
    expect(new TextDecoder().decode((await stored?.bytes())?.subarray(4, 8))).toBe("ftyp");
  });

  it("changes its container on the way out, also when it comes as a stream", async ({ expect }) => {
    const stream = new Blob([await aVideo({ container: "mp4", sound: "opus" })]).stream();
    expect(await showVideo(stream, { format: "webm" }, files)).toMatchObject({
      orig_name: "video.webm",
      mime_type: "video/webm",
    });
  });
});
