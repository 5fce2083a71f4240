/**
 * Where the passes of renders are kept, beside the queue. A session's newest pass of each render is what its page shows;
 * the one before stays for a while, for calls that were made when it was seen, and as long as one of them is pending.
 */

import type { FunctionFacts } from "../runtime/function-facts.ts";
import type { BookStorage, FunctionBook, KnownPass, MadePass, PassBooks, PassFunction } from "../runtime/passes.ts";

/** Milliseconds for which what was on a page until just now can be called. */
const AFTERGLOW = 60_000;
const HOUR = 3_600_000;
/** Milliseconds for which a module is kept after a pass has named it. */
const KEEP_SCRIPTS = 7 * 24 * HOUR;

/** Apps without a render need none of this, so it is no part of the queue's own tables. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS passes (
    id TEXT PRIMARY KEY,
    session TEXT NOT NULL,
    container INTEGER NOT NULL,
    parent TEXT,
    made INTEGER NOT NULL,
    superseded INTEGER,
    functions TEXT NOT NULL,
    states TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS passes_session ON passes(session);
  CREATE TABLE IF NOT EXISTS pass_functions (
    id INTEGER PRIMARY KEY,
    pass TEXT NOT NULL,
    facts TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS scripts (
    name TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    seen INTEGER NOT NULL
  ) WITHOUT ROWID;
`;

/** Opens the books of one app. `lifetimes` takes those of State. */
export function openPassBooks(
  storage: BookStorage,
  functions: FunctionBook,
  lifetimes: Map<number, number>,
): PassBooks {
  return new StoredPasses(storage, functions, lifetimes);
}

class StoredPasses implements PassBooks {
  readonly #sql: BookStorage["sql"];
  readonly #kv: BookStorage["kv"];
  readonly #functions: FunctionBook;
  readonly #lifetimes: Map<number, number>;

  constructor({ sql, kv }: BookStorage, functions: FunctionBook, lifetimes: Map<number, number>) {
    this.#sql = sql;
    this.#kv = kv;
    this.#functions = functions;
    this.#lifetimes = lifetimes;
    sql.exec(TABLES);
    const held = sql.exec<{ facts: string }>("SELECT facts FROM pass_functions").toArray();
    for (const { facts } of held) this.#know(JSON.parse(facts) as PassFunction); // written by `hold`
  }

