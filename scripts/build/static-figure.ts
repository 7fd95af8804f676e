import hljs from "highlight.js";
import {parseHTML} from "linkedom";
import {drawControls} from "../../components/controls/form.js";
import {element} from "../../components/controls/html.js";
import {table} from "../../components/controls/table.js";
import {MANY, scrollBox} from "../../components/controls/virtual-table.js";
import {factsIn} from "../../components/data/fact-anchor.js";
import {printReference} from "../../components/export/citation/text.js";
import {fileName} from "../../components/export/data-file.js";
import {drawToolbar} from "../../components/export/toolbar-html.js";
import {drawRounded, legendParts, linkFrom} from "../../components/figures/draw-figure.js";
import {printPayload} from "../../components/figures/payload.js";
import {drawBar, drawBoard} from "../../components/live/dashboard.js";
import {drawLegend} from "../../components/marks/legend.js";
import {sayFacets, withCounts} from "../../components/state/facets.js";
import {choicesOf} from "../../components/state/options.js";
import {defaults} from "../../components/state/parameters.js";
import {hashOf} from "./memo.js";
import {narrowed} from "./publication.js";
import type {Codes} from "../../components/data/codebook.js";
import type {Figure} from "../../components/figures/figure.js";
import type {Payload} from "../../components/figures/payload.js";
import type {Choices} from "../../components/state/parameters.js";
import type {Memo} from "./memo.js";
import type {Drawable, Edition} from "./report.js";

/** What a figure carries from the build to the page, beside its rows. */
type Own = Pick<Payload, "codes" | "choices" | "root" | "colophon">;

/** Widths of the variants in CSS pixels; a container query shows the one that fits. */
export const WIDTHS: readonly number[] = [340, 600, 920];

/** Stands for the way to the root in what is drawn once for all pages. */
const ANY_ROOT = "root:/";
const DRAWING = "<!--drawing-->";
const SQL = /<pre([^>]*)><code class="language-sql">[^<]*<\/code><\/pre>/;

const makeAnew: Memo = (_, make) => make();

/** Widths of the variants of a board, whose filters stand beside the drawing wherever there is more room. */
const BOARD_WIDTHS: readonly number[] = [340, 600];

type Shared = Readonly<Record<string, string>>;

/** Where and how a figure stands on its page. */
interface Standing {
  /** Level of its heading, 3 unless told. */
  level?: number;
  /** What is said under a control that sets other figures of the page, too; by the name of its parameter. */
  shared?: Shared;
  /** Keeps what is drawn; all is drawn anew unless told. */
  memo?: Memo;
}

type Published = Pick<Edition, "version" | "colophon">;

const NOBODY: Published = {version: "", colophon: {title: "", authors: [], license: "", articles: []}};

const WITHOUT_SCRIPTS =
  "Filters need JavaScript, which is off here. The figure stands as it was drawn; its table and its SQL are below it.";

const ALWAYS = ["certainty", "date_precision", "front"];

/** Makes an empty document for drawing outside of a browser. */
export function makeDocument(): Document {
  return parseHTML("<!doctype html><html><body></body></html>").document;
}

/**
 * Draws a figure as HTML that stands without JavaScript; `root` is the way to the site's root, `./` or `../`. Without
 * an edition nobody is said to publish it.
 */
export function staticFigure(
  drawable: Drawable,
  root: string,
  edition: Published = NOBODY,
  {level = 3, shared = {}, memo = makeAnew}: Standing = {}
): string {
  const {figure, rows} = drawable;
  if (rows.length === 0) throw new Error(`figure without rows: ${figure.id}`);
  const key = hashOf("figure", dataOf(drawable), {root, edition, level, shared});
  return memo(key, () => printStatic(drawable, root, edition, {level, shared, memo}));
}

function printStatic(
  drawable: Drawable,
  root: string,
  edition: Published,
  {level, shared, memo}: Required<Standing>
): string {
  const {figure, rows, open} = drawable;
  const document = makeDocument();
  const codes = neededCodes(drawable);
  const choices = choicesOf(figure.parameters, open, codes);
  const made = document.createElement("figure");
  made.className = figure.dashboard ? "figure figure-board" : "figure";
  for (const [name, value] of Object.entries({id: figure.id, "data-figure": figure.id, "data-state": "static"})) {
    made.setAttribute(name, value);
  }
  made.append(
    text(document, `h${level}`, "figure-title", figure.title(rows, codes)),
    text(document, "p", "figure-subtitle", figure.subtitle(rows, codes)),
    ...interior(document, drawable, {codes, choices, root, colophon: edition.colophon}, shared),
    drawLegend({document, codes, parts: legendParts(figure, rows)}),
    text(document, "figcaption", "figure-caption", figure.caption(rows, codes)),
    ...(figure.dashboard
      ? [element(document, "section", {class: "figure-table"}, [twin(document, drawable, codes, root)])]
      : []),
    rowOf(document, drawable, {codes, root, edition}),
    payload(document, printPayload(payloadOf(drawable, {codes, choices, root, colophon: edition.colophon})))
  );
  const html = made.outerHTML.replace(SQL, (_, attributes: string) => highlight(attributes, drawable.sql));
  return html.replace(DRAWING, () => drawVariants(drawable, codes, memo).replaceAll(ANY_ROOT, root));
}

/** Marks up SQL as Framework does in pages; figures reach it only after they are rendered. */
function highlight(attributes: string, sql: string): string {
  const {value} = hljs.highlight(sql, {language: "sql"});
  return `<pre data-language="sql"${attributes}><code class="language-sql">${value}</code></pre>`;
}

