/** Serves each app with both, and asks what is to be asked. */

import { CannotRun } from "../support/gradio-environment.ts";
import type { GradioHost } from "./gradio-host.ts";
import { judge, type Judged } from "./judge.ts";
import { serveOurs } from "./our-host.ts";
import type { Row, Stage } from "./pair.ts";
import type { Ports } from "./ports.ts";
import { Server } from "./server.ts";

export interface Surroundings {
  readonly host: GradioHost;
  readonly python: string;
  readonly ports: Ports;
  /** Hears of each stage that is done. */
  readonly say: (text: string) => void;
  /** Stages at the same time. */
  readonly lanes: number;
}

/** All rows, in the order of the stages. Whatever keeps Gradio from answering ends it all: half a table is none. */
export async function runStages(stages: readonly Stage[], surroundings: Surroundings): Promise<Judged[]> {
  const results: Judged[][] = stages.map(() => []);
  const waiting = stages.entries();
  const lanes = Array.from({ length: surroundings.lanes }, async (_, lane) => {
    for (const [i, stage] of waiting) results[i] = await runStage(stage, lane, surroundings);
  });
  await Promise.all(lanes);
  return results.flat();
}

async function runStage(stage: Stage, lane: number, surroundings: Surroundings): Promise<Judged[]> {
  const { host, ports, python, say } = surroundings;
  const startedAt = Date.now();
  const [port, ownPort] = await ports.of(lane);
  const url = await host.serve(stage.app, port);
  try {
    const rows = await besideOurs(stage, ownPort, async (ours) => {
      const gradio = await reached(url);
      return stage.compare({ gradio, ours, host, python });
    });
    const judged = rows.map((row) => judge(stage.name, row));
    const bad = judged.filter(({ verdict }) => verdict === "different").length;
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    say(
      `${stage.name}: ${judged.length} ${judged.length === 1 ? "row" : "rows"}${bad > 0 ? `, ${bad} different` : ""} (${seconds} s)`,
    );
    return judged;
  } finally {
    await host.close(port);
  }
}

/** An app of ours that cannot be served is a difference; so is one that does not tell its config. */
async function besideOurs(stage: Stage, port: number, compare: (ours: Server) => Promise<Row[]>): Promise<Row[]> {
  try {
    await using served = await serveOurs(stage.app, port);
    const ours = await Server.at(served.url);
    return await compare(ours);
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    return [{ name: "the comparison", gradio: "runs", ours: `fails: ${reasonOf(error)}` }];
  }
}

/** What came first, where closing the app failed too. */
function reasonOf(error: unknown): string {
  if (error instanceof SuppressedError) return `${reasonOf(error.suppressed)} Then: ${reasonOf(error.error)}`;
  return error instanceof Error ? error.message : String(error);
}

async function reached(url: string): Promise<Server> {
  try {
    return await Server.at(url);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CannotRun(`Gradio was started, and does not tell its config: ${reason}`, { cause });
  }
}
