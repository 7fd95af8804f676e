import {openParquet} from "../../data/parquet.js";
import {uniqueNames, columnNames} from "./answer.js";
import {printDatum, scaleOf, unitsOf} from "./value.js";
import {forEachYielding} from "./yield-to-page.js";
import type {Written, WrittenType} from "../../data/parquet.js";
import type {Answer, Column, Part} from "./answer.js";
import type {Datum} from "./value.js";
import type {YieldOptions} from "./yield-to-page.js";

/** The Parquet type of a column, and the conversion of its values. */
interface Target {
  type: WrittenType;
  write: (value: Datum) => Written;
}

/** Rows of a row group. */
const ROW_GROUP = 20_000;
const MIN_INT64 = -(2n ** 63n);
const TEXT: Target = {type: "VARCHAR", write: (value) => (value === null ? null : printDatum(value))};

/** Writes a part of a result as Parquet. Columns that no Parquet type holds, such as integers beyond 64 bits, become text, and `note` names them. */
export async function writeParquet(
  answer: Answer,
  part: Part,
  options: YieldOptions = {}
): Promise<{content: ArrayBuffer; note: string}> {
  const {rows, columns} = part;
  const names = uniqueNames(columnNames(answer, columns));
  const targets = columns.map((column) => parquetTarget(answer.columns[column]));
  for (const [i, column] of columns.entries()) {
    if (!(await fitsType(answer, column, options))) targets[i] = TEXT;
  }
  const file = openParquet(names.map((name, i) => [name, targets[i]?.type ?? "VARCHAR"]));
  const groups = Math.ceil(rows.length / ROW_GROUP);
  const add = (group: number): void => {
    const [from, to] = [group * ROW_GROUP, Math.min(rows.length, (group + 1) * ROW_GROUP)];
    file.add(
      columns.map((column, i) => {
        const {write} = targets[i] ?? TEXT;
        return Array.from({length: to - from}, (_, at) => write(answer.at(rows[from + at] ?? 0, column)));
      })
    );
  };
  const {onProgress} = options;
  await forEachYielding(groups, add, {
    ...options,
    every: 1,
    onProgress: onProgress && ((done) => onProgress(done * ROW_GROUP))
  });
  const textColumns = names.filter(
    (_, i) => targets[i] === TEXT && answer.columns[columns[i] ?? 0]?.duckdb !== "VARCHAR"
  );
  const note = textColumns.length === 0 ? "" : `Written as text: ${textColumns.join(", ")}.`;
  return {content: file.end(), note};
}

function parquetTarget(column: Column | undefined): Target {
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
    return TEXT;
  }
  return {type, write: (value) => value};
}

/** Tells whether all values fit the column's Parquet type: not integers beyond 64 bits, and not infinite dates. */
async function fitsType(answer: Answer, column: number, options: YieldOptions): Promise<boolean> {
  const {duckdb = ""} = answer.columns[column] ?? {};
  const isWide = /^(?:UBIGINT|HUGEINT|DECIMAL\(\d+,0\))$/.test(duckdb);
  const isTime = duckdb === "DATE" || duckdb.startsWith("TIMESTAMP");
  if (!isWide && !isTime) return true;
  let fits = true;
  const {signal} = options;
  await forEachYielding(
    answer.rows,
    (row) => {
      const value = answer.at(row, column);
      if (typeof value === "bigint") fits &&= value >= MIN_INT64 && value < -MIN_INT64;
      if (isTime && typeof value === "string") fits &&= /^[+-]?\d/.test(value);
    },
    {signal}
  );
  return fits;
}
