import type { Trial, Volume } from "../fault.ts";
import { until } from "./clock.ts";
import type { World } from "./world.ts";

const DAY = 24 * 3_600_000;
/** The clock goes on in steps: a reader that has vanished is missed half a minute later, and its State is kept until then. */
const DAYS = [3, 5, 7, 9] as const;

/** Lets days pass until nothing is left, but no more than nine: then nothing of anybody may be left in the books. */
export async function judgeEmptied<V extends Volume>(trial: Trial<V>, world: World): Promise<void> {
  const most = sum(await world.rows());
  let left = most;
  for (const days of DAYS) {
    await world.jump(days * DAY);
    await until(async () => (left = sum(await world.rows())) === 0, { within: 20_000, every: 100 });
    if (left > 0) continue;
    return trial.rule(`rows left after ${days} days (at the most)`, `0 (${most})`, true);
  }
  trial.rule("rows left after nine days (at the most)", `${left} (${most})`, false);
}

function sum(rows: Readonly<Record<string, number>>): number {
  return Object.values(rows).reduce((total, n) => total + n, 0);
}
