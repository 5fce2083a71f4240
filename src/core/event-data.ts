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

/** A part of a message as events tell of it: a text as it is, and what holds a file or a component. */
export type ToldPart = string | { component: string; value: unknown };

/** A visitor liked or disliked a turn, said something else of it, or took that back. */
export interface LikeData {
  /** Of the turn's first message. */
  index: number;
  /** All that the turn holds. */
  value: readonly ToldPart[];
  /** True for "Like", false for "Dislike", the words of any other option, and "" for what was taken back. */
  liked: boolean | string;
}

/** A visitor wants another answer to the message at `index`. */
export interface RetryData {
  index: number;
  value: ToldPart;
}

/** A visitor takes back the message at `index`. */
export type UndoData = RetryData;

/** A visitor changed a message. */
export interface EditData {
  index: number;
  value: string;
  previous_value: string;
}

/** A visitor picked one of the cards of an empty Chatbot. */
export interface ExampleData {
  index: number;
  value: { text?: string; files?: readonly { path: string | null; url?: string | null }[] };
}
