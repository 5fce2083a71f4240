/**
 * The text of a number box. What was typed stays as long as it says the value: writing "1.5" over "1.50" would move
 * the caret away from under the visitor.
 */
export class NumberText {
  #typed = "";

  /** Takes over what the box holds; null when that is no number (yet). */
  read(box: HTMLInputElement): number | null {
    this.#typed = box.value;
    return box.value === "" ? null : Number(box.value);
  }

  /** What the box has to show for a value. */
  show(value: number | null): string {
    if (value === null) return "";
    return this.#typed !== "" && Number(this.#typed) === value ? this.#typed : String(value);
  }
}
