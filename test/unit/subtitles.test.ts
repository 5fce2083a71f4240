import { describe, it } from "vitest";
import { SetupError } from "../../src/core/errors.ts";
import { type Subtitle, subtitlesFile } from "../../src/core/media/subtitles.ts";

describe("subtitles", () => {
  it("are nothing where there are none", ({ expect }) => {
    expect(subtitlesFile(null)).toBe(null);
  });

  it("become VTT from a list", ({ expect }) => {
    const list: Subtitle[] = [
      { text: "Hello", timestamp: [0, 1.5] },
      { text: "<i>two</i>\nlines", timestamp: [61.0004, 3725.25] },
    ];
    expect(vtt(list)).toBe(`WEBVTT

00:00:00.000 --> 00:00:01.500
Hello

00:01:01.000 --> 01:02:05.250
<i>two</i>
lines`);
  });

  it("keep to their place: a text cannot begin the next one", ({ expect }) => {
    const text = "one\n\n00:00:00.000 --> 00:00:09.000\ntwo ";
    expect(vtt([{ text, timestamp: [0, 1] }])).toBe(
      "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\none\n00:00:00.000 → 00:00:09.000\ntwo",
    );
  });

  it("become VTT from SRT, with one arrow a line and points for commas", ({ expect }) => {
    const srt =
      "\ufeff1\r\n00:00:00,500 --> 00:00:02,000\r\nFirst, with a comma\r\n\r\n2\r\n00:00:02,000-->00:00:03,250\r\nSecond";
    expect(vtt(srt).replaceAll("\r", "")).toBe(
      "WEBVTT\n\n1\n00:00:00.500 --> 00:00:02.000\nFirst, with a comma\n\n2\n00:00:02.000 --> 00:00:03.250\nSecond",
    );
    expect(vtt("00:00:00,500 --> 00:00:02,000\nNo number")).toContain("00:00:00.500 --> 00:00:02.000");
  });

  it("become VTT from JSON", ({ expect }) => {
    expect(vtt('[{"text": "Hi", "timestamp": [0, 1]}]')).toBe("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nHi");
  });

  it("stay as they are in VTT, and an address stays an address", ({ expect }) => {
    expect(vtt("WEBVTT\n\n00:00.000 --> 00:01.000\nHi")).toBe("WEBVTT\n\n00:00.000 --> 00:01.000\nHi");
    for (const url of ["https://example.com/a.vtt", "data:text/vtt,WEBVTT"]) {
      expect(subtitlesFile(url)).toMatchObject({ path: null, url });
    }
  });

  it.for([
    ["a text of another kind", "hello"],
    ["a path", "/etc/passwd"],
    ["broken JSON", '[{"text"'],
    ["another address", "javascript:alert(1)"],
    ["no text", [{ timestamp: [0, 1] }]],
    ["no times", [{ text: "Hi" }]],
    ["one time", [{ text: "Hi", timestamp: [0] }]],
    ["an end before its beginning", [{ text: "Hi", timestamp: [2, 1] }]],
    ["a time before the video", [{ text: "Hi", timestamp: [-1, 1] }]],
    ["a time that never comes", [{ text: "Hi", timestamp: [0, Infinity] }]],
    ["nothing", [null]],
    ["no list", { text: "Hi", timestamp: [0, 1] }],
  ] as const)("are refused when they are wrong: %s", ([, wrong], { expect }) => {
    expect(() => subtitlesFile(wrong as unknown as string)).toThrow(SetupError);
  });

  it("name the one that is wrong", ({ expect }) => {
    const list = [
      { text: "Hi", timestamp: [0, 1] },
      { text: 3, timestamp: [0, 1] },
    ] as unknown as Subtitle[];
    expect(() => subtitlesFile(list)).toThrow("Number 1 cannot be read");
  });
});

function vtt(subtitles: readonly Subtitle[] | string): string {
  const url = subtitlesFile(subtitles)?.url ?? "";
  return decodeURIComponent(url.replace("data:text/vtt;charset=utf-8,", ""));
}
