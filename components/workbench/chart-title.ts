import type {Answer} from "./answer.js";
import type {ChartSpec} from "./notebook.js";

const LONGEST = 120;

/** Names a chart by the comment that opens its statement, else by what it shows. */
export function titleOf({sql}: Pick<Answer, "sql">, {x, y, color}: ChartSpec): string {
  const comment = /^\s*--\s*(\S[^\n]*)/.exec(sql)?.[1]?.trim() ?? "";
  if (comment !== "" && comment.length <= LONGEST) return comment;
  const [first = "rows", ...others] = [y, x, color].filter((name) => name !== null);
  return others.length === 0 ? first : `${first} by ${others.join(" and ")}`;
}
