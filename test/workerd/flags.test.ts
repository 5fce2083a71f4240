/** Flags in a real bucket and a real database: written down, and read by whoever may. */

import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { Hono } from "hono";
import { describe, it } from "vitest";
import { D1Logger } from "../../src/authoring/d1-logger.ts";
import { FlaggedLog } from "../../src/authoring/flagged-log.ts";
import { type Flag, R2Logger } from "../../src/authoring/flagging.ts";
import { runInContext } from "../../src/core/running.ts";
import { FILE_META } from "../../src/protocol/file-data.ts";
import type { WorkerEnv } from "../../worker/env.ts";
import { answerError } from "../../worker/middleware/errors.ts";
import { flaggedRoutes } from "../../worker/routes/flagged.ts";

declare global {
  namespace Cloudflare {
    interface Env {
      DB: D1Database;
    }
  }
}

const KEY = "a key for the tests";

function aFlag(values: Flag["values"], more: Partial<Flag> = {}): Flag {
  return { timestamp: "2026-11-21T10:00:00.000Z", values, ...more };
}

/** Writes flags down as calls do. */
async function log(dir: string, flags: readonly Flag[]): Promise<void> {
  const keeping = { bucket: env.FILES, root: "", files: unused, share: unused, outlive: unused };
  const logger = R2Logger(dir);
  for (const flag of flags) await runInContext({ log: unused, keeping }, () => logger.flag(flag));
}

function unused(): never {
  throw new Error("Nothing here needs it.");
}

/** Asks for the log of a folder. */
async function ask(dir: string, path: string, init: RequestInit = {}): Promise<Response> {
  const app = new Hono<WorkerEnv>().route("/", flaggedRoutes(FlaggedLog({ key: KEY, dir }))).onError(answerError);
  return app.fetch(new Request(`https://app.example${path}`, init), { FILES: env.FILES }, createExecutionContext());
}

/** Not by text(): the runtime takes JSON Lines for bytes, and warns. */
async function textOf(response: Response): Promise<string> {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await response.arrayBuffer());
}

async function read(dir: string, name: string, search = ""): Promise<string> {
  return textOf(await ask(dir, `/flagged/${encodeURIComponent(KEY)}/${name}${search}`));
}

describe("a log of flags in the bucket", () => {
  it("is read as JSON Lines, in order of time", async ({ expect }) => {
    const late = aFlag({ name: "Bob" }, { timestamp: "2026-11-21T10:00:01.000Z", flag: "wrong", username: "ada" });
    const early = aFlag({ name: "Ada", age: 3, pets: ["cat"] });
    await log("ordered", [late, early]);
    const lines = (await read("ordered", "log.jsonl")).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual([early, late]);
  });

  it("loses nothing when several are written in one moment", async ({ expect }) => {
    const flags = Array.from({ length: 20 }, (_, i) => aFlag({ i }));
    await Promise.all(flags.map((flag) => log("crowded", [flag])));
    const lines = (await read("crowded", "log.jsonl")).trimEnd().split("\n");
    const found = lines.map((line) => (JSON.parse(line) as Flag).values["i"]);
    expect(found.toSorted((a, b) => Number(a) - Number(b))).toEqual(flags.map((_, i) => i));
  });

  it("holds any text, short or long", async ({ expect }) => {
    const texts = ["é 日 🐈 \u2028\u0000\u007f", "x".repeat(1950), "日".repeat(400), "y".repeat(100_000)];
    await log(
      "texts",
      texts.map((text) => aFlag({ text })),
    );
    const lines = (await read("texts", "log.jsonl")).trimEnd().split("\n");
    const found = lines.map((line) => (JSON.parse(line) as Flag).values["text"]);
    expect(found.toSorted()).toEqual(texts.toSorted());
  });

  it("needs one request for many short ones, and goes on where a list ends", async ({ expect }) => {
    await log(
      "pages",
      Array.from({ length: 5 }, (_, i) => aFlag({ i }, { timestamp: `2026-11-21T10:00:0${i}.000Z` })),
    );
    const asked: string[] = [];
    const bucket = {
      async get(key: string) {
        asked.push("get");
        return env.FILES.get(key);
      },
      async list(options: R2ListOptions) {
        asked.push("list");
        const { objects, ...more } = await env.FILES.list({ ...options, limit: 2 });
        return { objects, truncated: more.truncated, ...(more.truncated ? { cursor: more.cursor } : {}) };
      },
    };
    const { body } = FlaggedLog({ key: KEY, dir: "pages" }).answer(bucket, "log.jsonl", undefined);
    const lines = (await new Response(body).text()).trimEnd().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as Flag).values["i"])).toEqual([0, 1, 2, 3, 4]);
    expect(asked).toEqual(["list", "list", "list"]);
  });

  it("is its own: those in folders below are other logs", async ({ expect }) => {
    await log("nested", [aFlag({ own: true })]);
    await log("nested/below", [aFlag({ own: false })]);
    await log("nested-too", [aFlag({ own: false })]);
    expect(await read("nested", "log.jsonl")).toBe(`${JSON.stringify(aFlag({ own: true }))}\n`);
  });

  it("begins where the reader says", async ({ expect }) => {
    await log("since", [aFlag({ day: 21 }), aFlag({ day: 22 }, { timestamp: "2026-11-22T00:00:00.000Z" })]);
    const days = async (search: string): Promise<unknown[]> => {
      const text = (await read("since", "log.jsonl", search)).trimEnd();
      return text === "" ? [] : text.split("\n").map((line) => (JSON.parse(line) as Flag).values["day"]);
    };
    expect(await days("?since=2026-11-22")).toEqual([22]);
    expect(await days("?since=2026-11-21T10:00Z")).toEqual([21, 22]);
    expect(await days("?since=2027-01-01")).toEqual([]);
    const refused = await ask("since", `/flagged/${encodeURIComponent(KEY)}/log.csv?since=yesterday`);
    expect([refused.status, await refused.json()]).toEqual([
      400,
      { detail: '"since" is a time, such as 2026-11-21T10:30Z.' },
    ]);
  });

  it("may be empty", async ({ expect }) => {
    expect(await read("empty", "log.jsonl")).toBe("");
    expect(await read("empty", "log.csv")).toBe('"timestamp"\r\n');
  });
});

