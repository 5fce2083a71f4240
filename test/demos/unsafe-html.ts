/** An app that shows texts of strangers as they are, and calls functions of its own from the page. */

import * as gr from "gradio-workers";
import { xssCorpus } from "../support/xss-corpus.ts";

/** Each once as markup that nobody has looked at, and once as text in a template. */
const attacks = xssCorpus.flatMap((attack, i) => [
  gr.HTML(attack, { elemId: `raw-${i}` }),
  gr.HTML(attack, { elemId: `text-${i}`, htmlTemplate: '<p title="{{value}}">{{value}}</p>' }),
]);

const last = gr.HTML("<p>The last one</p>", { elemId: "last" });

const functions = gr.HTML(null, {
  elemId: "functions",
  serverFunctions: {
    double: (n: number) => n * 2,
    nothing: () => undefined,
    count: (...args: unknown[]) => args.length,
    async refuse() {
      throw new gr.Error("Not today.");
    },
    fail() {
      throw new Error("a secret of the server");
    },
    odd: () => 1n,
  },
  jsOnLoad: "window.author = { server, props, upload };",
});

/** The same in messages of both, and a component behind them. */
const chat = gr.Chatbot({
  value: [
    ...xssCorpus.flatMap((attack) => [{ role: "user", content: attack } as const, gr.ChatMessage(attack)]),
    gr.ChatMessage(gr.Label({ value: "harmless" })),
  ],
  groupConsecutiveMessages: false,
});

export default gr.Blocks([...attacks, last, functions, chat]).queue({ rateLimit: { calls: 12, seconds: 3600 } });
