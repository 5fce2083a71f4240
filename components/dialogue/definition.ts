import * as z from "zod/mini";
import {
  type CommonProps,
  type ComponentCall,
  type Definition,
  defineComponent,
  type Made,
  type Options,
} from "../../src/core/component.ts";
import { AppError, SetupError } from "../../src/core/errors.ts";
import type { Wiring } from "../../src/core/handler.ts";
import { API_SCHEMA } from "./api-schema.ts";
import { DialogueElement } from "./element.ts";
import { linesIn, readLine, writeLine } from "./lines.ts";
import type { DialogueLine, DialogueProps, DialogueValue } from "./props.ts";

/** What an author may say about a Dialogue. */
export interface DialogueOptions extends DialogueProps {
  /** What handlers read: "text", the default, or a "list" of lines. */
  type: "text" | "list";
  /** Writes a line. Default: `[Ada] Hello!` */
  formatter: ((speaker: string, text: string) => string) | null;
  /** Reads a line again; `someone` is the first of the speakers. */
  unformatter: ((line: string, someone: string) => DialogueLine) | null;
}

/** What a handler reads for each `type`. */
export interface DialogueReads {
  text: string;
  list: DialogueLine[];
}

/** Makes Dialogues. What handlers read follows from the option `type`. */
export interface DialogueFactory {
  <const Type extends keyof DialogueReads = "text", const I extends Wiring | undefined = undefined>(
    options?: Options<DialogueOptions, I> & { type?: Type },
  ): Made<DialogueReads[Type], DialogueValue | undefined, DialogueOptions, typeof events>;
  readonly definition: Definition;
}

type Props = DialogueOptions & CommonProps;

const events = { change: undefined, input: undefined, submit: undefined };

const HELP = "Type colon (:) in the dialogue line to see the available tags";

const defaults: DialogueOptions & Pick<CommonProps, "label"> = {
  value: null,
  type: "text",
  speakers: null,
  formatter: null,
  unformatter: null,
  tags: [],
  separator: "\n",
  colorMap: null,
  label: "Dialogue",
  info: HELP,
  placeholder: null,
  autofocus: false,
  autoscroll: true,
  maxLines: null,
  submitBtn: false,
  uiMode: "both",
  buttons: [],
};

const line = z.object(
  { speaker: z.string(), text: z.string() },
  { error: 'A line of a dialogue has a "speaker" and a "text".' },
);

/**
 * What several speakers say, line by line: written by a visitor, or shown by a function.
 *
 * Handlers read one text (`type: "text"`, the default) or a list of `{ speaker, text }` (`"list"`), and may show either.
 *
 * @example
 * const talk = gr.Dialogue({ speakers: ["Ada", "Bob"], tags: ["(laughs)"], submitBtn: true });
 * talk.submit((text) => read(text), { inputs: talk, outputs: speech });
 */
export const Dialogue: DialogueFactory = defineComponent({
  type: "dialogue",
  element: DialogueElement,
  events,
  defaults,
  complete,
  wire: () => z.nullable(z.union([z.array(line), z.string()], { error: "This is neither lines nor a text." })),
  preprocess(value, props): DialogueReads[keyof DialogueReads] {
    return props.type === "text" ? textOf(value, props) : linesOf(value, props);
  },
  postprocess(value: DialogueValue | undefined, props) {
    if (value === null || value === undefined) return null;
    const { success, data } = z.safeParse(z.union([z.array(line), z.string()]), value);
    if (success) return fitting(data, props);
    throw new AppError(
      "Dialogue was given something that it cannot show: return a text, or a list of { speaker, text }.",
    );
  },
  apiSchema: () => API_SCHEMA,
  example: () => [
    { speaker: "Speaker 1", text: "Hello, how are you?" },
    { speaker: "Speaker 2", text: "I'm fine, thank you!" },
  ],
  wireProps: ({ formatter, unformatter, info, interactive }) => ({
    // The functions stay here; the browser is told to ask for them.
    formatter: formatter && "server",
    unformatter: unformatter && "server",
    // As Gradio has it, the usual help is for those that are made to be written in.
    info: interactive || info !== HELP ? info : null,
    serverFns: ["format", "unformat"],
  }),
  call,
}) as unknown as DialogueFactory; // the literal `type` tells which of the two a handler reads

function complete(props: Props): Props {
  const { separator, maxLines, uiMode, speakers, tags, type } = props;
  if (!["text", "list"].includes(type)) throw new SetupError(`Dialogue: type "${type}" is unknown; use text or list.`);
  if (!["dialogue", "text", "both"].includes(uiMode)) {
    throw new SetupError(`Dialogue: uiMode "${uiMode}" is unknown; use dialogue, text or both.`);
  }
  if (typeof separator !== "string" || /^ ?$/.test(separator)) {
    throw new SetupError("Dialogue: separator cannot be empty, nor a blank, which stands between words.");
  }
  if (maxLines !== null && !(Number.isInteger(maxLines) && maxLines > 0)) {
    throw new SetupError("Dialogue: maxLines is a whole number of 1 or more, or null.");
  }
  for (const [option, list] of Object.entries({ speakers: speakers ?? [], tags })) {
    if (Array.isArray(list) && list.every((each) => typeof each === "string")) continue;
    throw new SetupError(`Dialogue: ${option} is a list of texts.`);
  }
  return { ...props, value: props.value === null ? null : fitting(props.value, props) };
}

/** Where only one of the two is shown, the browser need not ask how the author writes and reads it. */
function fitting(value: string | readonly DialogueLine[], props: Props): string | DialogueLine[] {
  if (props.uiMode === "text" && props.formatter) return textOf(value, props);
  if (props.uiMode === "dialogue" && props.unformatter) return linesOf(value, props);
  return typeof value === "string" ? value : [...value];
}

function textOf(value: DialogueValue, { formatter, separator }: Props): string {
  if (value === null || typeof value === "string") return value ?? "";
  return value
    .map(({ speaker, text }) => (formatter ? formatter(speaker, text) : writeLine({ speaker, text })))
    .join(separator);
}

function linesOf(value: DialogueValue, { unformatter, separator, speakers }: Props): DialogueLine[] {
  if (value === null || typeof value !== "string") return [...(value ?? [])];
  const someone = speakers?.[0] ?? "";
  return linesIn(value, separator).map((each) => (unformatter ?? readLine)(each, someone));
}

/** What the author's functions make of a value. */
function call(props: Props, name: unknown, data: unknown): ComponentCall | undefined {
  if (name === "format") return answering(name, () => textOf(z.parse(z.array(line), data), props));
  if (name !== "unformat") return undefined;
  return answering(name, () => linesOf(z.parse(z.object({ text: z.string() }), data).text, props));
}

function answering(name: string, answer: () => unknown): ComponentCall {
  return {
    name,
    async run() {
      try {
        return { status: 200, answer: answer() };
      } catch (error) {
        if (error instanceof AppError) return { status: 400, answer: { detail: error.message } };
        if (error instanceof z.core.$ZodError) return { status: 400, answer: { detail: "The value does not fit." } };
        throw error;
      }
    },
  };
}
