import {polygonHull} from "d3";
import {frontColor} from "../../marks/front-color.js";
import {overlaps} from "../../marks/layout/box.js";
import {drawFrontLegend} from "../../marks/legend.js";
import {append, createSvg, round, setSize} from "../../marks/svg.js";
import {drawText, textWidth, wrapText} from "../../marks/text.js";
import {describeActor, graphFrom, selectionOf} from "./graph.js";
import {SIZE, circleBox, lineBox, placeNodeLabels} from "./labels.js";
import {drawEdges} from "./links.js";
import {fitTo, positionsAt, shiftDown} from "./positions.js";
import type {Plane} from "../../../loaders/lib/network-layout.js";
import type {Codes} from "../../data/codebook.js";
import type {Row} from "../../data/row.js";
import type {Box} from "../../marks/layout/box.js";
import type {Actor, Graph, GraphOptions, GraphView, Selection} from "./graph.js";
import type {NamedNode} from "./labels.js";

interface Region {
  front: string;
  hull: readonly (readonly [number, number])[];
}

const NARROW = 480;
const PAD = 13;
/** Room at the top, and at its right, for what enlarges the drawing. */
const HEAD = 34;
const BUTTONS = 118;
/** Fewest neighbours of an actor that is named among many. */
const FEWEST = 2;
/** Fewest neighbours of an actor that is named in any case. */
const HUB = 8;

/** Draws ties as a web: all of `all` in place, those of `rows` lit; a view that is picked comes near. */
export function drawNetwork(rows: readonly Row[], all: readonly Row[], options: GraphOptions): SVGElement {
  const {document, width, codes, plan} = options;
  const svg = createSvg(document, "svg", {width, height: 0});
  const pick = selectionOf(rows);
  const [whole, lit] = [graphFrom(all, codes), graphFrom(rows, codes)];
  const plane = positionsAt(plan, width);
  const head = Math.max(HEAD, drawKey(svg, codes, width, pick));
  const scene: GraphView = {
    ...options,
    all: whole,
    shown: lit,
    selection: pick,
    positions: viewOf(plane, lit, pick, head)
  };
  const regions = pick.focus === null ? regionsOf(scene) : [];
  for (const region of regions) drawRegion(svg, region);
  drawEdges(append(svg, "g", {class: "web-ties"}), scene);
  const actors = append(svg, "g", {class: "web-actors", role: "group", "aria-label": "Actors"});
  const shown = [...whole.actors.values()].filter((actor) => isInSight(actor, scene));
  for (const actor of inOrderOfDrawing(shown, lit)) drawActor(actors, actor, scene);
  const foot = nameAll(svg, scene, {shown, regions, head});
  setSize(svg, width, foot);
  return svg;
}

/** Explains the hues, where no region does, and the slices; gives the foot. */
function drawKey(svg: SVGElement, codes: Codes, width: number, {focus}: Selection): number {
  if (focus !== null) return drawFrontLegend(svg, codes, width - BUTTONS, 2) + 4;
  const both = (codes.front ?? []).slice(0, 2).map(({value}) => value);
  const key = append(svg, "g", {"aria-hidden": "true"});
  drawSlices(key, both, {x: 8, y: 11, r: 5});
  drawText(key, {x: 19, y: 15, lines: ["tied on several fronts"], size: SIZE});
  return 22;
}

function viewOf(plane: Plane, lit: Graph, {focus}: Selection, head: number): Plane {
  const height = plane.height + head;
  if (focus === null) return {...shiftDown(plane, head), height};
  const frame = {x: 0, y: head, width: plane.width, height: plane.height};
  return {...fitTo(plane, lit.actors.keys(), frame, plane.width < NARROW ? 34 : 56), height};
}

function isInSight({id}: Actor, {positions: plane}: GraphView): boolean {
  const [x, y] = plane.spots[id] ?? [-1, -1];
  return x >= 0 && y >= 0 && x <= plane.width && y <= plane.height;
}

