/** Server-sent events as both servers write them. */

/** A message of `/queue/data`; more fields depend on `msg`. */
export interface WireMessage {
  readonly msg: string;
  readonly [field: string]: unknown;
}

/** One frame of a `/call` stream. */
export interface CallFrame {
  readonly event: string;
  readonly data: unknown;
}

/** What a stream had to say, and how it stopped. */
export interface Heard<Frame> {
  readonly frames: Frame[];
  readonly end: "closed" | "broken" | "too long";
}

export interface ListenOptions<Frame> {
  /** Stops listening after the frame for which it is true. */
  readonly until?: (frame: Frame) => boolean;
  /** Milliseconds after which it stops. Default: 15,000. */
  readonly patience?: number;
}

/** Everything on a queue's stream until it closes. Heartbeats are left out. */
export function readMessages(
  response: Response,
  options: ListenOptions<WireMessage> = {},
): Promise<Heard<WireMessage>> {
  return listen(response, options, (text) => {
    const message = JSON.parse(text.replace(/^data: /, "")) as WireMessage; // as both servers write it
    return message.msg === "heartbeat" ? null : message;
  });
}

/** Everything on the stream of one call. Heartbeats are left out. */
export function readFrames(response: Response, options: ListenOptions<CallFrame> = {}): Promise<Heard<CallFrame>> {
  return listen(response, options, (text) => {
    const [, event = "", data = ""] = /^event: (.*)\ndata: (.*)$/s.exec(text) ?? [];
    return event === "heartbeat" ? null : { event, data: parsed(data) };
  });
}

/** JSON as a value, anything else as the text that it is. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Plain text is an answer too.
    return text;
  }
}

async function listen<Frame>(
  response: Response,
  { until = () => false, patience = 15_000 }: ListenOptions<Frame>,
  read: (text: string) => Frame | null,
): Promise<Heard<Frame>> {
  const frames: Frame[] = [];
  if (!response.body) return { frames, end: "closed" };
  let isLate = false;
  const reader = response.body.getReader();
  const timer = setTimeout(() => {
    isLate = true;
    void reader.cancel().catch(() => {});
  }, patience);
  try {
    for await (const text of blocks(reader)) {
      const frame = read(text);
      if (frame === null) continue;
      frames.push(frame);
      if (until(frame)) break;
    }
    return { frames, end: isLate ? "too long" : "closed" };
  } catch {
    // The server hung up in the middle.
    return { frames, end: "broken" };
  } finally {
    clearTimeout(timer);
    await reader.cancel().catch(() => {});
  }
}

/** The texts between the empty lines. */
async function* blocks(reader: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  let held = "";
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const texts = (held + decoder.decode(next.value, { stream: true })).split("\n\n");
    held = texts.pop() ?? "";
    yield* texts;
  }
}
