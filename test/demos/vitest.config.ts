import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "demos",
    root: `${import.meta.dirname}/../..`,
    include: ["test/demos/**/*.test.ts"],
    pool: "forks",
    testTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
    hookTimeout: 60_000,
    // A file waits most of its time.
    maxWorkers: 2,
    isolate: false,
  },
});