describe("a log of flags as CSV", () => {
  it("has a column for each label that there ever was", async ({ expect }) => {
    const file = { path: "id/cat.png", url: "https://app.example/gradio_api/file=id/cat.png", meta: FILE_META };
    await log("columns", [
      aFlag({ name: 'Ada, "the" first', age: -3, photo: file }),
      aFlag(
        { name: "Bob\nBuilder", isTame: true, pets: ["cat"], photo: null },
        { timestamp: "2026-11-21T11:00:00.000Z" },
      ),
      aFlag({ name: "Cy" }, { timestamp: "2026-11-21T12:00:00.000Z", flag: "wrong", username: "ada" }),
    ]);
    expect(await read("columns", "log.csv")).toBe(
      [
        '"name","age","photo","isTame","pets","flag","username","timestamp"',
        '"Ada, ""the"" first",-3,"https://app.example/gradio_api/file=id/cat.png",,,,,"2026-11-21T10:00:00.000Z"',
        '"Bob\nBuilder",,,true,"[""cat""]",,,"2026-11-21T11:00:00.000Z"',
        '"Cy",,,,,"wrong","ada","2026-11-21T12:00:00.000Z"',
        "",
      ].join("\r\n"),
    );
  });

  it.for(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\ufeff=cmd"])(
    "has no formula for %j, in a cell or at the head",
    async (text, { expect }) => {
      const dir = `formula-${encodeURIComponent(text)}`;
      await log(dir, [aFlag({ [text]: text }, { flag: text })]);
      const [head, row] = (await read(dir, "log.csv")).split("\r\n");
      expect(head).toBe(`"'${text}","flag","timestamp"`);
      expect(row).toBe(`"'${text}","'${text}","2026-11-21T10:00:00.000Z"`);
    },
  );
});

describe("who reads a log", () => {
  it("knows the key, in the address or in a header", async ({ expect }) => {
    await log("guarded", [aFlag({ secret: 1 })]);
    const headers = { authorization: `Bearer ${KEY}` };
    const allowed = await ask("guarded", "/flagged/log.jsonl", { headers });
    expect([allowed.status, await textOf(allowed)]).toEqual([200, `${JSON.stringify(aFlag({ secret: 1 }))}\n`]);
    for (const path of ["/flagged/log.jsonl", "/flagged/another%20key%20of%20length/log.jsonl"]) {
      const refused = await ask("guarded", path);
      expect(refused.status, path).toBe(403);
      expect(await refused.text()).not.toContain("secret");
    }
  });

  it("gets a download that nobody keeps", async ({ expect }) => {
    const { headers } = await ask("guarded", `/flagged/${encodeURIComponent(KEY)}/log.csv`);
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="log.csv"',
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex",
    });
  });

  it("asks for a file that there is", async ({ expect }) => {
    const refused = await ask("guarded", `/flagged/${encodeURIComponent(KEY)}/log.xlsx`);
    expect([refused.status, await refused.json()]).toEqual([
      404,
      { detail: "There is no such file; there are log.jsonl and log.csv." },
    ]);
  });

  it("finds nothing where the author opens no log", async ({ expect }) => {
    const app = new Hono<WorkerEnv>().route("/", flaggedRoutes(undefined));
    expect((await app.request("/flagged/log.jsonl", { headers: { authorization: `Bearer ${KEY}` } })).status).toBe(404);
  });

  it("needs a key that is long enough", ({ expect }) => {
    expect(() => FlaggedLog({ key: "short" })).toThrow(/at least 16 characters/);
    expect(() => FlaggedLog({ key: undefined as unknown as string })).toThrow(/at least 16 characters/);
  });
});

describe("a log of flags in a database", () => {
  it("is a table that is made with the first flag", async ({ expect }) => {
    const logger = D1Logger(env.DB);
    await logger.flag(aFlag({ name: "Ada" }));
    await logger.flag(aFlag({ name: "Robert'); DROP TABLE flagged;--" }, { flag: "wrong", username: "ada" }));
    const { results } = await env.DB.prepare("SELECT timestamp, flag, username, data FROM flagged ORDER BY id").all();
    expect(results).toEqual([
      { timestamp: "2026-11-21T10:00:00.000Z", flag: null, username: null, data: '{"name":"Ada"}' },
      {
        timestamp: "2026-11-21T10:00:00.000Z",
        flag: "wrong",
        username: "ada",
        data: `{"name":"Robert'); DROP TABLE flagged;--"}`,
      },
    ]);
  });

  it("has the name that its author chooses, if a table can have it", async ({ expect }) => {
    await D1Logger(env.DB, { table: "doubts_2" }).flag(aFlag({}));
    expect(await env.DB.prepare("SELECT count(*) AS n FROM doubts_2").first("n")).toBe(1);
    for (const table of ["", "a b", "2nd", 'x"; DROP TABLE flagged; --']) {
      expect(() => D1Logger(env.DB, { table })).toThrow("a table cannot be called");
    }
  });

  it("needs a database", ({ expect }) => {
    expect(() => D1Logger(undefined as unknown as D1Database)).toThrow("wrangler.toml says which database");
  });
});
