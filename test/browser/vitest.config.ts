import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { findChromium } from "../support/chromium.ts";
import { longestFirst } from "../support/longest-first.ts";

const { executablePath, args: quiet, env } = await findChromium();
// Nobody has pressed anything that a video could play for.
const args = [...quiet, "--autoplay-policy=no-user-gesture-required"];

export default defineConfig({
  test: {
    name: "browser",
    root: `${import.meta.dirname}/../..`,
    include: ["test/browser/**/*.test.ts"],
    // Else one processor is left free: of two, that is half the machine.
    maxWorkers: "100%",
    sequence: { sequencer: longestFirst("fixtures.test.ts") },
    globalSetup: ["test/browser/server-markup.ts"],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath, args, env: { ...process.env, ...env } } }),
      instances: [{ browser: "chromium", viewport: { width: 900, height: 700 } }],
    },
  },
});
