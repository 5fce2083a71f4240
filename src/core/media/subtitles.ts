/** Subtitles on their way to a player, which reads VTT alone. */

import { FILE_META, type FileData } from "../../protocol/file-data.ts";
import type { SubtitleCue } from "../../protocol/subtitle-cue.ts";
import { SetupError } from "../errors.ts";

/** A text and when it is shown. */
export interface Subtitle {
  text: string;
  /** Seconds from the start: from, to. */
  timestamp: readonly [from: number, to: number];
}

const FORMS =
  "subtitles are a list of { text, timestamp: [from, to] }, the text of a VTT, SRT or JSON file, or the http(s) " +
  "address of a VTT file";

/** A VTT file as an address, because subtitles are options: there is nowhere to store them while an app is described. */
export function subtitlesFile(subtitles: readonly Subtitle[] | FileData | string | null): FileData | null {
  if (subtitles === null) return null;
  // It comes back so, once an update has sent it.
  if (isFile(subtitles)) return subtitles;
  const isAddress = typeof subtitles === "string" && /^(https?:\/\/|data:text\/vtt[;,])/i.test(subtitles);
  const url = isAddress ? subtitles : `data:text/vtt;charset=utf-8,${encodeURIComponent(vttOf(subtitles))}`;
  return { path: null, url, orig_name: "subtitles.vtt", meta: FILE_META };
}

function isFile(value: readonly Subtitle[] | FileData | string): value is FileData {
  return typeof value === "object" && "meta" in value;
}

/** Subtitles for a player that shows them itself. @throws SetupError for what cannot be read. */
export function subtitleCues(subtitles: readonly (Subtitle | SubtitleCue)[] | string | null): SubtitleCue[] | null {
  if (subtitles === null) return null;
  // They come back so, once an update has sent them.
  if (Array.isArray(subtitles) && subtitles.every(isCue)) return [...subtitles];
  return [...vttOf(subtitles).replaceAll("\r\n", "\n").matchAll(VTT_CUE)].map(([, from = "", to = "", text = ""]) => ({
    start: secondsOf(from),
    end: secondsOf(to),
    text: text.replace(/<[^>]*>/g, "").trim(),
  }));
}

const VTT_CUE = /^([\d:.]+)[ \t]+-->[ \t]+([\d:.]+)[^\n]*\n((?:.+(?:\n|$))*)/gm;

/** `HH:MM:SS.mmm` or `MM:SS.mmm`. */
function secondsOf(time: string): number {
  return time.split(":").reduce((total, part) => total * 60 + Number(part), 0);
}

function isCue(value: unknown): value is SubtitleCue {
  return typeof value === "object" && value !== null && "start" in value && "end" in value && "text" in value;
}

function vttOf(subtitles: readonly unknown[] | string): string {
  if (typeof subtitles !== "string") return fromList(subtitles);
  const text = subtitles.replace(/^\ufeff/, "").trim();
  if (text.startsWith("WEBVTT")) return text;
  if (/^\s*(\d+\s+)?[\d:]+,\d{3}\s*-->/.test(text)) return `WEBVTT\n\n${text.replace(SRT_TIMES, "$1.$2 --> $3.$4")}`;
  if (text.startsWith("[")) return fromList(parsed(text));
  throw new SetupError(`This text is none: ${FORMS}.`);
}

const SRT_TIMES = /^([\d:]+),(\d{3})\s*-->\s*([\d:]+),(\d{3}).*$/gm;

function parsed(json: string): readonly unknown[] {
  try {
    return JSON.parse(json) as readonly unknown[]; // each is checked when it is written
  } catch (cause) {
    throw new SetupError(`This JSON cannot be read: ${FORMS}.`, { cause });
  }
}

function fromList(list: readonly unknown[]): string {
  if (!Array.isArray(list)) throw new SetupError(`This is no list: ${FORMS}.`);
  return `WEBVTT\n\n${list.map(cue).join("\n\n")}`;
}

function cue(subtitle: unknown, index: number): string {
  if (!isSubtitle(subtitle)) throw new SetupError(`Number ${index} cannot be read: ${FORMS}.`);
  const [from, to] = subtitle.timestamp;
  // An empty line would end the text, and an arrow would begin the next one.
  const text = subtitle.text
    .trim()
    .replaceAll(/\s*\n\s*/g, "\n")
    .replaceAll("-->", "→");
  return `${clock(from)} --> ${clock(to)}\n${text}`;
}

function isSubtitle(value: unknown): value is Subtitle {
  if (typeof value !== "object" || value === null || !("text" in value) || !("timestamp" in value)) return false;
  const { text, timestamp } = value;
  if (typeof text !== "string" || !Array.isArray(timestamp) || timestamp.length !== 2) return false;
  const [from, to]: unknown[] = timestamp;
  return typeof from === "number" && typeof to === "number" && from >= 0 && to >= from && to < Infinity;
}

/** `HH:MM:SS.mmm` */
function clock(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  const rest = String(milliseconds % 1000).padStart(3, "0");
  return `${two(milliseconds / 3_600_000)}:${two((milliseconds / 60_000) % 60)}:${two((milliseconds / 1000) % 60)}.${rest}`;
}
