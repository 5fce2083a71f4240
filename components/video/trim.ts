/** Reads and cuts video files. Brings a library of 100 KB: import it lazily. */

import {
  BlobSource,
  BufferTarget,
  CanvasSink,
  Conversion,
  type ConversionOptions,
  Input,
  MATROSKA,
  MP4,
  Mp4OutputFormat,
  Output,
  QTFF,
  WEBM,
  WebMOutputFormat,
} from "mediabunny";

const PICTURE_WIDTH = 120;
/** Seconds by which a cut may miss its place, before pictures are computed anew. */
const TOLERANCE = 0.05;

/** What a video looks like along its way. */
export interface Timeline {
  /** Seconds, as the pictures and sounds tell: recordings of browsers do not say it. */
  duration: number;
  /** Small pictures from its beginning to its end, as data URLs; none where the browser gives none. */
  pictures: readonly string[];
}

/** Looks through a video. Rejects for what is none. */
export async function timelineOf(blob: Blob, count: number): Promise<Timeline> {
  using input = open(blob);
  const duration = await input.computeDuration();
  const track = await input.getPrimaryVideoTrack();
  if (!track || !(await track.canDecode())) return { duration, pictures: [] };
  const pictures: string[] = [];
  const times = Array.from({ length: count }, (_, i) => (duration * i) / count);
  for await (const wrapped of new CanvasSink(track, { width: PICTURE_WIDTH }).canvasesAtTimestamps(times)) {
    const { canvas } = wrapped ?? {};
    if (canvas && "toDataURL" in canvas) pictures.push(canvas.toDataURL("image/jpeg"));
  }
  return { duration, pictures };
}

/** The part between two times as a file of its own. Rejects where the browser cannot write one. */
export async function trim(
  blob: Blob,
  { start, end, name }: { start: number; end: number; name: string },
): Promise<File> {
  using input = open(blob);
  const format = await input.getFormat();
  const isWebm = format === WEBM || format === MATROSKA;
  const ending = isWebm ? "webm" : "mp4";
  const cut = async (copy: NonNullable<ConversionOptions["copy"]>): Promise<ArrayBuffer | null> => {
    const target = new BufferTarget();
    const output = new Output({ format: isWebm ? new WebMOutputFormat() : new Mp4OutputFormat(), target });
    const conversion = await Conversion.init({ input, output, trim: { start, end }, copy, showWarnings: false });
    if (!conversion.isValid || conversion.discardedTracks.length > 0) return null;
    await conversion.execute();
    return target.buffer;
  };
  // Exactly where it was wanted, if the browser can compute pictures; else at the pictures that stand for themselves.
  const bytes =
    (await cut({ boundaryTolerance: TOLERANCE })) ?? (await cut({ mode: "forced", shiftTolerance: Infinity }));
  if (!bytes) throw new Error("There is no way to write this video.");
  return new File([bytes], `${name.replace(/\.[^.]*$/, "")}.${ending}`, { type: `video/${ending}` });
}

function open(blob: Blob): Input {
  return new Input({ source: new BlobSource(blob), formats: [MP4, QTFF, WEBM, MATROSKA] });
}
