/** All prebuilt themes, for the build: an app must not import this. */

import type { PrebuiltTheme } from "../../core/page-theme.ts";
import type { ThemeFactory } from "../theme.ts";
import { Base } from "./base.ts";
import { Citrus } from "./citrus.ts";
import { Cyberpunk } from "./cyberpunk.ts";
import { Default } from "./default.ts";
import { Ember } from "./ember.ts";
import { Glass } from "./glass.ts";
import { Mario } from "./mario.ts";
import { Monochrome } from "./monochrome.ts";
import { Neon } from "./neon.ts";
import { Ocean } from "./ocean.ts";
import { Origin } from "./origin.ts";
import { Soft } from "./soft.ts";

export const PREBUILT: Readonly<Record<PrebuiltTheme, ThemeFactory>> = {
  base: Base,
  citrus: Citrus,
  cyberpunk: Cyberpunk,
  default: Default,
  ember: Ember,
  glass: Glass,
  mario: Mario,
  monochrome: Monochrome,
  neon: Neon,
  ocean: Ocean,
  origin: Origin,
  soft: Soft,
};
