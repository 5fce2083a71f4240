/** Several apps in one Worker. */

import { describe, it } from "vitest";
import { bucketBelow } from "../../../src/authoring/mounted-files.ts";
import type { Handler } from "../../../src/core/mounted.ts";
import * as gr from "../../../src/index.ts";
import { fakeBucket } from "../../support/fake-bucket.ts";

const env = {
  FILES: fakeBucket().bucket,
  QUEUE: {
    idFromName: (name: string) => ({ name, equals: (other: { name: string }) => other.name === name }),
    get: () => null,
  },
};

/** Each app answers with its title and what it was asked. */
function served(mounted: gr.Mounted): (path: string, headers?: Record<string, string>) => Promise<string> {
  const handlerOf = ({ options }: gr.App): Handler => {
    return async (request, bindings) => {
      const { QUEUE } = bindings as { QUEUE: { idFromName(name: string): { name: string } } }; // as above
      const { pathname } = new URL(request.url);
      const prefix = request.headers.get("x-forwarded-prefix");
      return new Response([options.title, pathname, prefix, QUEUE.idFromName("app").name].join(" "));
    };
  };
  const handler = mounted.serve(handlerOf);
  return async (path, headers = {}) => {
    const request = new Request(`https://app.example${path}`, { headers });
    const answer = await handler(request, env, {} as unknown as ExecutionContext); // nobody asks for it
    return answer.headers.get("location") ?? (await answer.text());
  };
}

function anApp(title: string): gr.App {
  return gr.Blocks({ title }, []);
}

describe("mounted apps", () => {
  it("answer below their paths, the longest first, and are told of them", async ({ expect }) => {
    const ask = served(gr.mount({ "/a": anApp("A"), "/a/b": anApp("B") }, () => new Response("the site")));
    expect(await ask("/a/config")).toBe("A /config /a app/a");
    expect(await ask("/a/b/config")).toBe("B /config /a/b app/a/b");
    expect(await ask("/a/b/", { "x-forwarded-prefix": "/out" })).toBe("B / /out/a/b app/a/b");
    expect(await ask("/a")).toBe("./a/");
    expect(await ask("/abc")).toBe("the site");
    expect(await ask("/")).toBe("the site");
  });

  it("leave what is not theirs to the site, or to the app at the root", async ({ expect }) => {
    const site = {
      fetch: (request: Request) => new Response("site", { status: request.url.endsWith("/own") ? 200 : 404 }),
    };
    const ask = served(gr.mount({ "/": anApp("Root"), "/a": anApp("A") }, site));
    expect(await ask("/own")).toBe("site");
    expect(await ask("/config")).toBe("Root /config  app");
    expect(await ask("/a/config")).toBe("A /config /a app/a");
    expect(await served(gr.mount({ "/a": anApp("A") }))("/config")).toBe('{"detail":"Not Found"}');
  });

  it("have one class between them, whose objects are those of the app that is meant", ({ expect }) => {
    const made: unknown[] = [];
    class Base {
      readonly name: unknown;

      constructor(ctx: object, env: object) {
        this.name = Reflect.get(ctx, "name");
        made.push([this.name, env]);
      }
    }
    const runner = ({ props }: { props: object }): object => props;
    const mounted = gr.mount({ "/a": anApp("A"), "/": anApp("B") });
    const { QueueObject, Runner } = mounted.join(({ options }) => ({
      QueueObject: class extends Base {
        readonly title = `queue of ${options.title}`;
      },
      Runner: class extends Base {
        readonly title = `runner of ${options.title}`;
      },
    }));
    const queueOf = (name: string): object =>
      Reflect.construct(QueueObject, [{ name, id: env.QUEUE.idFromName(name), exports: { Runner: runner } }, env]);
    const [a, b] = [queueOf("app/a"), queueOf("app")];
    expect([a, b]).toMatchObject([{ title: "queue of A" }, { title: "queue of B" }]);
    expect([a, b].map((queue) => Reflect.get(queue, "runner").call(queue))).toEqual([{ index: 0 }, { index: 1 }]);
    expect(Reflect.construct(Runner, [{ props: { index: 1 } }, env])).toMatchObject({ title: "runner of B" });
    expect(made[1]).toEqual(["app", env]);
    expect(Reflect.get(Object(made[0])[1], "FILES")).not.toBe(env.FILES);
    expect(() => queueOf("app/c")).toThrow("mounted no longer");
    expect(() => Reflect.construct(Runner, [{ props: {} }, env])).toThrow("says for which app");
  });

  it.for([
    [{}, "name at least one app"],
    [{ chat: anApp("A") }, '"chat" is no path'],
    [{ "/a b": anApp("A") }, '"/a b" is no path'],
    [{ "/a": anApp("A"), "/a/": anApp("B") }, 'two apps at "/a"'],
    [{ "/a": 3 as never }, 'no app at "/a"'],
  ] as const)("are refused: %o", ([apps, message], { expect }) => {
    expect(() => gr.mount(apps as Record<string, gr.App>)).toThrow(message);
  });
});

describe("the part of a bucket that an app sees", () => {
  it("is its own folder, under the names that it gave", async ({ expect }) => {
    const { bucket, kept } = fakeBucket();
    const view = bucketBelow(bucket, "mounts/a/");
    await view.put("x/1", "one", { httpMetadata: { contentType: "text/plain" } });
    await bucket.put("y", "somebody else's");
    const upload = await view.createMultipartUpload("big");
    await upload.complete([await upload.uploadPart(1, "two")]);
    expect([...kept.keys()]).toEqual(["mounts/a/x/1", "y", "mounts/a/big"]);
    expect(await (await view.get("x/1"))?.text()).toBe("one");
    expect((await view.head("big"))?.size).toBe(3);
    expect(await view.get("y")).toBeNull();
    await bucket.delete("y");
    const { objects } = await view.list({ prefix: "" });
    expect(objects.map(({ key, size }) => [key, size])).toEqual([
      ["x/1", 3],
      ["big", 3],
    ]);
    await view.delete(["x/1", "big"]);
    expect(kept.size).toBe(0);
  });
});
