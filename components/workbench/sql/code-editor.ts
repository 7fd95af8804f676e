import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap
} from "@codemirror/autocomplete";
import {defaultKeymap, history, historyKeymap, toggleComment} from "@codemirror/commands";
import {PostgreSQL, SQLDialect, sql} from "@codemirror/lang-sql";
import {HighlightStyle, bracketMatching, syntaxHighlighting} from "@codemirror/language";
import {setDiagnostics} from "@codemirror/lint";
import {highlightSelectionMatches, searchKeymap} from "@codemirror/search";
import {Compartment, EditorState} from "@codemirror/state";
import {EditorView, hoverTooltip, keymap, lineNumbers} from "@codemirror/view";
import {tags} from "@lezer/highlight";
import {element} from "../../controls/html.js";
import type {Completion, CompletionContext, CompletionResult, CompletionSource} from "@codemirror/autocomplete";
import type {Extension} from "@codemirror/state";
import type {Tooltip} from "@codemirror/view";
import type {Catalog, CatalogColumn} from "./catalog.js";
import type {Editor, EditorOptions} from "./textarea-editor.js";

interface CodeEditorOptions extends EditorOptions {
  selection: {from: number; to: number};
}

const HIGHLIGHTING = HighlightStyle.define([
  {tag: tags.keyword, color: "var(--accent)", fontWeight: "600"},
  {tag: [tags.string, tags.special(tags.string)], color: "var(--front-ansar-al-islam)"},
  {tag: [tags.number, tags.bool, tags.null], color: "var(--front-islamic-state)"},
  {tag: [tags.lineComment, tags.blockComment], color: "var(--ink-2)", fontStyle: "italic"},
  {tag: [tags.typeName, tags.standard(tags.name)], color: "var(--front-iranian-proxies)"}
]);

const THEME = EditorView.theme({
  "&": {backgroundColor: "var(--paper)", color: "var(--ink)", fontSize: "0.875rem"},
  ".cm-content": {fontFamily: "var(--monospace)", caretColor: "var(--ink)", paddingBlock: "0.5rem"},
  ".cm-cursor": {borderLeftColor: "var(--ink)"},
  ".cm-gutters": {backgroundColor: "transparent", color: "var(--ink-2)", border: "0"},
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--accent) 25%, transparent) !important"
  },
  ".cm-matchingBracket": {outline: "1px solid var(--ink-2)", backgroundColor: "transparent !important"},
  ".cm-selectionMatch": {backgroundColor: "color-mix(in srgb, var(--accent) 12%, transparent)"},
  ".cm-tooltip, .cm-panels": {backgroundColor: "var(--paper)", color: "var(--ink)", border: "1px solid var(--ink-2)"},
  ".cm-tooltip-autocomplete ul li[aria-selected]": {backgroundColor: "var(--accent)", color: "var(--paper)"},
  ".cm-tooltip-hover": {maxWidth: "28rem", padding: "0.5rem 0.75rem"}
});

/** Creates a CodeMirror editor with DuckDB's dialect, completion from the catalog, and tooltips with the codebook's comments. */
export function codeEditor(options: CodeEditorOptions): Editor {
  const {document, text, catalog, selection} = options;
  const language = new Compartment();
  const view = new EditorView({
    root: document,
    state: EditorState.create({
      doc: text,
      selection: {anchor: selection.from, head: selection.to},
      extensions: [keyBindings(options), language.of(sqlLanguage(catalog())), ...editorExtensions(options), THEME]
    })
  });
  const replace = (words: string, from: number, to: number): void =>
    view.dispatch({changes: {from, to, insert: words}, selection: {anchor: from + words.length}});
  return {
    element: view.dom,
    text: () => view.state.doc.toString(),
    set: (words) => replace(words, 0, view.state.doc.length),
    insert: (words) => {
      const {from, to} = view.state.selection.main;
      replace(words, from, to);
    },
    selection: () => {
      const {from, to} = view.state.selection.main;
      return {from, to};
    },
    mark: (fault) => {
      const found = fault ? [{...fault, severity: "error" as const}] : [];
      view.dispatch(setDiagnostics(view.state, found));
    },
    renew: () => view.dispatch({effects: language.reconfigure(sqlLanguage(catalog()))}),
    focus: () => view.focus(),
    close: () => view.destroy()
  };
}

