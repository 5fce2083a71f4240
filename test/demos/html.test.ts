import { describe } from "vitest";
import { it } from "../support/demo.ts";
import { foreignPage } from "../support/foreign-page.ts";

describe("super_html", () => {
  it("draws templates, and draws them again when functions change what they show", async ({ expect, open }) => {
    const app = await open("super_html");
    const { page } = app;
    expect(await page.locator("#simple").innerText()).toBe("Hello, World!");
    expect(await page.locator("#templated").innerText()).toBe("Hello, John! 4 letters");
    await page.getByLabel("Name", { exact: true }).fill("Sam");
    await expect.poll(() => page.locator("#templated").innerText()).toBe("Hello, Sam! 3 letters");

    const size = (): Promise<string> =>
      page.locator("#props h3").evaluate((heading) => getComputedStyle(heading).fontSize);
    expect(await size()).toBe("30px");
    await page.getByLabel("range slider for Font Size").fill("60");
    await expect.poll(size).toBe("60px");
    expect(app.complaints).toEqual([]);
  });

  it("keeps each component's styles to itself", async ({ expect, open }) => {
    const app = await open("super_html");
    const { page } = app;
    const items = page.locator("#css li");
    const style = (name: "color" | "fontWeight"): Promise<string> =>
      items.first().evaluate((item, property) => getComputedStyle(item)[property], name);
    expect(await items.allInnerTexts()).toEqual(["J", "o", "h", "n"]);
    expect([await style("color"), await style("fontWeight")]).toEqual(["rgb(0, 128, 0)", "700"]);
    await page.getByRole("button", { name: "Make HTML Blue" }).click();
    await expect.poll(() => style("color")).toBe("rgb(0, 0, 255)");
    expect(await style("fontWeight")).toBe("700");
    await page.getByLabel("Person").fill("Carl");
    await page.getByLabel("Bold Text").uncheck();
    await page.getByRole("button", { name: "Update HTML" }).click();
    await expect.poll(() => page.locator("#css h3").innerText()).toBe("Hello, Carl!");
    expect(await items.allInnerTexts()).toEqual(["C", "a", "r", "l"]);
    expect([await style("color"), await style("fontWeight")]).toEqual(["rgb(0, 255, 0)", "400"]);
    const others = await page
      .locator("#fruits li")
      .first()
      .evaluate((item) => getComputedStyle(item).color);
    expect(others).not.toBe("rgb(0, 255, 0)");
    expect(app.complaints).toEqual([]);
  });

  it("fires events with what they bring, also with names of the author's", async ({ expect, open }) => {
    const app = await open("super_html");
    const { page } = app;
    for (const letter of ["A", "B"]) {
      await page.locator(`#${letter}`).click();
      await expect.poll(() => page.getByLabel("Clicked").inputValue()).toBe(letter);
    }
    for (const key of ["a", "Enter"]) {
      await page.locator("#key-field").press(key);
      await expect.poll(() => page.locator("#key_output textarea").inputValue()).toBe(key);
    }
    expect(app.complaints).toEqual([]);
  });

  it("lets a form change its own value, and keeps the focus while it is drawn again", async ({ expect, open }) => {
    const app = await open("super_html");
    const { page } = app;
    const form = page.locator("#form");
    const field = page.locator("#text-input");
    await field.pressSequentially("testing");
    expect(await form.locator("p").innerText()).toBe("7 letters");
    expect(await field.evaluate((box) => box.ownerDocument.activeElement === box)).toBe(true);
    const submit = page.getByRole("button", { name: /submit/i });
    await submit.click();
    await expect.poll(() => page.getByLabel("Output Box").inputValue()).toBe("testing");
    await page.getByRole("button", { name: /clear/i }).click();
    await expect.poll(() => form.locator("p").innerText()).toBe("0 letters");
    expect(await field.inputValue()).toBe("");
    expect(await submit.count()).toBe(0);
    await page.getByLabel("Output Box").fill("back again");
    await page.getByLabel("Output Box").press("Enter");
    await expect.poll(() => field.inputValue()).toBe("back again");
    expect(app.complaints).toEqual([]);
  });

  it("tells a script of what functions have changed", async ({ expect, open }) => {
    const app = await open("super_html");
    const { page } = app;
    const watched = page.locator("#watch_demo p");
    const output = page.getByLabel("Watch Output");
    expect(await watched.innerText()).toBe("value: 0");
    for (const count of [1, 2, 3]) {
      expect(await output.inputValue()).toBe("");
      await page.getByRole("button", { name: "Increment" }).click();
      await expect.poll(() => watched.innerText()).toBe(`value: ${count}`);
    }
    await expect.poll(() => output.inputValue()).toBe("3");
    expect(app.complaints).toEqual([]);
  });

  it("makes several of one kind, which a function turns over", async ({ expect, open }) => {
    const app = await open("super_html");
    const { page } = app;
    const counts = async (tag: string): Promise<number[]> => [
      await page.locator(`#fruits ${tag}`).count(),
      await page.locator(`#vegetables ${tag}`).count(),
    ];
    expect(await counts("ul")).toEqual([1, 1]);
    await page.getByRole("button", { name: "Make Ordered" }).click();
    await expect.poll(() => counts("ol")).toEqual([1, 1]);
    expect(await page.locator("#vegetables li").allInnerTexts()).toEqual(["Carrot", "Broccoli", "Spinach"]);
    await page.getByRole("button", { name: "Make Unordered" }).click();
    await expect.poll(() => counts("ul")).toEqual([1, 1]);
    expect(await counts("ol")).toEqual([0, 0]);

    const second = page.locator("#todo label").nth(1);
    const line = (): Promise<string> =>
      second.locator("span").evaluate((text) => getComputedStyle(text).textDecorationLine);
    expect(await line()).toBe("line-through");
    await second.getByRole("checkbox").click();
    await expect.poll(line).toBe("none");
    expect(await second.getByRole("checkbox").isChecked()).toBe(false);
    expect(app.complaints).toEqual([]);
  });

  it("says what is wrong with a template, and draws everything else", async ({ expect, open }) => {
    const app = await open("super_html");
    expect(await app.page.locator(".error-container").innerText()).toBe("Error rendering HTML: Zalue is not defined");
    expect(app.complaints).toEqual([]);
  });

  it("uploads a file, and calls a function on the server", async ({ expect, open }) => {
    const app = await open("super_html");
    const { page } = app;
    const file = { name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("Hello") };
    await page.locator("#html-file-input").setInputFiles(file);
    await page.locator("#html-upload-btn").click();
    await expect.poll(() => page.locator("#html-upload-status").innerText()).toBe("Uploaded: note.txt");
    await expect.poll(() => page.locator("#upload_result textarea").inputValue()).toContain("note.txt");
    await page.locator("#server-fn-load").click();
    await expect.poll(() => page.locator("#server-fn-tree").innerText()).toContain("app.ts");
    expect(app.complaints).toEqual([]);
  });

  it("holds components, and has a library from the head", async ({ expect, open }) => {
    const app = await open("super_html");
    const { page } = app;
    const form = page.locator("#children_form");
    expect(await form.locator("h3").innerText()).toBe("Contact Form");
    await form.getByLabel("Your Name").fill("Alice");
    await form.getByLabel("Your Email").fill("alice@example.com");
    await form.locator(".send").click();
    const said = page.getByLabel("Children Output");
    await expect.poll(() => said.inputValue()).toBe("Name: Alice, Email: alice@example.com");
    expect(await page.evaluate(() => typeof Reflect.get(window, "Chart"))).toBe("function");
    const isDrawn = (): Promise<boolean> =>
      page.locator("#head-chart").evaluate((canvas) => {
        const pixels = (canvas as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, 360, 120).data ?? [];
        return pixels.some((value) => value > 0);
      });
    await expect.poll(isDrawn).toBe(true);
    expect(app.complaints).toEqual([]);
  });

  it("makes controls in markup look like the page's own, and leaves components among them alone", async ({
    expect,
    open,
  }) => {
    const { page } = await open("super_html");
    const look = (selector: string): Promise<string[]> =>
      page.locator(selector).evaluate((button) => {
        const { backgroundColor, color } = getComputedStyle(button);
        return [backgroundColor, color];
      });
    expect(await look("#html-upload-btn")).toEqual(await look(".secondary >> nth=0"));
    const width = (selector: string): Promise<number> =>
      page.locator(selector).evaluate((element) => element.getBoundingClientRect().width);
    expect(await width("#children_form :is(input, textarea) >> nth=0")).toBeGreaterThan(600);
    expect(await width("#todo [type=checkbox] >> nth=0")).toBeGreaterThan(10);
  });

  it("is drawn by the server, as far as nothing has to be run for that", async ({ expect, serve }) => {
    const markup = await (await fetch(await serve("super_html"))).text();
    expect(markup).toContain("<h3>Hello, John! 4 letters</h3>");
    expect(markup).toContain("<li>Apple</li>");
    expect(markup).toMatch(/<h3>Contact Form<\/h3><div class="html-children" data-children><gr-form/);
    expect(markup).toMatch(/#html-\d+ \[data-gr-style="0"\]\{font-size: 30px\}/);
    expect(markup).not.toContain("Zalue is");
  });

  it.for([360, 1280])("fits a window of %i pixels", async (width, { expect, open }) => {
    const app = await open("super_html", { width });
    expect(await app.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});

describe("super_html on another page", () => {
  it("has its templates, styles and functions there, too", async ({ expect, browser, serve }) => {
    await using host = await foreignPage(await serve("super_html"));
    const page = await browser.newPage();
    await page.goto(host.url);
    await page.locator("#server-fn-load").click();
    await expect.poll(() => page.locator("#server-fn-tree").innerText()).toContain("app.ts");
    await page.getByLabel("Name", { exact: true }).fill("Sam");
    await expect.poll(() => page.locator("#templated").innerText()).toBe("Hello, Sam! 3 letters");
    const weight = await page
      .locator("#css li")
      .first()
      .evaluate((item) => getComputedStyle(item).fontWeight);
    expect(weight).toBe("700");
    await page.locator("#children_form").getByLabel("Your Name").fill("Alice");
    await page.locator("#children_form .send").click();
    await expect.poll(() => page.getByLabel("Children Output").inputValue()).toBe("Name: Alice, Email: ");
    await page.close();
  });
});

describe("html_head_script_order", () => {
  it("runs the scripts of a head in their order, however late they come", async ({ expect, open }) => {
    const app = await open("html_head_script_order");
    const { page } = app;
    // Without its scripts, the page is as good as ever.
    expect(await page.locator("#order-result").innerText()).toBe("pending");
    const core = `window.order = [...(window.order ?? []), "core"]; window.coreIsThere = true;`;
    const plugin = `window.order = [...(window.order ?? []), window.coreIsThere ? "plugin after core" : "plugin"];`;
    const script = (body: string) => ({ body, contentType: "text/javascript" });
    const [asked, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await page.route("**/__head_order__/core.js", async (route) => {
      asked.resolve();
      await held.promise;
      await route.fulfill(script(core));
    });
    await page.route("**/__head_order__/plugin.js", (route) => route.fulfill(script(plugin)));
    await page.reload({ waitUntil: "domcontentloaded" });
    await asked.promise;
    const order = (): Promise<unknown> => page.evaluate(() => Reflect.get(window, "order"));
    expect(await order()).toBeUndefined();
    held.resolve();
    await expect.poll(order, { timeout: 10_000 }).toEqual(["core", "plugin after core"]);
  });
});

describe("custom_css", () => {
  const look = (element: Element) => {
    const { backgroundColor, color, fontFamily, animationName } = getComputedStyle(element);
    return { backgroundColor, color, fontFamily, animationName };
  };

  it("wears the author's styles, by the width of its window", async ({ expect, open }) => {
    for (const [width, background, color] of [
      [500, "rgb(0, 0, 255)", "rgb(173, 216, 230)"],
      [1280, "rgb(173, 216, 230)", "rgb(65, 105, 225)"],
    ] as const) {
      const app = await open("custom_css", { width });
      const { page } = app;
      expect(await page.locator(".markdown").count()).toBe(2);
      expect((await page.locator(".cool-col").evaluate(look)).animationName).toBe("animation");
      expect((await page.locator(".markdown").nth(1).evaluate(look)).backgroundColor).toBe(background);
      const sentence = await page.locator(".markdown p").evaluate(look);
      expect([sentence.color, sentence.fontFamily]).toEqual([color, '"Protest Riot", sans-serif']);
      expect((await page.locator(".darktest h3").first().evaluate(look)).fontFamily).toBe("test-font");
      expect(app.complaints).toEqual([]);
    }
  });

  it("has other colours on a dark page", async ({ expect, open }) => {
    const { page } = await open("custom_css", { search: "?__theme=dark" });
    expect((await page.locator(".markdown").nth(1).evaluate(look)).backgroundColor).toBe("rgb(255, 192, 203)");
    expect((await page.locator(".darktest h3").first().evaluate(look)).color).toBe("rgb(255, 255, 0)");
  });
});
