import {label} from "../../data/codebook.js";
import {sayFact} from "../../data/fact-label.js";
import {maybeNumber, maybeText, text, texts} from "../../data/row.js";
import {capital, printNumber, sequence} from "../../format/words.js";
import {dress} from "../../marks/certainty.js";
import {wrap} from "../../marks/link.js";
import {append, createSvg, round, setSize} from "../../marks/svg.js";
import {letter, wrapText} from "../../marks/text.js";
import type {Codes} from "../../data/codebook.js";
import type {Row} from "../../data/row.js";
import type {DrawOptions} from "../../marks/draw-options.js";

interface Page extends Pick<DrawOptions, "codes" | "link" | "width"> {
  svg: SVGElement;
  /** Names stand above what is told of them and not beside it. */
  isNarrow: boolean;
}

/** Words one below the other, of two strengths. */
interface Line {
  words: string;
  isBold?: boolean;
  isFaint?: boolean;
}

const COLOR = "var(--front-ansar-al-islam)";
const SIZE = 12;
const LEADING = 15;
const NAMES = 184;
const SQUARE = 11;
const PITCH = 15;
/** Squares of a run that stands for a word: their number says nothing. */
const RUN = 5;
const GLYPHS = RUN * PITCH + 14;
const HEADS: readonly (readonly [told: string, head: string])[] = [
  ["accounts", "Accounts traced by investigators, one square each"],
  ["others", "Named besides, without a number"],
  ["recruitment", "Statements on recruitment, one mark each"]
];
const MEDIA: readonly (readonly [medium: string, head: string])[] = [
  ["online", "On the internet"],
  ["place", "Where a place is named"],
  ["untold", "Where and how not told"]
];

/** Draws accounts and their followers, what has no number, and recruitment by its place. */
export function drawFootprint(rows: readonly Row[], options: DrawOptions): SVGElement {
  const {document, width} = options;
  const svg = createSvg(document, "svg", {width, height: 0});
  const page: Page = {...options, svg, isNarrow: width < 640};
  const height = HEADS.reduce((y, [told, head]) => {
    const own = toldOf(rows, told);
    return own.length === 0 ? y : drawSection(told, own, drawHead(head, y, page), page) + 18;
  }, 4);
  setSize(svg, width, round(height));
  return svg;
}

/** Gives the rows of one section. */
export function toldOf(rows: readonly Row[], told: string): Row[] {
  return rows.filter((row) => text(row, "told") === told);
}

/** Finds the number of followers where it is shown. */
export function followersIn(rows: readonly Row[]): Row | undefined {
  return rows.find((row) => maybeText(row, "measure") === "followers");
}

/** Says a number as the text does: "Nearly 25,000 followers", "“Several” accounts and channels", "1 account". */
export function sayCount(row: Row, codes: Codes): string {
  const [value, qualifier] = [maybeNumber(row, "value"), maybeText(row, "qualifier")];
  const unit = maybeText(row, "says") ?? label(codes, "measure", text(row, "measure"));
  if (value === null) return `“${capital(qualifier ?? "not told")}” ${unit}`;
  const words = [qualifier, printNumber(value), value === 1 ? unit.replace(/s$/, "") : unit];
  return capital(words.filter((word) => word !== null).join(" "));
}

/** Says of which accounts the followers are read to be. */
export function sayCovers(row: Row): string {
  const covers = texts(row, "covers");
  return covers.length === 1 ? `${covers.join()} alone` : `${sequence(covers)} together`;
}

/** Says a row in full. */
export function sayTrace(row: Row, codes: Codes): string {
  const measure = maybeText(row, "measure");
  const count = measure === null ? [] : [sayCount(row, codes)];
  const covers = measure === "followers" ? [`Read as those of ${sayCovers(row)}`] : [];
  return sayFact(row, codes, [...count, ...covers, ...placesOf(row), saySources(row)]);
}

function drawHead(head: string, top: number, {svg, width}: Page): number {
  append(svg, "path", {d: `M0 ${round(top)}H${width}`, stroke: "var(--ink-3)", "aria-hidden": "true"});
  const lines = wrapText(head, width, SIZE + 1, true);
  letter(svg, {x: 0, y: top + 19, lines, size: SIZE + 1, leading: 16, isBold: true});
  return top + 14 + lines.length * 16;
}

