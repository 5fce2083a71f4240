import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [cloudflareTest({ wrangler: { configPath: `${import.meta.dirname}/wrangler.toml` } })],
  test: {
    name: "workerd",
    include: ["test/workerd/**/*.test.ts"],
    root: `${import.meta.dirname}/../..`,
    testTimeout: 10_000,
    // Else one processor is left free: of two, that is half the machine.
    maxWorkers: "100%",
    // How long the queue is tried with random commands, and with which.
    provide: {
      queueModel: { numRuns: Number(process.env["QUEUE_RUNS"] ?? 1500), seed: Number(process.env["QUEUE_SEED"] ?? 1) },
    },
    // Bundled, as in an app: one of its files has another name in browsers, which the test pool does not find.
    deps: { optimizer: { ssr: { enabled: true, include: ["mediabunny"] } } },
    // What the queue tells its operator; a test that cares spies on the console.
    onConsoleLog: (text) => !text.startsWith('{"event":'),
  },
});
