import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "types",
    root: `${import.meta.dirname}/../..`,
    include: [],
    typecheck: {
      enabled: true,
      only: true,
      checker: "tsc",
      include: ["test/types/**/*.test-d.ts"],
      tsconfig: "test/types/tsconfig.json",
    },
  },
});
