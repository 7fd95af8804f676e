import {evidenceOf} from "../../loaders/lib/evidence/evidence.js";
import {column} from "../../loaders/lib/evidence/fact-scope.js";
import {argumentsOf, located, pathOf, rootOf} from "./directive.js";
import {escapeHtml} from "./escape-html.js";
import type MarkdownIt from "markdown-it";
import type {Compiled} from "../../loaders/lib/compile.js";

/** A source as an article cites it. */
export interface CitedSource {
  outlet: string;
  /** Its date in words, such as "January 5, [2022]": a year that it does not print stands in brackets. */
  when: string;
  /** Names the paragraph that cites it, such as "paragraph 2". */
  paragraph: string;
  /** Where that paragraph stands: `<article>#<anchor>`. */
  place: string;
}

/** The sources that pages may name, by citation id. */
export type CitedSources = ReadonlyMap<string, CitedSource>;

/** The word that a note stands behind, which stays on its line. */
const WORD = /\S*$/;
const NOTE = /\{\{\s*(note\b[^{}]*?)\s*\}\}([.,;:!?]?)/y;

/** The notes of a page so far, as HTML, by its environment. */
const noted = new WeakMap<object, string[]>();

/** Gathers every citation of every article. */
export function citedSources(compiled: Compiled): CitedSources {
  const articles = (compiled.tables.articles ?? []).map((row) => column(row, "article_id"));
  return new Map(
    articles.flatMap((article) => {
      const {paragraphs, citations} = evidenceOf(article, compiled);
      return Object.entries(paragraphs).flatMap(([label, {name, citations: ids}]) =>
        ids.map((id): [string, CitedSource] => {
          const {outlet = "", when = ""} = citations[id] ?? {};
          return [id, {outlet, when: inBrackets(when), paragraph: name.toLowerCase(), place: `${article}#p-${label}`}];
        })
      );
    })
  );
}

/** Prints an inferred year as editors do: "January 5, [2022]". */
function inBrackets(when: string): string {
  return when.replace(/(\d{4}), year inferred$/, "[$1]");
}

/**
 * Adds the directive `{{note <citation id>[, …]}}`: a numbered note that names sources, beside the text where there
 * is room, else behind its mark, and once more at the end of the page for print. It stands behind a stop that follows. Throws `unknown citation: id`.
 */
export function placeNotes(md: MarkdownIt, sources: CitedSources, docs: string): void {
  md.inline.ruler.before("number", "note", (state, silent) => {
    NOTE.lastIndex = state.pos;
    const match = NOTE.exec(state.src);
    if (!match) return false;
    if (!silent) {
      located(match[0], pathOf(state.env), docs, () => {
        const said = idsOf(match[1] ?? "").map((id) => printSource(sourceOf(id, sources), rootOf(state.env)));
        const before = state.pending.trimEnd() + (match[2] ?? "");
        const [word = ""] = WORD.exec(before) ?? [];
        state.pending = before.slice(0, before.length - word.length);
        const note = printNote(numberNote(state.env, said.join("; ")), said.join("; "));
        state.push("placed", "", 0).content = `<span class="kept">${escapeHtml(word)}${note}</span>`;
      });
    }
    state.pos += match[0].length;
    return true;
  });
  md.core.ruler.push("footnotes", ({tokens, env, Token}) => {
    const notes = notesOf(env);
    if (notes.length === 0) return;
    const place = new Token("placed", "", 0);
    place.content = printFootnotes(notes);
    tokens.push(place);
  });
}

function idsOf(directive: string): string[] {
  const ids = argumentsOf(directive, "note")
    .join(" ")
    .split(/[,\s]+/);
  const named = ids.filter((id) => id !== "");
  if (named.length === 0) throw new Error(`no citation: ${directive}`);
  return named;
}

function sourceOf(id: string, sources: CitedSources): CitedSource {
  const source = sources.get(id);
  if (!source) throw new Error(`unknown citation: ${id}`);
  return source;
}

function notesOf(env: unknown): string[] {
  if (typeof env !== "object" || env === null) return [];
  const notes = noted.get(env) ?? [];
  noted.set(env, notes);
  return notes;
}

function numberNote(env: unknown, said: string): number {
  return notesOf(env).push(said);
}

function printSource({outlet, when, paragraph, place}: CitedSource, root: string): string {
  const href = escapeHtml(`${root}articles/${place}`);
  return `<span class="note-source">${escapeHtml(outlet)}, ${escapeHtml(when)} (<a href="${href}">${escapeHtml(paragraph)}</a>)</span>`;
}

/** Prints a note for phrasing content: its mark, which opens it where it is out of sight, and its text. */
function printNote(n: number, said: string): string {
  const [number, id] = [String(n), `note-${String(n)}`];
  return [
    '<span class="sidenote">',
    `<button type="button" class="note-mark" popovertarget="${id}" aria-label="Source, note ${number}">${number}</button>`,
    `<sup class="note-numeral" aria-hidden="true">${number}</sup>`,
    `<span class="note-text" id="${id}" popover role="note" aria-label="Note ${number}">`,
    `<span class="note-number" aria-hidden="true">${number}</span> ${said}</span></span>`
  ].join("");
}

function printFootnotes(notes: readonly string[]): string {
  const items = notes.map((said) => `<li>${said}</li>`);
  return `<section class="footnotes" aria-label="Sources">\n<h2 class="footnotes-title">Sources</h2>\n<ol>\n${items.join("\n")}\n</ol>\n</section>\n`;
}
