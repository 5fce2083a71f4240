import { describe } from "vitest";
import { it } from "../support/demo.ts";

describe("hello_world_3", () => {
  it("takes three inputs and answers two", async ({ expect, open }) => {
    const app = await open("hello_world_3");
    const { page } = app;
    await page.getByLabel("name", { exact: true }).fill("Ann");
    await page.getByLabel("is_morning").check();
    await page.getByLabel("number input for temperature").fill("50");
    await page.getByRole("button", { name: "Submit" }).click();
    await expect.poll(() => page.getByLabel("output 0").inputValue()).toBe("Good morning Ann. It is 50 degrees today");
    expect(await page.getByLabel("output 1").inputValue()).toBe("10");
    const response = await fetch(`${app.url}/api/predict`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name: "Bo", is_morning: false, temperature: 1 }),
    });
    expect(await response.json()).toEqual({ data: ["Good evening Bo. It is 1 degrees today", -17.22] });
    expect(app.complaints).toEqual([]);
  });
});

describe("calculator_live", () => {
  it("answers every change, and says what cannot be answered", async ({ expect, open }) => {
    const app = await open("calculator_live");
    const { page } = app;
    const output = page.getByLabel("output");
    await page.getByLabel("num1").fill("6");
    await page.getByLabel("num2").fill("3");
    await page.getByLabel("multiply").check();
    await expect.poll(() => output.inputValue()).toBe("18");
    await page.getByLabel("divide").check();
    await expect.poll(() => output.inputValue()).toBe("2");
    await page.getByLabel("num2").fill("0");
    await expect.poll(() => page.getByTestId("toast-body").textContent()).toContain("divided by zero");
    await page.getByLabel("num2").fill("4");
    await expect.poll(() => output.inputValue()).toBe("1.5");
    expect(await page.getByRole("button", { name: "Submit" }).count()).toBe(0);
    expect(app.complaints).toEqual([]);
  });
});

describe("interface_state", () => {
  it("remembers the messages of each visitor, newest first", async ({ expect, open }) => {
    const ada = await open("interface_state");
    const bob = await open("interface_state");
    const json = ada.page.getByTestId("json").first();
    for (const word of ["one", "two", "three"]) {
      await ada.page.getByLabel("message").fill(word);
      await ada.page.getByRole("button", { name: "Submit" }).click();
      await expect.poll(async () => bare(await json.textContent())).toContain(`"Currentmessages":"${word}"`);
    }
    expect(bare(await json.textContent())).toMatch(/"Previousmessages":\[\d*"two",\d*"one"/);
    await bob.page.getByLabel("message").fill("mine");
    await bob.page.getByRole("button", { name: "Submit" }).click();
    await expect.poll(() => bob.page.getByTestId("json").first().textContent()).toContain("mine");
    expect(await bob.page.getByTestId("json").first().textContent()).not.toContain("three");
    const info = await (await fetch(`${ada.url}/gradio_api/info`)).json();
    expect(info.named_endpoints["/predict"].parameters).toHaveLength(1);
  });
});

describe("progress_simple", () => {
  it("shows how far it has come, then the word", async ({ expect, open }) => {
    const app = await open("progress_simple");
    const { page } = app;
    await page.getByLabel("word").fill("abcd");
    await page.getByRole("button", { name: "Submit" }).click();
    const tracker = page.getByTestId("status-tracker").filter({ visible: true });
    await expect.poll(() => tracker.allTextContents()).toEqual([expect.stringContaining("Starting")]);
    await expect.poll(() => tracker.allTextContents()).toEqual([expect.stringMatching(/[1-3]\/4 steps.*Reversing/s)]);
    await expect.poll(() => page.getByLabel("output").inputValue()).toBe("dcba");
    await expect.poll(() => tracker.count()).toBe(0);
    expect(app.complaints).toEqual([]);
  });
});

describe("blocks_js_methods", () => {
  it("runs in the browser without a request, and on the server with one", async ({ expect, open }) => {
    const app = await open("blocks_js_methods");
    const { page } = app;
    const joins: string[] = [];
    page.on("request", (request) => {
      if (request.method() === "POST") joins.push(new URL(request.url()).pathname);
    });
    await page.getByPlaceholder("subject").fill("cats");
    await page.getByPlaceholder("object").fill("mice");
    await page.getByLabel("loved").check();
    await expect.poll(() => page.getByLabel("verb reversed").inputValue()).toBe("devol");
    await page.getByRole("button", { name: "Reverse sentence.", exact: true }).click();
    await expect.poll(() => page.getByLabel("verb", { exact: true }).inputValue()).toBe("mice loved cats");
    await page.getByRole("button", { name: "Reverse sentence and send" }).click();
    await expect.poll(() => page.getByLabel("front end process").inputValue()).toBe("stac devol ecim");
    await page.getByRole("button", { name: "Append foo" }).click();
    await expect.poll(() => page.getByPlaceholder("subject").inputValue()).toBe("undefinedfoo");
    expect(joins).toEqual([]);
    await page.getByRole("button", { name: "Create sentence." }).click();
    await expect.poll(() => page.getByLabel("output 1").inputValue()).toBe("undefinedfoo loved mice");
    expect(joins).toEqual(["/gradio_api/queue/join"]);
    expect(app.complaints).toEqual([]);
  });
});

function bare(text: string | null): string {
  return (text ?? "").replaceAll(/\s/g, "");
}
