import {readdirSync, readFileSync} from "node:fs";
import {DuckDBInstance} from "@duckdb/node-api";
import {expect, it} from "vitest";

const KINDS = {
  citation: "Citations",
  actor: "Actors named",
  place: "Places named",
  event: "Events",
  relation: "Ties",
  figure: "Numbers",
  discrepancy: "Discrepancies"
};

const methods = readFileSync("docs/methods.md", "utf8");

async function readAgreement(): Promise<Map<string, Record<string, number>>> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const result = await connection.runAndReadAll(`
    select kind,
      count(*) filter (found_by = 'both')::integer as "both",
      count(*) filter (found_by = 'first')::integer as first,
      count(*) filter (found_by = 'second')::integer as second,
      count(*) filter (found_by = 'both' and differs is null)::integer as alike
    from read_csv('data/reconciliation/*.csv', header = true, all_varchar = true)
    group by kind`);
  return new Map(result.getRowObjectsJson().map((row) => [row.kind as string, row as Record<string, number>]));
}

const agreement = await readAgreement();

it("has a record for each article", () => {
  const articles = readdirSync("data/articles").map((name) => name.replace(".md", ".csv"));
  expect(readdirSync("data/reconciliation").sort()).toEqual(articles.sort());
});

it.each(Object.entries(KINDS))("prints the agreement on %s in docs/methods.md", (kind, label) => {
  const {both = 0, first = 0, second = 0} = agreement.get(kind) ?? {};
  const share = Math.round((100 * both) / (both + first + second));
  expect(methods).toMatch(new RegExp(`\\| ${label} +\\| +${both} \\| +${first} \\| +${second} \\| +${share} % \\|`));
});

it.each([
  ["event", "Of the events that both codings found, N in a hundred"],
  ["relation", "of the ties, N"],
  ["figure", "of the numbers, N"]
])("prints how many %s rows agree in every field", (kind, sentence) => {
  const {both = 1, alike = 0} = agreement.get(kind) ?? {};
  expect(methods).toContain(sentence.replace("N", String(Math.round((100 * alike) / both))));
});
