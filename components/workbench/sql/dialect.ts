import {PostgreSQL, SQLDialect, sql} from "@codemirror/lang-sql";
import type {Completion, CompletionContext, CompletionResult, CompletionSource} from "@codemirror/autocomplete";
import type {Extension} from "@codemirror/state";
import type {Catalog, CatalogColumn} from "./catalog.js";

const MORE = [
  "anti asof exclude glob ilike macro map pivot positional qualify replace sample semi struct summarize unpivot",
  "union_by_name describe list show tables try_cast using"
].join(" ");
const {spec} = PostgreSQL;
const DUCKDB = SQLDialect.define({...spec, keywords: `${spec.keywords ?? ""} ${MORE}`});
const MOST = 60;

/** Gives the language of the editor: DuckDB's words, and what there is to name. */
export function sqlOf(catalog: Catalog | null): Extension {
  const schema = Object.fromEntries((catalog?.tables ?? []).map(({name, columns}) => [name, columns.map(completion)]));
  const language = sql({dialect: DUCKDB, schema, upperCaseKeywords: false});
  const sources: CompletionSource[] = catalog ? [functionsOf(catalog), codesOf(catalog), columnsOf(catalog)] : [];
  return [language, ...sources.map((autocomplete) => language.language.data.of({autocomplete}))];
}

function completion({name, type, comment}: CatalogColumn): Completion {
  return {label: name, type: "property", detail: type.toLowerCase(), ...(comment === null ? {} : {info: comment})};
}

/** Completes functions, with their parameters and what they do. */
function functionsOf({functions}: Catalog): CompletionSource {
  const options = functions.map(({name, signature, description}): Completion => ({
    label: name,
    type: "function",
    detail: signature,
    apply: `${name}(`,
    boost: -10,
    ...(description === null ? {} : {info: description})
  }));
  return wordSource(options, 2);
}

/** Completes columns of any table where no table is named. */
function columnsOf({tables}: Catalog): CompletionSource {
  const names = new Map(tables.flatMap(({columns}) => columns.map((column) => [column.name, column])));
  return wordSource([...names.values()].map(completion), 1);
}

function wordSource(options: readonly Completion[], least: number): CompletionSource {
  return (context) => {
    const word = context.matchBefore(/\w+/);
    if (!word || word.to - word.from < least || isQuoted(context) || isAfterDot(context, word.from)) return null;
    return {from: word.from, options, validFor: /^\w*$/};
  };
}

/** Completes the codes of a column within a text that it is held against: `certainty = '…'`, `type in ('…', '…')`. */
function codesOf({codes}: Catalog): CompletionSource {
  const byColumn = new Map<string, readonly {value: string; label: string}[]>();
  for (const [name, values] of Object.entries(codes)) byColumn.set(name.replace(/^.*\./, ""), values);
  return (context): CompletionResult | null => {
    const before = context.state.sliceDoc(Math.max(0, context.pos - 300), context.pos);
    const found = /(\w+)\s*(?:=|<>|!=|(?:not\s+)?in\s*\((?:\s*'[^']*'\s*,)*)\s*'([\w-]*)$/i.exec(before);
    const values = byColumn.get(found?.[1]?.toLowerCase() ?? "");
    if (!found || !values) return null;
    return {
      from: context.pos - (found[2] ?? "").length,
      options: values.slice(0, MOST).map(({value, label}) => ({label: value, detail: label, type: "enum"})),
      validFor: /^[\w-]*$/
    };
  };
}

function isQuoted(context: CompletionContext): boolean {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  return (before.split("'").length - 1) % 2 === 1 || before.includes("--");
}

function isAfterDot(context: CompletionContext, from: number): boolean {
  return from > 0 && context.state.sliceDoc(from - 1, from) === ".";
}
