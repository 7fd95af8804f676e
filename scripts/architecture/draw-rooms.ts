import rooms from "./rooms.json" with {type: "json"};
import {readImports} from "./imports.js";
import type {Import} from "./imports.js";

/** Imports of one room by another. */
interface Arrow {
  from: number;
  to: number;
  count: number;
  /** Whether all of them are imports of types. */
  isType: boolean;
}

const WIDTH = 640;
const BOX = {x: 230, width: 130, height: 26};
/** Pixels from a box to the one below. */
const STEP = 40;
const TOP = 24;
const LEGEND = [1, 4, 16, 64];
const STYLE = [
  "svg { color: #1b1e23; font: 14px system-ui, sans-serif; }",
  "@media (prefers-color-scheme: dark) { svg { color: #e8e6e3; } }",
  "text { fill: currentColor; }",
  ".box { fill: currentColor; fill-opacity: 0.06; stroke: currentColor; }",
  ".arrow { fill: none; stroke: currentColor; stroke-opacity: 0.4; }",
  ".types { stroke-dasharray: 3 3; }"
];

/** Returns the image of this project's rooms. */
export function drawProject(): string {
  const imports = readImports(["loaders", "components", "scripts"]);
  return drawRooms(imports, ["loaders", ...rooms.components.map((room) => `components/${room}`), "scripts"]);
}

/**
 * Returns an SVG image of rooms from top to bottom, as text. An arrow points from a room to one that it imports from,
 * on the right where that stands above, else on the left; its width tells the power of two in the number of imports,
 * so that the image changes seldom. Rooms are the folders of `folders`, which may lie within each other.
 */
export function drawRooms(imports: readonly Import[], folders: readonly string[]): string {
  const height = TOP + folders.length * STEP + 56;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title">`,
    '<title id="title">The rooms from top to bottom, and arrows from each room to those that it imports from</title>',
    `<style>\n${STYLE.join("\n")}\n</style>`,
    '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0,0L8,4L0,8z" fill="currentColor" fill-opacity="0.6"/></marker></defs>',
    ...arrowsBetween(imports, folders).map(drawArrow),
    ...folders.flatMap(drawBox),
    ...drawLegend(TOP + folders.length * STEP + 24),
    "</svg>",
    ""
  ].join("\n");
}

function arrowsBetween(imports: readonly Import[], folders: readonly string[]): Arrow[] {
  const roomOf = (file: string): number => folders.findIndex((folder) => file.startsWith(`${folder}/`));
  const arrows = new Map<string, Arrow>();
  for (const {isType, ...each} of imports) {
    const [from, to] = [roomOf(each.from), roomOf(each.to)];
    if (from === to || from < 0 || to < 0) continue;
    const key = `${from}-${to}`;
    const known = arrows.get(key) ?? {from, to, count: 0, isType: true};
    arrows.set(key, {from, to, count: known.count + 1, isType: known.isType && isType});
  }
  return [...arrows.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** Draws an arc that leaves a box below its middle and enters the other above its own. */
function drawArrow({from, to, count, isType}: Arrow): string {
  const side = to < from ? 1 : -1;
  const x = side > 0 ? BOX.x + BOX.width : BOX.x;
  const reach = x + side * (24 + 24 * Math.abs(from - to));
  const [start, end] = [middle(from) + 5 * side, middle(to) - 5 * side];
  const path = `M${x},${start}C${reach},${start} ${reach},${end} ${x},${end}`;
  return `<path class="${isType ? "arrow types" : "arrow"}" stroke-width="${strokeWidth(count)}" marker-end="url(#head)" d="${path}"/>`;
}

function drawBox(folder: string, index: number): string[] {
  const y = middle(index) - BOX.height / 2;
  return [
    `<rect class="box" x="${BOX.x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="4"/>`,
    `<text x="${BOX.x + BOX.width / 2}" y="${middle(index) + 5}" text-anchor="middle">${folder.split("/").at(-1) ?? ""}/</text>`
  ];
}

function drawLegend(y: number): string[] {
  const lines = LEGEND.flatMap((count, index) => {
    const x = 24 + index * 90;
    return [
      `<path class="arrow" stroke-width="${strokeWidth(count)}" d="M${x},${y}H${x + 32}"/>`,
      `<text x="${x + 40}" y="${y + 5}">${count}</text>`
    ];
  });
  const x = 24 + LEGEND.length * 90;
  return [
    ...lines,
    `<text x="${x - 26}" y="${y + 5}">or more imports</text>`,
    `<path class="arrow types" stroke-width="1" d="M${x + 110},${y}h32"/>`,
    `<text x="${x + 150}" y="${y + 5}">types only</text>`
  ];
}

function middle(index: number): number {
  return TOP + index * STEP;
}

function strokeWidth(count: number): number {
  return 0.75 + 0.75 * Math.floor(Math.log2(count));
}
