import {text} from "../data/row.js";
import {numeral, sequence} from "../format/words.js";
import {appendLink} from "../marks/link.js";
import {append, round} from "../marks/svg.js";
import {drawText, textWidth, wrapText} from "../marks/text.js";
import {sayDeed, sayHead, tieSentence} from "./graph.js";
import type {Codes} from "../data/codebook.js";
import type {Link, Row} from "../data/row.js";
import type {GraphNode} from "./graph.js";

/** What the drawing of a network needs to know of its figure. */
export interface NodeOptions {
  codes: Codes;
  link: Link;
  color: string;
  /** The body that the figure is about, drawn in its color. */
  focus?: string;
}

/** One printed line of a card; a line with a row leads to that row. */
export interface NodeLine {
  text: string;
  size: number;
  isBold?: boolean;
  isItalic?: boolean;
  row?: Row;
}

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Distance of the baselines in a card. */
export const LEADING = 14;

/** Room between the outline and the words. */
export const PADDING = 8;

const NAME = 12.5;
const SMALL = 11;

/** Prints a body as lines that fit a width: its name, what it is, who leads it. */
export function nodeLines(body: GraphNode, width: number): NodeLine[] {
  const lines: NodeLine[] = body.claim
    ? [
        {text: body.name, size: 12, row: body.claim},
        {text: sayDeed(body.claim), size: SMALL, isItalic: true, row: body.claim}
      ]
    : [
        {text: body.name, size: NAME, isBold: true},
        ...(body.isClass ? [{text: "as a class", size: SMALL, isItalic: true}] : []),
        ...(body.members.length > 0
          ? [{text: `${numeral(body.members.length)} named: ${sequence(body.members)}`, size: SMALL}]
          : []),
        ...body.heads.map((row) => ({text: sayHead(row), size: SMALL, row}))
      ];
  return lines.flatMap((line) =>
    wrapText(line.text, width, line.size, line.isBold).map((part) => ({...line, text: part}))
  );
}

/** Measures the widest line. */
export function linesWidth(lines: readonly NodeLine[]): number {
  return Math.max(0, ...lines.map((line) => textWidth(line.text, line.size, line.isBold)));
}

/** Draws a body in its outline: a class or a series doubled, a claim with a bar at its side. */
export function drawNodeBox(
  parent: Element,
  body: GraphNode,
  lines: readonly NodeLine[],
  place: Rect,
  options: NodeOptions
): void {
  const {x, y, width, height} = place;
  const isFacade = body.kind === "facade-group";
  const stroke = isFacade || body.claim || body.id === options.focus ? options.color : "var(--ink-2)";
  const box = {width: round(width), height: round(height), rx: isFacade ? 9 : 3, stroke, fill: "var(--paper)"};
  if (isMultiple(body)) append(parent, "rect", {...box, x: round(x + 3), y: round(y + 3), "stroke-opacity": 0.6});
  append(parent, "rect", {...box, x: round(x), y: round(y)});
  const top = y + (height - lines.length * LEADING) / 2 + 11;
  drawNodeLines(parent, lines, x + PADDING, top, options);
}

/** Prints the lines of a card from a first baseline on. */
export function drawNodeLines(
  parent: Element,
  lines: readonly NodeLine[],
  x: number,
  y: number,
  {codes, link}: NodeOptions
): void {
  let group = parent;
  lines.forEach((line, i) => {
    const {row} = line;
    if (row === undefined) group = parent;
    else if (lines[i - 1]?.row !== row) {
      const href = link(text(row, "article_id"), text(row, "anchor"));
      group = appendLink(parent, {href, label: tieSentence(row, codes)});
    }
    drawText(group, {
      x,
      y: y + i * LEADING,
      lines: [line.text],
      size: line.size,
      fill: line.size === SMALL ? "var(--ink-2)" : "var(--ink)",
      isBold: line.isBold ?? false,
      isItalic: line.isItalic ?? false
    });
  });
}

/** Tells whether a card stands for more than one: a class, all façades as one, a series of attacks. */
export function isMultiple(body: GraphNode): boolean {
  return body.isClass || body.members.length > 0 || (body.claim !== null && text(body.claim, "tied") === "series");
}
