import {label} from "../../data/codebook.js";
import {sayFact} from "../../data/fact-label.js";
import {maybeNumber, maybeText, text, texts} from "../../data/row.js";
import {capital, printNumber, sequence} from "../../format/words.js";
import {applyStyle} from "../../marks/certainty.js";
import {appendLink} from "../../marks/link.js";
import {append, createSvg, round, setSize} from "../../marks/svg.js";
import {drawText, wrapText} from "../../marks/text.js";
import type {Codes} from "../../data/codebook.js";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../../marks/draw-options.js";

interface State extends Pick<DrawOptions, "codes" | "link" | "width"> {
  svg: SVGElement;
  /** Names stand above their details instead of to the left of them. */
  isNarrow: boolean;
}

/** A paragraph in one of three styles. */
interface Paragraph {
  words: string;
  isBold?: boolean;
  isFaint?: boolean;
}

const COLOR = "var(--front-ansar-al-islam)";
const SIZE = 12;
const LEADING = 15;
const NAMES_WIDTH = 184;
const SQUARE = 11;
const PITCH = 15;
/** Squares drawn for a word such as “several”; their number has no meaning. */
const RUN = 5;
const SQUARES_WIDTH = RUN * PITCH + 14;
const SECTIONS: readonly (readonly [told: string, title: string])[] = [
  ["accounts", "Accounts traced by investigators, one square each"],
  ["others", "Named besides, without a number"],
  ["recruitment", "Statements on recruitment, one mark each"]
];
const MEDIA: readonly (readonly [medium: string, title: string])[] = [
  ["online", "On the internet"],
  ["place", "Where a place is named"],
  ["untold", "Where and how not told"]
];

/** Draws accounts with their followers, what has no number, and recruitment by medium. */
export function drawFootprint(rows: readonly Row[], options: DrawOptions): SVGElement {
  const {document, width} = options;
  const svg = createSvg(document, "svg", {width, height: 0});
  const state: State = {...options, svg, isNarrow: width < 640};
  const height = SECTIONS.reduce((y, [told, title]) => {
    const own = rowsOfSection(rows, told);
    return own.length === 0 ? y : drawSection(told, own, drawTitle(title, y, state), state) + 18;
  }, 4);
  setSize(svg, width, round(height));
  return svg;
}

/** Returns the rows with a value of the column `told`. */
export function rowsOfSection(rows: readonly Row[], told: string): Row[] {
  return rows.filter((row) => text(row, "told") === told);
}

/** Returns the row with the number of followers, if it is shown. */
export function followersIn(rows: readonly Row[]): Row | undefined {
  return rows.find((row) => maybeText(row, "measure") === "followers");
}

/** Returns a number in the words of the text: "Nearly 25,000 followers", "“Several” accounts and channels", "1 account". */
export function countLabel(row: Row, codes: Codes): string {
  const [value, qualifier] = [maybeNumber(row, "value"), maybeText(row, "qualifier")];
  const unit = maybeText(row, "says") ?? label(codes, "measure", text(row, "measure"));
  if (value === null) return `“${capital(qualifier ?? "not told")}” ${unit}`;
  const words = [qualifier, printNumber(value), value === 1 ? unit.replace(/s$/, "") : unit];
  return capital(words.filter((word) => word !== null).join(" "));
}

/** Returns the accounts that the number of followers is read to cover. */
export function coversLabel(row: Row): string {
  const covers = texts(row, "covers");
  return covers.length === 1 ? `${covers.join()} alone` : `${sequence(covers)} together`;
}

/** Returns tooltip and accessible name of a row. */
export function rowLabel(row: Row, codes: Codes): string {
  const measure = maybeText(row, "measure");
  const count = measure === null ? [] : [countLabel(row, codes)];
  const covers = measure === "followers" ? [`Read as those of ${coversLabel(row)}`] : [];
  return sayFact(row, codes, [...count, ...covers, ...placesLabel(row), sourcesLabel(row)]);
}

function drawTitle(title: string, top: number, {svg, width}: State): number {
  append(svg, "path", {d: `M0 ${round(top)}H${width}`, stroke: "var(--ink-3)", "aria-hidden": "true"});
  const lines = wrapText(title, width, SIZE + 1, true);
  drawText(svg, {x: 0, y: top + 19, lines, size: SIZE + 1, leading: 16, isBold: true});
  return top + 14 + lines.length * 16;
}

function drawSection(told: string, rows: readonly Row[], top: number, state: State): number {
  if (told === "accounts") return drawAccounts(rows, top, state);
  if (told === "recruitment") return drawRecruitment(rows, top, state);
  return rows.reduce((y, row) => drawNamed(row, y, state) + 9, top);
}

