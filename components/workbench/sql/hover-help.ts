import {element} from "../../controls/html.js";
import type {Tooltip} from "@codemirror/view";
import type {Catalog} from "./catalog.js";

const MOST = 4;

/** Explains the word at a place of a SQL text: a table, a column in the tables that have it, a function. */
export function explain(text: string, at: number, catalog: Catalog | null, document: Document): Tooltip | null {
  const word = wordAt(text, at);
  if (!word || !catalog) return null;
  const lines = linesFor(word.text.toLowerCase(), qualifierOf(text, word.from), catalog);
  if (lines.length === 0) return null;
  return {
    pos: word.from,
    end: word.from + word.text.length,
    above: true,
    create: () => ({
      dom: element(
        document,
        "div",
        {},
        lines
          .slice(0, MOST)
          .map(([name, what]) => element(document, "p", {}, [element(document, "strong", {}, [name]), ` ${what}`]))
      )
    })
  };
}

/** Says what a name is; `table` narrows columns to those of one table, where it is one. */
export function linesFor(name: string, table: string | null, {tables, functions}: Catalog): [string, string][] {
  const own = tables.find((each) => each.name === name);
  const among = tables.filter((each) => each.name === table);
  const columns = (among.length > 0 ? among : tables).flatMap((each) =>
    each.columns
      .filter((column) => column.name === name)
      .map((column): [string, string] => [
        `${each.name}.${column.name}`,
        `${column.type.toLowerCase()}. ${column.comment ?? ""}`
      ])
  );
  const called = functions.find((each) => each.name === name);
  return [
    ...(own ? [[own.name, own.comment ?? "a table of yours"] satisfies [string, string]] : []),
    ...columns,
    ...(called ? [[`${called.name}${called.signature}`, called.description ?? ""] satisfies [string, string]] : [])
  ];
}

function wordAt(text: string, at: number): {text: string; from: number} | null {
  for (const match of text.matchAll(/[A-Za-z_]\w*/g)) {
    if (match.index <= at && at <= match.index + match[0].length) return {text: match[0], from: match.index};
    if (match.index > at) return null;
  }
  return null;
}

function qualifierOf(text: string, from: number): string | null {
  return /(\w+)\.$/.exec(text.slice(0, from))?.[1]?.toLowerCase() ?? null;
}
