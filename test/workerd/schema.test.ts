/** Databases of other versions: older ones, and newer ones under this code, as both are met during a deploy. */

import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { MIGRATIONS, migrate } from "../../durable/schema.ts";
import { FN } from "../support/fake-functions.ts";
import { callFrames, followed, freshQueue } from "../support/fresh-queue.ts";
import { open, passed } from "../support/gates.ts";

/** What a later version may do: it only adds, and what it adds has defaults. */
const LATER = `
  ALTER TABLE events ADD COLUMN priority INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE sessions ADD COLUMN region TEXT;
  CREATE INDEX events_priority ON events(grp, priority) WHERE state = 'queued';
  CREATE TABLE notes (event TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
`;

/** Events in each stage of their life, as the first version writes them. */
const ROWS = `
  INSERT INTO events (id, session, fn, name, grp, turn, state, attempt, is_simple, lease_until, created, started, ended, payload)
  VALUES
    ('waits', 'ada', ${FN.echo}, 'echo', 'echo', 0, 'queued', 0, 0, NULL, 1, NULL, NULL, '{"fnIndex":${FN.echo},"data":["kept"],"sessionHash":"ada"}'),
    ('ran', 'ada', ${FN.hold}, 'hold', 'hold', 0, 'running', 1, 0, 5, 2, 3, NULL, '{}'),
    ('done', 'ada', ${FN.echo}, 'echo', 'echo', 0, 'completed', 1, 0, NULL, 1, 2, 3, NULL);
  INSERT INTO sessions (hash, seen) VALUES ('ada', 1);
  INSERT INTO averages (name, runs, seconds) VALUES ('echo', 2, 3);
`;

/** A database of its own, without a queue. */
function inDatabase<T>(name: string, work: (storage: DurableObjectStorage) => T): Promise<T> {
  return runInDurableObject(env.GATES.getByName(`schema ${name}`), (_, { storage }) => work(storage));
}

function versionOf({ sql }: DurableObjectStorage): number {
  return sql.exec<{ version: number }>("SELECT version FROM schema").one().version;
}

describe("a database", () => {
  it("is made in one go, and not again", async ({ expect }) => {
    await inDatabase("new", (storage) => {
      migrate(storage);
      storage.sql.exec(ROWS);
      migrate(storage);
      expect(versionOf(storage)).toBe(MIGRATIONS.length);
      expect(storage.sql.exec("SELECT id FROM events").toArray()).toHaveLength(3);
    });
  });

  it.for(Array.from({ length: MIGRATIONS.length + 1 }, (_, version) => version))(
    "of version %i comes to the next ones with all that it holds",
    async (version, { expect }) => {
      const known = [...MIGRATIONS, LATER];
      await inDatabase(`from ${version}`, (storage) => {
        if (version > 0) migrate(storage, known.slice(0, version));
        if (version > 0) storage.sql.exec(ROWS);
        for (const next of known.keys()) migrate(storage, known.slice(0, next + 1));
        expect(versionOf(storage)).toBe(known.length);
        const query = "SELECT COUNT(*) AS n, SUM(priority) AS priority FROM events";
        expect(storage.sql.exec(query).one()).toEqual({ n: version > 0 ? 3 : 0, priority: version > 0 ? 0 : null });
      });
    },
  );

  it("is left as it was when a migration fails half way", async ({ expect }) => {
    await inDatabase("half way", (storage) => {
      migrate(storage);
      storage.sql.exec(ROWS);
      const broken = `${LATER}; DELETE FROM events; INSERT INTO nowhere VALUES (1);`;
      expect(() => migrate(storage, [...MIGRATIONS, broken])).toThrow("nowhere");
      expect(versionOf(storage)).toBe(MIGRATIONS.length);
      expect(storage.sql.exec("SELECT id FROM events").toArray()).toHaveLength(3);
      expect(() => storage.sql.exec("SELECT * FROM notes")).toThrow("no such table");
    });
  });

  it("was made by migrations that are never changed afterwards", async ({ expect }) => {
    const digests = await Promise.all(
      MIGRATIONS.map(async (statements) => {
        const meaning = statements.replaceAll(/\s+/g, " ").trim();
        const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(meaning));
        return Buffer.from(digest).toString("hex").slice(0, 16);
      }),
    );
    // A new version adds a line here. A line that would have to change is a database that nobody can migrate.
    expect(digests).toEqual(["382706a8785a682b"]);
  });
});

describe("a queue", () => {
  it("takes over what the version before it has left", async ({ expect }) => {
    const fresh = freshQueue();
    // The rows are old in all but the tables, which were the same.
    await fresh.sql(ROWS);
    await fresh.kill();
    await fresh.runAlarm();
    await fresh.runAlarm();
    const reader = await followed(fresh);
    expect((await reader.rest()).map(({ data }) => data)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ msg: "process_completed", event_id: "waits", success: true }),
        expect.objectContaining({ msg: "process_completed", event_id: "ran", success: false }),
      ]),
    );
    expect(await fresh.sql("SELECT id, state FROM events WHERE id <> 'done' ORDER BY seq")).toEqual([
      { id: "waits", state: "completed" },
      { id: "ran", state: "interrupted" },
    ]);
  });

  it("works on a database that a later version has changed, and leaves it so", async ({ expect }) => {
    const fresh = freshQueue();
    const before = await fresh.join({ fnIndex: FN.hold, data: ["later before"] });
    await passed("started later before");
    await fresh.sql(`${LATER}; UPDATE schema SET version = version + 1`);
    await fresh.sql("UPDATE events SET priority = 3");
    await fresh.kill();
    const held = await fresh.join({ fnIndex: FN.hold, data: ["later held"], sessionHash: "bob", idempotencyKey: "k" });
    const answered = await fresh.join({ fnIndex: FN.remember, sessionHash: "cy" });
    const alone = await fresh.join({ sessionHash: null, isSimple: true });
    expect(await callFrames(fresh, alone)).toEqual([["complete", ["hello"]]]);
    expect(await fresh.queue.result(answered)).toMatchObject({ outcome: { status: "completed" } });
    await fresh.sql("UPDATE events SET lease_until = 1 WHERE state = 'running'");
    await fresh.runAlarm();
    expect(await fresh.queue.result(before)).toMatchObject({ outcome: { status: "failed" } });
    expect(await fresh.queue.cancel("bob", FN.hold, held)).toEqual({ stopped: 1, isKnown: true });
    await fresh.queue.leave("cy", null);
    await fresh.sql("UPDATE events SET ended = ended - 3700000");
    await fresh.runAlarm();
    expect(await fresh.queue.result(alone)).toEqual({ ok: false, reason: "not-found" });
    expect(await fresh.sql("SELECT version FROM schema")).toEqual([{ version: MIGRATIONS.length + 1 }]);
    await open("later before");
    await open("later held");
  });
});