/** Draws accounts platform by platform, and a bracket over those that the number of followers covers. */
function drawAccounts(rows: readonly Row[], top: number, state: State): number {
  const followers = followersIn(rows);
  const covers = followers ? texts(followers, "covers") : [];
  const spans: {y1: number; y2: number}[] = [];
  const lastBottom = rows
    .filter((row) => row !== followers)
    .reduce((y, row) => {
      const isCovered = covers.includes(text(row, "name"));
      const bottom = drawAccount(row, y, {...state, note: followers && !isCovered ? "; followers not told" : ""});
      if (isCovered) spans.push({y1: y, y2: bottom});
      return bottom + 9;
    }, top);
  return followers ? Math.max(lastBottom, drawFollowers(followers, spans, lastBottom, state)) : lastBottom;
}

function drawAccount(row: Row, top: number, state: State & {note: string}): number {
  const {isNarrow} = state;
  const mark = markOf(row, state);
  const [left, y] = isNarrow ? [14, top + 18] : [NAMES_WIDTH, top];
  drawText(mark, {x: isNarrow ? 14 : 0, y: top + 12, lines: [text(row, "name")], size: SIZE, isBold: true});
  drawSquares(mark, row, left, y + 2);
  const x = left + SQUARES_WIDTH;
  const paragraphs: Paragraph[] = [{words: `${countLabel(row, state.codes)}${state.note}`}];
  const bottom = drawLines(mark, paragraphs, {x, y: y + 12, maxWidth: (isNarrow ? state.width : x + 260) - x});
  addLinkBox(mark, {
    x: isNarrow ? 10 : 0,
    y: top - 4,
    width: isNarrow ? state.width - 10 : x + 260,
    height: bottom - top + 8
  });
  return bottom;
}

/** Draws one square for each account; for a word, a row of squares that fades out. */
function drawSquares(parent: Element, row: Row, x: number, y: number): void {
  const value = maybeNumber(row, "value");
  for (let i = 0; i < (value ?? RUN); i++) {
    const side = value === null ? SQUARE - i * 1.5 : SQUARE;
    const at = {x: round(x + i * PITCH + (SQUARE - side) / 2), y: round(y + (SQUARE - side) / 2)};
    const shape = append(parent, "rect", {
      ...at,
      width: side,
      height: side,
      opacity: value === null ? 1 - i / RUN : null
    });
    applyStyle(shape, text(row, "certainty"), COLOR);
  }
}

/** Draws the bracket of the number of followers, and its words; returns the bottom. */
function drawFollowers(row: Row, spans: readonly {y1: number; y2: number}[], lastBottom: number, state: State): number {
  const {isNarrow, width, codes} = state;
  const mark = markOf(row, state);
  const [y1, y2] = [
    Math.min(lastBottom, ...spans.map((span) => span.y1)),
    Math.max(lastBottom - 9, ...spans.map((span) => span.y2))
  ];
  const end = spans.length === 0 ? y1 : Math.max(...spans.map((span) => span.y2));
  const [x, tick] = isNarrow ? [2.5, 6] : [NAMES_WIDTH + SQUARES_WIDTH + 280.5, -6];
  if (spans.length > 0) {
    const d = `M${x + tick} ${round(y1)}H${x}V${round(end)}H${x + tick}`;
    append(mark, "path", {d, fill: "none", stroke: COLOR, "stroke-width": 1.75});
  }
  const paragraphs: Paragraph[] = [
    {words: countLabel(row, codes), isBold: true},
    {words: `read as those of ${coversLabel(row)}`},
    {words: sourcesLabel(row), isFaint: true}
  ];
  const at = isNarrow
    ? {x: 14, y: y2 + 24, maxWidth: width - 14}
    : {x: x + 12, y: (y1 + end) / 2 - 8, maxWidth: width - x - 12};
  const bottom = drawLines(mark, paragraphs, at);
  addLinkBox(mark, {x: isNarrow ? 10 : x - 6, y: at.y - 15, width: at.maxWidth, height: bottom - at.y + 20});
  return bottom + 9;
}

function drawNamed(row: Row, top: number, state: State): number {
  const {isNarrow, width} = state;
  const mark = markOf(row, state);
  const name: Paragraph = {words: text(row, "name"), isBold: true};
  const details: Paragraph[] = [{words: capital(text(row, "says"))}, {words: sourcesLabel(row), isFaint: true}];
  drawDot(mark, row, isNarrow ? 8 : NAMES_WIDTH + 6, top + 8);
  const nameBottom = drawLines(mark, [name], {
    x: isNarrow ? 20 : 0,
    y: top + 12,
    maxWidth: isNarrow ? width - 20 : NAMES_WIDTH - 16
  });
  const x = isNarrow ? 20 : NAMES_WIDTH + 20;
  const detailsBottom = drawLines(mark, details, {x, y: isNarrow ? nameBottom + 12 : top + 12, maxWidth: width - x});
  const bottom = Math.max(nameBottom, detailsBottom);
  addLinkBox(mark, {x: 0, y: top - 3, width, height: bottom - top + 7});
  return bottom;
}

