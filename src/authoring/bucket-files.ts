/** The files of an R2 bucket, as a tree of folders. */

import { SetupError } from "../core/errors.ts";
import type { FileTree, FileTreeEntry } from "../core/file-tree/file-tree.ts";

/** As much of an R2 bucket as listing needs. */
export interface ListedBucket {
  list(options: { prefix: string; delimiter: string; cursor?: string }): Promise<{
    readonly objects: readonly { readonly key: string }[];
    readonly delimitedPrefixes: readonly string[];
    readonly truncated: boolean;
    readonly cursor?: string;
  }>;
}

/** Which of a bucket's files a tree has. */
export interface BucketFilesOptions {
  /** The folder at the top, such as `"2026/"`; paths are relative to it. Default: the whole bucket. */
  prefix?: string;
}

/**
 * A tree of the files in an R2 bucket of yours, read folder by folder as visitors open them. Whoever may use the app may
 * see all names in it. So never give it the bucket of the app's own files, `FILES`, in which all visitors' uploads are.
 *
 * @example
 * import { env } from "cloudflare:workers";
 *
 * const reports = gr.FileExplorer({ files: gr.bucketFiles(env.REPORTS, { prefix: "2026/" }), fileCount: "single" });
 * open.click(async (path) => (await env.REPORTS.get(`2026/${path}`))?.text(), { inputs: reports, outputs: text });
 */
export function bucketFiles(bucket: ListedBucket, { prefix = "" }: BucketFilesOptions = {}): FileTree {
  if (typeof Object(bucket).list !== "function") {
    throw new SetupError("bucketFiles: there is no such bucket; name it in wrangler.toml, under [[r2_buckets]].");
  }
  const top = asFolder(prefix);
  return { list: (folder) => listFolder(bucket, top + asFolder(folder)) };
}

async function listFolder(bucket: ListedBucket, prefix: string): Promise<FileTreeEntry[]> {
  const [folders, files]: [FileTreeEntry[], FileTreeEntry[]] = [[], []];
  let cursor: string | undefined;
  do {
    const page = await bucket.list({ prefix, delimiter: "/", ...(cursor === undefined ? {} : { cursor }) });
    for (const key of page.delimitedPrefixes) folders.push({ name: key.slice(prefix.length, -1), type: "folder" });
    // A key that ends where the folder begins only marks it.
    for (const { key } of page.objects)
      if (key !== prefix) files.push({ name: key.slice(prefix.length), type: "file" });
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor !== undefined);
  return [...folders.sort(byName), ...files.sort(byName)];
}

function asFolder(path: string): string {
  return path === "" || path.endsWith("/") ? path : `${path}/`;
}

function byName({ name: a }: FileTreeEntry, { name: b }: FileTreeEntry): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
