import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "vitest";
import { baseTheme } from "../../src/theme/base.ts";
import { compileTheme } from "../../src/theme/compile.ts";
import { defaultTheme } from "../../src/theme/default.ts";
import { FONT_FILES, fontFaces } from "../../src/theme/fonts.ts";
import { themeFonts, themeSheet } from "../../src/theme/sheet.ts";

type Values = Record<string, string>;

/** What Gradio's own default theme comes to, measured in a browser. `dark` has what differs. */
const golden: { light: Values; dark: Values } = JSON.parse(
  readFileSync(join(import.meta.dirname, "default-theme.golden.json"), "utf8"),
);

/** Where Gradio's colours are too faint to read, as docs/decisions/contrast.md lists them. */
const STRONGER: readonly RegExp[] = [
  /^--(block-info-text-color|body-text-color-subdued|input-placeholder-color)$/,
  /^--link-text-color/,
  /^--button-primary-(background-fill|border-color)/,
  /^--button-cancel-background-fill/,
  /^--input-border-color-focus$/,
];

describe("the default theme", () => {
  it("comes to the same values as Gradio's, light and dark, but for stronger contrast", ({ expect }) => {
    const { light, dark } = resolved(themeSheet(compileTheme(defaultTheme)));
    const wanted = { light: golden.light, dark: { ...golden.light, ...golden.dark } };
    expect(differing(light, wanted.light).filter((name) => !isStronger(name))).toEqual([]);
    expect(differing(dark, wanted.dark).filter((name) => !isStronger(name))).toEqual([]);
    // Each exception is needed.
    const all = [...differing(light, wanted.light), ...differing(dark, wanted.dark)];
    expect(STRONGER.filter((pattern) => !all.some((name) => pattern.test(name)))).toEqual([]);
  });

  it("repeats for dark pages only what differs there", ({ expect }) => {
    const { always, whenDark } = blocks(themeSheet(compileTheme(defaultTheme)));
    const { light, dark } = resolved(themeSheet(compileTheme(defaultTheme)));
    const same = Object.keys(whenDark).filter((name) => light[name] === dark[name]);
    expect(Object.keys(whenDark).length).toBeLessThan(Object.keys(always).length / 3);
    // Of the repeated ones, all but those that meet by chance differ.
    expect(same).toEqual([]);
  });

  it("loads its fonts in a page, and none in an embed", ({ expect }) => {
    const theme = compileTheme(defaultTheme);
    expect(themeSheet(theme)).toContain("url(/assets/fonts/source-sans-pro-latin-400-normal.woff2)");
    expect(themeFonts(theme, "https://a.example/assets/")).toContain("url(https://a.example/assets/fonts/");
    const embed = themeSheet(theme, "embed");
    expect(embed).not.toContain("@font-face");
    expect(embed).toMatch(/^:host\{.*\}:host\(\.dark\),\.dark\{/s);
  });
});

function isStronger(name: string): boolean {
  return STRONGER.some((pattern) => pattern.test(name));
}

function differing(ours: Values, wanted: Values): string[] {
  return Object.keys(wanted).filter((name) => ours[name] !== wanted[name]);
}

describe("compiling a theme", () => {
  it("knows variables in camelCase and in Gradio's spelling", ({ expect }) => {
    const { light } = compileTheme(
      withVariables({ buttonPrimaryTextColor: "calc(*radius_sm - 1px) *neutral_800 *primary50" }),
    );
    expect(light).toContain(
      "--button-primary-text-color:calc(var(--radius-sm) - 1px) var(--neutral-800) var(--primary-50)",
    );
  });

  it("repeats for dark pages what refers to something that differs", ({ expect }) => {
    const css = themeSheet(compileTheme(withVariables({ outer: "*inner", inner: ["white", "black"] })));
    expect(blocks(css).whenDark).toMatchObject({ "--outer": "var(--inner)", "--inner": "black" });
  });

  it("names the circle of variables that refer to each other", ({ expect }) => {
    const circle = withVariables({ one: "*two", two: "1px *three", three: ["red", "*one"] });
    expect(() => compileTheme(circle)).toThrow(/circle: --one → --two → --three → --one \(dark\)/);
  });

  it("names a reference to nothing", ({ expect }) => {
    expect(() => compileTheme(withVariables({ one: "*tow" }))).toThrow(/one refers to \*tow/);
  });

  it("refuses a value that would end the style sheet", ({ expect }) => {
    expect(() => compileTheme(withVariables({ one: "red}</style>" }))).toThrow(/value of one/);
  });
});

describe("fonts", () => {
  it("come with stand-ins of the same measures", ({ expect }) => {
    const css = fontFaces(["Source Sans Pro"]);
    expect(css.match(/@font-face/g)).toHaveLength(4);
    expect(css).toContain(`font-family:"Source Sans Pro Fallback"`);
    expect(css).toContain("size-adjust:94.03%");
  });

  it("are files that exist", ({ expect }) => {
    for (const { source } of FONT_FILES) {
      expect(readFileSync(join(import.meta.dirname, "../../node_modules", source)).length).toBeGreaterThan(1000);
    }
  });
});

function withVariables(variables: typeof baseTheme.variables): typeof baseTheme {
  return { ...baseTheme, variables: { ...baseTheme.variables, ...variables } };
}

/** The declarations of both parts of a compiled theme. */
function blocks(css: string): { always: Values; whenDark: Values } {
  const always = /:root\{([^}]*)\}/.exec(css)?.[1] ?? "";
  const whenDark = /:root\.dark[^{]*\{([^}]*)\}/.exec(css)?.[1] ?? "";
  return { always: declared(always), whenDark: declared(whenDark) };
}

function declared(text: string): Values {
  return Object.fromEntries(
    [...text.matchAll(/(--[\w-]+):((?:url\("[^"]*"\)|[^;])*)/g)].map(([, name, value]) => [name, value]),
  );
}

function resolved(css: string): { light: Values; dark: Values } {
  const { always, whenDark } = blocks(css);
  return { light: resolveAll(always), dark: resolveAll({ ...always, ...whenDark }) };
}

function resolveAll(values: Values): Values {
  function resolve(value: string): string {
    return value.replace(/var\((--[\w-]+)\)/g, (_, name: string) => resolve(values[name] ?? ""));
  }
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, resolve(value)]));
}
