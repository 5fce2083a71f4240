import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [cloudflareTest({ wrangler: { configPath: `${import.meta.dirname}/wrangler.toml` } })],
  test: {
    name: "workerd",
    include: ["test/workerd/**/*.test.ts"],
    root: `${import.meta.dirname}/../..`,
    testTimeout: 10_000,
    // What the queue tells its operator; a test that cares spies on the console.
    onConsoleLog: (text) => !text.startsWith('{"event":'),
  },
});
