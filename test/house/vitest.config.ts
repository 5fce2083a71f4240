import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["node", "module", "import", "default"] },
  ssr: { resolve: { conditions: ["node", "module", "import", "default"] } },
  test: {
    name: "house",
    root: `${import.meta.dirname}/../..`,
    include: ["test/house/**/*.test.ts"],
    testTimeout: 30_000,
  },
});