/** Puts what is lit last, and large discs below small ones. */
function inOrderOfDrawing(actors: readonly Actor[], {actors: lit}: Graph): Actor[] {
  return [...actors].sort((a, b) => Number(lit.has(a.id)) - Number(lit.has(b.id)) || b.degree - a.degree);
}

/** Outlines where the actors of one front alone stand. */
function regionsOf({all: whole, positions: plane}: GraphView): Region[] {
  const byFront = new Map<string, [number, number][]>();
  for (const {id, fronts} of whole.actors.values()) {
    const [front = ""] = fronts;
    const spot = plane.spots[id];
    if (fronts.length === 1 && spot) byFront.set(front, [...(byFront.get(front) ?? []), [spot[0], spot[1]]]);
  }
  return [...byFront].flatMap(([front, spots]) => {
    const hull = polygonHull(spots);
    return hull ? [{front, hull}] : [];
  });
}

function drawRegion(svg: SVGElement, {front, hull}: Region): void {
  append(svg, "path", {
    class: "web-region",
    d: `M${hull.map((spot) => spot.map((each) => each.toFixed(1)).join(" ")).join("L")}Z`,
    fill: frontColor(front),
    stroke: frontColor(front),
    "stroke-width": 2 * PAD,
    "stroke-linejoin": "round",
    opacity: 0.09
  });
}

interface Names {
  shown: readonly Actor[];
  regions: readonly Region[];
  head: number;
}

/** Names the fronts, the actors that have room, and those that stand nowhere; gives the foot of it all. */
function nameAll(svg: SVGElement, scene: GraphView, {shown, regions, head}: Names): number {
  const {positions: plane, shown: lit, plan, width} = scene;
  const group = append(svg, "g", {class: "web-names", "aria-hidden": "true"});
  const discs = shown.map((actor) => discOf(actor, scene));
  const taken: Box[] = [{x1: 0, x2: width, y1: 0, y2: head}];
  for (const region of regions) taken.push(nameRegion(group, region, scene, [...taken, ...discs.map(circleBox)]));
  const wanted = discs.filter(({id}) => lit.actors.has(id));
  const others = scene.selection.focus === null ? discs.filter(({id}) => !lit.actors.has(id)).map(circleBox) : [];
  const names = placeNodeLabels(wanted, {...plane, taken: [...taken, ...others]});
  for (const disc of wanted) {
    const name = names.get(disc.id);
    if (name && isNamed(disc, scene)) drawText(group, name);
  }
  if (plan.untied.length === 0 || scene.selection.focus !== null) return plane.height;
  const list = plan.untied.map(({name}) => name).join(", ");
  const lines = wrapText(`Named, but with no tie stated: ${list}.`, width - 4, SIZE);
  drawText(group, {x: 2, y: plane.height + 20, lines, size: SIZE, leading: 15, fill: "var(--ink-2)"});
  return plane.height + 20 + lines.length * 15 - 6;
}

function isNamed({id}: NamedNode, {all: whole, shown: lit, selection: pick}: GraphView): boolean {
  const actor = whole.actors.get(id);
  const isFew = lit.actors.size < 60;
  return pick.focus !== null || isFew || (actor?.degree ?? 0) >= FEWEST || (actor?.fronts.length ?? 0) > 1;
}

function discOf(actor: Actor, {positions: plane, selection: pick}: GraphView): NamedNode {
  const {id, name, fronts} = actor;
  const [x, y] = plane.spots[id] ?? [0, 0];
  const isBold = pick.focus === null ? fronts.length > 1 : id === pick.focus || id === pick.path;
  const isMust = pick.focus === null ? actor.degree >= HUB : isBold;
  return {id, name, x, y, r: radiusOf(actor, plane.width), isBold, isMust};
}

