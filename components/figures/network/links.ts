import {text} from "../../data/row.js";
import {applyLineStyle, certaintyLineStyle} from "../../marks/certainty.js";
import {frontColor} from "../../marks/front-color.js";
import {append, round, strike} from "../../marks/svg.js";
import {count, isDirected, pairOf, tieDescription, tieSentence} from "./graph.js";
import type {Spot} from "../../../loaders/lib/network-layout.js";
import type {Row} from "../../data/row.js";
import type {Edge, GraphView, Selection} from "./graph.js";

/** A line from one actor to another, bent to a side by some pixels. */
interface EdgePath {
  from: Spot;
  to: Spot;
  bend: number;
}

/** Strands above which ties are drawn without a link each: the list leads to them. */
const MOST_LINKED = 1500;
const REACH = 9;
const SPREAD = 9;
const WIDEST = 6;

/** Draws what is not lit as one pale ground, and each lit strand as a link; in a picked view each of its ties. */
export function drawEdges(parent: Element, scene: GraphView): void {
  const {all: whole, shown: lit, selection: pick} = scene;
  const shown = new Set(lit.edges.map(({a, b}) => pairOf(a, b)));
  const others = whole.edges.filter(({a, b}) => !shown.has(pairOf(a, b)));
  drawBackground(parent, others, scene);
  if (lit.edges.length > MOST_LINKED) drawBundledEdges(parent, lit.edges, scene);
  else if (pick.focus === null) for (const strand of byWeight(lit.edges)) drawEdge(parent, strand, scene);
  else for (const strand of byNearness(lit.edges, pick)) drawSeparateTies(parent, strand, scene);
}

function drawBackground(parent: Element, strands: readonly Edge[], scene: GraphView): void {
  const d = strands.map((strand) => straightPath(strand, scene)).join("");
  if (d !== "")
    append(parent, "path", {class: "web-ground", d, fill: "none", stroke: "var(--ink-3)", "stroke-opacity": 0.3});
}

/** Draws strands that look alike as one shape each. */
function drawBundledEdges(parent: Element, strands: readonly Edge[], scene: GraphView): void {
  const bundles = new Map<string, {strand: Edge; d: string}>();
  for (const strand of strands) {
    const key = `${colorIn(strand)} ${certaintyOf(strand)} ${strand.rows.length}`;
    bundles.set(key, {strand, d: (bundles.get(key)?.d ?? "") + straightPath(strand, scene)});
  }
  for (const {strand, d} of bundles.values()) applyEdgeStyle(append(parent, "path", {d}), strand);
}

/** Draws all ties between two actors as one line, as firm as the firmest of them and wider where they are more. */
function drawEdge(parent: Element, strand: Edge, scene: GraphView): void {
  const {codes, link, positions: plane} = scene;
  const {rows, a, b} = strand;
  const [first] = rows;
  const course = edgePath(strand, 0, scene);
  if (!first || !course) return;
  const label =
    rows.length === 1
      ? tieDescription(first, codes)
      : `${count(rows.length, "tie")}: ${rows.map(tieSentence).join("; ")}`;
  const mark = drawLink(parent, {row: first, label, d: pathData(course), link});
  if (rows.length > 1)
    for (const [name, id] of [["a", a] as const, ["b", b] as const]) mark.setAttribute(`data-${name}`, id);
  const line = append(mark, "path", {d: pathData(course)});
  applyEdgeStyle(line, strand);
  if (plane.width < 480) line.setAttribute("stroke-width", String(Number(line.getAttribute("stroke-width")) * 0.8));
  if (certaintyLineStyle(text(first, "certainty")).struck) strike(mark, ...midpoint(course), 3, colorIn(strand));
}

/** Puts lines of several ties last, so that what can be pressed of a thin line beside them does not cover them. */
function byWeight(strands: readonly Edge[]): Edge[] {
  return [...strands].sort((a, b) => a.rows.length - b.rows.length);
}

/** Puts the ties of the actor in question last, over those that others have among each other. */
function byNearness(strands: readonly Edge[], pick: Selection): Edge[] {
  return [...strands].sort((a, b) => Number(isBeside(b, pick)) - Number(isBeside(a, pick)));
}

