import {text} from "../data/row.js";
import {applyLineStyle, certaintyLineStyle} from "../marks/certainty.js";
import {appendLink} from "../marks/link.js";
import {append, round, strike} from "../marks/svg.js";
import {drawText} from "../marks/text.js";
import {ARC, LINE, SIZE, STEP, isLevel, layoutColumns} from "./column-layout.js";
import {tieSentence} from "./graph.js";
import {pathKey} from "./layered-layout.js";
import {drawNodeBox} from "./node-box.js";
import type {ColumnLayout, LabeledEdge, MissingEdge, NodeCard} from "./column-layout.js";
import type {Graph} from "./graph.js";
import type {NodeBox} from "./layered-layout.js";
import type {NodeOptions} from "./node-box.js";

/** One line of a run, from its upper end to its lower. */
interface EdgeLine {
  edge: LabeledEdge;
  /** Which of the lines of the run. */
  index: number;
  /** Heights at the upper end, at each bend and at the lower end. */
  from: number;
  bends: number[];
  to: number;
}

const PORT = 5;

/** Draws a network in columns from left to right; gives the height, or null where the width is too small for it. */
export function drawColumns(svg: SVGElement, network: Graph, width: number, options: NodeOptions): number | null {
  const sheet = layoutColumns(network, width);
  if (sheet === null) return null;
  const parent = append(svg, "g", {transform: "translate(0 2)"});
  const wires = edgeLines(sheet);
  const runs = append(parent, "g", {});
  for (const wire of wires) drawEdgeLine(runs, wire, sheet, options);
  for (const run of sheet.edges.filter((each) => isLevel(each, layerIn(sheet)))) drawArc(runs, run, sheet, options);
  for (const each of sheet.missing) drawMissingEdge(parent, each, sheet, options);
  for (const {node: body, lines, place} of sheet.cards.values()) drawNodeBox(parent, body, lines, place, options);
  return sheet.height + 8;
}

function edgeLines(sheet: ColumnLayout): EdgeLine[] {
  const wires = sheet.edges
    .filter((run) => !isLevel(run, layerIn(sheet)))
    .flatMap((run) => run.rows.map((_, index): EdgeLine => ({edge: run, index, from: 0, bends: [], to: 0})));
  for (const card of sheet.cards.values()) placeTargets(card, wires, sheet);
  for (const way of sheet.paths.keys()) placeBends(way, wires, sheet);
  for (const card of sheet.cards.values()) placeSources(card, wires);
  return wires;
}

/** Stacks the lower ends at a card in the order in which they come in. */
function placeTargets({node: body, place}: NodeCard, wires: readonly EdgeLine[], sheet: ColumnLayout): void {
  const own = wires.filter(({edge: run}) => run.below === body.id);
  const height = own.reduce((total, {edge: run, index}) => total + (index === 0 ? run.height : 0), 0);
  const middleOf = ({edge: run}: EdgeLine): number =>
    middle(sheet.paths.get(pathKey(run))?.at(-1) ?? placeIn(sheet, run.above));
  let y = middle(place) - height / 2 - 1;
  for (const wire of sortBy(own, middleOf)) {
    if (wire.index === 0) y += wire.edge.height - (wire.edge.rows.length - 1) * STEP;
    else y += STEP;
    wire.to = y - 2;
  }
}

function placeBends(way: string, wires: readonly EdgeLine[], {paths: ways}: ColumnLayout): void {
  const own = sortBy(
    wires.filter(({edge: run}) => pathKey(run) === way),
    ({to}) => to
  );
  for (const place of ways.get(way) ?? []) {
    own.forEach((wire, i) => wire.bends.push(place.y + STEP * (i + 0.5)));
  }
}

/** Spreads the upper ends over the side of a card in the order in which they go out. */
function placeSources({node: body, place}: NodeCard, wires: readonly EdgeLine[]): void {
  const own = sortBy(
    wires.filter(({edge: run}) => run.above === body.id),
    ({bends, to}) => bends[0] ?? to
  );
  const step = Math.min(PORT, (place.height - 10) / Math.max(1, own.length - 1));
  own.forEach((wire, i) => (wire.from = middle(place) + (i - (own.length - 1) / 2) * step));
}