function drawSection(told: string, rows: readonly Row[], top: number, page: Page): number {
  if (told === "accounts") return drawAccounts(rows, top, page);
  if (told === "recruitment") return drawRecruitment(rows, top, page);
  return rows.reduce((y, row) => drawOther(row, y, page) + 9, top);
}

/** Draws accounts platform by platform, and a bracket around those whose followers the number is read to count. */
function drawAccounts(rows: readonly Row[], top: number, page: Page): number {
  const followers = followersIn(rows);
  const covers = followers ? texts(followers, "covers") : [];
  const spans: {y1: number; y2: number}[] = [];
  const foot = rows
    .filter((row) => row !== followers)
    .reduce((y, row) => {
      const isCovered = covers.includes(text(row, "name"));
      const bottom = drawAccount(row, y, {...page, note: followers && !isCovered ? "; followers not told" : ""});
      if (isCovered) spans.push({y1: y, y2: bottom});
      return bottom + 9;
    }, top);
  return followers ? Math.max(foot, drawFollowers(followers, spans, foot, page)) : foot;
}

function drawAccount(row: Row, top: number, page: Page & {note: string}): number {
  const {isNarrow} = page;
  const mark = markOf(row, page);
  const [left, y] = isNarrow ? [14, top + 18] : [NAMES, top];
  letter(mark, {x: isNarrow ? 14 : 0, y: top + 12, lines: [text(row, "name")], size: SIZE, isBold: true});
  drawSquares(mark, row, left, y + 2);
  const x = left + GLYPHS;
  const lines: Line[] = [{words: `${sayCount(row, page.codes)}${page.note}`}];
  const bottom = drawLines(mark, lines, {x, y: y + 12, room: (isNarrow ? page.width : x + 260) - x});
  cover(mark, {
    x: isNarrow ? 10 : 0,
    y: top - 4,
    width: isNarrow ? page.width - 10 : x + 260,
    height: bottom - top + 8
  });
  return bottom;
}

/** Draws one square an account; for a word a run that fades out. */
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
    dress(shape, text(row, "certainty"), COLOR);
  }
}

/** Brackets the platforms that the number covers and says it; gives the foot. */
function drawFollowers(row: Row, spans: readonly {y1: number; y2: number}[], foot: number, page: Page): number {
  const {isNarrow, width, codes} = page;
  const mark = markOf(row, page);
  const [y1, y2] = [
    Math.min(foot, ...spans.map((span) => span.y1)),
    Math.max(foot - 9, ...spans.map((span) => span.y2))
  ];
  const end = spans.length === 0 ? y1 : Math.max(...spans.map((span) => span.y2));
  const [x, tick] = isNarrow ? [2.5, 6] : [NAMES + GLYPHS + 280.5, -6];
  if (spans.length > 0) {
    const d = `M${x + tick} ${round(y1)}H${x}V${round(end)}H${x + tick}`;
    append(mark, "path", {d, fill: "none", stroke: COLOR, "stroke-width": 1.75});
  }
  const lines: Line[] = [
    {words: sayCount(row, codes), isBold: true},
    {words: `read as those of ${sayCovers(row)}`},
    {words: saySources(row), isFaint: true}
  ];
  const at = isNarrow
    ? {x: 14, y: y2 + 24, room: width - 14}
    : {x: x + 12, y: (y1 + end) / 2 - 8, room: width - x - 12};
  const bottom = drawLines(mark, lines, at);
  cover(mark, {x: isNarrow ? 10 : x - 6, y: at.y - 15, width: at.room, height: bottom - at.y + 20});
  return bottom + 9;
}

