import {openParquet} from "../../data/parquet.js";
import {namesApart, namesOf} from "./answer.js";
import {printDatum, scaleOf, unitsOf} from "./value.js";
import {inTurns} from "./yield-to-page.js";
import type {Written, WrittenType} from "../../data/parquet.js";
import type {Answer, Column, Part} from "./answer.js";
import type {Datum} from "./value.js";
import type {TurnOptions} from "./yield-to-page.js";

/** What a column becomes: a type, and how its values are written. */
interface Target {
  type: WrittenType;
  write: (value: Datum) => Written;
}

/** Rows of a group, and those that are read before the page has its turn. */
const GROUP = 20_000;
const LEAST = -(2n ** 63n);
const AS_TEXT: Target = {type: "VARCHAR", write: (value) => (value === null ? null : printDatum(value))};

/** Makes Parquet of a part of a result. What no type of it holds, such as an integer beyond 64 bits, is written as text, and that is said. */
export async function parquetOf(
  answer: Answer,
  part: Part,
  options: TurnOptions = {}
): Promise<{content: ArrayBuffer; note: string}> {
  const {rows, columns} = part;
  const names = namesApart(namesOf(answer, columns));
  const targets = columns.map((column) => targetOf(answer.columns[column]));
  for (const [i, column] of columns.entries()) {
    if (!(await fits(answer, column, options))) targets[i] = AS_TEXT;
  }
  const file = openParquet(names.map((name, i) => [name, targets[i]?.type ?? "VARCHAR"]));
  const groups = Math.ceil(rows.length / GROUP);
  const add = (group: number): void => {
    const [from, to] = [group * GROUP, Math.min(rows.length, (group + 1) * GROUP)];
    file.add(
      columns.map((column, i) => {
        const {write} = targets[i] ?? AS_TEXT;
        return Array.from({length: to - from}, (_, at) => write(answer.at(rows[from + at] ?? 0, column)));
      })
    );
  };
  const {tell} = options;
  await inTurns(groups, add, {...options, every: 1, tell: tell && ((done) => tell(done * GROUP))});
  const asText = names.filter(
    (_, i) => targets[i] === AS_TEXT && answer.columns[columns[i] ?? 0]?.duckdb !== "VARCHAR"
  );
  const note = asText.length === 0 ? "" : `Written as text: ${asText.join(", ")}.`;
  return {content: file.end(), note};
}

function targetOf(column: Column | undefined): Target {
  const {type = "VARCHAR", duckdb = "VARCHAR"} = column ?? {};
  const scale = scaleOf(duckdb);
  if (scale !== null && scale > 0) {
    const precision = Number(/\d+/.exec(duckdb)?.[0]);
    const write = (value: Datum): Written =>
      typeof value === "number" || typeof value === "string" ? unitsOf(value, scale) : null;
    return {type: {precision, scale}, write};
  }
  if (
    type === "VARCHAR" ||
    /UBIGINT|HUGEINT|DECIMAL/.test(duckdb.replace(/^(?:UBIGINT|HUGEINT|DECIMAL\(\d+,0\))$/, ""))
  ) {
    return AS_TEXT;
  }
  return {type, write: (value) => value};
}

/** Tells whether the type of a column holds all of its values: not so very large integers, and days without an end. */
async function fits(answer: Answer, column: number, options: TurnOptions): Promise<boolean> {
  const {duckdb = ""} = answer.columns[column] ?? {};
  const isWide = /^(?:UBIGINT|HUGEINT|DECIMAL\(\d+,0\))$/.test(duckdb);
  const isTime = duckdb === "DATE" || duckdb.startsWith("TIMESTAMP");
  if (!isWide && !isTime) return true;
  let isFit = true;
  const {signal} = options;
  await inTurns(
    answer.rows,
    (row) => {
      const value = answer.at(row, column);
      if (typeof value === "bigint") isFit &&= value >= LEAST && value < -LEAST;
      if (isTime && typeof value === "string") isFit &&= /^[+-]?\d/.test(value);
    },
    {signal}
  );
  return isFit;
}
