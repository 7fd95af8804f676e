import {printDatum} from "../result/value.js";
import type {ChartSpec} from "../notebook/notebook.js";
import type {Answer, Column} from "../result/answer.js";

export type Kind = "number" | "time" | "category";

/** Rows that are looked at to learn how many values a column has. */
const SAMPLE = 2000;
/** Most values of a column that colors or small charts can tell apart. */
export const MOST_COLORS = 7;
export const MOST_FACETS = 12;

const NUMERIC = /^(?:U?(?:TINYINT|SMALLINT|INTEGER|BIGINT)|HUGEINT|DOUBLE|FLOAT|DECIMAL\()/;

/** Tells what a column can be used for. */
export function kindOf({duckdb}: Pick<Column, "duckdb">): Kind {
  if (NUMERIC.test(duckdb)) return "number";
  return duckdb === "DATE" || duckdb.startsWith("TIMESTAMP") ? "time" : "category";
}

/** Counts the values of a column, of many rows in the first ones. */
export function distinctIn(answer: Answer, column: number): number {
  const seen = new Set<string>();
  for (let row = 0; row < Math.min(answer.rows, SAMPLE); row++) seen.add(printDatum(answer.at(row, column)));
  return seen.size;
}

/**
 * Chooses a mark by the types of a result: time and a number are a line, where there are few points dots; names and a
 * number are bars; two numbers are dots; two names and a number are cells; one column of numbers is ticks. Gives null
 * where there is nothing to draw.
 */
export function suggestChart(answer: Answer): ChartSpec | null {
  const {columns, rows} = answer;
  if (rows === 0) return null;
  const named = (kind: Kind): string[] => columns.filter((column) => kindOf(column) === kind).map(({name}) => name);
  const [numbers, times, names] = [named("number"), named("time"), named("category").filter(isUsable(answer))];
  const [number, other] = numbers;
  const [time] = times;
  const [name, second] = names;
  const color = (candidates: readonly (string | undefined)[]): string | null =>
    candidates.find((each) => each !== undefined && countOf(answer, each) <= MOST_COLORS) ?? null;
  const made = (mark: ChartSpec["mark"], x: string | null, y: string | null, hue: string | null = null): ChartSpec => ({
    mark,
    x,
    y,
    color: hue,
    facet: null
  });
  if (time !== undefined && number !== undefined) return made(rows > 12 ? "line" : "dot", time, number, color([name]));
  if (
    name !== undefined &&
    second !== undefined &&
    number !== undefined &&
    countOf(answer, name) * countOf(answer, second) === rows
  ) {
    return made("cell", second, name, number);
  }
  if (name !== undefined && number !== undefined) return made("bar", number, name, color([second]));
  if (number !== undefined && other !== undefined) return made("dot", number, other);
  if (time !== undefined) return made("tick", time, name ?? null);
  return number === undefined ? null : made("tick", number, null);
}

function countOf(answer: Answer, name: string): number {
  return distinctIn(
    answer,
    answer.columns.findIndex((column) => column.name === name)
  );
}

/** Names that stand once in many rows are identifiers, and long texts are none to label an axis with. */
function isUsable(answer: Answer): (name: string) => boolean {
  return (name) => {
    const column = answer.columns.findIndex((each) => each.name === name);
    const first = printDatum(answer.at(0, column));
    return distinctIn(answer, column) <= 60 && first.length < 120;
  };
}

const LONGEST = 120;

/** Names a chart by the comment that opens its statement, else by what it shows. */
export function titleOf({sql}: Pick<Answer, "sql">, {x, y, color}: ChartSpec): string {
  const comment = /^\s*--\s*(\S[^\n]*)/.exec(sql)?.[1]?.trim() ?? "";
  if (comment !== "" && comment.length <= LONGEST) return comment;
  const [first = "rows", ...others] = [y, x, color].filter((name) => name !== null);
  return others.length === 0 ? first : `${first} by ${others.join(" and ")}`;
}
