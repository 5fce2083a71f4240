/** What `ctx.data` holds, by event. */

/** A visitor picked something. */
export interface SelectData<Value = unknown, Index = number> {
  index: Index;
  value: Value;
  /** False when the visitor took the choice back. */
  selected?: boolean;
}

/** A key was released in a Dropdown. */
export interface KeyUpData {
  key: string;
  /** The text in the box, this key included. */
  input_value: string;
}

/** Text went to the clipboard. */
export interface CopyData {
  value: string;
}

/** A visitor chose a tab. */
export interface TabSelectData {
  value: string;
  index: number;
  id: string | number;
  component_id: number;
}
