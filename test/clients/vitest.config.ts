import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "clients",
    root: `${import.meta.dirname}/../..`,
    include: ["test/clients/**/*.test.ts"],
    pool: "forks",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
