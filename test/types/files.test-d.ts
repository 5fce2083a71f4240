/** Image, File, Video and Gallery: what handlers read, and what they may show. */

import { expectTypeOf } from "vitest";
import * as gr from "gradio-workers";

const run = gr.Button();
const text = gr.Textbox();

const pixels = gr.Image();
const handle = gr.Image({ type: "pil" });
const picture = gr.Image({ type: "filepath" });
run.click((image) => void expectTypeOf(image).toEqualTypeOf<gr.Raster | null>(), { inputs: pixels });
run.click((image) => void expectTypeOf(image).toEqualTypeOf<gr.Raster | null>(), {
  inputs: gr.Image({ type: "numpy" }),
});
run.click((image) => void expectTypeOf(image).toEqualTypeOf<gr.ImageHandle | null>(), { inputs: handle });
run.click((image) => void expectTypeOf(image).toEqualTypeOf<gr.FileRef | null>(), { inputs: picture });
run.click((image) => image, { inputs: pixels, outputs: pixels });
run.click((image) => image, { inputs: handle, outputs: pixels });
run.click((image) => image, { inputs: picture, outputs: pixels });
run.click((source) => new Blob([source]), { inputs: text, outputs: pixels });
run.click(() => new Uint8Array(8), { outputs: pixels });
run.click(() => "https://example.com/cat.png", { outputs: pixels });
run.click(async () => fetch("https://example.com/cat.png"), { outputs: pixels });
run.click(() => ({ width: 1, height: 1, data: new Uint8ClampedArray(4) }), { outputs: pixels });
// @ts-expect-error there may be no picture
run.click((image) => image.width, { inputs: pixels });
// @ts-expect-error a file has no pixels
run.click((image) => image?.width, { inputs: picture });
// @ts-expect-error a number is no picture
run.click(() => 3, { outputs: pixels });
// @ts-expect-error there are three types
gr.Image({ type: "jpeg" });

const paper = gr.File();
const papers = gr.File({ fileCount: "multiple" });
run.click((file) => void expectTypeOf(file).toEqualTypeOf<gr.FileRef | null>(), { inputs: paper });
run.click((files) => void expectTypeOf(files).toEqualTypeOf<gr.FileRef[] | null>(), { inputs: papers });
run.click((files) => void expectTypeOf(files).toEqualTypeOf<gr.FileRef[] | null>(), {
  inputs: gr.File({ fileCount: "directory" }),
});
run.click((bytes) => void expectTypeOf(bytes).toEqualTypeOf<Uint8Array | null>(), {
  inputs: gr.File({ type: "binary" }),
});
run.click((list) => void expectTypeOf(list).toEqualTypeOf<Uint8Array[] | null>(), {
  inputs: gr.File({ type: "binary", fileCount: "multiple" }),
});
run.click((file) => file?.text() ?? "", { inputs: paper, outputs: text });
run.click((file) => file, { inputs: paper, outputs: papers });
run.click(() => new File(["a,b"], "report.csv"), { outputs: paper });
run.click(() => [new Uint8Array(1), "https://example.com/a.pdf"], { outputs: papers });
// @ts-expect-error several files come as a list
run.click((files) => files?.name, { inputs: papers });
// @ts-expect-error a number is no file
run.click(() => 3, { outputs: paper });
// @ts-expect-error there are three counts
gr.File({ fileCount: "two" });

// What an Audio reads follows from `type`.
const voice = gr.Audio();
run.click((voice) => void expectTypeOf(voice).toEqualTypeOf<gr.AudioData | null>(), { inputs: voice });
run.click((file) => void expectTypeOf(file).toEqualTypeOf<gr.FileRef | null>(), {
  inputs: gr.Audio({ type: "filepath", sources: ["microphone"] }),
});
run.click(() => ({ sampleRate: 8000, channels: 2, data: new Float32Array(4) }), { outputs: voice });
run.click(() => ({ sampleRate: 8000, channelData: [new Int16Array(4)] }), { outputs: voice });
run.click(() => new Blob([], { type: "audio/mpeg" }), { outputs: voice });
// @ts-expect-error a list of numbers is no sound
run.click(() => ({ sampleRate: 8000, channels: 1, data: [1, 2] }), { outputs: voice });
// @ts-expect-error samples need their rate
run.click(() => ({ channels: 1, data: new Int16Array(4) }), { outputs: voice });
// @ts-expect-error sounds do not come in pieces
gr.Audio({ streaming: true });
// @ts-expect-error a sound is not taken by the camera
gr.Audio({ sources: ["webcam"] });

