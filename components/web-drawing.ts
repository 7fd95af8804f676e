import {polygonHull} from "d3";
import {drawActor, drawSlices, radiusOf} from "./disc.js";
import {colorOf} from "./marks/front-color.js";
import {edgesOf, edgesOfDisc, meet, placeNames} from "./marks/layout/labels.js";
import {drawFrontKey} from "./marks/legend.js";
import {append} from "./marks/svg.js";
import {letter, textWidth, wrapText} from "./marks/text.js";
import {fitTo, moved, planeAt} from "./plan.js";
import {drawStrands} from "./web-strands.js";
import {pickOf, webOf} from "./web.js";
import type {Plan, Plane} from "../loaders/lib/web.js";
import type {Codes} from "./data/codebook.js";
import type {Link, Row} from "./data/row.js";
import type {Edges, Named} from "./marks/layout/labels.js";
import type {Actor, Pick, Web} from "./web.js";

export interface WebOptions {
  document: Document;
  width: number;
  codes: Codes;
  link: Link;
  plan: Plan;
}

/** A drawing under way: all ties, those that are lit, and where they lie. */
export interface Scene extends WebOptions {
  whole: Web;
  lit: Web;
  pick: Pick;
  plane: Plane;
}

interface Region {
  front: string;
  hull: readonly (readonly [number, number])[];
}

const SVG = "http://www.w3.org/2000/svg";
const SIZE = 11;
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
export function drawWeb(rows: readonly Row[], all: readonly Row[], options: WebOptions): SVGElement {
  const {document, width, codes, plan} = options;
  const svg = document.createElementNS(SVG, "svg");
  const pick = pickOf(rows);
  const [whole, lit] = [webOf(all, codes), webOf(rows, codes)];
  const plane = planeAt(plan, width);
  const head = Math.max(HEAD, drawKey(svg, codes, width, pick));
  const scene: Scene = {...options, whole, lit, pick, plane: viewOf(plane, lit, pick, head)};
  const regions = pick.focus === null ? regionsOf(scene) : [];
  for (const region of regions) drawRegion(svg, region);
  drawStrands(append(svg, "g", {class: "web-ties"}), scene);
  const actors = append(svg, "g", {class: "web-actors", role: "group", "aria-label": "Actors"});
  const shown = [...whole.actors.values()].filter((actor) => isInSight(actor, scene));
  for (const actor of inOrderOfDrawing(shown, lit)) drawActor(actors, actor, scene);
  const foot = nameAll(svg, scene, {shown, regions, head});
  for (const [name, value] of Object.entries({width, height: foot, viewBox: `0 0 ${width} ${foot}`})) {
    svg.setAttribute(name, String(value));
  }
  return svg;
}

/** Explains the hues, where no region does, and the slices; gives the foot. */
function drawKey(svg: SVGElement, codes: Codes, width: number, {focus}: Pick): number {
  if (focus !== null) return drawFrontKey(svg, codes, width - BUTTONS, 2) + 4;
  const both = (codes.front ?? []).slice(0, 2).map(({value}) => value);
  const key = append(svg, "g", {"aria-hidden": "true"});
  drawSlices(key, both, {x: 8, y: 11, r: 5});
  letter(key, {x: 19, y: 15, lines: ["tied on several fronts"], size: SIZE});
  return 22;
}

function viewOf(plane: Plane, lit: Web, {focus}: Pick, head: number): Plane {
  const height = plane.height + head;
  if (focus === null) return {...moved(plane, head), height};
  const frame = {x: 0, y: head, width: plane.width, height: plane.height};
  return {...fitTo(plane, lit.actors.keys(), frame, plane.width < NARROW ? 34 : 56), height};
}

function isInSight({id}: Actor, {plane}: Scene): boolean {
  const [x, y] = plane.spots[id] ?? [-1, -1];
  return x >= 0 && y >= 0 && x <= plane.width && y <= plane.height;
}

/** Puts what is lit last, and large discs below small ones. */
function inOrderOfDrawing(actors: readonly Actor[], {actors: lit}: Web): Actor[] {
  return [...actors].sort((a, b) => Number(lit.has(a.id)) - Number(lit.has(b.id)) || b.reach - a.reach);
}

/** Outlines where the actors of one front alone stand. */
function regionsOf({whole, plane}: Scene): Region[] {
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
    fill: colorOf(front),
    stroke: colorOf(front),
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
function nameAll(svg: SVGElement, scene: Scene, {shown, regions, head}: Names): number {
  const {plane, lit, plan, width} = scene;
  const group = append(svg, "g", {class: "web-names", "aria-hidden": "true"});
  const discs = shown.map((actor) => discOf(actor, scene));
  const taken: Edges[] = [{left: 0, right: width, top: 0, bottom: head}];
  for (const region of regions) taken.push(nameRegion(group, region, scene, [...taken, ...discs.map(edgesOfDisc)]));
  const wanted = discs.filter(({id}) => lit.actors.has(id));
  const others = scene.pick.focus === null ? discs.filter(({id}) => !lit.actors.has(id)).map(edgesOfDisc) : [];
  const names = placeNames({discs: wanted, taken: [...taken, ...others], ...plane, size: SIZE});
  for (const disc of wanted) {
    const name = names.get(disc.id);
    if (name && isNamed(disc, scene)) letter(group, name);
  }
  if (plan.untied.length === 0 || scene.pick.focus !== null) return plane.height;
  const list = plan.untied.map(({name}) => name).join(", ");
  const lines = wrapText(`Named, but with no tie stated: ${list}.`, width - 4, SIZE);
  letter(group, {x: 2, y: plane.height + 20, lines, size: SIZE, leading: 15, fill: "var(--ink-2)"});
  return plane.height + 20 + lines.length * 15 - 6;
}

function isNamed({id}: Named, {whole, lit, pick}: Scene): boolean {
  const actor = whole.actors.get(id);
  const isFew = lit.actors.size < 60;
  return pick.focus !== null || isFew || (actor?.reach ?? 0) >= FEWEST || (actor?.fronts.length ?? 0) > 1;
}

function discOf(actor: Actor, {plane, pick}: Scene): Named {
  const {id, name, fronts} = actor;
  const [x, y] = plane.spots[id] ?? [0, 0];
  const isBold = pick.focus === null ? fronts.length > 1 : id === pick.focus || id === pick.path;
  const isMust = pick.focus === null ? actor.reach >= HUB : isBold;
  return {id, name, x, y, r: radiusOf(actor, plane.width), isBold, isMust};
}

/** Names a front at the edge of its region, where there is the most room. */
function nameRegion(parent: Element, {front, hull}: Region, {codes, plane}: Scene, taken: readonly Edges[]): Edges {
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
  const hits = (box: Edges): number => taken.filter((other) => meet(box, other)).length;
  const [best] = spots
    .map((spot) => ({spot, box: edgesOf(spot, length, size)}))
    .sort((a, b) => hits(a.box) - hits(b.box));
  if (!best) throw new Error(`region without a place: ${front}`);
  letter(parent, {...best.spot, lines: [words], size, isBold: true, fill: colorOf(front)});
  return best.box;
}
