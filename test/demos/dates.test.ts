import { describe } from "vitest";
import { it } from "../support/demo.ts";

describe("datetimes", () => {
  it("tells of what is typed when it is left, sent or loaded, and refuses what is no date", async ({
    expect,
    open,
  }) => {
    const app = await open("datetimes");
    const { page } = app;
    const box = (id: string) => page.locator(`#${id}`).getByRole("textbox").first();
    const shown = async () => ({
      load: await page.getByLabel("Last Load").inputValue(),
      change: await page.getByLabel("Last Change").inputValue(),
      submit: await page.getByLabel("Last Submit").inputValue(),
    });
    await box("date1").fill("2020-10-01 10:50:00");
    await box("date2").click();
    const whole = "2020-10-01 10:50:00";
    await expect.poll(shown).toEqual({ load: "", change: whole, submit: "" });
    await box("date1").press("Enter");
    await expect.poll(shown).toEqual({ load: "", change: whole, submit: whole });

    await box("date2").fill("2000-02-22");
    await box("date1").click();
    await expect.poll(shown).toMatchObject({ change: "2000-02-22" });
    await page.getByRole("button", { name: "Load Date 1" }).click();
    await expect.poll(shown).toMatchObject({ load: whole });
    await page.getByRole("button", { name: "Load Date 2" }).click();
    await expect.poll(shown).toMatchObject({ load: "2000-02-22" });

    await box("date2").fill("2020-05-01xxx");
    await box("date1").click();
    await expect.poll(() => page.locator("#date2 .invalid").count()).toBe(1);
    await box("date2").fill("2020-05-02");
    await box("date1").click();
    // Had the refused one been told, it would have come before this one.
    await expect.poll(shown).toMatchObject({ change: "2020-05-02" });

    await box("date3").fill("2020-10-10 05:01:01");
    await page.getByRole("button", { name: "Load Date 3" }).click();
    await expect.poll(shown).toMatchObject({ load: "1602298861" });
    expect(app.complaints).toEqual([]);
  });
});
