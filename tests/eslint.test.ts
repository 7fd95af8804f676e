import {ESLint, Linter} from "eslint";
import tseslint from "typescript-eslint";
import {describe, expect, it} from "vitest";

const RULES = ["@typescript-eslint/no-restricted-imports", "no-restricted-syntax"];
const eslint = new ESLint();

/** Returns what the project's rules on imports say to one line in a file of that path. */
async function complaints(path: string, code: string): Promise<string[]> {
  const {rules} = (await eslint.calculateConfigForFile(path)) as Linter.Config;
  const config: Linter.Config = {
    files: ["**/*.ts"],
    languageOptions: {parser: tseslint.parser},
    plugins: {"@typescript-eslint": tseslint.plugin},
    rules: Object.fromEntries(Object.entries(rules ?? {}).filter(([name]) => RULES.includes(name)))
  };
  return new Linter().verify(code, config, path).map(({message}) => message);
}

describe("eslint.config.js", () => {
  it.each([
    ["components/marks/a.ts", 'import {a} from "../graph/graph.js";', "Only from rooms above marks."],
    ["components/marks/axis/a.ts", 'import type {A} from "../../live/a.js";', "Only from rooms above marks."],
    ["components/data/duckdb/a.ts", 'const a = import("../../workbench/a.js");', "Only from rooms above data."],
    ["components/crossfilter/a.ts", 'import {a} from "../data/a.js";', "Only from rooms above crossfilter."],
    ["components/figures/audit/a.ts", 'import {a} from "../outlets/draw.js";', "Not from another figure."],
    ["components/figures/a.ts", 'import {a} from "./outlets/draw.js";', "Not from a single figure."],
    ["components/data/a.ts", 'import {a} from "../../loaders/lib/a.js";', "Only types from loaders."],
    ["components/data/a.ts", 'import type {A} from "../../scripts/cli/a.js";', "Not from components."],
    ["loaders/lib/a.ts", 'import type {A} from "../../components/data/row.js";', "Loaders import"],
    ["loaders/lib/a.ts", 'import {a} from "../../scripts/cli/a.js";', "Not from loaders."]
  ])("reports in %s: %s", async (path, code, message) => {
    expect(await complaints(path, code)).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    ["components/graph/a.ts", 'import {a} from "../marks/axis/years.js";'],
    ["components/workbench/grid/a.ts", 'import {a} from "../../live/a.js"; import {b} from "../result/a.js";'],
    ["components/figures/audit/a.ts", 'import {a} from "../figure.js"; import {b} from "../../marks/a.js";'],
    ["components/data/a.ts", 'import type {A} from "../../loaders/lib/a.js";'],
    [
      "loaders/lib/a.ts",
      'import {a} from "../../components/format/a.js"; import {b} from "../../components/data/csv.js";'
    ]
  ])("allows in %s: %s", async (path, code) => {
    expect(await complaints(path, code)).toEqual([]);
  });
});
