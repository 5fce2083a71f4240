/** The wire schemas of files, and how the API docs describe them. */

import * as z from "zod/mini";
import { FILE_META, type FileData } from "../protocol/file-data.ts";

const meta = z.object(
  { _type: z.literal(FILE_META._type, { error: 'The "meta" of a file is {"_type": "gradio.FileData"}.' }) },
  { error: 'A file carries "meta": {"_type": "gradio.FileData"}.' },
);

const text = z._default(z.nullable(z.string()), null);

const rest = {
  url: text,
  size: z._default(z.nullable(z.int()), null),
  orig_name: text,
  mime_type: text,
  is_stream: z._default(z.boolean(), false),
  meta,
};

type FileSchema = z.ZodMiniType<FileData, FileData>;

/** A file that lies on the server. */
export const fileDataSchema = z.object(
  { path: z.string({ error: 'A file has a "path": what the upload answered.' }), ...rest },
  { error: "A file is an object with a path and meta." },
) as unknown as FileSchema; // defaults fill what may be absent

/** A picture: a file that lies on the server, or a data URL. */
export const imageDataSchema = z
  .object({ path: text, ...rest }, { error: "An image is an object with a path or url, and meta." })
  .check(
    z.refine(({ path, url }) => path !== null || (url?.startsWith("data:image/") ?? false), {
      error: 'An image has a "path", or a "url" that starts with data:image/.',
    }),
  ) as unknown as FileSchema; // as above

function optional(type: string, more: Readonly<Record<string, string>>): object {
  return { anyOf: [{ type }, { type: "null" }], default: null, ...more };
}

const FILE_META_SCHEMA = {
  properties: { _type: { const: FILE_META._type, title: "Type", type: "string" } },
  required: ["_type"],
  title: "FileDataMeta",
  type: "object",
};

const FILE_SCHEMA = {
  properties: {
    path: { title: "Path", type: "string" },
    url: optional("string", { title: "Url" }),
    size: optional("integer", { title: "Size" }),
    orig_name: optional("string", { title: "Orig Name" }),
    mime_type: optional("string", { title: "Mime Type" }),
    is_stream: { default: false, title: "Is Stream", type: "boolean" },
    meta: { $ref: "#/$defs/FileDataMeta" },
  },
  required: ["path"],
  title: "FileData",
  type: "object",
};

const FILE_DESCRIPTION = "A file on this server. Upload it first: `path` is what the upload answers.";

/** One file in the API docs. */
export const fileApiSchema = {
  $defs: { FileDataMeta: FILE_META_SCHEMA },
  ...FILE_SCHEMA,
  additional_description: FILE_DESCRIPTION,
};

/** A list of files in the API docs. */
export const fileListApiSchema = {
  $defs: { FileData: { description: FILE_DESCRIPTION, ...FILE_SCHEMA }, FileDataMeta: FILE_META_SCHEMA },
  items: { $ref: "#/$defs/FileData" },
  title: "ListFiles",
  type: "array",
  additional_description: null,
};

/** The same for an UploadButton, of which Gradio says it in its own way. */
export const uploadApiSchema = {
  $defs: fileApiSchema.$defs,
  ...FILE_SCHEMA,
  description: FILE_DESCRIPTION,
};

/** As above. */
export const uploadListApiSchema = {
  $defs: fileListApiSchema.$defs,
  items: fileListApiSchema.items,
  title: fileListApiSchema.title,
  type: fileListApiSchema.type,
};

/** A picture in the API docs. */
export const imageApiSchema = {
  properties: {
    path: optional("string", { description: "Path to a local file", title: "Path" }),
    url: optional("string", { description: "Publicly available url or base64 encoded image", title: "Url" }),
    size: optional("integer", { description: "Size of image in bytes", title: "Size" }),
    orig_name: optional("string", { description: "Original filename", title: "Orig Name" }),
    mime_type: optional("string", { description: "mime type of image", title: "Mime Type" }),
    is_stream: { default: false, description: "Can always be set to False", title: "Is Stream", type: "boolean" },
    meta: { additionalProperties: true, default: FILE_META, title: "Meta", type: "object" },
  },
  title: "ImageData",
  type: "object",
  additional_description: "A local filepath or publicly available URL.",
};
