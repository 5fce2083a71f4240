import { describe } from "vitest";
import { it } from "../support/demo.ts";

describe("state_change", () => {
  it("tells of a State when its content is another one, and of several at once", async ({ expect, open }) => {
    const { page, complaints } = await open("state_change");
    const press = (name: string): Promise<void> => page.getByRole("button", { name, exact: true }).click();
    const valueOf = (label: string): Promise<string> => page.getByLabel(label).first().inputValue();
    const buttons = (): Promise<string[]> => page.getByRole("button", { name: /^Button/ }).allTextContents();

    await press("Increment A");
    await expect.poll(() => valueOf("Number A")).toBe("1");
    expect(await buttons()).toEqual([]);
    await press("Increment B");
    await expect.poll(() => valueOf("Number B")).toBe("1");
    await press("Increment A");
    await expect.poll(async () => (await buttons()).map((text) => text.trim())).toEqual(["Button 0, 0", "Button 1, 0"]);
    expect(await valueOf("Number A")).toBe("2");
    await press("Increment B");
    await expect.poll(() => valueOf("Number B")).toBe("2");
    await press("Increment A");
    await expect.poll(() => valueOf("Number A")).toBe("3");
    await press("Increment A");
    await expect.poll(() => valueOf("Number A")).toBe("4");
    await expect.poll(async () => (await buttons()).length).toBe(8);

    const counted = { output: "{1: 1, 2: 2, 3: 3}\n[[1, 2, 3], [1, 2, 3], [1, 2, 3]]\n{1, 2, 3}", changes: "1" };
    const zeros = { output: "{0: 0}\n[[0, 0, 0], [0, 0, 0], [0, 0, 0]]\n{0}", changes: "2" };
    const presses = [
      ["Count to 3", counted],
      ["Count to 3", counted],
      ["Count to 3", counted],
      ["Zero All", zeros],
      ["Zero All", zeros],
    ] as const;
    for (const [i, [button, seen]] of presses.entries()) {
      await press(button);
      await expect
        .poll(async () => ({
          output: await valueOf("Output"),
          changes: await valueOf("Changes"),
          clicks: await valueOf("Clicks"),
        }))
        .toEqual({ ...seen, clicks: `${i + 1}` });
    }

    for (const n of [1, 2]) {
      await press("Iterator State Change");
      await expect.poll(() => page.getByText(/Success Box \d added/).count()).toBe(n);
    }
    for (const n of ["1", "2"]) {
      await press("Set State to 10");
      await expect.poll(() => valueOf("Custom State Clicks")).toBe(n);
    }
    expect(await valueOf("Custom State Changes")).toBe("1");
    await page.getByLabel("Start State").fill("test");
    await expect.poll(() => valueOf("End State")).toBe("test");
    expect(complaints).toEqual([]);
  });
});
