import {printDatum} from "../result/value.js";
import type {ChartSpec} from "../notebook/notebook.js";
import type {Answer, Column} from "../result/answer.js";

export type ColumnKind = "number" | "time" | "category";

/** Rows that are sampled to count distinct values. */
const SAMPLE = 2000;
/** Categories at most on a color scale, and on a facet scale. */
export const MOST_COLORS = 7;
export const MOST_FACETS = 12;

const NUMERIC = /^(?:U?(?:TINYINT|SMALLINT|INTEGER|BIGINT)|HUGEINT|DOUBLE|FLOAT|DECIMAL\()/;

/** Classifies a column by its DuckDB type for scales and sorting. */
export function columnKind({duckdb}: Pick<Column, "duckdb">): ColumnKind {
  if (NUMERIC.test(duckdb)) return "number";
  return duckdb === "DATE" || duckdb.startsWith("TIMESTAMP") ? "time" : "category";
}

/** Counts the distinct values among the first 2,000 rows of a column. */
export function countDistinct(answer: Answer, column: number): number {
  const distinct = new Set<string>();
  for (let row = 0; row < Math.min(answer.rows, SAMPLE); row++) distinct.add(printDatum(answer.at(row, column)));
  return distinct.size;
}

/**
 * Suggests a mark and channels from the column types: time and number become a line (dots for few rows), category and
 * number bars, two categories and a number cells, two numbers dots, one number ticks. Returns null if none fits.
 */
export function suggestChart(answer: Answer): ChartSpec | null {
  const {columns, rows} = answer;
  if (rows === 0) return null;
  const columnsOfKind = (kind: ColumnKind): string[] =>
    columns.filter((column) => columnKind(column) === kind).map(({name}) => name);
  const [numbers, times, names] = [
    columnsOfKind("number"),
    columnsOfKind("time"),
    columnsOfKind("category").filter(isLabel(answer))
  ];
  const [number, other] = numbers;
  const [time] = times;
  const [name, second] = names;
  const color = (candidates: readonly (string | undefined)[]): string | null =>
    candidates.find((each) => each !== undefined && countByName(answer, each) <= MOST_COLORS) ?? null;
  const createSpec = (
    mark: ChartSpec["mark"],
    x: string | null,
    y: string | null,
    hue: string | null = null
  ): ChartSpec => ({
    mark,
    x,
    y,
    color: hue,
    facet: null
  });
  if (time !== undefined && number !== undefined)
    return createSpec(rows > 12 ? "line" : "dot", time, number, color([name]));
  if (
    name !== undefined &&
    second !== undefined &&
    number !== undefined &&
    countByName(answer, name) * countByName(answer, second) === rows
  ) {
    return createSpec("cell", second, name, number);
  }
  if (name !== undefined && number !== undefined) return createSpec("bar", number, name, color([second]));
  if (number !== undefined && other !== undefined) return createSpec("dot", number, other);
  if (time !== undefined) return createSpec("tick", time, name ?? null);
  return number === undefined ? null : createSpec("tick", number, null);
}

function countByName(answer: Answer, name: string): number {
  return countDistinct(
    answer,
    answer.columns.findIndex((column) => column.name === name)
  );
}

/** Excludes identifiers and long texts, which make no axis labels. */
function isLabel(answer: Answer): (name: string) => boolean {
  return (name) => {
    const column = answer.columns.findIndex((each) => each.name === name);
    const first = printDatum(answer.at(0, column));
    return countDistinct(answer, column) <= 60 && first.length < 120;
  };
}

const MAX_TITLE = 120;

/** Returns the comment that opens the statement, else "y by x and color". */
export function chartTitle({sql}: Pick<Answer, "sql">, {x, y, color}: ChartSpec): string {
  const comment = /^\s*--\s*(\S[^\n]*)/.exec(sql)?.[1]?.trim() ?? "";
  if (comment !== "" && comment.length <= MAX_TITLE) return comment;
  const [first = "rows", ...others] = [y, x, color].filter((name) => name !== null);
  return others.length === 0 ? first : `${first} by ${others.join(" and ")}`;
}
