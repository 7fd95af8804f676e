import {text} from "../data/row.js";
import type {Row} from "../data/row.js";

/** Returns the rows whose column `part` has a value; a query gives each kind of row that its figure needs a part. */
export function rowsOfPart(rows: readonly Row[], part: string): Row[] {
  return rows.filter((row) => text(row, "part") === part);
}
