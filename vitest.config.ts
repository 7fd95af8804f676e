import {defineConfig} from "vitest/config";

const include = ["tests/**/*.test.ts"];
const browser = "tests/e2e/**";

export default defineConfig({
  test: {
    projects: [
      {test: {name: "unit", include, exclude: [browser]}},
      {
        test: {
          name: "e2e",
          include: [`${browser}/*.test.ts`],
          globalSetup: ["tests/e2e/setup.ts"],
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000
        }
      }
    ]
  }
});
