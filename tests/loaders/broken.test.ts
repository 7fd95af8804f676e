import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {compile} from "../../loaders/lib/compile.js";
import {DataError} from "../../loaders/lib/validate/problem.js";
import {FIXTURES, NO_TABLES, withData} from "./fixture.js";

const BROKEN = join(FIXTURES, "broken");
const cases = readdirSync(BROKEN).sort();

describe("compile(dir)", {timeout: 30_000}, () => {
  it("takes the sound articles that the broken ones are made from", () => {
    const rows = withData(null, (dir) =>
      Object.entries(compile(dir).tables).map(([name, rows]) => [name, rows.length])
    );
    expect(Object.fromEntries(rows)).toMatchObject({
      articles: 1,
      paragraphs: 3,
      citations: 4,
      events: 3,
      relations: 2,
      figures: 3
    });
  });

  it("has cases of at least forty kinds", () => {
    const kinds = cases.flatMap((name) => expected(name).map((line) => line.split(": ")[1]));
    expect(new Set(kinds).size).toBeGreaterThanOrEqual(40);
  });

  it.each(cases)("reports %s and nothing else", (name) => {
    expect(withData(join(BROKEN, name), problemsOf, NO_TABLES)).toEqual(expected(name));
  });
});

function expected(name: string): string[] {
  return readFileSync(join(BROKEN, name, "expected.txt"), "utf8")
    .trimEnd()
    .split("\n");
}

function problemsOf(dir: string): string[] {
  try {
    compile(dir);
    return [];
  } catch (error) {
    if (error instanceof DataError) return error.message.split("\n");
    throw error;
  }
}
