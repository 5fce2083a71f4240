/** Predictions with Gradio's own JavaScript client. */

import { Client } from "@gradio/client";
import type { Jobs } from "./jobs.ts";

type Predict = Jobs["predict"];

/** One client each server: connecting is not what is measured. */
const clients = new Map<string, Promise<Client>>();

export async function predict({ url, api, calls, atOnce }: Predict["arguments"]): Promise<Predict["answer"]> {
  const connecting = clients.get(url) ?? Client.connect(url);
  clients.set(url, connecting);
  const client = await connecting;
  const times: number[] = [];
  for (let left = calls; left > 0; left -= atOnce) {
    const group = Array.from({ length: Math.min(atOnce, left) }, async () => {
      const startedAt = performance.now();
      const { data } = await client.predict(`/${api}`, ["Ada"]);
      times.push(performance.now() - startedAt);
      if (!Array.isArray(data) || data[0] !== "Hello Ada!") throw new Error(`A wrong answer: ${JSON.stringify(data)}`);
    });
    await Promise.all(group);
  }
  return { times };
}
