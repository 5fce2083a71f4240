import { SetupError } from "../core/errors.ts";
import type { FlaggingCallback } from "./flagging.ts";

/** As much of a D1 database as is needed here. */
interface Database {
  prepare(query: string): Statement;
  batch(statements: Statement[]): Promise<unknown>;
}

interface Statement {
  bind(...values: unknown[]): Statement;
}

/**
 * Writes flags down as rows of a D1 database: the columns are `timestamp`, `flag`, `username` and `data`, which holds the
 * values as JSON. The table is made with the first flag.
 *
 * @example
 * import { env } from "cloudflare:workers";
 * gr.Interface(answer, { inputs: "text", outputs: "text", flaggingCallback: gr.D1Logger(env.DB) });
 */
export function D1Logger(
  database: Database,
  { table = "flagged" }: { readonly table?: string } = {},
): FlaggingCallback {
  // Names cannot be bound as values are.
  if (!/^[a-z_]\w*$/i.test(table)) {
    throw new SetupError(`D1Logger: a table cannot be called "${table}"; use letters, digits and "_".`);
  }
  if (typeof database?.prepare !== "function") {
    throw new SetupError(
      "D1Logger: the first argument is a binding such as env.DB; wrangler.toml says which database.",
    );
  }
  return {
    async flag({ timestamp, flag = null, username = null, values }) {
      const columns = "id INTEGER PRIMARY KEY, timestamp TEXT NOT NULL, flag TEXT, username TEXT, data TEXT NOT NULL";
      await database.batch([
        database.prepare(`CREATE TABLE IF NOT EXISTS "${table}" (${columns})`),
        database
          .prepare(`INSERT INTO "${table}" (timestamp, flag, username, data) VALUES (?, ?, ?, ?)`)
          .bind(timestamp, flag, username, JSON.stringify(values)),
      ]);
    },
  };
}
