/** The files in R2: whose they are and when they go. */

import type { Keeper } from "../src/core/cached.ts";
import { EVERYBODY, type StoredFile } from "../src/core/files.ts";
import { eachFile } from "../src/protocol/file-data.ts";

type Row = { path: string; name: string; size: number; type: string; session: string | null };

/** What R2 deletes in one call. */
const DELETE_LIMIT = 1000;

export class FileLedger {
  readonly #sql: SqlStorage;
  readonly #kept: () => Keeper;

  /** `kept`: what caches hold. */
  constructor(sql: SqlStorage, kept: () => Keeper) {
    this.#sql = sql;
    this.#kept = kept;
  }

  record(files: readonly StoredFile[], now: number): void {
    for (const { path, name, size, type, session } of files) {
      this.#sql.exec(
        "INSERT OR IGNORE INTO files (path, name, size, type, session, created) VALUES (?, ?, ?, ?, ?, ?)",
        path,
        name,
        size,
        type,
        session,
        now,
      );
    }
  }

  find(path: string): StoredFile | null {
    const query = "SELECT path, name, size, type, session FROM files WHERE path = ?";
    return this.#sql.exec<Row>(query, path).toArray()[0] ?? null;
  }

  /** The files that a call names and its session may read, and the path of one that it may not. */
  of(values: readonly unknown[], session: string): { files: Record<string, StoredFile>; foreign: string | null } {
    const files: [path: string, file: StoredFile][] = [];
    let foreign: string | null = null;
    for (const path of pathsIn(values)) {
      const file = this.find(path);
      if (file && ([null, EVERYBODY, session].includes(file.session) || this.#kept().shares(path)))
        files.push([path, file]);
      else foreign ??= path;
    }
    return { files: Object.fromEntries(files), foreign };
  }

  /** Uploads belong to the first session that uses them. */
  claim(paths: Iterable<string>, session: string): void {
    for (const path of paths) {
      this.#sql.exec("UPDATE files SET session = ? WHERE path = ? AND session IS NULL", session, path);
    }
  }

  /** Paths of files that were stored before a time; at most as many as R2 deletes at once. */
  olderThan(time: number): string[] {
    const query = `SELECT path FROM files WHERE created < ? AND session IS NOT ? AND ${this.#kept().freeFile}
                   ORDER BY created LIMIT ?`;
    return [...this.#sql.exec<{ path: string }>(query, time, EVERYBODY, DELETE_LIMIT)].map(({ path }) => path);
  }

  forget(paths: readonly string[]): void {
    this.#sql.exec("DELETE FROM files WHERE path IN (SELECT value FROM json_each(?))", JSON.stringify(paths));
  }

  oldest(): number | null {
    const query = `SELECT MIN(created) AS at FROM files WHERE session IS NOT ? AND ${this.#kept().freeFile}`;
    return this.#sql.exec<{ at: number | null }>(query, EVERYBODY).one().at;
  }
}

function pathsIn(values: readonly unknown[]): Set<string> {
  const paths = new Set<string>();
  for (const value of values) {
    eachFile(value, ({ path }) => {
      const named: unknown = path; // a client may have put anything there
      if (named !== null && named !== undefined) paths.add(typeof named === "string" ? named : JSON.stringify(named));
    });
  }
  return paths;
}
