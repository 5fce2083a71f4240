import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "vitest";
import type { PrebuiltTheme } from "../../../src/core/page-theme.ts";
import { PREBUILT } from "../../../src/theme/prebuilt/all.ts";
import { Soft } from "../../../src/theme/prebuilt/soft.ts";
import { type ByMode, declarations, type Values } from "./values.ts";

const ROOT = join(import.meta.dirname, "../../..");

/** What Gradio's themes are: the first one whole, the others as far as they differ from it. */
const GOLDEN: Record<string, ByMode> = JSON.parse(
  readFileSync(join(ROOT, "test/parity/golden/themes/gradio.json"), "utf8"),
);
const CONTRAST = readFileSync(join(ROOT, "docs/decisions/contrast.md"), "utf8");

/** The variables that ours have stronger, as a row of docs/decisions/contrast.md lists them. */
function stronger(theme: string): string[] {
  const row = new RegExp(`^\\| ${theme} \\|([^|]*)\\|`, "m").exec(CONTRAST)?.[1] ?? "";
  return [...row.matchAll(/`--([\w-]+)`/g)].map(([, name = ""]) => name);
}

function gradio(theme: string): ByMode {
  const [base, own] = [GOLDEN["Base"], GOLDEN[theme]];
  return { light: { ...base?.light, ...own?.light }, dark: { ...base?.dark, ...own?.dark } };
}

/** The variables that are not as in Gradio, in one mode or both. */
function differing(theme: string, ours: ByMode): string[] {
  const wanted = gradio(theme);
  const dark = { ...ours.light, ...ours.dark };
  return Object.keys(wanted.light).filter(
    (name) => !isSame(name, ours.light, wanted.light) || !isSame(name, dark, wanted.dark),
  );
}

/** The families of our fonts are quoted, and followed by stand-ins. */
function isSame(name: string, ours: Values, wanted: Values): boolean {
  const plain = (value = ""): string => value.replaceAll(/, ?'[^']* Fallback'|['"]/g, "").replaceAll(/,\s*/g, ",");
  return plain(ours[name]) === plain(wanted[name]);
}

describe.for(Object.entries(PREBUILT))("the theme %s", ([name, theme]) => {
  const title = name.charAt(0).toUpperCase() + name.slice(1);

  it("is Gradio's, but for what can be read better", ({ expect }) => {
    const allowed = new Set([...stronger("all"), ...stronger(name)]);
    const found = differing(title, declarations(theme().compiled));
    expect(found.filter((variable) => !allowed.has(variable))).toEqual([]);
    expect(stronger(name).filter((variable) => !found.includes(variable))).toEqual([]);
  });
});

it("differs in the base where it differs in all", ({ expect }) => {
  expect(differing("Base", declarations(PREBUILT.base().compiled)).toSorted()).toEqual(stronger("all").toSorted());
});

it("takes values of an author as Gradio does: a dark value of its own stays", ({ expect }) => {
  const theme = Soft({ primaryHue: "rose", radiusSize: "lg" }).set({
    blockShadow: "*shadowDropLg",
    buttonPrimaryShadowHover: "none",
    inputBorderWidthDark: "3px",
    bodyTextColor: "*primary900",
    bodyTextColorDark: "*primary50",
    sliderColor: "*secondary200",
  });
  // Gradio's set() forgets the page's own background, as docs/differences.md tells.
  const allowed = new Set(["background-fill-primary", ...stronger("all"), ...stronger("soft")]);
  const found = differing("set", declarations(theme.compiled));
  expect(found.filter((variable) => !allowed.has(variable))).toEqual([]);
});

it("has a golden theme for each of ours", ({ expect }) => {
  const names = Object.keys(GOLDEN).filter((name) => name !== "set");
  expect(names.map((name) => name.toLowerCase()).toSorted()).toEqual(Object.keys(PREBUILT) as PrebuiltTheme[]);
});
