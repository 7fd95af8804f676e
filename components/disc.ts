import {colorOf} from "./marks/front-color.js";
import {append} from "./marks/svg.js";
import {sayActor} from "./web.js";
import type {Scene} from "./web-drawing.js";
import type {Actor} from "./web.js";

const PALE = 0.16;
const DISC_NARROW = 480;

/** Gives the radius of an actor in pixels: its area grows with the actors that it is tied to. */
export function radiusOf({reach}: Pick<Actor, "reach">, width: number): number {
  return (1.9 + 1.25 * Math.sqrt(reach)) * (width < DISC_NARROW ? 0.82 : 1);
}

/** Draws an actor as a disc in the hue of its front, or in slices where it is tied on several. */
export function drawActor(parent: Element, actor: Actor, {codes, lit, pick, plane}: Scene): void {
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
    "aria-label": sayActor(actor, codes),
    opacity: isLit ? null : PALE
  });
  append(group, "title", {}).textContent = sayActor(actor, codes);
  const rim = {stroke: "var(--paper)", "stroke-width": 1};
  if (fronts.length < 2) append(group, "circle", {cx: x, cy: y, r, fill: colorOf(fronts[0] ?? ""), ...rim});
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
      fill: colorOf(front)
    });
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
