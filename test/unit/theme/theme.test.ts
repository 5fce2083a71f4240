import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, it } from "vitest";
import { createApp } from "../../../src/core/app.ts";
import { HOSTED, packagedFont } from "../../../src/theme/font-files.ts";
import { fontFaces, GoogleFont } from "../../../src/theme/fonts.ts";
import { SHADES } from "../../../src/theme/hues.ts";
import { themeFonts, themeSheet } from "../../../src/theme/sheet.ts";
import * as themes from "../../../src/themes.ts";
import { declarations, resolved } from "./values.ts";

/** What authors without types may write. */
type Loose = Record<string, unknown>;

describe("a theme", () => {
  it("is mixed from hues, sizes and fonts by name", ({ expect }) => {
    const { light } = resolved(
      themes.Base({ primaryHue: "rose", spacingSize: "lg", radiusSize: "none", textSize: "sm", font: "Georgia" })
        .compiled,
    );
    expect(light).toMatchObject({
      "primary-500": "#f43f5e",
      "color-accent": "#f43f5e",
      "spacing-md": "8px",
      "radius-lg": "0px",
      "text-md": "13px",
      font: "Georgia",
    });
  });

  it("takes an author's own colours, sizes and lists of fonts", ({ expect }) => {
    const shades = Object.fromEntries(SHADES.map((shade) => [shade, `hsl(300 50% ${100 - shade / 10}%)`]));
    const primaryHue = shades as themes.Color; // a value for each shade
    const radiusSize = { xxs: "1px", xs: "1px", sm: "0.2em", md: "3px", lg: "4px", xl: "5px", xxl: "6px" };
    const { light } = resolved(themes.Soft({ primaryHue, radiusSize, fontMono: ["My Mono", "monospace"] }).compiled);
    expect(light).toMatchObject({
      "primary-500": "hsl(300 50% 50%)",
      "radius-sm": "0.2em",
      "block-radius": "0.2em",
      "font-mono": "'My Mono',monospace",
    });
  });

  it("changes nothing but what set() names, and not the theme that it was", ({ expect }) => {
    const soft = themes.Soft();
    const before = resolved(soft.compiled);
    const after = resolved(soft.set({ blockShadow: "1px 1px red" }).compiled);
    expect(after.light).toEqual({
      ...before.light,
      "block-shadow": "1px 1px red",
      "block-label-shadow": "1px 1px red",
    });
    expect(after.dark).toEqual({ ...before.dark, "block-shadow": "1px 1px red", "block-label-shadow": "1px 1px red" });
    expect(resolved(soft.compiled)).toEqual(before);
  });

  it("has its own values on dark pages", ({ expect }) => {
    const theme = themes
      .Base()
      .set({ blockShadow: "none", blockShadowDark: "0 0 9px *primary_400", sliderColorDark: "red" });
    const { light, dark } = resolved(theme.compiled);
    expect([light["block-shadow"], dark["block-shadow"]]).toEqual(["none", "0 0 9px #60a5fa"]);
    expect([light["slider-color"], dark["slider-color"]]).toEqual(["#3b82f6", "red"]);
  });

  it("knows references in camelCase and in Gradio's spelling, also inside expressions", ({ expect }) => {
    const { light } = declarations(
      themes.Base().set({ buttonPrimaryShadow: "calc(*radius_sm - 1px) *neutral_800 *primary50 *size_4" }).compiled,
    );
    expect(light["button-primary-shadow"]).toBe(
      "calc(var(--radius-sm) - 1px) var(--neutral-800) var(--primary-50) var(--size-4)",
    );
  });

  it("repeats for dark pages only what differs there", ({ expect }) => {
    const { light, dark } = declarations(themes.Default().compiled);
    const whole = resolved(themes.Default().compiled);
    expect(Object.keys(dark).length).toBeLessThan(Object.keys(light).length / 3);
    expect(Object.keys(dark).filter((name) => whole.light[name] === whole.dark[name])).toEqual([]);
  });

  it("repeats for dark pages what refers to something that differs", ({ expect }) => {
    const { dark } = declarations(
      themes.Base().set({ sliderColor: "*loaderColor", loaderColor: "white", loaderColorDark: "black" }).compiled,
    );
    expect(dark).toMatchObject({ "slider-color": "var(--loader-color)", "loader-color": "black" });
  });

  it("has another hash when it looks different, and the same when it does not", ({ expect }) => {
    expect(themes.Soft().hash).toBe(themes.Soft().hash);
    expect(themes.Soft().set({ blockShadow: "1px 1px red" }).hash).not.toBe(themes.Soft().hash);
    expect(themes.Soft().hash).toMatch(/^[\da-f]{16}$/);
  });

  it("forgives the semicolon that many write", ({ expect }) => {
    const { light } = declarations(themes.Base().set({ blockShadow: "none; " }).compiled);
    expect(light["block-shadow"]).toBe("none");
  });
});

