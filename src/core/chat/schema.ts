/** The one schema of a conversation on the wire, and how the API docs describe it. */

import * as z from "zod/mini";
import { fileApiSchema } from "../file-schema.ts";
import type { WireSchema } from "../wire-schema.ts";
import { FILE_META } from "../../protocol/file-data.ts";
import type { WireMessage } from "../../protocol/chat.ts";

const NO_MESSAGE =
  'A message is an object such as {"role": "user", "content": [{"type": "text", "text": "Hello!"}]}; pairs of texts are not taken.';

const text = z._default(z.nullable(z.string()), null);

// A file of another site has no path.
const file = z.object(
  {
    path: text,
    url: text,
    size: z._default(z.nullable(z.int()), null),
    orig_name: text,
    mime_type: text,
    is_stream: z._default(z.boolean(), false),
    meta: z.object({ _type: z.literal(FILE_META._type) }),
  },
  { error: 'A file has a "path" and "meta": {"_type": "gradio.FileData"}.' },
);

const part = z.union(
  [
    z.object({ type: z._default(z.literal("text"), "text"), text: z.string() }),
    z.object({ type: z._default(z.literal("file"), "file"), file, alt_text: text }),
    z.object({
      type: z._default(z.literal("component"), "component"),
      component: z.string(),
      value: z.unknown(),
      constructor_args: z.record(z.string(), z.unknown()),
      props: z.record(z.string(), z.unknown()),
    }),
  ],
  { error: 'A part of a message is {"type": "text", "text"}, {"type": "file", "file"} or a component.' },
);

const id = z.optional(z.union([z.int(), z.string()]));

const metadata = z.object({
  title: z.optional(z.string()),
  id,
  parent_id: id,
  log: z.optional(z.string()),
  duration: z.optional(z.number()),
  status: z.optional(z.enum(["pending", "done"])),
});

const message = z.object(
  {
    role: z.enum(["user", "assistant", "system"], { error: 'The role is "user", "assistant" or "system".' }),
    metadata: z._default(z.nullable(metadata), null),
    content: z.array(part, { error: "The content of a message is a list of its parts." }),
    options: z._default(z.nullable(z.array(z.object({ value: z.string(), label: z.optional(z.string()) }))), null),
  },
  { error: NO_MESSAGE },
);

const conversation: unknown = z.nullable(z.array(message, { error: NO_MESSAGE }));

/** Null is a conversation without messages. */
export const chatSchema = conversation as WireSchema<WireMessage[] | null>; // defaults fill what may be absent

const optionalOf = (of: object, title: string): object => ({
  ...{ anyOf: [of, { type: "null" }], default: null },
  ...(title === "" ? {} : { title }),
});
const idOf = (title: string): object => ({ anyOf: [{ type: "integer" }, { type: "string" }], title });
const kindOf = (kind: string): object => ({ const: kind, default: kind, title: "Type", type: "string" });
const { $defs, additional_description: description, ...FILE } = fileApiSchema;

/** As Gradio describes it, in words of our own. */
export const chatApiSchema = {
  $defs: {
    ComponentMessage: {
      properties: {
        component: { title: "Component", type: "string" },
        value: { title: "Value" },
        constructor_args: { additionalProperties: true, title: "Constructor Args", type: "object" },
        props: { additionalProperties: true, title: "Props", type: "object" },
        type: kindOf("component"),
      },
      required: ["component", "value", "constructor_args", "props"],
      title: "ComponentMessage",
      type: "object",
    },
    FileData: { description, ...FILE },
    ...$defs,
    FileMessage: {
      properties: {
        file: { $ref: "#/$defs/FileData" },
        alt_text: optionalOf({ type: "string" }, "Alt Text"),
        type: kindOf("file"),
      },
      required: ["file"],
      title: "FileMessage",
      type: "object",
    },
    Message: {
      properties: {
        role: { title: "Role", type: "string" },
        metadata: optionalOf({ $ref: "#/$defs/MetadataDict" }, ""),
        content: {
          items: {
            anyOf: ["TextMessage", "FileMessage", "ComponentMessage"].map((name) => ({ $ref: `#/$defs/${name}` })),
          },
          title: "Content",
          type: "array",
        },
        options: optionalOf({ items: { $ref: "#/$defs/OptionDict" }, type: "array" }, "Options"),
      },
      required: ["role", "content"],
      title: "Message",
      type: "object",
    },
    MetadataDict: {
      description: "Makes a message a thought, which is shown folded below its title.",
      properties: {
        title: { title: "Title", type: "string" },
        id: idOf("Id"),
        parent_id: idOf("Parent Id"),
        log: { title: "Log", type: "string" },
        duration: { title: "Duration", type: "number" },
        status: { enum: ["pending", "done"], title: "Status", type: "string" },
      },
      title: "MetadataDict",
      type: "object",
    },
    OptionDict: {
      description: "An answer to pick from.",
      properties: { value: { title: "Value", type: "string" }, label: { title: "Label", type: "string" } },
      required: ["value"],
      title: "OptionDict",
      type: "object",
    },
    TextMessage: {
      properties: { text: { title: "Text", type: "string" }, type: kindOf("text") },
      required: ["text"],
      title: "TextMessage",
      type: "object",
    },
  },
  items: { $ref: "#/$defs/Message" },
  title: "ChatbotDataMessages",
  type: "array",
  additional_description: null,
};
