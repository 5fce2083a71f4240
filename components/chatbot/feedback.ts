import type { ChatbotProps } from "./props.ts";
import type { Turn } from "./turns.ts";

/** What a visitor has said of turns. */
export class Feedback {
  /** By the start of the turn; empty for what was taken back. */
  readonly #given = new Map<number, string>();

  /** What was said of a turn here, or what the app says of it: its values are about the assistant's turns, in order. */
  of(turn: Turn, turns: readonly Turn[], values: ChatbotProps["feedbackValue"]): string {
    const given = this.#given.get(turn.start);
    if (given !== undefined || values === null || turn.by === "user") return given ?? "";
    return values[turns.filter(({ by }) => by === "bot").indexOf(turn)] ?? "";
  }

  give({ start }: Turn, option: string): void {
    this.#given.set(start, option);
  }

  /** Of a conversation that is shorter now. */
  forget(length: number): void {
    for (const start of this.#given.keys()) if (start >= length) this.#given.delete(start);
  }

  /** The app has said something newer. */
  restart(): void {
    this.#given.clear();
  }
}