/** Draws statements in columns by medium, one column below the other on a narrow drawing. */
function drawRecruitment(rows: readonly Row[], top: number, state: State): number {
  const {isNarrow, width} = state;
  const columns = MEDIA.map(([medium, title]) => ({title, rows: rows.filter((row) => text(row, "medium") === medium)}));
  const columnWidth = isNarrow ? width : (width - 2 * 24) / 3;
  let lastBottom = top;
  columns.forEach((column, i) => {
    const x = isNarrow ? 0 : i * (columnWidth + 24);
    const bottom = drawColumn(column, {x, y: isNarrow ? lastBottom : top, maxWidth: columnWidth}, state);
    lastBottom = Math.max(lastBottom, bottom + (isNarrow ? 10 : 0));
  });
  return lastBottom;
}

function drawColumn({title, rows}: {title: string; rows: readonly Row[]}, at: Position, state: State): number {
  const {svg} = state;
  const paragraphs: Paragraph[] = [{words: `${title}: ${rows.length}`, isFaint: true}];
  const start = drawLines(svg, paragraphs, {...at, y: at.y + 12}) + 6;
  return rows.reduce((y, row) => {
    const mark = markOf(row, state);
    drawDot(mark, row, at.x + 6, y + 8);
    const bottom = drawLines(mark, statementLines(row, state.codes), {
      x: at.x + 20,
      y: y + 12,
      maxWidth: at.maxWidth - 20
    });
    addLinkBox(mark, {x: at.x, y: y - 3, width: at.maxWidth, height: bottom - y + 7});
    return bottom + 9;
  }, start);
}

function statementLines(row: Row, codes: Codes): Paragraph[] {
  const [certainty, hedge, share] = [text(row, "certainty"), maybeText(row, "hedge"), maybeText(row, "share")];
  const firmness = `${capital(label(codes, "certainty", certainty))}${hedge === null ? "" : `: “${hedge}”`}`;
  return [
    {words: text(row, "says")},
    ...(share === null ? [] : [{words: `“${capital(share)}” of the campaigns`, isBold: true}]),
    ...placesLabel(row).map((words) => ({words})),
    {words: certainty === "asserted" ? sourcesLabel(row) : `${firmness}. ${sourcesLabel(row)}`, isFaint: true}
  ];
}

function placesLabel(row: Row): string[] {
  const places = texts(row, "places");
  return places.length === 0 ? [] : [`For example ${sequence(places)}`];
}

function sourcesLabel(row: Row): string {
  const sources = texts(row, "sources");
  return sources.length === 0 ? "No source is cited" : `Source cited: ${sources.join("; ")}`;
}

function markOf(row: Row, {svg, codes, link}: State): SVGElement {
  const href = link(text(row, "article_id"), `${text(row, "kind").charAt(0)}-${text(row, "fact_id")}`);
  return appendLink(svg, {href, label: rowLabel(row, codes)});
}

function drawDot(parent: Element, row: Row, x: number, y: number): void {
  applyStyle(append(parent, "circle", {cx: round(x), cy: round(y), r: 5}), text(row, "certainty"), COLOR);
}

/** Adds a transparent box to a link, so that all of it can be clicked. */
function addLinkBox(mark: Element, box: {x: number; y: number; width: number; height: number}): void {
  const {x, y, width, height} = box;
  append(mark, "rect", {x: round(x), y: round(y), width: round(width), height: round(height), fill: "transparent"});
}

interface Position {
  x: number;
  y: number;
  maxWidth: number;
}

/** Draws paragraphs below each other, the first baseline at `y`; returns the bottom. */
function drawLines(parent: Element, paragraphs: readonly Paragraph[], {x, y, maxWidth}: Position): number {
  return (
    paragraphs.reduce((at, {words, isBold = false, isFaint = false}) => {
      const size = isFaint ? 11 : SIZE;
      const folded = wrapText(words, maxWidth, size, isBold);
      drawText(parent, {
        x,
        y: at,
        lines: folded,
        size,
        leading: LEADING,
        isBold,
        fill: isFaint ? "var(--ink-2)" : "var(--ink)"
      });
      return at + folded.length * LEADING;
    }, y) - 11
  );
}
