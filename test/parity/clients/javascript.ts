/**
 * What Gradio's own JavaScript client gets from a server: results, errors, and what it is told on the way.
 *
 *     node javascript.ts <url> main|full
 *
 * Prints one JSON object: answers by the name of what was tried. It runs in a process of its own because the client
 * writes to the console what it cannot do.
 */

import { Client, handle_file } from "@gradio/client";
import { tinyPng } from "../../support/pictures.ts";

type Step = (client: Client) => Promise<unknown>;

const PATIENCE = 15_000;

async function outcome(running: Promise<unknown>): Promise<unknown> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("It never ended.")), PATIENCE);
  try {
    return { result: await Promise.race([running, promise]) };
  } catch (error) {
    return { thrown: shown(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** The client throws errors and plain objects. */
function shown(error: unknown): unknown {
  if (error instanceof Error) return { name: error.name, message: error.message };
  if (typeof error !== "object" || error === null) return error;
  const { time: _, ...rest } = error as Record<string, unknown>; // as the client makes it
  return rest;
}

/** The data of a call. */
async function answer(client: Client, endpoint: string | number, data: unknown[] | object = []): Promise<unknown> {
  return (await client.predict(endpoint, data as unknown[])).data; // the client takes records too
}

/** Everything that a call is told, without what depends on the moment. */
async function told(client: Client, endpoint: string, data: unknown[]): Promise<unknown[]> {
  const events: unknown[] = [];
  for await (const event of client.submit(endpoint, data)) {
    const next = plain(event);
    if (JSON.stringify(next) !== JSON.stringify(events.at(-1))) events.push(next);
  }
  return events;
}

function plain(event: { readonly type: string }): unknown {
  const {
    time: _,
    endpoint: __,
    fn_index: ___,
    eta: ____,
    ...rest
  } = event as Record<string, unknown> & { type: string }; // as the client makes it
  return rest;
}

/** Through the app of `rows/clients.ts`. */
const MAIN_STEPS: Readonly<Record<string, Step>> = {
  "lists the endpoints": async (client) => {
    const { named_endpoints: endpoints, unnamed_endpoints: unnamed } = await client.view_api();
    const parameters = Object.entries(endpoints).map(([name, { parameters }]) => [
      name,
      parameters.map(({ parameter_name: parameter, type }) => [parameter, type]),
    ]);
    return { endpoints: Object.fromEntries(parameters), unnamed: Object.keys(unnamed) };
  },
  "predicts by a list": (client) => answer(client, "/greet", ["Ada"]),
  "predicts by names": (client) => answer(client, "/add", { number: 1, amount: 2 }),
  "fills in a default": (client) => answer(client, "/add", { number: 1 }),
  "predicts by number": (client) => answer(client, 0, ["Ada"]),
  "predicts without parameters": (client) => answer(client, "/nothing"),
  "predicts what does not wait": (client) => answer(client, "/direct", ["Ada"]),
  "predicts what is not listed": (client) => answer(client, "/unlisted", ["Ada"]),
  "predicts several times": async (client) => [
    await answer(client, "/greet", ["a"]),
    await answer(client, "/greet", ["b"]),
    await answer(client, "/greet", ["c"]),
  ],
  "predicts side by side": (client) => Promise.all(["a", "b", "c"].map((word) => answer(client, "/greet", [word]))),
  "misses a parameter": (client) => answer(client, "/greet", {}),
  "misses a value": (client) => answer(client, "/add", []),
  "names an unknown parameter": (client) => answer(client, "/greet", { text: "Ada", other: 1 }),
  "names an unknown endpoint": (client) => answer(client, "/nobody", []),
  "sends more than is taken": (client) => answer(client, "/greet", ["Ada", 1]),
  "follows a function": (client) => told(client, "/greet", ["Ada"]),
  "follows a generator": (client) => told(client, "/count", [3]),
  "follows a value that grows and shrinks": async (client) => {
    const values: unknown[] = [];
    for await (const event of client.submit("/grow", []))
      if (event.type === "data") values.push(structuredClone(event.data));
    return values;
  },
  "follows a generator without answers": (client) => told(client, "/silent", ["x"]),
  "follows progress": (client) => told(client, "/progress", ["x"]),
  "follows messages": (client) => told(client, "/toast", ["x"]),
  "follows an error": (client) => told(client, "/fail", ["x"]),
  "follows an error half way": (client) => told(client, "/stumble", ["x"]),
  "is told an error": (client) => answer(client, "/fail", ["x"]),
  "is told a quiet error": (client) => answer(client, "/whisper", ["x"]),
  "is not told of a crash": (client) => answer(client, "/crash", ["x"]),
  "is not told of a crash half way": (client) => answer(client, "/collapse", ["x"]),
  "is told an error of what does not wait": (client) => answer(client, "/direct_fail", ["x"]),
  "cancels a generator, then goes on": async (client) => {
    const job = client.submit("/endless", ["x"]);
    const values: unknown[] = [];
    for await (const event of job) {
      if (event.type !== "data") continue;
      values.push(event.data);
      if (values.length < 3) continue;
      await job.cancel();
      break;
    }
    return [values, await answer(client, "/greet", ["Ada"])];
  },
  "keeps State between calls": async (client) => [
    await answer(client, "/remember", ["a"]),
    await answer(client, "/remember", ["b"]),
  ],
  "gets updates": (client) => answer(client, "/update", ["new"]),
  "gets what is skipped": (client) => answer(client, "/skip"),
  "sends what an event brought": async (client) => {
    for await (const event of client.submit("/event", [], { index: 1, value: "a" }, 3)) {
      if (event.type === "data") return event.data;
    }
    return null;
  },
  "batches with others": async (client) => {
    const answers = await Promise.all(["a", "b", "c"].map((word) => answer(client, "/shout", [word])));
    return answers.flat();
  },
  "uploads a file and reads it": (client) => answer(client, "/read", [handle_file(new File(["tea"], "note.txt"))]),
  "uploads several files": (client) =>
    answer(client, "/names", [["a b.txt", "ü.txt"].map((name) => handle_file(new File(["x"], name)))]),
  "uploads a picture and gets it back": async (client) => {
    const picture = tinyPng();
    const data = await answer(client, "/look", [handle_file(new Blob([picture], { type: "image/png" }))]);
    const [{ url }] = data as [{ url: string }]; // a picture
    const back = await (await fetch(url)).arrayBuffer();
    return Buffer.from(back).equals(Buffer.from(picture));
  },
  "gets a file that a function writes": async (client) => {
    const [{ url, ...rest }] = (await answer(client, "/write", ["tea"])) as [{ url: string }]; // a file
    return { ...rest, content: await (await fetch(url)).text() };
  },
  "uploads what is too large": (client) =>
    answer(client, "/read", [handle_file(new File(["x".repeat(5000)], "big.txt"))]),
  "sends a path of the system": (client) =>
    answer(client, "/read", [{ path: "/etc/passwd", meta: { _type: "gradio.FileData" } }]),
  "sends another type": (client) => answer(client, "/add", ["text", 2]),
  "sends what is not among the choices": (client) => answer(client, "/pet", ["bird"]),
  "sends a number out of range": (client) => answer(client, "/bounded", [11]),
  "is let through by a validator": (client) => answer(client, "/guarded", [18, "x"]),
  "is turned away by a validator": (client) => answer(client, "/guarded", [17, "x"]),
  "goes on after all that": (client) => answer(client, "/greet", ["Ada"]),
};

/** Through an app that lets one call wait. */
const FULL_STEPS: Readonly<Record<string, Step>> = {
  "is turned away when the queue is full": async (client) => {
    const running = client.submit("/endless", ["a"]);
    await heard(running, "data");
    const waiting = client.submit("/endless", ["b"]);
    await heard(waiting, "status");
    const third = await outcome(answer(client, "/endless", ["c"]));
    await running.cancel();
    await heard(waiting, "data");
    await waiting.cancel();
    return third;
  },
  "is let in again": (client) => answer(client, "/greet", ["Ada"]),
};

/** Waits for the call's next event of a kind. */
async function heard(job: AsyncIterator<{ readonly type: string }>, type: string): Promise<void> {
  for (let next = await job.next(); !next.done; next = await job.next()) if (next.value.type === type) return;
}

async function main([url = "", app = ""]: readonly string[]): Promise<void> {
  const client = await Client.connect(url, { events: ["data", "status", "log"] });
  const answers: Record<string, unknown> = {};
  for (const [name, step] of Object.entries(app === "full" ? FULL_STEPS : MAIN_STEPS)) {
    answers[name] = await outcome(step(client));
  }
  process.stdout.write(`\n${JSON.stringify(answers)}\n`, () => process.exit());
}

await main(process.argv.slice(2));
