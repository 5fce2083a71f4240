import { execFile } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright";
import { describe } from "vitest";
import { it } from "../support/demo.ts";
import { newFolder } from "../support/serve.ts";
import { writeProject } from "../support/worker-project.ts";

const MIXED = join(import.meta.dirname, "themed.ts");
const NAMED = join(import.meta.dirname, "themed-by-name.ts");

interface Look {
  page: string;
  button: string;
  corner: string;
  font: string;
  title: string;
}

/** What a visitor sees of a theme. */
function look(page: Page): Promise<Look> {
  return page.evaluate(() => {
    const button = getComputedStyle(document.querySelector("button.primary") ?? document.body);
    return {
      page: getComputedStyle(document.body).backgroundColor,
      button: button.backgroundColor,
      corner: button.borderTopLeftRadius,
      font: button.fontFamily.split(",")[0] ?? "",
      title: getComputedStyle(document.querySelector(".block-title") ?? document.body).color,
    };
  });
}

describe("an app with a theme of its author's", () => {
  it("shows its colours, corners and fonts, light and dark", async ({ expect, open }) => {
    const light = await open(MIXED, { scheme: "light" });
    const common = { button: "rgb(190, 18, 60)", corner: "0px", font: "Lexend" };
    expect(await look(light.page)).toEqual({ ...common, page: "rgb(255, 228, 230)", title: "rgb(225, 29, 72)" });
    expect(light.complaints).toEqual([]);
    const dark = await open(MIXED, { scheme: "dark" });
    expect(await look(dark.page)).toEqual({ ...common, page: "rgb(1, 2, 3)", title: "rgb(255, 255, 255)" });
  });

  it("loads the fonts from itself, and asks no other host", async ({ expect, open, serve, browser }) => {
    const { page } = await open(MIXED);
    const loaded = (): Promise<string[]> =>
      page.evaluate(() => [...document.fonts].filter(({ status }) => status === "loaded").map(({ family }) => family));
    await expect.poll(loaded).toContain("Lexend");

    const fresh = await browser.newPage();
    const hosts = new Set<string>();
    fresh.on("request", (request) => hosts.add(new URL(request.url()).host));
    await fresh.goto(await serve(MIXED), { waitUntil: "networkidle" });
    await fresh.close();
    expect([...hosts]).toEqual([new URL(await serve(MIXED)).host]);
  });

  it("tells of it in its config and its style sheet", async ({ expect, serve }) => {
    const url = await serve(MIXED);
    const config = (await (await fetch(`${url}/config`)).json()) as Record<string, string>; // ours
    expect(config).toMatchObject({ theme: "soft", theme_hash: expect.stringMatching(/^[\da-f]{16}$/) });
    for (const path of ["/theme.css", "/gradio_api/theme.css"]) {
      const sheet = await (await fetch(`${url}${path}?v=${config["theme_hash"]}`)).text();
      expect(sheet).toContain("--body-background-fill:var(--primary-100)");
      expect(sheet).toContain("--body-background-fill:rgb(1, 2, 3)");
    }
    const embed = await (await fetch(`${url}/gradio_api/embed.json`)).text();
    expect(embed).toContain("--body-background-fill:rgb(1, 2, 3)");
    expect(embed).toContain(`${url}/assets/fonts/lexend-latin-400-normal.woff2`);
  });
});

describe("an app that names its theme", () => {
  it("shows the prebuilt one, light and dark", async ({ expect, open }) => {
    const light = await open(NAMED, { scheme: "light" });
    const common = { corner: "6px", font: "Montserrat" };
    expect(await look(light.page)).toEqual({
      ...common,
      ...{ page: "rgb(249, 250, 251)", button: "rgb(67, 56, 202)", title: "rgb(79, 70, 229)" },
    });
    expect(light.complaints).toEqual([]);
    const dark = await open(NAMED, { scheme: "dark" });
    expect(await look(dark.page)).toEqual({
      ...common,
      ...{ page: "rgb(11, 15, 25)", button: "rgb(67, 56, 202)", title: "rgb(255, 255, 255)" },
    });
  });

  it("serves it as a style sheet, and says its name", async ({ expect, serve }) => {
    const url = await serve(NAMED);
    expect(await (await fetch(`${url}/config`)).json()).toMatchObject({ theme: "soft", theme_hash: "soft" });
    expect(await (await fetch(`${url}/theme.css`)).text()).toContain("--name:soft;");
  });
});

it("theme_new_step_3 wears the author's stripes, gradients and fonts", async ({ expect, open }) => {
  const { page, complaints } = await open("theme_new_step_3");
  const style = (selector: string, name: string): Promise<string> =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), name);
  expect(await style("body", "background-image")).toContain("repeating-linear-gradient(45deg, rgb(167, 243, 208)");
  expect(await style("button.primary", "background-image")).toContain("linear-gradient(90deg");
  expect(await style("button.primary", "padding-top")).toBe("32px");
  expect(await style(".gradio-container", "font-family")).toMatch(/^Quicksand/);
  await page.getByLabel("Name").fill("ab");
  await page.getByLabel("number input for Count").fill("3");
  await page.getByRole("button", { name: "Submit" }).click();
  await expect.poll(() => page.getByLabel("Output").inputValue(), { timeout: 10_000 }).toBe("ababab");
  expect(complaints).toEqual([]);
});

it("an app's Worker carries the theme that it calls, and no other", async ({ expect }) => {
  const [mixed, named] = [await bundle(MIXED), await bundle(NAMED)];
  expect(mixed).toContain("rgb(1, 2, 3)");
  expect(mixed).toContain("Montserrat");
  for (const other of ["Optima", "#FAC000", "translateY(-2px)", "scale(1.02)"]) expect(mixed).not.toContain(other);
  expect(named).not.toContain("blockShadow");
});

/** The Worker of an app, as it would be deployed. */
async function bundle(app: string): Promise<string> {
  const folder = newFolder();
  try {
    const wrangler = join(import.meta.dirname, "../../node_modules/wrangler/bin/wrangler.js");
    const options = ["--dry-run", "--config", writeProject(folder, app), "--outdir", join(folder, "out")];
    await promisify(execFile)(process.execPath, [wrangler, "deploy", ...options]);
    return readFileSync(join(folder, "out", "worker.js"), "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}
