import {printDatum} from "../result/value.js";
import type {Answer} from "../result/answer.js";

/** Columns whose values name what the evidence drawer can show, with the letter of its anchors. */
const KEYS: Readonly<Record<string, string>> = {event_id: "e", relation_id: "r", figure_id: "f", paragraph_id: "p"};
const KINDS: Readonly<Record<string, string>> = {event: "e", relation: "r", figure: "f"};

/** Gives the link from a cell to the evidence of what it names; null where it names nothing. */
export function evidenceAt(answer: Answer, row: number, column: number): string | null {
  const {name = ""} = answer.columns[column] ?? {};
  const value = answer.at(row, column);
  if (typeof value !== "string") return null;
  if (name === "fact_id") {
    const kind = valueIn(answer, row, "kind");
    const letter = KINDS[kind ?? ""];
    return letter === undefined ? null : linkTo(answer, row, letter, value);
  }
  if (name === "discrepancy_id") return linkToDiscrepancy(answer, row, value);
  const letter = KEYS[name];
  return letter === undefined ? null : linkTo(answer, row, letter, value);
}

/** Gives the first such link of a row. */
export function evidenceOf(answer: Answer, row: number): string | null {
  for (let column = 0; column < answer.columns.length; column++) {
    const link = evidenceAt(answer, row, column);
    if (link !== null) return link;
  }
  return null;
}

/** A paragraph carries its article; the article of a fact is found by the drawer where the row does not name it. */
function linkTo(answer: Answer, row: number, letter: string, id: string): string | null {
  if (!/^[\w.-]+$/.test(id)) return null;
  if (letter === "p") {
    const at = id.lastIndexOf(".");
    return at < 0 ? null : `./articles/${id.slice(0, at)}#p-${id.slice(at + 1)}`;
  }
  const article = valueIn(answer, row, "article_id");
  return article === null || !/^[\w-]+$/.test(article) ? `#${letter}-${id}` : `./articles/${article}#${letter}-${id}`;
}

/** A discrepancy is shown with its paragraph; where the row does not name that, on the page of its article. */
function linkToDiscrepancy(answer: Answer, row: number, id: string): string | null {
  const paragraph = valueIn(answer, row, "paragraph_id");
  if (paragraph !== null) return linkTo(answer, row, "p", paragraph);
  const article = valueIn(answer, row, "article_id");
  return article === null || !/^[\w.-]+$/.test(id) ? null : linkTo(answer, row, "d", id);
}

function valueIn(answer: Answer, row: number, name: string): string | null {
  const column = answer.columns.findIndex((each) => each.name === name);
  const value = column < 0 ? null : answer.at(row, column);
  return value === null ? null : printDatum(value);
}
