/** The one shape of a file on the wire. */
export interface FileData {
  /** Opaque id and cleaned name; null for an image that lives in `url` alone. */
  path: string | null;
  url?: string | null;
  /** Bytes. */
  size?: number | null;
  orig_name?: string | null;
  mime_type?: string | null;
  is_stream?: boolean;
  meta: { _type: "gradio.FileData" };
}

export const FILE_META = { _type: "gradio.FileData" } as const;

/** True for an object that Gradio's clients mark as a file. */
function isFileData(value: unknown): value is FileData {
  if (typeof value !== "object" || value === null || !("meta" in value)) return false;
  const meta = value.meta;
  return typeof meta === "object" && meta !== null && "_type" in meta && meta._type === FILE_META._type;
}

/** Calls `visit` for each file inside any JSON value. */
export function eachFile(value: unknown, visit: (file: FileData) => void): void {
  if (isFileData(value)) visit(value);
  else if (Array.isArray(value)) for (const item of value) eachFile(item, visit);
  else if (typeof value === "object" && value !== null) for (const item of Object.values(value)) eachFile(item, visit);
}
