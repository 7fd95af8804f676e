import {availableParallelism} from "node:os";

import {defineConfig} from "vitest/config";

const include = ["tests/**/*.test.ts"];
const browser = "tests/e2e/**";
/** Two at least: on two cores one alone would leave the other idle. */
const maxWorkers = Math.max(2, availableParallelism() - 1);

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include,
          exclude: [browser],
          maxWorkers,
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000
        }
      },
      {
        test: {
          name: "e2e",
          include: [`${browser}/*.test.ts`],
          globalSetup: ["tests/e2e/setup.ts"],
          maxWorkers: 2,
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: {poll: {timeout: 60_000}}
        }
      }
    ]
  }
});
