import { type CommonProps, data, defineComponent, type Factory } from "../../src/core/component.ts";
import { buttonIcon } from "../../src/core/button-look.ts";
import { SetupError } from "../../src/core/errors.ts";
import type {
  CopyData,
  EditData,
  ExampleData,
  LikeData,
  RetryData,
  SelectData,
  ToldPart,
  UndoData,
} from "../../src/core/event-data.ts";
import type { FileData } from "../../src/protocol/file-data.ts";
import { FILE_META } from "../../src/protocol/file-data.ts";
import { ChatbotElement } from "./element.ts";
import type { ChatMessage, ReceivedMessage } from "../../src/core/chat/messages.ts";
import type { WireExample, WireMessage } from "../../src/protocol/chat.ts";
import type { ChatbotProps } from "./props.ts";
import { readMessages, withoutComponents } from "../../src/core/chat/read-messages.ts";
import { chatApiSchema, chatSchema } from "../../src/core/chat/schema.ts";
import { textsOf } from "./server-texts.ts";
import { showMessages } from "../../src/core/chat/show-messages.ts";

/** A card that starts a conversation. Pictures and files are http(s) or data URLs. */
export interface ChatExample {
  text?: string;
  /** What the card says. Default: the text. */
  displayText?: string;
  icon?: string;
  files?: readonly string[];
}

/** What an author may say about a Chatbot. */
export interface ChatbotOptions extends Omit<ChatbotProps, "value" | "avatarImages" | "examples"> {
  value: readonly ChatMessage[] | null;
  /** Pictures of the visitor and of the bot: http(s) or data URLs. */
  avatarImages: readonly [user: string | null, bot: string | null] | null;
  /** What visitors may begin with. */
  examples: readonly ChatExample[] | null;
}

const events = {
  change: undefined,
  select: data<SelectData<ToldPart>>(),
  like: data<LikeData>(),
  retry: data<RetryData>(),
  undo: data<UndoData>(),
  example_select: data<ExampleData>(),
  option_select: data<SelectData<string>>(),
  clear: undefined,
  copy: data<CopyData>(),
  edit: data<EditData>(),
};

const defaults: ChatbotOptions = {
  value: null,
  autoscroll: true,
  height: 400,
  maxHeight: null,
  minHeight: null,
  resizable: false,
  editable: null,
  latexDelimiters: [{ left: "$$", right: "$$", display: true }],
  rtl: false,
  buttons: ["share", "copy", "copy_all"],
  watermark: null,
  avatarImages: null,
  sanitizeHtml: true,
  renderMarkdown: true,
  feedbackOptions: ["Like", "Dislike"],
  feedbackValue: null,
  lineBreaks: true,
  layout: null,
  placeholder: null,
  examples: null,
  allowFileDownloads: true,
  groupConsecutiveMessages: true,
  allowTags: true,
  reasoningTags: null,
  likeUserMessage: false,
};

/**
 * A conversation. Messages hold texts with Markdown, files, and components such as `gr.Image({ value })`; those with a
 * title in their `metadata` are thoughts, which fold.
 *
 * Handlers read a list of messages whose `content` is a list of parts, and may show messages as they are written with the
 * least effort: `{ role: "user", content: "Hello!" }`.
 *
 * @example
 * const chat = gr.Chatbot({ label: "Agent" });
 * const prompt = gr.Textbox({ label: "Message" });
 * prompt.submit(
 *   (prompt, chat) => [...chat, { role: "user", content: prompt }, { role: "assistant", content: "I see." }],
 *   { inputs: [prompt, chat], outputs: chat },
 * );
 */
export const Chatbot: Factory<
  ChatbotOptions,
  ReceivedMessage[],
  readonly ChatMessage[] | null | undefined,
  typeof events
> = defineComponent({
  type: "chatbot",
  element: ChatbotElement,
  events,
  defaults,
  complete,
  wire: () => chatSchema,
  preprocess: (value, _, files) => readMessages(value, files),
  postprocess: (value: readonly ChatMessage[] | null | undefined, { reasoningTags }, files): Promise<WireMessage[]> =>
    showMessages(value, reasoningTags ?? [], files),
  apiSchema: () => chatApiSchema,
  example: () =>
    (["Hello!", "How can I help you?"] as const).map((text, i) => ({
      role: i === 0 ? "user" : "assistant",
      metadata: null,
      content: [{ text, type: "text" }],
      options: null,
    })),
  cleared: () => [],
  // Nobody enters anything in it.
  wireProps: ({ avatarImages, examples }) => ({
    interactive: null,
    avatarImages: (avatarImages ?? [null, null]).map((image) => buttonIcon(image)),
    examples: examples?.map(wireExample) ?? null,
  }),
  isTrusted: ({ sanitizeHtml }) => !sanitizeHtml,
  passOn: (value) => value && withoutComponents(value),
  prerender: (props) => ({ rendered: textsOf(props, defaults) }),
});

function wireExample({ text, displayText, icon, files }: ChatExample): WireExample {
  return {
    ...(text === undefined ? {} : { text }),
    ...(displayText === undefined ? {} : { display_text: displayText }),
    ...(icon === undefined ? {} : { icon: elsewhere(icon) }),
    ...(files === undefined ? {} : { files: files.map(elsewhere) }),
  };
}

function elsewhere(url: string): FileData {
  const name = /^https?:/i.test(url) ? (new URL(url).pathname.split("/").at(-1) ?? null) : null;
  const type = /^data:([\w.+-]+\/[\w.+-]+)/i.exec(url)?.[1] ?? null;
  return { path: null, url, orig_name: name, mime_type: type, meta: FILE_META };
}

function complete(props: ChatbotOptions & CommonProps): ChatbotOptions & CommonProps {
  const { layout, editable, avatarImages, examples, reasoningTags, feedbackOptions } = props;
  check("layout", layout, ["panel", "bubble", null]);
  check("editable", editable, ["user", "all", null]);
  if (avatarImages !== null && !(Array.isArray(avatarImages) && avatarImages.length === 2)) {
    throw new SetupError("Chatbot: avatarImages is a pair, the visitor's picture and the bot's; null stands for none.");
  }
  for (const image of avatarImages ?? []) if (image !== null) checkAddress("avatarImages", image);
  if (examples !== null && !Array.isArray(examples)) {
    throw new SetupError('Chatbot: examples is a list, such as [{ text: "Tell me a joke" }].');
  }
  for (const { icon, files = [] } of examples ?? []) {
    if (icon !== undefined) checkAddress("the icon of an example", icon);
    for (const file of files) checkAddress("a file of an example", file);
  }
  const arePairs =
    reasoningTags?.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isTag)) ?? true;
  if (!arePairs) throw new SetupError('Chatbot: reasoningTags is a list of pairs, such as [["<think>", "</think>"]].');
  return { ...props, buttons: props.buttons ?? defaults.buttons, feedbackOptions: feedbackOptions ?? [] };
}

function isTag(tag: unknown): boolean {
  return typeof tag === "string" && tag !== "";
}

function checkAddress(option: string, address: unknown): void {
  if (typeof address === "string" && /^(https?:\/\/|data:)/i.test(address) && URL.canParse(address)) return;
  throw new SetupError(`Chatbot: ${option} is an http(s) or data URL.`);
}

function check(option: string, value: string | null, allowed: readonly (string | null)[]): void {
  if (allowed.includes(value)) return;
  const names = allowed.map((each) => (each === null ? "null" : `"${each}"`)).join(", ");
  throw new SetupError(`Chatbot: ${option} "${value}" is unknown; use ${names}.`);
}