/** Returns what a figure is made from beside the code. */
export function dataOf({figure, sql, rows, types, open, facets, codes, jsonFiles}: Drawable): readonly unknown[] {
  return [figure.id, sql, rows, types, open, facets, codes, jsonFiles];
}

/** Gives the controls, the drawing and the line that says what is left out, as a board lays them out or one by one. */
function interior(document: Document, drawable: Drawable, own: Own, shared: Shared): HTMLElement[] {
  const {figure, open, facets} = drawable;
  const {dashboard: board} = figure;
  const form = controls(document, figure, withCounts(own.choices, facets), shared);
  const [line, drawing] = [status(document, drawable), placeOfDrawing(document)];
  const note = withoutScripts(document);
  if (!board) return [form, note, line, drawing];
  const total = factsIn(open).length;
  return [drawBar(document, figure, board, total), drawBoard(document, {board, form, drawing}), note, line];
}

function neededCodes({figure, rows, codes}: Drawable): Codes {
  const asked = Object.values(figure.parameters).flatMap((parameter) =>
    "codes" in parameter ? [parameter.codes, parameter.kind === "many" ? parameter.groups : undefined] : []
  );
  const names = new Set([...ALWAYS, ...figure.codes, ...asked, ...Object.keys(rows[0] ?? {})]);
  for (const name of figure.codes) if (!codes[name]) throw new Error(`unknown code list: ${name} (${figure.id})`);
  return Object.fromEntries(Object.entries(codes).filter(([name]) => names.has(name)));
}

function controls(
  document: Document,
  figure: Figure,
  choices: Readonly<Record<string, Choices>>,
  shared: Shared
): HTMLFormElement {
  return drawControls(figure.parameters, {
    document,
    prefix: figure.id,
    values: defaults(figure.parameters),
    choices,
    shared
  });
}

/** Explains, where no script runs, why there are no filters: the stylesheet of such a page hides them. */
function withoutScripts(document: Document): HTMLElement {
  const note = document.createElement("noscript");
  note.append(text(document, "p", "figure-note", WITHOUT_SCRIPTS));
  return note;
}

/** Says what the filters leave out from the start, where they do. */
function status(document: Document, {figure, rows, open, facets}: Drawable): HTMLElement {
  const [shown, total] = [factsIn(rows).length, factsIn(open).length];
  const said = shown < total ? sayFacets(figure.parameters, facets, shown, total) : "";
  const line = text(document, "p", "figure-status", said);
  line.setAttribute("role", "status");
  return line;
}

function payloadOf({figure, rows, types, open}: Drawable, {colophon, ...own}: Own): Payload {
  const {id, filtersRows = false} = figure;
  const total = factsIn(open).length;
  return {id, rows: filtersRows ? open : rows, types, total, colophon: narrowed(colophon, open), ...own};
}

/** Returns the place of the drawings, which are put into the finished text: no DOM has to hold them. */
function placeOfDrawing(document: Document): HTMLElement {
  const drawing = text(document, "div", "figure-drawing", "");
  drawing.append(document.createComment(DRAWING.slice("<!--".length, -"-->".length)));
  return drawing;
}

/** Draws the rows at each width, once for all pages: ways to the root begin with `ANY_ROOT`. */
function drawVariants(drawable: Drawable, codes: Codes, memo: Memo): string {
  const {figure, rows, open, jsonFiles} = drawable;
  return memo(hashOf("variants", figure.id, rows, open, codes, jsonFiles), () => {
    const document = makeDocument();
    const parameters = defaults(figure.parameters);
    const options = {document, codes, parameters, root: ANY_ROOT, all: open, ...(jsonFiles && {jsonFiles})};
    return (figure.dashboard ? BOARD_WIDTHS : WIDTHS)
      .map((width) => {
        const variant = text(document, "div", "figure-variant", "");
        variant.setAttribute("data-width", String(width));
        variant.append(drawRounded(figure, rows, {...options, width}));
        return variant.outerHTML;
      })
      .join("");
  });
}

interface Place {
  codes: Codes;
  root: string;
  edition: Published;
}

/** Draws what readers may do with the figure as it stands from the start. */
function rowOf(document: Document, drawable: Drawable, {codes, root, edition}: Place): HTMLElement {
  const {figure, sql, rows} = drawable;
  const {id, dashboard: board} = figure;
  const {version, colophon} = edition;
  const title = figure.title(rows, codes);
  const articles = narrowed(colophon, rows).articles;
  const reference = {id, title, edition: colophon, version, link: null, accessed: null, articles};
  return drawToolbar({
    document,
    id,
    sql,
    table: board ? null : twin(document, drawable, codes, root),
    citation: printReference(reference),
    file: (name, ending) => `${root}figures/${fileName(name, version, ending)}`,
    embed: `${root}embed/${id}`
  });
}

/** Draws the rows as a table, in a box that scrolls. */
function twin(document: Document, {figure, rows, open}: Drawable, codes: Codes, root: string): HTMLElement {
  const isLong = factsIn(open).length > MANY;
  const caption = figure.title(rows, codes);
  const more = {...(figure.columns && {columns: figure.columns}), ...(isLong && {fitted: open})};
  return scrollBox(table(rows, {document, codes, caption, link: linkFrom(root), ...more}), isLong);
}

function payload(document: Document, json: string): HTMLElement {
  const script = document.createElement("script");
  script.setAttribute("type", "application/json");
  script.textContent = json;
  return script;
}

function text(document: Document, name: string, className: string, content: string): HTMLElement {
  const element = document.createElement(name);
  if (className !== "") element.className = className;
  if (content !== "") element.textContent = content;
  return element;
}
