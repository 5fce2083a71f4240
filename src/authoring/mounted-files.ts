/** One bucket for several apps: each sees its own part of it, and nothing else. */

/** As much of an R2 bucket as an app uses. */
export interface Bucket {
  get(key: string, ...options: unknown[]): Promise<unknown>;
  head(key: string): Promise<unknown>;
  put(key: string, ...value: unknown[]): Promise<unknown>;
  delete(keys: string | string[]): Promise<unknown>;
  createMultipartUpload(key: string, ...options: unknown[]): Promise<unknown>;
  list(options?: { prefix?: string; startAfter?: string }): Promise<{
    objects: readonly { readonly key: string }[];
    delimitedPrefixes: readonly string[];
  }>;
}

/** A view of everything below a folder, under the names that things have there. */
export function bucketBelow<B extends Bucket>(bucket: B, folder: string): B {
  const view: Bucket = {
    get: (key, ...options) => bucket.get(folder + key, ...options),
    head: (key) => bucket.head(folder + key),
    put: (key, ...value) => bucket.put(folder + key, ...value),
    delete: (keys) => bucket.delete([keys].flat().map((key) => folder + key)),
    createMultipartUpload: (key, ...options) => bucket.createMultipartUpload(folder + key, ...options),
    async list({ prefix = "", startAfter, ...options } = {}) {
      const from = startAfter === undefined ? {} : { startAfter: folder + startAfter };
      const listed = await bucket.list({ ...options, ...from, prefix: folder + prefix });
      return {
        ...listed,
        objects: listed.objects.map((object) => renamed(object, object.key.slice(folder.length))),
        delimitedPrefixes: listed.delimitedPrefixes.map((each) => each.slice(folder.length)),
      };
    },
  };
  return view as B; // an app uses no more of it
}

/** The object under another name. Its own properties belong to the platform, which gives them to no imitation. */
function renamed<O extends { readonly key: string }>(object: O, key: string): O {
  return new Proxy(object, {
    get(target, name) {
      if (name === "key") return key;
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