  find(session: string, id: number | string): PassFunction | null {
    const rows = this.#sql.exec<{ functions: string }>(
      `SELECT functions FROM passes WHERE session = ? AND (superseded IS NULL OR superseded > ?)
       ORDER BY superseded IS NULL DESC, made DESC`,
      session,
      Date.now() - AFTERGLOW,
    );
    const isMeant = (fn: PassFunction): boolean =>
      fn.id === id || (fn.apiName === id && fn.apiVisibility !== "private");
    for (const { functions } of rows.toArray()) {
      // Most do not name it, and need not be read.
      if (!functions.includes(typeof id === "number" ? `"id":${id},` : JSON.stringify(id))) continue;
      const found = (JSON.parse(functions) as PassFunction[]).find(isMeant); // written by `keep`
      if (found) return found;
    }
    return null;
  }

  hold(fn: FunctionFacts): void {
    if (fn.pass === undefined) return;
    const facts = JSON.stringify(fn);
    this.#sql.exec("INSERT OR REPLACE INTO pass_functions (id, pass, facts) VALUES (?, ?, ?)", fn.id, fn.pass, facts);
    this.#know(fn);
  }

  chain(id: string): KnownPass[] {
    const chain: KnownPass[] = [];
    for (let next: string | null = id; next !== null; next = this.#parentOf(next)) {
      const known = this.#kv.get<KnownPass>(keyOf(next));
      if (!known) break;
      chain.unshift(known);
    }
    return chain;
  }

  keep(session: string, pass: MadePass, now: number): void {
    const { id, container, parent, job, digest, functions, states, kept, scripts } = pass;
    const isLate = parent !== null && !this.#isCurrent(parent);
    const before = this.#current("session = ? AND container = ?", session, container);
    if (!isLate) for (const each of before) this.#supersede(each, now);
    this.#sql.exec(
      "INSERT OR REPLACE INTO passes (id, session, container, parent, made, superseded, functions, states) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      id,
      session,
      container,
      parent,
      now,
      isLate ? now : null,
      JSON.stringify(functions),
      JSON.stringify(states),
    );
    this.#kv.put(keyOf(id), { id, job, digest } satisfies KnownPass);
    this.#trimOverrides(session, new Map(kept));
    for (const [name, source] of Object.entries(scripts)) this.#keepScript(name, source, now);
    this.#forgetOld(session, now);
  }

  script(name: string): string | null {
    const [row] = this.#sql.exec<{ source: string }>("SELECT source FROM scripts WHERE name = ?", name).toArray();
    return row?.source ?? null;
  }

  sweep(now: number): void {
    const idle = "SELECT id FROM pass_functions WHERE id NOT IN (SELECT fn FROM events WHERE ended IS NULL)";
    this.#letGo(this.#sql.exec<{ id: number }>(idle).toArray());
    const gone = this.#sql.exec<Row>(
      "SELECT id, session, states FROM passes WHERE session NOT IN (SELECT hash FROM sessions) LIMIT 500",
    );
    for (const row of gone.toArray()) this.#forget(row);
    const late = this.#sql.exec<{ session: string }>(
      "SELECT DISTINCT session FROM passes WHERE superseded <= ? LIMIT 500",
      now - AFTERGLOW,
    );
    for (const { session } of late.toArray()) this.#forgetOld(session, now);
    this.#sql.exec("DELETE FROM scripts WHERE seen < ?", now - KEEP_SCRIPTS);
  }

  #know(fn: FunctionFacts & Partial<Pick<PassFunction, "lifetimes">>): void {
    this.#functions.add(fn);
    for (const [id, lifetime] of fn.lifetimes ?? []) this.#lifetimes.set(id, lifetime);
  }

  /** What the pass before has made can be called for a moment more; so can what is in it. */
  #supersede(id: string, now: number): void {
    this.#sql.exec("UPDATE passes SET superseded = ? WHERE id = ?", now, id);
    for (const child of this.#current("parent = ?", id)) this.#supersede(child, now);
  }

  #current(where: string, ...bindings: (string | number)[]): string[] {
    const query = `SELECT id FROM passes WHERE ${where} AND superseded IS NULL`;
    return this.#sql
      .exec<{ id: string }>(query, ...bindings)
      .toArray()
      .map(({ id }) => id);
  }

  #isCurrent(id: string): boolean {
    return this.#current("id = ?", id).length > 0;
  }

  #parentOf(id: string): string | null {
    const [row] = this.#sql.exec<{ parent: string | null }>("SELECT parent FROM passes WHERE id = ?", id).toArray();
    return row?.parent ?? null;
  }

  /** A component that stays keeps those changed options that its key preserves. */
  #trimOverrides(session: string, kept: ReadonlyMap<number, readonly string[]>): void {
    const query = "SELECT component, props FROM overrides WHERE session = ?";
    const rows = this.#sql.exec<{ component: number; props: string }>(query, session).toArray();
    for (const { component, props } of rows) {
      const names = kept.get(component);
      if (!names) continue;
      const changed = Object.entries(JSON.parse(props) as object).filter(([name]) => names.includes(name)); // ours
      this.#sql.exec(
        "UPDATE overrides SET props = ? WHERE session = ? AND component = ?",
        JSON.stringify(Object.fromEntries(changed)),
        session,
        component,
      );
    }
  }

  #keepScript(name: string, source: string, now: number): void {
    const young = "SELECT 1 FROM scripts WHERE name = ? AND seen > ?";
    if (this.#sql.exec(young, name, now - HOUR).toArray().length > 0) return;
    this.#sql.exec("INSERT OR REPLACE INTO scripts (name, source, seen) VALUES (?, ?, ?)", name, source, now);
  }

  /** Forgets passes that were on a page a while ago, unless a call of theirs is pending. */
  #forgetOld(session: string, now: number): void {
    const idle = `SELECT id FROM pass_functions WHERE pass IN (SELECT id FROM passes WHERE session = ?)
      AND id NOT IN (SELECT fn FROM events WHERE session = ? AND ended IS NULL)`;
    this.#letGo(this.#sql.exec<{ id: number }>(idle, session, session).toArray());
    const old = this.#sql.exec<Row>(
      "SELECT id, session, states FROM passes WHERE session = ? AND superseded <= ? ORDER BY made DESC",
      session,
      now - AFTERGLOW,
    );
    for (const row of old.toArray()) if (!this.#isNeeded(row.id)) this.#forget(row);
  }

  /** A call of it is pending, or there is a pass in it. */
  #isNeeded(id: string): boolean {
    const query =
      "SELECT 1 WHERE EXISTS (SELECT 1 FROM pass_functions WHERE pass = ?) OR EXISTS (SELECT 1 FROM passes WHERE parent = ?)";
    return this.#sql.exec(query, id, id).toArray().length > 0;
  }

  #forget({ id, session, states }: Row): void {
    const own: number[] = JSON.parse(states);
    for (const state of own) {
      this.#sql.exec("DELETE FROM state WHERE session = ? AND component = ?", session, state);
      this.#kv.delete(`state/${session}/${state}`);
    }
    this.#sql.exec("DELETE FROM passes WHERE id = ?", id);
    this.#kv.delete(keyOf(id));
  }

  #letGo(rows: readonly { readonly id: number }[]): void {
    for (const { id } of rows) {
      this.#sql.exec("DELETE FROM pass_functions WHERE id = ?", id);
      this.#functions.remove(id);
    }
  }
}

type Row = { id: string; session: string; states: string };

function keyOf(pass: string): string {
  return `pass/${pass}`;
}
