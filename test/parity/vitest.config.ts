import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "parity",
    root: `${import.meta.dirname}/../..`,
    include: ["test/parity/**/*.test.ts"],
    pool: "forks",
    testTimeout: 30_000,
  },
});
