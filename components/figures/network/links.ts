import {text} from "../../data/row.js";
import {dressTie, tieLook} from "../../marks/certainty.js";
import {colorOf} from "../../marks/front-color.js";
import {append, round, strike} from "../../marks/svg.js";
import {count, isDirected, pairOf, sayFully, sayTie} from "./graph.js";
import type {Spot} from "../../../loaders/lib/network-layout.js";
import type {Row} from "../../data/row.js";
import type {Scene, Selection, Strand} from "./graph.js";

/** A line from one actor to another, bent to a side by some pixels. */
interface Course {
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
export function drawStrands(parent: Element, scene: Scene): void {
  const {whole, lit, pick} = scene;
  const shown = new Set(lit.strands.map(({a, b}) => pairOf(a, b)));
  const others = whole.strands.filter(({a, b}) => !shown.has(pairOf(a, b)));
  drawGround(parent, others, scene);
  if (lit.strands.length > MOST_LINKED) drawBundles(parent, lit.strands, scene);
  else if (pick.focus === null) for (const strand of byWeight(lit.strands)) drawStrand(parent, strand, scene);
  else for (const strand of byNearness(lit.strands, pick)) drawApart(parent, strand, scene);
}

function drawGround(parent: Element, strands: readonly Strand[], scene: Scene): void {
  const d = strands.map((strand) => straight(strand, scene)).join("");
  if (d !== "")
    append(parent, "path", {class: "web-ground", d, fill: "none", stroke: "var(--ink-3)", "stroke-opacity": 0.3});
}

/** Draws strands that look alike as one shape each. */
function drawBundles(parent: Element, strands: readonly Strand[], scene: Scene): void {
  const bundles = new Map<string, {strand: Strand; d: string}>();
  for (const strand of strands) {
    const key = `${colorIn(strand)} ${certaintyOf(strand)} ${strand.rows.length}`;
    bundles.set(key, {strand, d: (bundles.get(key)?.d ?? "") + straight(strand, scene)});
  }
  for (const {strand, d} of bundles.values()) dressStrand(append(parent, "path", {d}), strand);
}

/** Draws all ties between two actors as one line, as firm as the firmest of them and wider where they are more. */
function drawStrand(parent: Element, strand: Strand, scene: Scene): void {
  const {codes, link, plane} = scene;
  const {rows, a, b} = strand;
  const [first] = rows;
  const course = courseOf(strand, 0, scene);
  if (!first || !course) return;
  const label =
    rows.length === 1 ? sayFully(first, codes) : `${count(rows.length, "tie")}: ${rows.map(sayTie).join("; ")}`;
  const mark = drawLink(parent, {row: first, label, d: curve(course), link});
  if (rows.length > 1)
    for (const [name, id] of [["a", a] as const, ["b", b] as const]) mark.setAttribute(`data-${name}`, id);
  const line = append(mark, "path", {d: curve(course)});
  dressStrand(line, strand);
  if (plane.width < 480) line.setAttribute("stroke-width", String(Number(line.getAttribute("stroke-width")) * 0.8));
  if (tieLook(text(first, "certainty")).struck) strike(mark, ...middleOf(course), 3, colorIn(strand));
}

/** Puts lines of several ties last, so that what can be pressed of a thin line beside them does not cover them. */
function byWeight(strands: readonly Strand[]): Strand[] {
  return [...strands].sort((a, b) => a.rows.length - b.rows.length);
}

/** Puts the ties of the actor in question last, over those that others have among each other. */
function byNearness(strands: readonly Strand[], pick: Selection): Strand[] {
  return [...strands].sort((a, b) => Number(isBeside(b, pick)) - Number(isBeside(a, pick)));
}

/** Tells whether a strand lies around the actor in question and not at it. */
function isBeside({a, b}: Strand, {focus, path}: Selection): boolean {
  return path === null && a !== focus && b !== focus;
}

/** Draws each tie between two actors for itself. */
function drawApart(parent: Element, strand: Strand, scene: Scene): void {
  const {codes, link} = scene;
  const isPale = isBeside(strand, scene.pick);
  strand.rows.forEach((row, i) => {
    const course = courseOf(strand, (i - (strand.rows.length - 1) / 2) * SPREAD, scene);
    if (!course) return;
    const color = colorOf(text(row, "article_id"));
    const mark = drawLink(parent, {row, label: sayFully(row, codes), d: curve(course), link});
    const line = append(mark, "path", {d: curve(course)});
    dressTie(line, text(row, "certainty"), color);
    if (isPale) line.setAttribute("stroke-opacity", "0.38");
    else if (isDirected(row)) drawHead(mark, course, {color, isTurned: text(row, "source_id") !== strand.a});
    if (tieLook(text(row, "certainty")).struck) strike(mark, ...middleOf(course), 4, color);
  });
}

function drawLink(
  parent: Element,
  {row, label, d, link}: {row: Row; label: string; d: string; link: Scene["link"]}
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

function dressStrand(line: Element, strand: Strand): void {
  const certainty = certaintyOf(strand);
  dressTie(line, certainty, colorIn(strand));
  const width = Math.min(WIDEST, tieLook(certainty).stroke * 0.8 + (strand.rows.length - 1) * 0.9);
  line.setAttribute("stroke-width", width.toFixed(2));
  line.setAttribute("stroke-opacity", "0.72");
}

/** Draws which way a tie reads, at its middle. */
function drawHead(parent: Element, course: Course, {color, isTurned}: {color: string; isTurned: boolean}): void {
  const [x, y] = middleOf(course);
  const turn = Math.atan2(course.to[1] - course.from[1], course.to[0] - course.from[0]) + (isTurned ? Math.PI : 0);
  const at = (along: number, aside: number): string => {
    const [right, down] = [Math.cos(turn), Math.sin(turn)];
    return `${(x + along * right - aside * down).toFixed(1)} ${(y + along * down + aside * right).toFixed(1)}`;
  };
  append(parent, "path", {d: `M${at(4.5, 0)}L${at(-3.5, 3.6)}L${at(-3.5, -3.6)}Z`, fill: color});
}

function certaintyOf({rows: [first]}: Strand): string {
  return first ? text(first, "certainty") : "asserted";
}

/** Gives the hue of the front that states the ties, the ink where several do. */
function colorIn({rows}: Strand): string {
  const fronts = new Set(rows.map((row) => text(row, "article_id")));
  const [front = ""] = fronts;
  return fronts.size === 1 ? colorOf(front) : "var(--ink)";
}

function courseOf({a, b}: Strand, bend: number, {plane: {spots}}: Scene): Course | null {
  const [from, to] = [spots[a], spots[b]];
  return from && to ? {from, to, bend} : null;
}

function straight(strand: Strand, scene: Scene): string {
  const course = courseOf(strand, 0, scene);
  return course ? curve(course) : "";
}

function curve(course: Course): string {
  const {from, to, bend} = course;
  if (bend === 0) return `M${print(from)}L${print(to)}`;
  const [x, y] = middleOf({...course, bend: 2 * bend});
  return `M${print(from)}Q${print([x, y])} ${print(to)}`;
}

function middleOf({from, to, bend}: Course): [number, number] {
  const [along, down] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(along, down) || 1;
  return [(from[0] + to[0]) / 2 - (down / length) * bend, (from[1] + to[1]) / 2 + (along / length) * bend];
}

function print([x, y]: Spot): string {
  return `${round(x)} ${round(y)}`;
}
