import type { WireExample, WireMessage } from "../../src/protocol/chat.ts";
import type { CustomButton } from "../../src/protocol/custom-button.ts";
import type { FileData } from "../../src/protocol/file-data.ts";

/** What stands around a formula. `display` puts it on a line of its own. */
export interface LatexDelimiter {
  left: string;
  right: string;
  display: boolean;
}

/** As the element gets them. */
export interface ChatbotProps {
  value: readonly WireMessage[] | null;
  /** Goes to the newest message, unless the visitor has scrolled away from it. */
  autoscroll: boolean;
  /** Pixels, or a CSS length; what is longer scrolls. */
  height: number | string | null;
  maxHeight: number | string | null;
  minHeight: number | string | null;
  /** Visitors may pull at the lower edge. */
  resizable: boolean;
  /** Whose messages a visitor may edit: "user" the visitor's own. Who listens to `edit` gets "user". */
  editable: "user" | "all" | null;
  /** Formulas are looked for between them; an empty list leaves all text alone. Default: `$$ … $$`. */
  latexDelimiters: readonly LatexDelimiter[];
  /** Right-to-left text. */
  rtl: boolean;
  /** "copy" beside each message, "copy_all" in the corner. */
  buttons: readonly ("share" | "copy" | "copy_all" | CustomButton)[] | null;
  /** Goes below everything that is copied. */
  watermark: string | null;
  avatarImages: readonly (FileData | null)[];
  /** False puts HTML in messages onto the page as it is: only for text that nobody else can write. */
  sanitizeHtml: boolean;
  /** False shows texts as they are. */
  renderMarkdown: boolean;
  /** "Like" and "Dislike" are thumbs; everything else is in a menu of its own. */
  feedbackOptions: readonly string[] | null;
  /** What was said of the assistant's turns, in order. */
  feedbackValue: readonly (string | null)[] | null;
  /** A single line break is one on the page too. */
  lineBreaks: boolean;
  layout: "panel" | "bubble" | null;
  /** Markdown that is shown while there are no messages. */
  placeholder: string | null;
  examples: readonly WireExample[] | null;
  /** Pictures, sounds and videos can be saved. */
  allowFileDownloads: boolean;
  /** What one says without a word of the other is one bubble. */
  groupConsecutiveMessages: boolean;
  /** Tags that HTML does not know and that are shown as text: all, these, or none. */
  allowTags: readonly string[] | boolean;
  /** Pairs around what becomes a thought, such as `["<think>", "</think>"]`. */
  reasoningTags: readonly (readonly [open: string, close: string])[] | null;
  /** The visitor's own messages can be liked too. */
  likeUserMessage: boolean;
}
