import {text} from "../data/row.js";
import {dressTie, tieLook} from "../marks/certainty.js";
import {wrap} from "../marks/link.js";
import {append, round, strike} from "../marks/svg.js";
import {letter} from "../marks/text.js";
import {ARC, LINE, SIZE, STEP, isLevel, sheetOf} from "./column-layout.js";
import {sayTie} from "./graph.js";
import {wayOf} from "./layered-layout.js";
import {drawCard} from "./node-box.js";
import type {Break, Card, Run, Sheet} from "./column-layout.js";
import type {Network} from "./graph.js";
import type {Place} from "./layered-layout.js";
import type {CardOptions} from "./node-box.js";

/** One line of a run, from its upper end to its lower. */
interface Wire {
  run: Run;
  /** Which of the lines of the run. */
  index: number;
  /** Heights at the upper end, at each bend and at the lower end. */
  from: number;
  bends: number[];
  to: number;
}

const PORT = 5;

/** Draws a network in columns from left to right; gives the height, or null where the width is too small for it. */
export function drawColumns(svg: SVGElement, network: Network, width: number, options: CardOptions): number | null {
  const sheet = sheetOf(network, width);
  if (sheet === null) return null;
  const parent = append(svg, "g", {transform: "translate(0 2)"});
  const wires = wiresOf(sheet);
  const runs = append(parent, "g", {});
  for (const wire of wires) drawWire(runs, wire, sheet, options);
  for (const run of sheet.runs.filter((each) => isLevel(each, layerIn(sheet)))) drawArc(runs, run, sheet, options);
  for (const each of sheet.breaks) drawBreak(parent, each, sheet, options);
  for (const {body, lines, place} of sheet.cards.values()) drawCard(parent, body, lines, place, options);
  return sheet.height + 8;
}

function wiresOf(sheet: Sheet): Wire[] {
  const wires = sheet.runs
    .filter((run) => !isLevel(run, layerIn(sheet)))
    .flatMap((run) => run.rows.map((_, index): Wire => ({run, index, from: 0, bends: [], to: 0})));
  for (const card of sheet.cards.values()) enter(card, wires, sheet);
  for (const way of sheet.ways.keys()) bend(way, wires, sheet);
  for (const card of sheet.cards.values()) leave(card, wires);
  return wires;
}

/** Stacks the lower ends at a card in the order in which they come in. */
function enter({body, place}: Card, wires: readonly Wire[], sheet: Sheet): void {
  const own = wires.filter(({run}) => run.below === body.id);
  const height = own.reduce((total, {run, index}) => total + (index === 0 ? run.height : 0), 0);
  const middleOf = ({run}: Wire): number => middle(sheet.ways.get(wayOf(run))?.at(-1) ?? placeIn(sheet, run.above));
  let y = middle(place) - height / 2 - 1;
  for (const wire of sortBy(own, middleOf)) {
    if (wire.index === 0) y += wire.run.height - (wire.run.rows.length - 1) * STEP;
    else y += STEP;
    wire.to = y - 2;
  }
}

function bend(way: string, wires: readonly Wire[], {ways}: Sheet): void {
  const own = sortBy(
    wires.filter(({run}) => wayOf(run) === way),
    ({to}) => to
  );
  for (const place of ways.get(way) ?? []) {
    own.forEach((wire, i) => wire.bends.push(place.y + STEP * (i + 0.5)));
  }
}

/** Spreads the upper ends over the side of a card in the order in which they go out. */
function leave({body, place}: Card, wires: readonly Wire[]): void {
  const own = sortBy(
    wires.filter(({run}) => run.above === body.id),
    ({bends, to}) => bends[0] ?? to
  );
  const step = Math.min(PORT, (place.height - 10) / Math.max(1, own.length - 1));
  own.forEach((wire, i) => (wire.from = middle(place) + (i - (own.length - 1) / 2) * step));
}

function drawWire(parent: Element, wire: Wire, sheet: Sheet, options: CardOptions): void {
  const {run, index, to} = wire;
  const row = run.rows[index];
  const target = placeIn(sheet, run.below);
  if (row === undefined) return;
  const href = options.link(text(row, "article_id"), text(row, "anchor"));
  const group = wrap(parent, {href, label: sayTie(row, options.codes)});
  dressTie(append(group, "path", {d: pathOf(wire, sheet)}), run.certainty, options.color);
  if (tieLook(run.certainty).struck) strike(group, target.x - 8, to, 4, options.color);
  if (index > 0) return;
  const x = sheet.labels[target.layer] ?? 0;
  const y = to - 4 - (run.label.length - 1) * LINE;
  letter(group, {x, y, lines: run.label, size: SIZE, leading: LINE, fill: "var(--ink-2)"});
}

function pathOf({run, from, bends, to}: Wire, sheet: Sheet): string {
  const [source, target] = [placeIn(sheet, run.above), placeIn(sheet, run.below)];
  const stops = [...(sheet.ways.get(wayOf(run)) ?? []), target];
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
function drawArc(parent: Element, run: Run, sheet: Sheet, options: CardOptions): void {
  const [a, b] = [placeIn(sheet, run.above), placeIn(sheet, run.below)];
  const [upper, lower] = a.y < b.y ? [a, b] : [b, a];
  const {x} = lower;
  for (const row of run.rows) {
    const href = options.link(text(row, "article_id"), text(row, "anchor"));
    const group = wrap(parent, {href, label: sayTie(row, options.codes)});
    const turn = round(x - ARC * 1.25);
    const d = `M${round(x)} ${round(middle(upper))}C${turn} ${round(middle(upper))} ${turn} ${round(middle(lower))} ${round(x)} ${round(middle(lower))}`;
    dressTie(append(group, "path", {d}), run.certainty, options.color);
    letter(group, {x, y: lower.y - 6, lines: [run.label.join(" ")], size: SIZE, fill: "var(--ink-2)"});
  }
}

/** Draws what is missing between two bodies: two ends that do not meet, and the words for it. */
function drawBreak(parent: Element, {row, lines, place}: Break, sheet: Sheet, options: CardOptions): void {
  const href = options.link(text(row, "article_id"), text(row, "anchor"));
  const group = wrap(parent, {href, label: sayTie(row, options.codes)});
  const x = round(place.x + columnWidth(place.layer, sheet) / 2);
  for (const id of [text(row, "above_node"), text(row, "below_node")]) {
    const mate = placeIn(sheet, id);
    if (mate.layer !== place.layer) continue;
    const d = mate.y < place.y ? `M${x} ${round(mate.y + mate.height)}v9m-6 0h12` : `M${x} ${round(mate.y)}v-9m-6 0h12`;
    append(group, "path", {d, stroke: "var(--ink-2)", "stroke-width": 1.5, fill: "none"});
  }
  letter(group, {
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

function columnWidth(layer: number, {cards}: Sheet): number {
  return Math.max(0, ...[...cards.values()].filter(({place}) => place.layer === layer).map(({place}) => place.width));
}

function placeIn({cards}: Sheet, id: string): Place {
  const card = cards.get(id);
  if (card === undefined) throw new Error(`no card: ${id}`);
  return card.place;
}

function layerIn(sheet: Sheet): (id: string) => number {
  return (id) => placeIn(sheet, id).layer;
}

function middle({y, height}: Place): number {
  return y + height / 2;
}

function sortBy<T>(values: readonly T[], rank: (value: T) => number): T[] {
  return [...values].sort((a, b) => rank(a) - rank(b));
}