const clip = gr.Video();
run.click((file) => void expectTypeOf(file).toEqualTypeOf<gr.FileRef | null>(), { inputs: clip });
run.click((file) => void expectTypeOf(file).toEqualTypeOf<gr.FileRef | null>(), {
  inputs: gr.Video({ format: "mp4", sources: ["webcam"], includeAudio: true }),
});
run.click((file) => file, { inputs: clip, outputs: clip });
run.click((file) => file, { inputs: paper, outputs: clip });
run.click(() => new File([new Uint8Array(8)], "clip.mp4"), { outputs: clip });
run.click(() => new Blob([], { type: "video/mp4" }), { outputs: clip });
run.click(() => "https://example.com/clip.mp4", { outputs: clip });
run.click(async () => fetch("https://example.com/clip.mp4"), { outputs: clip });
run.click(() => gr.update({ playbackPosition: 3, autoplay: true }), { outputs: clip });
run.click(() => gr.update({ subtitles: [{ text: "Hello", timestamp: [0, 1.5] }] }), { outputs: clip });
gr.Interface(({ video }) => void expectTypeOf(video).toEqualTypeOf<gr.FileRef | null>(), {
  inputs: { video: gr.Video() },
});
gr.Video({
  webcamOptions: { constraints: { video: { facingMode: "environment" } } },
  watermark: "https://example.com/a.png",
});
// @ts-expect-error a file has no pixels
run.click((file) => file?.width, { inputs: clip });
// @ts-expect-error a number is no video
run.click(() => 3, { outputs: clip });
// @ts-expect-error a video is not pasted
gr.Video({ sources: ["clipboard"] });
// @ts-expect-error we write four kinds of files
gr.Video({ format: "avi" });
// @ts-expect-error a subtitle has two times
gr.Video({ subtitles: [{ text: "Hello", timestamp: [0] }] });
// @ts-expect-error a word would bring it into every Interface
gr.Interface(({ video }) => video, { inputs: { video: "video" } });

type Items<Media> = [media: Media, caption: string | null][] | null;
const album = gr.Gallery();
run.click((items) => void expectTypeOf(items).toEqualTypeOf<Items<gr.FileRef>>(), { inputs: album });
run.click((items) => void expectTypeOf(items).toEqualTypeOf<Items<gr.Raster | gr.FileRef>>(), {
  inputs: gr.Gallery({ type: "numpy" }),
});
run.click((items) => void expectTypeOf(items).toEqualTypeOf<Items<gr.ImageHandle | gr.FileRef>>(), {
  inputs: gr.Gallery({ type: "pil" }),
});
run.click((items) => items, { inputs: album, outputs: album });
run.click(() => ["https://example.com/cat.png", [new Blob([]), "A cat"], [new Uint8Array(8), null]] as const, {
  outputs: album,
});
run.click(() => gr.update({ selectedIndex: null, columns: [1, 2] }), { outputs: album });
gr.Gallery({ value: ["https://example.com/cat.png", ["https://example.com/clip.mp4", "A clip"]], columns: 3 });
// @ts-expect-error one picture is no list
run.click(() => "https://example.com/cat.png", { outputs: album });
// @ts-expect-error a caption is a text
run.click(() => [["https://example.com/cat.png", 3] as const], { outputs: album });
// @ts-expect-error there are three types
gr.Gallery({ type: "file" });

// Buttons for files.
const add = gr.UploadButton("Add", { fileTypes: ["image"] });
add.upload((file) => void expectTypeOf(file).toEqualTypeOf<gr.FileRef | null>(), { inputs: add });
run.click((files) => void expectTypeOf(files).toEqualTypeOf<Uint8Array[] | null>(), {
  inputs: gr.UploadButton("Add", { fileCount: "multiple", type: "binary" }),
});
const report = gr.DownloadButton("Report", { value: "https://example.com/report.csv" });
run.click((file) => (expectTypeOf(file).toEqualTypeOf<gr.FileRef | null>(), file), { inputs: report, outputs: report });
run.click(() => new File(["a"], "a.txt"), { outputs: report });
// @ts-expect-error a number is no file
run.click(() => 3, { outputs: report });
// @ts-expect-error one file
run.click(() => ["https://example.com/a", "https://example.com/b"], { outputs: report });
// @ts-expect-error there are two types
gr.UploadButton("Add", { type: "pil" });
// @ts-expect-error a button has no frame
gr.DownloadButton("Report", { container: false });

// Files of the author's own.
const reports = gr.FileExplorer({ files: ["a.txt", "dir/b.txt"], glob: "*.txt" });
run.click((paths) => (expectTypeOf(paths).toEqualTypeOf<string[]>(), paths), { inputs: reports, outputs: reports });
const oneReport = gr.FileExplorer({ files: { list: async () => [{ name: "a", type: "file" }] }, fileCount: "single" });
run.click((path) => (expectTypeOf(path).toEqualTypeOf<string | null>(), path), {
  inputs: oneReport,
  outputs: oneReport,
});
oneReport.select((_, { data }) => void expectTypeOf(data.index).toEqualTypeOf<readonly number[]>(), {
  inputs: reports,
});
run.click(() => gr.update({ rootDir: "dir", ignoreGlob: null, value: ["dir/b.txt"] }), { outputs: reports });
// @ts-expect-error an update cannot bring other files
run.click(() => gr.update({ files: ["c.txt"] }), { outputs: reports });
// @ts-expect-error the files are missing
gr.FileExplorer({ glob: "*.txt" });
// @ts-expect-error a folder lists files and folders
gr.FileExplorer({ files: { list: async () => ["a.txt"] } });
declare const bucket: R2Bucket;
gr.FileExplorer({ files: gr.bucketFiles(bucket, { prefix: "2026/" }), value: () => "may.pdf" });
