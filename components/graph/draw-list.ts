import {text} from "../data/row.js";
import {applyLineStyle, certaintyLineStyle} from "../marks/certainty.js";
import {appendLink} from "../marks/link.js";
import {append, round, strike} from "../marks/svg.js";
import {drawText, wrapText} from "../marks/text.js";
import {LINE, SIZE, STEP, layoutEdges} from "./column-layout.js";
import {tieSentence} from "./graph.js";
import {assignLayers, layoutLayers} from "./layered-layout.js";
import {LEADING, drawNodeLines, isMultiple, nodeLines} from "./node-box.js";
import type {Row} from "../data/row.js";
import type {Edge, Graph, GraphNode} from "./graph.js";
import type {NodeLine, NodeOptions} from "./node-box.js";

/** A tie that leads into a step of the ladder, in words that name its other end. */
interface ListEdge extends Edge {
  lines: readonly string[];
  /** Height of its uppermost line. */
  y: number;
}

interface ListNode {
  body: GraphNode;
  layer: number;
  x: number;
  y: number;
  lines: readonly NodeLine[];
  edges: readonly ListEdge[];
  /** Pairs of this body that no tie joins. */
  gaps: readonly {row: Row; lines: readonly string[]; y: number}[];
  height: number;
}

interface ListOptions extends NodeOptions {
  width: number;
  /** Distance of the rails. */
  lane: number;
  /** Indentation of a layer. */
  indent: number;
  /** Where the words of the first layer begin. */
  left: number;
}

const BRANCH = 28;
const ROOM = 14;

/** Draws a network as a list in the order of its layers, ties as rails and rungs at its left; gives the height. */
export function drawGraphList(svg: SVGElement, network: Graph, width: number, options: NodeOptions): number {
  const ordered = orderNodes(network);
  const lanes = lanesOf(ordered, network.edges);
  const [lane, indent] = width < 480 ? [7, 6] : [12, 26];
  const left = Math.max(0, ...lanes.values()) * lane + lane + BRANCH;
  const ladder = {...options, width, lane, indent, left};
  const steps: ListNode[] = [];
  let y = 4;
  for (const {body, layer} of ordered) {
    if (layer !== (steps.at(-1)?.layer ?? layer)) y += ROOM / 2;
    const step = listNode(body, layer, y, network, steps, ladder);
    steps.push(step);
    y += step.height + ROOM;
  }
  const railOf = (id: string): number => (lanes.get(id) ?? 0) * lane + lane / 2;
  for (const step of steps) drawRail(svg, step, steps, railOf(step.body.id));
  for (const step of steps) drawNode(svg, step, railOf, ladder);
  return y - ROOM + 4;
}

/** Puts bodies in the order of their layers, and in a layer as the columns have them. */
function orderNodes({nodes: bodies, edges: strands}: Graph): {body: GraphNode; layer: number}[] {
  const ties = layoutEdges(strands);
  const ids = bodies.map(({id}) => id);
  const layers = assignLayers(ids, ties);
  const boxes = ids.map((id) => ({id, width: 0, height: 20}));
  const {boxes: places} = layoutLayers(boxes, ties, {layers, starts: [], gap: 20});
  const yOf = ({id}: GraphNode): number => places.get(id)?.y ?? 0;
  return bodies
    .map((body) => ({body, layer: layers.get(body.id) ?? 0}))
    .sort((a, b) => a.layer - b.layer || yOf(a.body) - yOf(b.body));
}

/** Gives each body that ties lead down from the leftmost rail that is free. */
function lanesOf(ordered: readonly {body: GraphNode}[], strands: readonly Edge[]): Map<string, number> {
  const index = new Map(ordered.map(({body}, i) => [body.id, i]));
  const ends: number[] = [];
  const lanes = new Map<string, number>();
  ordered.forEach(({body: {id}}, i) => {
    const targets = strands.flatMap(({above, below}) => (above === id ? [below] : below === id ? [above] : []));
    const last = Math.max(-1, ...targets.map((target) => index.get(target) ?? -1));
    if (last <= i) return;
    const free = ends.findIndex((end) => end < i);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = last;
    lanes.set(id, lane);
  });
  return lanes;
}

function listNode(
  body: GraphNode,
  layer: number,
  y: number,
  network: Graph,
  before: readonly ListNode[],
  ladder: ListOptions
): ListNode {
  const x = ladder.left + layer * ladder.indent;
  const room = ladder.width - x - 6;
  const lines = nodeLines(body, room);
  let at = y + lines.length * LEADING + (body.claim ? 2 : 0);
  const rank = (id: string): number => before.findIndex((step) => step.body.id === id);
  const rungs = network.edges
    .flatMap((strand) => (strand.below === body.id ? [strand] : strand.above === body.id ? [reversed(strand)] : []))
    .filter(({above}) => rank(above) >= 0)
    .sort((a, b) => rank(a.above) - rank(b.above))
    .map((strand): ListEdge => {
      const words = wrapText(wordsOf(strand, network), room, SIZE);
      const rung = {...strand, lines: words, y: at + LINE / 2 + 1};
      at += Math.max(words.length * LINE, strand.rows.length * STEP + 6) + 2;
      return rung;
    });
  const gaps = network.gaps.flatMap((row) => {
    const other = otherOf(row, body.id);
    if (other === null || rank(other.id) < 0) return [];
    const words = wrapText(`no tie stated with ${other.name}`, room, SIZE);
    const gap = {row, lines: words, y: at + LINE / 2 + 1};
    at += words.length * LINE + 2;
    return [gap];
  });
  return {body, layer, x, y, lines, edges: rungs, gaps, height: at - y};
}