function keyBindings({onRun}: CodeEditorOptions): Extension {
  const run =
    (what: "all" | "statement") =>
    (view: EditorView): boolean => {
      closeCompletion(view);
      onRun(what);
      return true;
    };
  return keymap.of([
    {key: "Mod-Enter", run: run("all")},
    {key: "Mod-Shift-Enter", run: run("statement")},
    {key: "Mod-/", run: toggleComment},
    ...closeBracketsKeymap,
    ...completionKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...defaultKeymap
  ]);
}

function editorExtensions({document, label, onChange, catalog}: CodeEditorOptions): Extension[] {
  return [
    lineNumbers(),
    history(),
    bracketMatching(),
    closeBrackets(),
    autocompletion({icons: false}),
    highlightSelectionMatches(),
    syntaxHighlighting(HIGHLIGHTING),
    hoverTooltip((at, pos) => nameTooltip(at.state.doc.toString(), pos, catalog(), document)),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({"aria-label": label}),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString());
    })
  ];
}

const DUCKDB_KEYWORDS = [
  "anti asof exclude glob ilike macro map pivot positional qualify replace sample semi struct summarize unpivot",
  "union_by_name describe list show tables try_cast using"
].join(" ");
const {spec} = PostgreSQL;
const DUCKDB = SQLDialect.define({...spec, keywords: `${spec.keywords ?? ""} ${DUCKDB_KEYWORDS}`});
/** Codes offered at most for one column. */
const MOST_CODES = 60;

/** Returns the language extension: DuckDB's keywords, and completion from the catalog. */
function sqlLanguage(catalog: Catalog | null): Extension {
  const schema = Object.fromEntries((catalog?.tables ?? []).map(({name, columns}) => [name, columns.map(completion)]));
  const language = sql({dialect: DUCKDB, schema, upperCaseKeywords: false});
  const sources: CompletionSource[] = catalog
    ? [completeFunctions(catalog), completeCodes(catalog), completeColumns(catalog)]
    : [];
  return [language, ...sources.map((autocomplete) => language.language.data.of({autocomplete}))];
}

function completion({name, type, comment}: CatalogColumn): Completion {
  return {label: name, type: "property", detail: type.toLowerCase(), ...(comment === null ? {} : {info: comment})};
}

/** Completes functions, with signature and description. */
function completeFunctions({functions}: Catalog): CompletionSource {
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

/** Completes unqualified columns of all tables. */
function completeColumns({tables}: Catalog): CompletionSource {
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

/** Completes code values inside a string literal that a column is compared with: `certainty = '…'`, `type in ('…', '…')`. */
function completeCodes({codes}: Catalog): CompletionSource {
  const byColumn = new Map<string, readonly {value: string; label: string}[]>();
  for (const [name, values] of Object.entries(codes)) byColumn.set(name.replace(/^.*\./, ""), values);
  return (context): CompletionResult | null => {
    const before = context.state.sliceDoc(Math.max(0, context.pos - 300), context.pos);
    const found = /(\w+)\s*(?:=|<>|!=|(?:not\s+)?in\s*\((?:\s*'[^']*'\s*,)*)\s*'([\w-]*)$/i.exec(before);
    const values = byColumn.get(found?.[1]?.toLowerCase() ?? "");
    if (!found || !values) return null;
    return {
      from: context.pos - (found[2] ?? "").length,
      options: values.slice(0, MOST_CODES).map(({value, label}) => ({label: value, detail: label, type: "enum"})),
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

/** Lines of a tooltip at most. */
const MOST_LINES = 4;

/** Returns a tooltip for the table, column or function name at an offset; null for other words. */
function nameTooltip(text: string, at: number, catalog: Catalog | null, document: Document): Tooltip | null {
  const word = wordAt(text, at);
  if (!word || !catalog) return null;
  const lines = describeName(word.text.toLowerCase(), qualifierOf(text, word.from), catalog);
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
          .slice(0, MOST_LINES)
          .map(([name, what]) => element(document, "p", {}, [element(document, "strong", {}, [name]), ` ${what}`]))
      )
    })
  };
}

/** Returns [name, description] pairs for a name; `table` qualifies columns if it is a table. */
function describeName(name: string, table: string | null, {tables, functions}: Catalog): [string, string][] {
  const named = tables.find((each) => each.name === name);
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
    ...(named ? [[named.name, named.comment ?? "a table of yours"] satisfies [string, string]] : []),
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
