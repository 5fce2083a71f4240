/** From what a function answers to the wire. */

import { AppError } from "../errors.ts";
import type { CommonProps, Component } from "../component.ts";
import type { FileAccess, FileSource } from "../files.ts";
import { showFile } from "../file-values.ts";
import { componentProps } from "../samples.ts";
import { isComponent } from "../wiring.ts";
import { renameKeys, snakeCase } from "../../protocol/case.ts";
import { isEqual } from "../../protocol/equal.ts";
import { FILE_META, type FileData } from "../../protocol/file-data.ts";
import { dedent } from "../dedent.ts";
import {
  type ChatMessage,
  type FilePart,
  type MessageContent,
  type NamedFile,
  type ReceivedComponent,
  toWireMetadata,
} from "./messages.ts";
import type { TextPart, WireMessage, WirePart } from "../../protocol/chat.ts";
import { splitReasoning, type TagPair } from "./reasoning.ts";

const ROLES: readonly string[] = ["user", "assistant", "system"];

/** The messages as they travel. @throws AppError for what is no message, with the way out. */
export async function showMessages(
  value: readonly ChatMessage[] | null | undefined,
  tags: readonly TagPair[],
  files: FileAccess,
): Promise<WireMessage[]> {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) {
    throw new AppError(`Chatbot: shows a list of messages; it got ${named(value)}. ${WAY_OUT}`);
  }
  const shown = await Promise.all(value.map((message: unknown, i) => showMessage(message, i, files)));
  // A message without any content is none.
  return shown.filter(({ content }) => content.length > 0).flatMap((message) => splitReasoning(message, tags));
}

const WAY_OUT = 'Write { role: "user", content: "Hello!" } for each message.';

async function showMessage(message: unknown, i: number, files: FileAccess): Promise<WireMessage> {
  if (Array.isArray(message)) {
    throw new AppError(
      `Chatbot: message ${i + 1} is a pair, as Gradio took them once. Write two messages in its place: ` +
        '{ role: "user", content: "Hello!" } and { role: "assistant", content: "Hi!" }.',
    );
  }
  if (!isMessage(message)) throw new AppError(`Chatbot: message ${i + 1} has no role or no content. ${WAY_OUT}`);
  const { role, content, metadata = null, options = null } = message;
  if (!ROLES.includes(role)) {
    throw new AppError(`Chatbot: message ${i + 1} has the role "${role}"; there are ${ROLES.join(", ")}.`);
  }
  const parts: readonly MessageContent[] = isList(content) ? content : [content];
  return {
    role,
    metadata: metadata && toWireMetadata(metadata),
    content: await Promise.all(parts.map((part) => showPart(part, i, files))),
    options: options && options.map(({ value, label }) => ({ value, ...(label === undefined ? {} : { label }) })),
  };
}

function isMessage(message: unknown): message is ChatMessage {
  return typeof message === "object" && message !== null && "role" in message && "content" in message;
}

function isList(content: ChatMessage["content"]): content is readonly MessageContent[] {
  return Array.isArray(content);
}

async function showPart(part: MessageContent, i: number, files: FileAccess): Promise<WirePart> {
  if (typeof part === "string") return { text: dedent(part), type: "text" };
  if (typeof part !== "object" || part === null) {
    throw new AppError(`Chatbot: message ${i + 1} holds ${named(part)}; a text, a file or a component is wanted.`);
  }
  if (isComponent(part)) return showComponent(part, files);
  if (isKind<TextPart>(part, "text")) return { text: part.text, type: "text" };
  if (isKind<FilePart>(part, "file")) return showFilePart(part.file, part.altText, files);
  if (isKind<ReceivedComponent>(part, "component")) {
    const { component, value, constructorArgs, props } = part;
    return { component, value, constructor_args: constructorArgs, props, type: "component" };
  }
  if (isNamedFile(part)) return showFilePart(addressOf(part, i), part.altText, files);
  return showFilePart(part, null, files);
}

function isKind<Part extends { type: string }>(part: object, type: Part["type"]): part is Part {
  // A Blob and a Response have a type too.
  return Object.getPrototypeOf(part) === Object.prototype && "type" in part && part.type === type;
}

function isNamedFile(part: object): part is NamedFile {
  return Object.getPrototypeOf(part) === Object.prototype && "path" in part;
}

/** A path of the server is no address: nobody may name a file by it. */
function addressOf({ path, url }: NamedFile, i: number): string {
  const address = [url, path].find((each) => typeof each === "string" && /^(https?|data):/i.test(each));
  if (address) return address;
  throw new AppError(
    `Chatbot: message ${i + 1} names a file by a path. Give its http(s) or data URL, its bytes, or the file that you read.`,
  );
}

async function showFilePart(
  source: FileSource,
  altText: string | null | undefined,
  files: FileAccess,
): Promise<WirePart> {
  // A stored drawing is handed out as a download only, because it may carry scripts; in an address it runs none.
  const isDrawing = typeof source === "string" && source.startsWith("data:image/svg+xml");
  const file: FileData = isDrawing
    ? { path: null, url: source, mime_type: "image/svg+xml", meta: FILE_META }
    : await showFile(source, files);
  return { file, alt_text: altText ?? null, type: "file" };
}

async function showComponent(component: Component, files: FileAccess): Promise<WirePart> {
  const { definition, props } = component;
  const { value = null, ...given } = props as CommonProps & { value?: unknown }; // a value travels beside them
  const defaults: Readonly<Record<string, unknown>> = definition.defaults;
  const own = definition.wireProps?.(props) ?? {};
  const args = Object.entries(given).filter(
    ([name, each]) => isData(each) && own[name] !== null && !isEqual(each, defaults[name]),
  );
  const shown = await definition.postprocess(value as never, props, files); // its own value
  return {
    component: definition.type,
    value: definition.type === "file" && shown !== null ? [shown].flat() : shown,
    constructor_args: renameKeys(Object.fromEntries(args), snakeCase),
    props: JSON.parse(JSON.stringify(componentProps(component))) as Record<string, unknown>, // options are a record
    type: "component",
  };
}

/** Functions and the like stay here. */
function isData(option: unknown): boolean {
  return option !== undefined && typeof option !== "function";
}

function named(value: unknown): string {
  if (value === null) return "null";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
