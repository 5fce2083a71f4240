/** From the wire to what a function reads. */

import { InputError } from "../errors.ts";
import type { FileAccess, FileRef } from "../files.ts";
import { eachFile, type FileData } from "../../protocol/file-data.ts";
import { fromWireMetadata, type ReceivedMessage, type ReceivedPart } from "./messages.ts";
import type { WireComponentPart, WireMessage, WirePart } from "../../protocol/chat.ts";

/** What is known of a conversation that a client has sent: its files are the session's own, or elsewhere. */
export function readMessages(sent: readonly WireMessage[] | null, files: FileAccess): Promise<ReceivedMessage[]> {
  return Promise.all(
    (sent ?? []).map(async ({ role, content, metadata, options }) => ({
      role,
      content: await Promise.all(content.map((part) => readPart(part, files))),
      metadata: metadata && fromWireMetadata(metadata),
      options,
    })),
  );
}

async function readPart(part: WirePart, files: FileAccess): Promise<ReceivedPart> {
  switch (part.type) {
    case "text":
      return part;
    case "file":
      return { type: "file", file: readFile(part.file, files), altText: part.alt_text ?? null };
    case "component":
      return readComponent(part, files);
  }
}

/** A file of another site is its address. */
function readFile(file: FileData, files: FileAccess): FileRef | string {
  if (file.path !== null) return files.open(file);
  if (file.url && /^(https?:\/\/|data:)/i.test(file.url)) return file.url;
  throw new InputError("This file is neither an uploaded one nor one of another site.");
}

/** What a client says of the files in it does not count. */
async function readComponent(
  { component, value, props, constructor_args: args }: WireComponentPart,
  files: FileAccess,
): Promise<ReceivedPart> {
  const copy = structuredClone({ value, props });
  const found: FileData[] = [];
  eachFile(copy, (file) => found.push(file));
  for (const file of found) {
    const ref = readFile(file, files);
    if (typeof ref !== "string") Object.assign(file, await files.store(ref, { name: ref.name }));
  }
  return { type: "component", component, constructorArgs: args, ...copy };
}

/** What one visitor may show another: texts and files. Of a component only its author knows what it does. */
export function withoutComponents(sent: readonly WireMessage[]): WireMessage[] {
  return sent
    .map((message) => ({ ...message, content: message.content.filter(({ type }) => type !== "component") }))
    .filter(({ content }) => content.length > 0);
}
