/** Tells apart what is equal, what is different on purpose, and what is different. */

import { DECLARED } from "./declared.ts";
import { type Difference, differences } from "./golden/normalize.ts";
import type { Row } from "./pair.ts";

/** A row with what was found in it. */
export interface Judged {
  /** `stage › row`. */
  readonly name: string;
  readonly verdict: "equal" | "on purpose" | "different";
  /** Names of declared differences that were found. */
  readonly declared: readonly string[];
  /** Differences that nobody has declared. */
  readonly found: readonly Difference[];
}

/** Compares both sides of a row. A place is `stage › row: path`. */
export function judge(stage: string, { name, gradio, ours }: Row): Judged {
  const full = `${stage} › ${name}`;
  const all = differences(plain(gradio), plain(ours));
  const declared = new Set<string>();
  const found = all.filter((difference) => {
    const reason = DECLARED.find((each) => each.where.test(`${full}: ${difference.path}`) && fits(each, difference));
    if (reason) declared.add(reason.what);
    return !reason;
  });
  const verdict = found.length > 0 ? "different" : declared.size > 0 ? "on purpose" : "equal";
  return { name: full, verdict, declared: [...declared], found };
}

function fits({ when }: (typeof DECLARED)[number], { gradio, ours }: Difference): boolean {
  return when?.(gradio, ours) ?? true;
}

/** As it would travel: undefined and what is absent are the same. */
function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

/** Declared differences that no row has shown: they are gone, and their rows in the documents with them. */
export function staleDeclarations(rows: readonly Judged[]): string[] {
  const seen = new Set(rows.flatMap(({ declared }) => declared));
  return DECLARED.map(({ what }) => what).filter((what, i, all) => !seen.has(what) && all.indexOf(what) === i);
}