/** Names a front at the edge of its region, where there is the most room. */
function nameRegion(
  parent: Element,
  {front, hull}: Region,
  {codes, positions: plane}: GraphView,
  taken: readonly Box[]
): Box {
  const words = codes.front?.find(({value}) => value === front)?.short ?? front;
  const [size, length] = [13, textWidth(words, 13, true)];
  const [xs, ys] = [hull.map(([x]) => x), hull.map(([, y]) => y)];
  const middle = (Math.min(...xs) + Math.max(...xs)) / 2;
  const rows = [Math.min(...ys) - PAD - 4, Math.max(...ys) + PAD + 13, Math.min(...ys) + 2, Math.max(...ys) + 4];
  const spots = rows.flatMap((y) =>
    [middle, Math.min(...xs) + length / 2, Math.max(...xs) - length / 2].map((x) => ({
      x: Math.max(length / 2 + 2, Math.min(plane.width - length / 2 - 2, x)),
      y: Math.max(HEAD + 14, Math.min(plane.height - 5, y)),
      anchor: "middle" as const
    }))
  );
  const hits = (box: Box): number => taken.filter((other) => overlaps(box, other)).length;
  const [best] = spots
    .map((spot) => ({spot, box: lineBox(words, spot, size, true)}))
    .sort((a, b) => hits(a.box) - hits(b.box));
  if (!best) throw new Error(`region without a place: ${front}`);
  drawText(parent, {...best.spot, lines: [words], size, isBold: true, fill: frontColor(front)});
  return best.box;
}

const PALE = 0.16;
const DISC_NARROW = 480;

/** Gives the radius of an actor in pixels: its area grows with the actors that it is tied to. */
export function radiusOf({degree: reach}: Pick<Actor, "degree">, width: number): number {
  return (1.9 + 1.25 * Math.sqrt(reach)) * (width < DISC_NARROW ? 0.82 : 1);
}

/** Draws an actor as a disc in the hue of its front, or in slices where it is tied on several. */
export function drawActor(
  parent: Element,
  actor: Actor,
  {codes, shown: lit, selection: pick, positions: plane}: GraphView
): void {
  const {id, name, fronts} = actor;
  const [x, y] = plane.spots[id] ?? [0, 0];
  const r = radiusOf(actor, plane.width);
  const isLit = lit.actors.has(id);
  const group = append(parent, "g", {
    class: "actor",
    role: "button",
    "data-actor": id,
    "data-name": name,
    "aria-pressed": String(id === pick.focus || id === pick.path),
    "aria-label": describeActor(actor, codes),
    opacity: isLit ? null : PALE
  });
  append(group, "title", {}).textContent = describeActor(actor, codes);
  const rim = {stroke: "var(--paper)", "stroke-width": 1};
  if (fronts.length < 2) append(group, "circle", {cx: x, cy: y, r, fill: frontColor(fronts[0] ?? ""), ...rim});
  else drawSlices(group, fronts, {x, y, r});
  if (id === pick.focus || id === pick.path) {
    append(group, "circle", {cx: x, cy: y, r: r + 3, fill: "none", stroke: "var(--ink)", "stroke-width": 1.75});
  }
}

interface Circle {
  x: number;
  y: number;
  r: number;
}

/** Draws a disc in slices, one in the hue of each front. */
export function drawSlices(parent: Element, fronts: readonly string[], {x, y, r}: Circle): void {
  append(parent, "circle", {cx: x, cy: y, r, fill: "var(--paper)", stroke: "var(--ink)", "stroke-width": 2.2});
  const at = (share: number): string => {
    const turn = 2 * Math.PI * (share - 0.25);
    return `${round(x + r * Math.cos(turn))} ${round(y + r * Math.sin(turn))}`;
  };
  fronts.forEach((front, i) => {
    const [from, to] = [at(i / fronts.length), at((i + 1) / fronts.length)];
    append(parent, "path", {
      d: `M${round(x)} ${round(y)}L${from}A${round(r)} ${round(r)} 0 0 1 ${to}Z`,
      fill: frontColor(front)
    });
  });
}
