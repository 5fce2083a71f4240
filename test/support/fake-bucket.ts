/** A bucket in memory: as much of R2 as reading and storing files needs. */

interface Kept {
  bytes: Uint8Array<ArrayBuffer>;
  type: string | undefined;
}

/** An empty bucket, and what was put into it. */
export function fakeBucket(): { bucket: R2Bucket; kept: ReadonlyMap<string, Kept> } {
  const kept = new Map<string, Kept>();
  const bucket = {
    async put(key: string, value: unknown, options: R2PutOptions = {}) {
      kept.set(key, { bytes: await bytesOf(value), type: typeOf(options) });
      return infoOf(key, kept);
    },
    get: async (key: string) => (kept.has(key) ? bodyOf(key, kept) : null),
    head: async (key: string) => (kept.has(key) ? infoOf(key, kept) : null),
    delete: async (keys: string | string[]) => [keys].flat().forEach((key) => kept.delete(key)),
    async list({ prefix = "", limit = 1000 }: R2ListOptions = {}) {
      const keys = [...kept.keys()].filter((key) => key.startsWith(prefix)).slice(0, limit);
      return { objects: keys.map((key) => infoOf(key, kept)), delimitedPrefixes: [], truncated: false };
    },
    createMultipartUpload: async (key: string, options: R2MultipartOptions = {}) => upload(key, typeOf(options), kept),
  };
  return { bucket: bucket as unknown as R2Bucket, kept }; // the rest of R2 is not used
}

function upload(key: string, type: string | undefined, kept: Map<string, Kept>) {
  const parts = new Map<number, Uint8Array>();
  return {
    async uploadPart(partNumber: number, value: unknown) {
      parts.set(partNumber, await bytesOf(value));
      return { partNumber, etag: String(partNumber) };
    },
    async complete(uploaded: R2UploadedPart[]) {
      const bytes = uploaded.map(({ partNumber }) => new Uint8Array(parts.get(partNumber) ?? []));
      kept.set(key, { bytes: await bytesOf(new Blob(bytes)), type });
      return infoOf(key, kept);
    },
    async abort() {
      parts.clear();
    },
  };
}

function infoOf(key: string, kept: ReadonlyMap<string, Kept>) {
  const { bytes, type } = found(key, kept);
  return { key, size: bytes.byteLength, httpMetadata: { contentType: type } };
}

function bodyOf(key: string, kept: ReadonlyMap<string, Kept>) {
  const { bytes } = found(key, kept);
  const read = (): Response => new Response(bytes);
  return {
    ...infoOf(key, kept),
    body: read().body,
    arrayBuffer: () => read().arrayBuffer(),
    text: () => read().text(),
  };
}

function found(key: string, kept: ReadonlyMap<string, Kept>): Kept {
  const file = kept.get(key);
  if (!file) throw new Error(`There is nothing under "${key}".`);
  return file;
}

async function bytesOf(value: unknown): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(value as BodyInit).arrayBuffer()); // R2 takes what a Response takes
}

function typeOf({ httpMetadata }: R2PutOptions | R2MultipartOptions): string | undefined {
  return httpMetadata && "contentType" in httpMetadata ? httpMetadata.contentType : undefined;
}