describe("a mistake", () => {
  const base = themes.Base();

  it.for<[what: string, make: () => unknown, message: RegExp]>([
    [
      "a variable",
      () => base.set({ blockShadw: "none" } as Loose),
      /no variable "blockShadw"\. Did you mean "blockShadow"\?/,
    ],
    ["a dark one", () => base.set({ blockShadwDark: "none" } as Loose), /Did you mean "blockShadowDark"\?/],
    ["Python's spelling", () => base.set({ block_shadow: "none" } as Loose), /Did you mean "blockShadow"\?/],
    ["a variable like nothing", () => base.set({ zzzzzzzzzz: "none" } as Loose), /no variable "zzzzzzzzzz"\.$/],
    ["what every object has", () => base.set({ toString: "none" } as Loose), /no variable "toString"/],
    [
      "a reference",
      () => base.set({ blockShadow: "*shadowDorp" }),
      /blockShadow refers to \*shadowDorp.*mean "shadowDrop"\?/,
    ],
    ["a shade", () => base.set({ sliderColor: "*primary_55" }), /refers to \*primary_55.*Did you mean "primary50"\?/],
    ["a dark reference", () => base.set({ blockShadow: "*shadow_spread_dark" }), /mean "shadowSpread"\?.*by itself/],
    ["itself", () => base.set({ blockShadow: "*blockShadow" }), /circle: --block-shadow → --block-shadow \(light\)/],
    [
      "a circle",
      () =>
        base.set({ sliderColorDark: "*loaderColor", loaderColorDark: "*colorAccent", colorAccentDark: "*sliderColor" }),
      /circle: --color-accent → --slider-color → --loader-color → --color-accent \(dark\)/,
    ],
    ["the end of the sheet", () => base.set({ sliderColor: "red}</style>" }), /value of sliderColor would break out/],
    ["a second declaration", () => base.set({ sliderColor: "red;color:red" }), /value of sliderColor would break out/],
    ["no text", () => base.set({ sliderColor: 5 } as Loose), /value of sliderColor is no text/],
    ["a hue", () => themes.Base({ primaryHue: "rosé" } as Loose), /no hue "rosé"\. Did you mean "rose"\?/],
    ["a hue like nothing", () => themes.Base({ primaryHue: "mauveine" } as Loose), /There are slate, gray,/],
    ["a hue without shades", () => themes.Base({ primaryHue: { 50: "red" } } as Loose), /primary hue has no shade 100/],
    ["a size", () => themes.Base({ textSize: "xxl" } as Loose), /no text size "xxl"\. There are sm, md, lg\./],
    ["a size without steps", () => themes.Base({ textSize: { xxs: "1px" } } as Loose), /text size has no step "xs"/],
    [
      "an option",
      () => themes.Base({ primary_hue: "rose" } as Loose),
      /no option "primary_hue"\. Did you mean "primaryHue"\?/,
    ],
    ["a font", () => GoogleFont("Lexent"), /asks no other host\. Did you mean "Lexend"\?/],
    ["a font from elsewhere", () => GoogleFont("Comic Neue"), /asks no other host\. It brings Chakra Petch/],
  ])("is named, with what was meant: %s", ([, make, message], { expect }) => {
    expect(make).toThrow(message);
  });

  it("is named when the app is launched", ({ expect }) => {
    const app = createApp("blocks", {}, []);
    expect(() => app.launch({ theme: "sofft" } as Loose)).toThrow(/no such theme. Names: base, citrus/);
    // The theme's function instead of what it answers.
    expect(() => app.launch({ theme: themes.Soft } as Loose)).toThrow(/no such theme/);
    expect(() => app.launch({ theme: null } as Loose)).toThrow(/no such theme/);
    expect(app.launch({ theme: "soft" }).launchOptions.theme).toBe("soft");
  });
});

describe("fonts", () => {
  it("are loaded by a page, and not in an embed", ({ expect }) => {
    const theme = themes.Default().compiled;
    expect(themeSheet(theme)).toContain("url(./assets/fonts/source-sans-pro-latin-400-normal.woff2)");
    expect(themeFonts(theme, "https://a.example/assets/")).toContain("url(https://a.example/assets/fonts/");
    const embed = themeSheet(theme, "embed");
    expect(embed).not.toContain("@font-face");
    expect(embed).toMatch(/^:host\{.*\}:host\(\.dark\),\.dark\{/s);
  });

  it("come with stand-ins of the same measures", ({ expect }) => {
    const css = fontFaces(["Source Sans Pro"]);
    expect(css.match(/@font-face/g)).toHaveLength(4);
    expect(css).toContain(`font-family:'Source Sans Pro Fallback'`);
    expect(css).toContain("size-adjust:94.03%");
    expect(css).toContain("local('Arial Bold')");
  });

  it("are loaded of those families that a theme names, and no others", ({ expect }) => {
    const { fonts, firstFont } = themes.Base({
      font: ["Georgia", GoogleFont("Lexend")],
      fontMono: "monospace",
    }).compiled;
    expect([...fonts.matchAll(/url\(([^)]*)\)/g)].map(([, url]) => url)).toEqual([
      "/assets/fonts/lexend-latin-400-normal.woff2",
      "/assets/fonts/lexend-latin-600-normal.woff2",
    ]);
    expect(firstFont).toBe("/assets/fonts/lexend-latin-400-normal.woff2");
    expect(themes.Base({ font: "Georgia", fontMono: "monospace" }).compiled).toMatchObject({
      fonts: "",
      firstFont: null,
    });
  });

  it("are files that exist", ({ expect }) => {
    const { resolve } = createRequire(import.meta.url);
    for (const { file } of [...HOSTED.values()].flat()) {
      expect(readFileSync(resolve(packagedFont(file))).length).toBeGreaterThan(1000);
    }
  });
});
