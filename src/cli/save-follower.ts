import { stripVTControlCharacters } from "node:util";
import type { DevHub } from "./dev-hub.ts";

/** Milliseconds of silence after which wrangler has said what is wrong. */
const SILENCE = 150;

/** Reads in wrangler's output what has become of a save: tells the terminal in a line, and the hub if it cannot be built. */
export class SaveFollower {
  readonly #hub: Pick<DevHub, "failed">;
  #savedAt: number | null = null;
  #failure: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(hub: Pick<DevHub, "failed">) {
    this.#hub = hub;
  }

  /** True for a line that need not be shown. */
  takes(line: string): boolean {
    const text = stripVTControlCharacters(line);
    if (SAVED.test(text)) {
      this.#savedAt = Date.now();
      return true;
    }
    if (UPDATED.test(text)) {
      if (this.#savedAt !== null) console.log(`Saved. The new version is up after ${Date.now() - this.#savedAt} ms.`);
      this.#savedAt = null;
      return true;
    }
    this.#collect(text);
    return false;
  }

  #collect(text: string): void {
    if (this.#failure.length === 0 && !FAILED.test(text)) return;
    this.#savedAt = null;
    this.#failure.push(text);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#hub.failed(this.#failure.join("\n").trim());
      this.#failure = [];
    }, SILENCE);
  }
}

const SAVED = /^The file .* changed, restarting build/;
const UPDATED = /Local server updated and ready/;
const FAILED = /Build failed with \d+ error|Custom build .*failed/;