function reversed(strand: Edge): Edge {
  const directions: Record<string, string> = {down: "up", up: "down"};
  const direction = directions[strand.direction] ?? strand.direction;
  return {...strand, above: strand.below, below: strand.above, direction, isReversed: true};
}

/** Words a tie so that it names its upper end: "Quds Force directs", "façade of Kataib Hezbollah". */
function wordsOf(strand: Edge, {nodes: bodies}: Graph): string {
  const {above, direction, words, certaintyWords: firmness, rows} = strand;
  const name = bodies.find(({id}) => id === above)?.name ?? above;
  const isFromAbove = direction === "down" || (direction === "level" && strand.isReversed !== true);
  const isNamed = isFromAbove ? strand.isSourceNamed : strand.isTargetNamed;
  const tie = isNamed ? words : direction === "down" ? `${name} ${words}` : `${words} ${name}`;
  const count = rows.length > 1 ? ` (${rows.length} ties)` : "";
  return `${tie}${count}${firmness === "" ? "" : ` (${firmness})`}`;
}

function otherOf(gap: Row, id: string): {id: string; name: string} | null {
  if (text(gap, "below_node") === id) return {id: text(gap, "above_node"), name: text(gap, "above")};
  return text(gap, "above_node") === id ? {id: text(gap, "below_node"), name: text(gap, "below")} : null;
}

/** Draws the rail from a body down to the last tie that leaves it. */
function drawRail(svg: SVGElement, step: ListNode, steps: readonly ListNode[], rail: number): void {
  const ends = steps.flatMap(({edges: rungs}) =>
    rungs.filter(({above}) => above === step.body.id).map(({y, rows}) => y + (rows.length - 1) * STEP)
  );
  if (ends.length === 0) return;
  const y = round(step.y + 7);
  const d = `M${round(step.x - 16)} ${y}H${round(rail + 4)}Q${round(rail)} ${y} ${round(rail)} ${y + 4}V${round(Math.max(...ends))}`;
  append(svg, "path", {d, fill: "none", stroke: "var(--ink-2)", "stroke-opacity": 0.55, "aria-hidden": "true"});
}

function drawNode(svg: SVGElement, step: ListNode, railOf: (id: string) => number, ladder: ListOptions): void {
  const {body, x, y, lines} = step;
  const bullet = {y: y + 3, width: 7, height: 7, rx: body.kind === "facade-group" ? 3.5 : 1};
  const isOwn = body.claim !== null || body.kind === "facade-group" || body.id === ladder.focus;
  const color = isOwn ? ladder.color : "var(--ink-2)";
  const at = {...bullet, stroke: color, "stroke-width": 1.25, fill: "var(--paper)"};
  if (isMultiple(body)) append(svg, "rect", {...at, x: round(x - 12), y: y + 6});
  append(svg, "rect", {...at, x: round(x - 15)});
  drawNodeLines(svg, lines, x, y + 11, ladder);
  for (const rung of step.edges) drawEdge(svg, rung, x, railOf(rung.above), ladder);
  for (const gap of step.gaps) drawGap(svg, gap, x, ladder);
}

function drawEdge(svg: SVGElement, rung: ListEdge, x: number, rail: number, {codes, link, color}: ListOptions): void {
  rung.rows.forEach((row, i) => {
    const href = link(text(row, "article_id"), text(row, "anchor"));
    const group = appendLink(svg, {href, label: tieSentence(row, codes)});
    const y = round(rung.y + i * STEP);
    const d = `M${round(rail)} ${y}H${round(x - 4)}`;
    append(group, "path", {d: `M${round(rail + 3)} ${y}H${round(x - 6)}`, stroke: "var(--paper)", "stroke-width": 4});
    applyLineStyle(append(group, "path", {d}), rung.certainty, color);
    append(group, "circle", {cx: round(rail), cy: y, r: 2.25, fill: color});
    if (certaintyLineStyle(rung.certainty).struck) strike(group, x - 12, y, 4, color);
    if (i > 0) return;
    drawText(group, {x, y: rung.y + 4, lines: rung.lines, size: SIZE, leading: LINE, fill: "var(--ink-2)"});
  });
}

/** Draws two ends that do not meet, and the words for it. */
function drawGap(svg: SVGElement, gap: ListNode["gaps"][number], x: number, {codes, link}: ListOptions): void {
  const {row, lines, y} = gap;
  const href = link(text(row, "article_id"), text(row, "anchor"));
  const group = appendLink(svg, {href, label: tieSentence(row, codes)});
  const d = `M${round(x - 26)} ${round(y)}h7m0 -4v8m6 -8v8m0 -4h8`;
  append(group, "path", {d, stroke: "var(--ink-2)", "stroke-width": 1.5, fill: "none"});
  drawText(group, {x, y: y + 4, lines, size: SIZE, leading: LINE, isItalic: true, fill: "var(--ink-2)"});
}
