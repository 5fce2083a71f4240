import { exchange } from "./http.ts";
import type { Jobs } from "./jobs.ts";

type Requests = Jobs["requests"];

/** Sends the same request again and again, so many at once. */
export async function requests(wanted: Requests["arguments"]): Promise<Requests["answer"]> {
  const { url, method, body, atOnce, duration } = wanted;
  const times: number[] = [];
  const until = performance.now() + duration;
  const headers = { "content-type": "application/json" };
  const one = async (): Promise<void> => {
    while (performance.now() < until) {
      const startedAt = performance.now();
      await exchange({ url, method, ...(method === "POST" ? { headers, body } : {}) });
      times.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return { times, duration };
}
