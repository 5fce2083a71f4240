import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["node", "module", "import", "default"] },
  ssr: { resolve: { conditions: ["node", "module", "import", "default"] } },
  test: {
    name: "unit",
    include: ["test/unit/**/*.test.ts"],
    root: `${import.meta.dirname}/../..`,
    // Else one processor is left free: of two, that is half the machine.
    maxWorkers: "100%",
  },
});