/** Tells whether a strand lies around the actor in question and not at it. */
function isBeside({a, b}: Edge, {focus, path}: Selection): boolean {
  return path === null && a !== focus && b !== focus;
}

/** Draws each tie between two actors for itself. */
function drawSeparateTies(parent: Element, strand: Edge, scene: GraphView): void {
  const {codes, link} = scene;
  const isPale = isBeside(strand, scene.selection);
  strand.rows.forEach((row, i) => {
    const course = edgePath(strand, (i - (strand.rows.length - 1) / 2) * SPREAD, scene);
    if (!course) return;
    const color = frontColor(text(row, "article_id"));
    const mark = drawLink(parent, {row, label: tieDescription(row, codes), d: pathData(course), link});
    const line = append(mark, "path", {d: pathData(course)});
    applyLineStyle(line, text(row, "certainty"), color);
    if (isPale) line.setAttribute("stroke-opacity", "0.38");
    else if (isDirected(row)) drawArrowhead(mark, course, {color, isTurned: text(row, "source_id") !== strand.a});
    if (certaintyLineStyle(text(row, "certainty")).struck) strike(mark, ...midpoint(course), 4, color);
  });
}

function drawLink(
  parent: Element,
  {row, label, d, link}: {row: Row; label: string; d: string; link: GraphView["link"]}
): SVGElement {
  const mark = append(parent, "a", {
    class: "mark tie",
    href: link(text(row, "article_id"), `r-${text(row, "relation_id")}`),
    tabindex: -1,
    "aria-hidden": "true"
  });
  append(mark, "title", {}).textContent = label;
  append(mark, "path", {class: "reach", d, fill: "none", stroke: "transparent", "stroke-width": REACH});
  return mark;
}

function applyEdgeStyle(line: Element, strand: Edge): void {
  const certainty = certaintyOf(strand);
  applyLineStyle(line, certainty, colorIn(strand));
  const width = Math.min(WIDEST, certaintyLineStyle(certainty).stroke * 0.8 + (strand.rows.length - 1) * 0.9);
  line.setAttribute("stroke-width", width.toFixed(2));
  line.setAttribute("stroke-opacity", "0.72");
}

/** Draws which way a tie reads, at its middle. */
function drawArrowhead(parent: Element, course: EdgePath, {color, isTurned}: {color: string; isTurned: boolean}): void {
  const [x, y] = midpoint(course);
  const turn = Math.atan2(course.to[1] - course.from[1], course.to[0] - course.from[0]) + (isTurned ? Math.PI : 0);
  const at = (along: number, aside: number): string => {
    const [right, down] = [Math.cos(turn), Math.sin(turn)];
    return `${(x + along * right - aside * down).toFixed(1)} ${(y + along * down + aside * right).toFixed(1)}`;
  };
  append(parent, "path", {d: `M${at(4.5, 0)}L${at(-3.5, 3.6)}L${at(-3.5, -3.6)}Z`, fill: color});
}

function certaintyOf({rows: [first]}: Edge): string {
  return first ? text(first, "certainty") : "asserted";
}

/** Gives the hue of the front that states the ties, the ink where several do. */
function colorIn({rows}: Edge): string {
  const fronts = new Set(rows.map((row) => text(row, "article_id")));
  const [front = ""] = fronts;
  return fronts.size === 1 ? frontColor(front) : "var(--ink)";
}

function edgePath({a, b}: Edge, bend: number, {positions: {spots}}: GraphView): EdgePath | null {
  const [from, to] = [spots[a], spots[b]];
  return from && to ? {from, to, bend} : null;
}

function straightPath(strand: Edge, scene: GraphView): string {
  const course = edgePath(strand, 0, scene);
  return course ? pathData(course) : "";
}

function pathData(course: EdgePath): string {
  const {from, to, bend} = course;
  if (bend === 0) return `M${print(from)}L${print(to)}`;
  const [x, y] = midpoint({...course, bend: 2 * bend});
  return `M${print(from)}Q${print([x, y])} ${print(to)}`;
}

function midpoint({from, to, bend}: EdgePath): [number, number] {
  const [along, down] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(along, down) || 1;
  return [(from[0] + to[0]) / 2 - (down / length) * bend, (from[1] + to[1]) / 2 + (along / length) * bend];
}

function print([x, y]: Spot): string {
  return `${round(x)} ${round(y)}`;
}
