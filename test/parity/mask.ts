/** Takes out of answers what no two runs share: ids, times, addresses, places in storage. */

/** Names the event ids of one server in the order in which they are seen. */
export class Mask {
  readonly #root: string;
  readonly #place: (id: number) => number;
  readonly #events = new Map<string, string>();

  constructor(root: string, place: (id: number) => number) {
    this.#root = root;
    this.#place = place;
  }

  forgetEvents(): void {
    this.#events.clear();
  }

  /** The same value without what differs from run to run. */
  of(value: unknown, key = ""): unknown {
    if (typeof value === "string") return this.#text(value, key);
    if (typeof value === "number") return SECONDS.has(key) ? "<seconds>" : value;
    if (Array.isArray(value)) {
      return key === "changed_state_ids"
        ? value.map((id) => this.#place(Number(id)))
        : value.map((each) => this.of(each));
    }
    if (typeof value !== "object" || value === null) return value;
    // A toast's or an error's duration is the author's; that of an answer was measured.
    const isAnswer = "is_generating" in value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        name,
        this.of(each, isAnswer && name === "duration" ? "average_duration" : name),
      ]),
    );
  }

  #text(text: string, key: string): string {
    if (key === "event_id") return this.#event(text);
    const known = [...this.#events].find(([id]) => text.includes(id));
    const shown = known ? text.replaceAll(known[0], known[1]) : text;
    return shown.replaceAll(this.#root, "<root>").replaceAll(STORED, "<stored>/");
  }

  #event(id: string): string {
    const name = this.#events.get(id) ?? `<event ${this.#events.size + 1}>`;
    this.#events.set(id, name);
    return name;
  }
}

/** Fields that hold how long something took or will take. */
const SECONDS: ReadonlySet<string> = new Set(["average_duration", "rank_eta", "eta", "cache_duration", "avg_time"]);

/** Gradio keeps a file below the SHA-256 of its content, we below 128 random bits. */
const STORED = /(?:\/[\w.+-]+)*\/[0-9a-f]{64}\/|\b[0-9a-f]{32}\//g;
