import {text} from "../data/row.js";
import {dressTie, tieLook} from "../marks/certainty.js";
import {wrap} from "../marks/link.js";
import {append, round, strike} from "../marks/svg.js";
import {letter, wrapText} from "../marks/text.js";
import {LINE, SIZE, STEP, tiesOf} from "./column-layout.js";
import {sayTie} from "./graph.js";
import {layOut, layersOf} from "./layered-layout.js";
import {LEADING, cardLines, drawLines, isSeveral} from "./node-box.js";
import type {Row} from "../data/row.js";
import type {Body, Network, Strand} from "./graph.js";
import type {CardLine, CardOptions} from "./node-box.js";

/** A tie that leads into a step of the ladder, in words that name its other end. */
interface Rung extends Strand {
  lines: readonly string[];
  /** Height of its uppermost line. */
  y: number;
}

interface Step {
  body: Body;
  layer: number;
  x: number;
  y: number;
  lines: readonly CardLine[];
  rungs: readonly Rung[];
  /** Pairs of this body that no tie joins. */
  gaps: readonly {row: Row; lines: readonly string[]; y: number}[];
  height: number;
}

interface Ladder extends CardOptions {
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
export function drawLadder(svg: SVGElement, network: Network, width: number, options: CardOptions): number {
  const ordered = inOrder(network);
  const lanes = lanesOf(ordered, network.strands);
  const [lane, indent] = width < 480 ? [7, 6] : [12, 26];
  const left = Math.max(0, ...lanes.values()) * lane + lane + BRANCH;
  const ladder = {...options, width, lane, indent, left};
  const steps: Step[] = [];
  let y = 4;
  for (const {body, layer} of ordered) {
    if (layer !== (steps.at(-1)?.layer ?? layer)) y += ROOM / 2;
    const step = stepOf(body, layer, y, network, steps, ladder);
    steps.push(step);
    y += step.height + ROOM;
  }
  const railOf = (id: string): number => (lanes.get(id) ?? 0) * lane + lane / 2;
  for (const step of steps) drawRail(svg, step, steps, railOf(step.body.id));
  for (const step of steps) drawStep(svg, step, railOf, ladder);
  return y - ROOM + 4;
}

/** Puts bodies in the order of their layers, and in a layer as the columns have them. */
function inOrder({bodies, strands}: Network): {body: Body; layer: number}[] {
  const ties = tiesOf(strands);
  const ids = bodies.map(({id}) => id);
  const layers = layersOf(ids, ties);
  const boxes = ids.map((id) => ({id, width: 0, height: 20}));
  const {places} = layOut(boxes, ties, {layers, starts: [], gap: 20});
  const yOf = ({id}: Body): number => places.get(id)?.y ?? 0;
  return bodies
    .map((body) => ({body, layer: layers.get(body.id) ?? 0}))
    .sort((a, b) => a.layer - b.layer || yOf(a.body) - yOf(b.body));
}

/** Gives each body that ties lead down from the leftmost rail that is free. */
function lanesOf(ordered: readonly {body: Body}[], strands: readonly Strand[]): Map<string, number> {
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

function stepOf(body: Body, layer: number, y: number, network: Network, before: readonly Step[], ladder: Ladder): Step {
  const x = ladder.left + layer * ladder.indent;
  const room = ladder.width - x - 6;
  const lines = cardLines(body, room);
  let at = y + lines.length * LEADING + (body.claim ? 2 : 0);
  const rank = (id: string): number => before.findIndex((step) => step.body.id === id);
  const rungs = network.strands
    .flatMap((strand) => (strand.below === body.id ? [strand] : strand.above === body.id ? [turned(strand)] : []))
    .filter(({above}) => rank(above) >= 0)
    .sort((a, b) => rank(a.above) - rank(b.above))
    .map((strand): Rung => {
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
  return {body, layer, x, y, lines, rungs, gaps, height: at - y};
}

function turned(strand: Strand): Strand {
  const directions: Record<string, string> = {down: "up", up: "down"};
  const direction = directions[strand.direction] ?? strand.direction;
  return {...strand, above: strand.below, below: strand.above, direction, isTurned: true};
}

/** Words a tie so that it names its upper end: "Quds Force directs", "façade of Kataib Hezbollah". */
function wordsOf(strand: Strand, {bodies}: Network): string {
  const {above, direction, words, firmness, rows} = strand;
  const name = bodies.find(({id}) => id === above)?.name ?? above;
  const isFromAbove = direction === "down" || (direction === "level" && strand.isTurned !== true);
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
function drawRail(svg: SVGElement, step: Step, steps: readonly Step[], rail: number): void {
  const ends = steps.flatMap(({rungs}) =>
    rungs.filter(({above}) => above === step.body.id).map(({y, rows}) => y + (rows.length - 1) * STEP)
  );
  if (ends.length === 0) return;
  const y = round(step.y + 7);
  const d = `M${round(step.x - 16)} ${y}H${round(rail + 4)}Q${round(rail)} ${y} ${round(rail)} ${y + 4}V${round(Math.max(...ends))}`;
  append(svg, "path", {d, fill: "none", stroke: "var(--ink-2)", "stroke-opacity": 0.55, "aria-hidden": "true"});
}

function drawStep(svg: SVGElement, step: Step, railOf: (id: string) => number, ladder: Ladder): void {
  const {body, x, y, lines} = step;
  const bullet = {y: y + 3, width: 7, height: 7, rx: body.kind === "facade-group" ? 3.5 : 1};
  const isOwn = body.claim !== null || body.kind === "facade-group" || body.id === ladder.focus;
  const color = isOwn ? ladder.color : "var(--ink-2)";
  const at = {...bullet, stroke: color, "stroke-width": 1.25, fill: "var(--paper)"};
  if (isSeveral(body)) append(svg, "rect", {...at, x: round(x - 12), y: y + 6});
  append(svg, "rect", {...at, x: round(x - 15)});
  drawLines(svg, lines, x, y + 11, ladder);
  for (const rung of step.rungs) drawRung(svg, rung, x, railOf(rung.above), ladder);
  for (const gap of step.gaps) drawGap(svg, gap, x, ladder);
}

function drawRung(svg: SVGElement, rung: Rung, x: number, rail: number, {codes, link, color}: Ladder): void {
  rung.rows.forEach((row, i) => {
    const href = link(text(row, "article_id"), text(row, "anchor"));
    const group = wrap(svg, {href, label: sayTie(row, codes)});
    const y = round(rung.y + i * STEP);
    const d = `M${round(rail)} ${y}H${round(x - 4)}`;
    append(group, "path", {d: `M${round(rail + 3)} ${y}H${round(x - 6)}`, stroke: "var(--paper)", "stroke-width": 4});
    dressTie(append(group, "path", {d}), rung.certainty, color);
    append(group, "circle", {cx: round(rail), cy: y, r: 2.25, fill: color});
    if (tieLook(rung.certainty).struck) strike(group, x - 12, y, 4, color);
    if (i > 0) return;
    letter(group, {x, y: rung.y + 4, lines: rung.lines, size: SIZE, leading: LINE, fill: "var(--ink-2)"});
  });
}

/** Draws two ends that do not meet, and the words for it. */
function drawGap(svg: SVGElement, gap: Step["gaps"][number], x: number, {codes, link}: Ladder): void {
  const {row, lines, y} = gap;
  const href = link(text(row, "article_id"), text(row, "anchor"));
  const group = wrap(svg, {href, label: sayTie(row, codes)});
  const d = `M${round(x - 26)} ${round(y)}h7m0 -4v8m6 -8v8m0 -4h8`;
  append(group, "path", {d, stroke: "var(--ink-2)", "stroke-width": 1.5, fill: "none"});
  letter(group, {x, y: y + 4, lines, size: SIZE, leading: LINE, isItalic: true, fill: "var(--ink-2)"});
}