function drawOther(row: Row, top: number, page: Page): number {
  const {isNarrow, width} = page;
  const mark = markOf(row, page);
  const name: Line = {words: text(row, "name"), isBold: true};
  const details: Line[] = [{words: capital(text(row, "says"))}, {words: saySources(row), isFaint: true}];
  drawDot(mark, row, isNarrow ? 8 : NAMES + 6, top + 8);
  const head = drawLines(mark, [name], {x: isNarrow ? 20 : 0, y: top + 12, room: isNarrow ? width - 20 : NAMES - 16});
  const x = isNarrow ? 20 : NAMES + 20;
  const foot = drawLines(mark, details, {x, y: isNarrow ? head + 12 : top + 12, room: width - x});
  const bottom = Math.max(head, foot);
  cover(mark, {x: 0, y: top - 3, width, height: bottom - top + 7});
  return bottom;
}

/** Draws statements in columns by their medium, one below the other where there is no room. */
function drawRecruitment(rows: readonly Row[], top: number, page: Page): number {
  const {isNarrow, width} = page;
  const columns = MEDIA.map(([medium, head]) => ({head, rows: rows.filter((row) => text(row, "medium") === medium)}));
  const wide = isNarrow ? width : (width - 2 * 24) / 3;
  let foot = top;
  columns.forEach((column, i) => {
    const x = isNarrow ? 0 : i * (wide + 24);
    const bottom = drawColumn(column, {x, y: isNarrow ? foot : top, room: wide}, page);
    foot = Math.max(foot, bottom + (isNarrow ? 10 : 0));
  });
  return foot;
}

function drawColumn({head, rows}: {head: string; rows: readonly Row[]}, at: Place, page: Page): number {
  const {svg} = page;
  const lines: Line[] = [{words: `${head}: ${rows.length}`, isFaint: true}];
  const start = drawLines(svg, lines, {...at, y: at.y + 12}) + 6;
  return rows.reduce((y, row) => {
    const mark = markOf(row, page);
    drawDot(mark, row, at.x + 6, y + 8);
    const bottom = drawLines(mark, statementLines(row, page.codes), {x: at.x + 20, y: y + 12, room: at.room - 20});
    cover(mark, {x: at.x, y: y - 3, width: at.room, height: bottom - y + 7});
    return bottom + 9;
  }, start);
}

function statementLines(row: Row, codes: Codes): Line[] {
  const [certainty, hedge, share] = [text(row, "certainty"), maybeText(row, "hedge"), maybeText(row, "share")];
  const firmness = `${capital(label(codes, "certainty", certainty))}${hedge === null ? "" : `: “${hedge}”`}`;
  return [
    {words: text(row, "says")},
    ...(share === null ? [] : [{words: `“${capital(share)}” of the campaigns`, isBold: true}]),
    ...placesOf(row).map((words) => ({words})),
    {words: certainty === "asserted" ? saySources(row) : `${firmness}. ${saySources(row)}`, isFaint: true}
  ];
}

function placesOf(row: Row): string[] {
  const places = texts(row, "places");
  return places.length === 0 ? [] : [`For example ${sequence(places)}`];
}

function saySources(row: Row): string {
  const sources = texts(row, "sources");
  return sources.length === 0 ? "No source is cited" : `Source cited: ${sources.join("; ")}`;
}

function markOf(row: Row, {svg, codes, link}: Page): SVGElement {
  const href = link(text(row, "article_id"), `${text(row, "kind").charAt(0)}-${text(row, "fact_id")}`);
  return wrap(svg, {href, label: sayTrace(row, codes)});
}

function drawDot(parent: Element, row: Row, x: number, y: number): void {
  dress(append(parent, "circle", {cx: round(x), cy: round(y), r: 5}), text(row, "certainty"), COLOR);
}

/** Makes all of a box lead to its fact. */
function cover(mark: Element, box: {x: number; y: number; width: number; height: number}): void {
  const {x, y, width, height} = box;
  append(mark, "rect", {x: round(x), y: round(y), width: round(width), height: round(height), fill: "transparent"});
}

interface Place {
  x: number;
  y: number;
  room: number;
}

/** Prints lines below each other, `y` being the first baseline; gives the foot of the words. */
function drawLines(parent: Element, lines: readonly Line[], {x, y, room}: Place): number {
  return (
    lines.reduce((at, {words, isBold = false, isFaint = false}) => {
      const size = isFaint ? 11 : SIZE;
      const folded = wrapText(words, room, size, isBold);
      letter(parent, {
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
