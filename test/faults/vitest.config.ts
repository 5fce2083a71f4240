import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "faults",
    root: `${import.meta.dirname}/../..`,
    include: ["test/faults/**/*.test.ts"],
    pool: "forks",
    // Each fault ends by itself long before; a machine that does much else may need as much.
    testTimeout: 180_000,
    // A fault waits most of its time.
    maxWorkers: 2,
  },
});
