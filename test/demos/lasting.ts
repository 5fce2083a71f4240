/**
 * An app whose functions tell a witness what they do and wait at its gates. Where it is stands in the page's address, so
 * that one app serves all tests.
 */

import * as gr from "gradio-workers";

type Asked = Pick<gr.Context<unknown>, "request" | "signal">;

async function tell({ request }: Asked, what: string): Promise<void> {
  await fetch(`${request.query["witness"]}/tell/${encodeURIComponent(what)}`);
}

async function wait({ request, signal }: Asked, gate: string): Promise<void> {
  await fetch(`${request.query["witness"]}/wait/${encodeURIComponent(gate)}`, { signal });
}

const note = gr.Textbox({ label: "Note" });
const secret = gr.Textbox({ label: "Secret", type: "password" });
const counted = gr.Textbox({ label: "Counted" });
const followed = gr.Textbox({ label: "Followed" });
const after = gr.Textbox({ label: "After" });
const echoed = gr.Textbox({ label: "Echoed" });
const changes = gr.Number({ label: "Changes", value: 0 });
const start = gr.Button("Start");
const stop = gr.Button("Stop");
const retried = gr.Button("Start with retries");
const greeted = gr.Textbox({ label: "Greeted" });

/** Counts to four, one gate a step. */
async function* count(note: string | null, asked: Asked): AsyncGenerator<string> {
  asked.signal.addEventListener("abort", () => void tell(asked, "signal"));
  await tell(asked, "started");
  try {
    for (const step of [1, 2, 3, 4]) {
      yield `${note} ${step}`;
      await wait(asked, `step ${step}`);
    }
  } finally {
    // The end of a long goodbye must be heard, too.
    await fetch(`${asked.request.query["witness"]}/wait/goodbye`);
    await tell(asked, "finally");
  }
}

const counting = start.click(count, { inputs: note, outputs: counted });
counting
  .success(
    async ({ counted, note }, asked) => {
      await tell(asked, "followed");
      await wait(asked, "follow");
      return `${counted} for ${note}`;
    },
    { inputs: { counted, note }, outputs: followed },
  )
  .andThen(null, { js: (text: string) => [`${text}!`], inputs: followed, outputs: after })
  .andThen(
    async (text, asked) => {
      await tell(asked, "last");
      return `last: ${text}`;
    },
    { inputs: after, outputs: echoed },
  );
counting.failure((_, asked) => tell(asked, "failed"), { inputs: note });
counted.change(
  async (changes, asked) => {
    await tell(asked, "changed");
    return (changes ?? 0) + 1;
  },
  { inputs: changes, outputs: changes, concurrencyLimit: null },
);
retried.click(count, { inputs: note, outputs: counted, retries: 1, apiName: "retried" });
stop.click(null, { cancels: counting });

const app = gr.Blocks({ title: "Lasting" }, [
  gr.Row([note, secret]),
  gr.Row([start, retried, stop]),
  gr.Row([counted, followed]),
  gr.Row([after, echoed]),
  gr.Row([changes, greeted]),
]);

app.load(
  async (asked) => {
    await tell(asked, "loaded");
    return "Welcome";
  },
  { outputs: greeted },
);

export default app;
