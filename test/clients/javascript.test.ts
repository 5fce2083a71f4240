import { Client, handle_file } from "@gradio/client";
import { afterAll, beforeAll, describe, it } from "vitest";
import { type Served, serveApp } from "../support/serve.ts";
import { tinyPng } from "../support/pictures.ts";

let served: Served;
let client: Client;

beforeAll(async () => {
  served = await serveApp(`${import.meta.dirname}/kitchen.ts`);
  client = await Client.connect(served.url, { events: ["data", "status"] });
});

afterAll(async () => {
  client?.close();
  await served?.[Symbol.asyncDispose]();
});

describe("Gradio's JavaScript client", () => {
  it("connects and lists the endpoints", async ({ expect }) => {
    const api = await client.view_api();
    expect(Object.keys(api.named_endpoints)).toContain("/shout");
    expect(api.named_endpoints["/repeat"]?.parameters.map((each) => each.parameter_name)).toEqual(["text", "number"]);
  });

  it("predicts, several times over one client", async ({ expect }) => {
    for (const word of ["tea", "coffee", "mate"]) {
      expect((await client.predict("/shout", [word])).data).toEqual([word.toUpperCase()]);
    }
  });

  it("predicts many times at once", async ({ expect }) => {
    const words = Array.from({ length: 25 }, (_, i) => `word ${i}`);
    for (let round = 0; round < 3; round++) {
      const answers = await Promise.all(words.map((word) => client.predict("/shout", [word])));
      expect(answers.map(({ data }) => data)).toEqual(words.map((word) => [word.toUpperCase()]));
    }
  });

  it("predicts by parameter names", async ({ expect }) => {
    expect((await client.predict("/repeat", { text: "ab", number: 3 })).data).toEqual(["ababab"]);
  });

  it("runs calls side by side on one stream", async ({ expect }) => {
    const words = ["a", "b", "c", "d"];
    const answers = await Promise.all(words.map((word) => client.predict("/slow", [word])));
    expect(answers.map(({ data }) => data)).toEqual(words.map((word) => [word]));
  });

  it("iterates over a generator's answers", async ({ expect }) => {
    const seen: unknown[] = [];
    for await (const event of client.submit("/count", [4])) {
      if (event.type === "data") seen.push(event.data[0]);
    }
    expect(seen).toEqual(["1", "1, 2", "1, 2, 3", "1, 2, 3, 4", "1, 2, 3, 4"]);
  });

  it("is given what is kept, whole or answer by answer", async ({ expect }) => {
    const once = async (word: string): Promise<unknown> => (await client.predict("/once", [word])).data;
    const first = await once("js");
    expect(await once("js")).toEqual(first);
    expect(await Promise.all(["js", "js", "js"].map(once))).toEqual([first, first, first]);
    const spell = async (): Promise<unknown[]> => {
      const seen: unknown[] = [];
      for await (const event of client.submit("/spell", ["ada"])) {
        if (event.type === "data") seen.push(event.data[0]);
      }
      return seen;
    };
    const spelled = await spell();
    expect(spelled).toHaveLength(4);
    expect(await spell()).toEqual(spelled);
  });

  it("cancels an endless generator, and goes on", async ({ expect }) => {
    const job = client.submit("/endless", [""]);
    let answers = 0;
    for await (const event of job) {
      if (event.type === "data" && ++answers === 3) {
        await job.cancel();
        break;
      }
    }
    expect((await client.predict("/shout", ["on"])).data).toEqual(["ON"]);
  });

  it("is told an author's error as written", async ({ expect }) => {
    await expect(client.predict("/refuse", [""])).rejects.toMatchObject({ message: "Not today.", title: "Closed" });
  });

  it("is not told what went wrong inside", async ({ expect }) => {
    const error = await client.predict("/crash", [""]).catch((reason: unknown) => reason);
    expect(JSON.stringify(error)).not.toContain("a secret");
  });

  it("keeps State between the calls of a client, apart from other clients", async ({ expect }) => {
    const second = await Client.connect(served.url);
    expect((await client.predict("/visits", [])).data).toEqual([1]);
    expect((await client.predict("/visits", [])).data).toEqual([2]);
    expect((await second.predict("/visits", [])).data).toEqual([1]);
    second.close();
  });

  it("uploads a file and gets it back with an address", async ({ expect }) => {
    const picture = tinyPng();
    const { data } = await client.predict("/same_image", [handle_file(new Blob([picture], { type: "image/png" }))]);
    const [{ url }] = data as [{ url: string }];
    expect(new Uint8Array(await (await fetch(url)).arrayBuffer())).toEqual(new Uint8Array(picture));
  });

  it("runs functions that do not wait in line", async ({ expect }) => {
    expect((await client.predict("/direct", ["call"])).data).toEqual(["direct call"]);
  });

  it.for([
    ["a wrong type", "/shout", [7]],
    ["a number out of range", "/repeat", ["a", 11]],
    ["a choice that is not offered", "/pet", ["bird"]],
    ["a forged file", "/same_image", [{ path: "/etc/passwd", meta: { _type: "gradio.FileData" } }]],
  ] as const)("is told about %s, and the next good call works", async ([, endpoint, data], { expect }) => {
    await expect(client.predict(endpoint, [...data])).rejects.toBeTruthy();
    expect((await client.predict("/shout", ["fine"])).data).toEqual(["FINE"]);
  });

  it("calls what a render has made for its session, by number and by name", async ({ expect }) => {
    const own = await Client.connect(served.url, { events: ["data", "status", "render"] });
    const { named_endpoints: listed } = await own.view_api();
    expect(Object.keys(listed).filter((name) => /letter|apply/.test(name))).toEqual([]);
    const render = own.config?.dependencies.find(({ render_id }) => render_id !== null);
    const told: string[] = [];
    for await (const { type } of own.submit(render?.id ?? 0, ["xy"])) told.push(type);
    expect(told).toContain("render");
    const inner = own.config?.dependencies.find(({ api_name }) => api_name === "letter_1");
    expect(inner).toMatchObject({ rendered_in: render?.render_id, targets: [[expect.any(Number), "click"]] });
    expect((await own.predict(inner?.id ?? 0, ["a"])).data).toEqual(["ay"]);
    const strange = await fetch(`${served.url}/gradio_api/queue/join`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ fn_index: inner?.id, data: ["a"], session_hash: "another" }),
    });
    expect([strange.status, await strange.json()]).toEqual([
      404,
      { detail: `There is no function with index ${inner?.id}.` },
    ]);
    own.close();
  });

  it("refuses an endpoint that does not exist", async ({ expect }) => {
    await expect(client.predict("/nothing", [])).rejects.toBeTruthy();
  });
});
