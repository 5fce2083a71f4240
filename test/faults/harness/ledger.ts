/** Reads the books of the queue from its database when the server has stopped. */

import { globSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { BookedEvent, BookedMessage } from "../checker/history.ts";

export interface Books {
  readonly events: BookedEvent[];
  readonly messages: BookedMessage[];
  /** Bytes of the whole database. */
  readonly bytes: number;
}

/** The books below this folder. */
export function readBooks(state: string): Books {
  const [path, ...others] = globSync("**/*.sqlite", { cwd: state })
    .map((file) => join(state, file))
    .filter(isQueue);
  if (!path || others.length > 0) throw new Error(`There should be one queue below ${state}.`);
  using database = new DatabaseSync(path);
  const pages = database
    .prepare("SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size")
    .get();
  return {
    events: rows<BookedEvent>(
      database,
      `SELECT id, seq, session, name AS fn, grp AS "group", state, attempt, created, started, ended FROM events ORDER BY seq`,
    ),
    messages: rows<BookedMessage>(database, "SELECT session, n, event, msg FROM messages ORDER BY session, n"),
    bytes: Number(pages?.["bytes"]),
  };
}

function isQueue(path: string): boolean {
  using database = new DatabaseSync(path);
  const query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'events'";
  return database.prepare(query).get() !== undefined;
}

function rows<Row>(database: DatabaseSync, query: string): Row[] {
  return database.prepare(query).all() as Row[]; // the query names the columns
}
