import { Comparison, type FigureText, type Round, withEffort } from "../comparison.ts";
import type { Figure } from "../figure.ts";
import { functionId } from "../servers/trio.ts";
import { ratesOf } from "../stats.ts";
import { type Ground, QUEUE_SUBJECTS } from "./figures.ts";

/** What the platform does in place of a prediction, by its path. */
const YARDSTICKS = {
  answer: "an answer of a Worker",
  echo: "a call of an object",
  insert: "an object that writes one row",
} as const;

const GOAL = {
  text: "32 sessions: at least 0.8× as many as an object that writes one row for each request",
  of: "bare",
  limit: 0.8,
} as const;

/** Predictions of so many sessions beside requests that do one thing alone, so many at once. */
export async function rateFigures(ground: Ground): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const sessions of ground.bench.isQuick ? [32] : [1, 32, 256]) {
    const measured = await measure(ground, sessions);
    figures.push(...textsOf(sessions).map((text) => measured.figure(text)));
  }
  return figures;
}

function measure({ bench, servers, load }: Ground, sessions: number): Promise<Comparison> {
  return Comparison.run(QUEUE_SUBJECTS, bench.amount(5, 1), async (subject): Promise<Round> => {
    bench.say(`${sessions} sessions, ${subject}`);
    const server = servers.of(subject);
    const { url } = server;
    if (subject === "ours") {
      const wanted = { url, fn: await functionId(server, "greet"), active: sessions, idle: 0 };
      return withEffort(server, load, async () => {
        const rates = ratesOf(await load.run("sessions", { ...wanted, duration: bench.amount(4000, 1000) }));
        return Object.assign({}, ...Object.keys(YARDSTICKS).map((path) => named(path, rates)));
      });
    }
    return withEffort(server, load, async () => {
      const values: Record<string, number> = {};
      for (const path of Object.keys(YARDSTICKS)) {
        const wanted = { url: `${url}/${path}`, method: "GET", body: "", atOnce: sessions } as const;
        const answer = await load.run("requests", { ...wanted, duration: bench.amount(2000, 500) });
        Object.assign(values, named(path, ratesOf(answer)));
      }
      return values;
    });
  });
}

function named(path: string, values: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${path}.${name}`, value]));
}

function textsOf(sessions: number): FigureText[] {
  const group = `${sessions} ${sessions === 1 ? "session" : "sessions"}`;
  return Object.entries(YARDSTICKS).flatMap(([path, yardstick]): FigureText[] => {
    const rate = { key: `${path}.rate`, name: `predictions, beside ${yardstick}`, unit: "per second" } as const;
    const isGoal = sessions === 32 && path === "insert";
    return [
      { ...rate, group, better: "more", ...(isGoal ? { goal: GOAL } : {}) },
      { key: `${path}.p50`, group, name: `p50, beside ${yardstick}`, unit: "ms" },
      { key: `${path}.p99`, group, name: `p99, beside ${yardstick}`, unit: "ms" },
    ];
  });
}
