import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap
} from "@codemirror/autocomplete";
import {defaultKeymap, history, historyKeymap, toggleComment} from "@codemirror/commands";
import {HighlightStyle, bracketMatching, syntaxHighlighting} from "@codemirror/language";
import {setDiagnostics} from "@codemirror/lint";
import {highlightSelectionMatches, searchKeymap} from "@codemirror/search";
import {Compartment, EditorState} from "@codemirror/state";
import {EditorView, hoverTooltip, keymap, lineNumbers} from "@codemirror/view";
import {tags} from "@lezer/highlight";
import {sqlOf} from "./dialect.js";
import {explain} from "./hover-help.js";
import type {Extension} from "@codemirror/state";
import type {Editor, EditorOptions} from "./textarea-editor.js";

interface CodeEditorOptions extends EditorOptions {
  selection: {from: number; to: number};
}

const COLORS = HighlightStyle.define([
  {tag: tags.keyword, color: "var(--accent)", fontWeight: "600"},
  {tag: [tags.string, tags.special(tags.string)], color: "var(--front-ansar-al-islam)"},
  {tag: [tags.number, tags.bool, tags.null], color: "var(--front-islamic-state)"},
  {tag: [tags.lineComment, tags.blockComment], color: "var(--ink-2)", fontStyle: "italic"},
  {tag: [tags.typeName, tags.standard(tags.name)], color: "var(--front-iranian-proxies)"}
]);

const LOOK = EditorView.theme({
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

/** Draws a field that knows DuckDB's words, the tables with their columns, and what the codebook says of them. */
export function codeEditor(options: CodeEditorOptions): Editor {
  const {document, text, catalog, selection} = options;
  const language = new Compartment();
  const view = new EditorView({
    root: document,
    state: EditorState.create({
      doc: text,
      selection: {anchor: selection.from, head: selection.to},
      extensions: [keysOf(options), language.of(sqlOf(catalog())), ...helpOf(options), LOOK]
    })
  });
  const put = (words: string, from: number, to: number): void =>
    view.dispatch({changes: {from, to, insert: words}, selection: {anchor: from + words.length}});
  return {
    element: view.dom,
    text: () => view.state.doc.toString(),
    set: (words) => put(words, 0, view.state.doc.length),
    insert: (words) => {
      const {from, to} = view.state.selection.main;
      put(words, from, to);
    },
    selection: () => {
      const {from, to} = view.state.selection.main;
      return {from, to};
    },
    mark: (fault) => {
      const found = fault ? [{...fault, severity: "error" as const}] : [];
      view.dispatch(setDiagnostics(view.state, found));
    },
    renew: () => view.dispatch({effects: language.reconfigure(sqlOf(catalog()))}),
    focus: () => view.focus(),
    close: () => view.destroy()
  };
}

function keysOf({onRun}: CodeEditorOptions): Extension {
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

function helpOf({document, label, onChange, catalog}: CodeEditorOptions): Extension[] {
  return [
    lineNumbers(),
    history(),
    bracketMatching(),
    closeBrackets(),
    autocompletion({icons: false}),
    highlightSelectionMatches(),
    syntaxHighlighting(COLORS),
    hoverTooltip((at, pos) => explain(at.state.doc.toString(), pos, catalog(), document)),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({"aria-label": label}),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString());
    })
  ];
}
