/** People with curl: they call a function by its name and ask for the result by the event's id. */

import type { FunctionName } from "../functions.ts";
import type { BookedEvent } from "../checker/history.ts";
import { pause } from "./clock.ts";
import { openStream } from "./http.ts";
import { newKey } from "./load.ts";
import type { Random } from "./random.ts";
import type { World } from "./world.ts";

/** How a call ended, as its own stream tells. */
interface Told {
  readonly event: string;
  readonly end: string;
  readonly data: string;
}

const PAUSE = 50;
const PATIENCE = 20_000;
const MOST_TRIES = 200;

/** Calls again and again, and reads each result twice. */
export async function callByName(world: World, random: Random, goesOn: () => boolean): Promise<Told[]> {
  const told: Told[] = [];
  while (goesOn()) {
    const fn = random.pick<FunctionName>(["free", "again", "recount"]);
    const event = await world.call(fn, { key: newKey("called"), ms: random.between(0, 200), steps: 4 });
    for (let reading = 0; reading < 2; reading++) told.push(await resultOf(world, fn, event));
  }
  return told;
}

/** Results that are not those of the books. */
export function wrongResults(told: readonly Told[], events: readonly BookedEvent[]): string[] {
  const states = new Map(events.map(({ id, state }) => [id, state]));
  return told.flatMap(({ event, end, data }) => {
    const state = states.get(event) ?? "nothing";
    const expected = state === "completed" || state === "cancelled" ? "complete" : "error";
    return end === expected ? [] : [`${event} is ${state}, its stream said ${end} ${data.slice(0, 80)}`];
  });
}

async function resultOf(world: World, fn: FunctionName, event: string): Promise<Told> {
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    try {
      const line = await openStream(`${world.server.url}/gradio_api/call/${fn}/${event}`);
      line.setTimeout(PATIENCE, () => line.destroy());
      let text = "";
      for await (const chunk of line.setEncoding("utf8")) text += String(chunk);
      const [, end, data = ""] = /^event: (complete|error)\ndata: (.*)$/m.exec(text) ?? [];
      if (end !== undefined) return { event, end, data };
    } catch {
      // It asks again.
    }
    await pause(PAUSE);
  }
  return { event, end: "nothing", data: "" };
}
