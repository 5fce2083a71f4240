/** Server-sent events from a `fetch` body: unlike EventSource, it tells status codes and stops on demand. */

export interface ServerEvent {
  /** The `id:` line; empty if there was none. */
  id: string;
  data: string;
}

/** Parses a body into events; ends when the body does. `onBytes` hears of every sign of life. */
export async function* serverEvents(
  body: ReadableStream<Uint8Array>,
  onBytes: () => void = () => {},
): AsyncGenerator<ServerEvent, void, undefined> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader(); // DOM types differ on BufferSource
  // A long frame comes in many pieces: only the newest is searched for its end, which may lie across two of them.
  let pieces = [""];
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      onBytes();
      const seam = `${pieces.at(-1)?.at(-1) ?? ""}${value}`;
      pieces.push(value);
      if (!seam.includes("\n\n")) continue;
      const frames = pieces.join("").split("\n\n");
      pieces = [frames.pop() ?? ""];
      for (const frame of frames) yield parse(frame);
    }
  } finally {
    await reader.cancel().catch(() => {
      // The connection is gone already.
    });
  }
}

function parse(frame: string): ServerEvent {
  const event: ServerEvent = { id: "", data: "" };
  for (const line of frame.split("\n")) {
    if (line.startsWith("id:")) event.id = line.slice(3).trim();
    else if (line.startsWith("data:")) event.data += line.slice(5).trimStart();
  }
  return event;
}