function drawEdgeLine(parent: Element, wire: EdgeLine, sheet: ColumnLayout, options: NodeOptions): void {
  const {edge: run, index, to} = wire;
  const row = run.rows[index];
  const target = placeIn(sheet, run.below);
  if (row === undefined) return;
  const href = options.link(text(row, "article_id"), text(row, "anchor"));
  const group = appendLink(parent, {href, label: tieSentence(row, options.codes)});
  applyLineStyle(append(group, "path", {d: pathOf(wire, sheet)}), run.certainty, options.color);
  if (certaintyLineStyle(run.certainty).struck) strike(group, target.x - 8, to, 4, options.color);
  if (index > 0) return;
  const x = sheet.labels[target.layer] ?? 0;
  const y = to - 4 - (run.label.length - 1) * LINE;
  drawText(group, {x, y, lines: run.label, size: SIZE, leading: LINE, fill: "var(--ink-2)"});
}

function pathOf({edge: run, from, bends, to}: EdgeLine, sheet: ColumnLayout): string {
  const [source, target] = [placeIn(sheet, run.above), placeIn(sheet, run.below)];
  const stops = [...(sheet.paths.get(pathKey(run)) ?? []), target];
  let [x, y] = [source.x + source.width, from];
  let d = `M${round(x)} ${round(y)}`;
  stops.forEach((stop, i) => {
    const [start, next] = [sheet.labels[stop.layer] ?? stop.x, bends[i] ?? to];
    const turn = round((x + start) / 2);
    d += `C${turn} ${round(y)} ${turn} ${round(next)} ${round(start)} ${round(next)}`;
    [x, y] = [i === stops.length - 1 ? stop.x : stop.x + columnWidth(stop.layer, sheet), next];
    d += `H${round(x)}`;
  });
  return d;
}

/** Draws a tie within a layer as an arc at its left, with its words over the lower card. */
function drawArc(parent: Element, run: LabeledEdge, sheet: ColumnLayout, options: NodeOptions): void {
  const [a, b] = [placeIn(sheet, run.above), placeIn(sheet, run.below)];
  const [upper, lower] = a.y < b.y ? [a, b] : [b, a];
  const {x} = lower;
  for (const row of run.rows) {
    const href = options.link(text(row, "article_id"), text(row, "anchor"));
    const group = appendLink(parent, {href, label: tieSentence(row, options.codes)});
    const turn = round(x - ARC * 1.25);
    const d = `M${round(x)} ${round(middle(upper))}C${turn} ${round(middle(upper))} ${turn} ${round(middle(lower))} ${round(x)} ${round(middle(lower))}`;
    applyLineStyle(append(group, "path", {d}), run.certainty, options.color);
    drawText(group, {x, y: lower.y - 6, lines: [run.label.join(" ")], size: SIZE, fill: "var(--ink-2)"});
  }
}

/** Draws what is missing between two bodies: two ends that do not meet, and the words for it. */
function drawMissingEdge(
  parent: Element,
  {row, lines, place}: MissingEdge,
  sheet: ColumnLayout,
  options: NodeOptions
): void {
  const href = options.link(text(row, "article_id"), text(row, "anchor"));
  const group = appendLink(parent, {href, label: tieSentence(row, options.codes)});
  const x = round(place.x + columnWidth(place.layer, sheet) / 2);
  for (const id of [text(row, "above_node"), text(row, "below_node")]) {
    const mate = placeIn(sheet, id);
    if (mate.layer !== place.layer) continue;
    const d = mate.y < place.y ? `M${x} ${round(mate.y + mate.height)}v9m-6 0h12` : `M${x} ${round(mate.y)}v-9m-6 0h12`;
    append(group, "path", {d, stroke: "var(--ink-2)", "stroke-width": 1.5, fill: "none"});
  }
  drawText(group, {
    x,
    y: middle(place) - (lines.length * LINE) / 2 + 10,
    lines,
    size: SIZE,
    leading: LINE,
    anchor: "middle",
    isItalic: true,
    fill: "var(--ink-2)"
  });
}

function columnWidth(layer: number, {cards}: ColumnLayout): number {
  return Math.max(0, ...[...cards.values()].filter(({place}) => place.layer === layer).map(({place}) => place.width));
}

function placeIn({cards}: ColumnLayout, id: string): NodeBox {
  const card = cards.get(id);
  if (card === undefined) throw new Error(`no card: ${id}`);
  return card.place;
}

function layerIn(sheet: ColumnLayout): (id: string) => number {
  return (id) => placeIn(sheet, id).layer;
}

function middle({y, height}: NodeBox): number {
  return y + height / 2;
}

function sortBy<T>(values: readonly T[], rank: (value: T) => number): T[] {
  return [...values].sort((a, b) => rank(a) - rank(b));
}
