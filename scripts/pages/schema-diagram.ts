import {sequence} from "../../components/format/words.js";
import {appendLink} from "../../components/marks/link.js";
import {append, createSvg, setAttributes, setSize} from "../../components/marks/svg.js";
import {drawText} from "../../components/marks/text.js";
import {makeDocument} from "../build/static-figure.js";
import type {Codebook, Table} from "../../loaders/lib/codebook.js";

/** Pixels at which the diagram is drawn, and from which column on the columns that refer are named. */
const WIDTHS = [
  {width: 340, pitch: 26, isNamed: false},
  {width: 720, pitch: 30, isNamed: true}
];
const NAMES = 104;
const ROW = 28;

/**
 * Draws how tables refer to each other: a rail runs down from each table that others refer to, and a dot on it is a
 * reference. Twice, for narrow and for wide pages; the stylesheet shows one.
 */
export function printSchema({tables}: Pick<Codebook, "tables">): string {
  const order = orderOf([...tables.values()]);
  return WIDTHS.map(({width, ...look}) => {
    const svg = drawSchema(order, width, look);
    svg.setAttribute("class", look.isNamed ? "schema schema-wide" : "schema schema-narrow");
    return svg.outerHTML;
  }).join("\n");
}

/** Puts each table behind those that it refers to, and otherwise keeps the order of the codebook; loners come last. */
export function orderOf(tables: readonly Table[]): Table[] {
  const placed: Table[] = [];
  const isReady = (table: Table): boolean =>
    targetsOf(table).every((name) => name === table.name || placed.some((each) => each.name === name));
  const referred = new Set(tables.flatMap(targetsOf));
  const [loners, others] = [false, true].map((joined) =>
    tables.filter((table) => (targetsOf(table).length > 0 || referred.has(table.name)) === joined)
  );
  let rest = others ?? [];
  while (rest.length > 0) {
    const next = rest.find(isReady) ?? rest[0];
    if (!next) break;
    placed.push(next);
    rest = rest.filter((table) => table !== next);
  }
  return [...placed, ...(loners ?? [])];
}

/** Names the tables that a table refers to, each once. */
export function targetsOf({columns}: Table): string[] {
  return [...new Set(columns.flatMap(({references}) => (references === null ? [] : [references])))];
}

function drawSchema(order: readonly Table[], width: number, {pitch, isNamed}: {pitch: number; isNamed: boolean}) {
  const svg = createSvg(makeDocument(), "svg", {width, height: 0});
  const rails = order.filter(({name}) => order.some((table) => targetsOf(table).includes(name)));
  const xOf = (name: string): number => NAMES + rails.findIndex((rail) => rail.name === name) * pitch + 14;
  const yOf = (name: string): number => order.findIndex((table) => table.name === name) * ROW + 16;
  const edge = NAMES + rails.length * pitch + 8;
  for (const {name} of rails) {
    const last = order.filter((table) => targetsOf(table).includes(name)).at(-1)?.name ?? name;
    append(svg, "path", {d: `M${xOf(name)} ${yOf(name)}V${yOf(last)}`, stroke: "var(--ink-3)", "stroke-width": 2});
  }
  for (const table of order) {
    const y = yOf(table.name);
    const targets = targetsOf(table);
    const reached = [...targets.map(xOf), ...(rails.includes(table) ? [xOf(table.name)] : [])];
    const mark = appendLink(svg, {href: `#t-${table.name}`, label: sayTable(table)});
    append(mark, "rect", {x: 0, y: y - ROW / 2, width, height: ROW, fill: "transparent"});
    drawText(mark, {x: 0, y: y + 4, lines: [table.name], size: 13, isBold: true});
    if (reached.length > 0)
      append(mark, "path", {
        d: `M${NAMES - 4} ${y}H${Math.max(...reached)}`,
        stroke: "var(--ink-2)",
        "stroke-width": 1
      });
    for (const target of targets) append(mark, "circle", {cx: xOf(target), cy: y, r: 4.5, fill: "var(--ink)"});
    if (rails.includes(table)) drawHead(mark, xOf(table.name), y, targets.includes(table.name));
    if (isNamed) drawText(mark, {x: edge, y: y + 4, lines: [columnsOf(table)], size: 12, fill: "var(--ink-2)"});
  }
  const height = order.length * ROW + 4;
  setSize(svg, width, height);
  setAttributes(svg, {role: "group", "aria-label": "How the tables refer to each other"});
  return svg;
}

/** Draws where a rail begins: at the table that is referred to, twice where it refers to itself. */
function drawHead(mark: Element, x: number, y: number, isOwn: boolean): void {
  const look = {fill: "var(--paper)", stroke: "var(--accent)", "stroke-width": 2};
  append(mark, "rect", {x: x - 7, y: y - 7, width: 14, height: 14, ...look});
  if (isOwn) append(mark, "circle", {cx: x, cy: y, r: 3, fill: "var(--ink)"});
}

function columnsOf(table: Table): string {
  return referring(table)
    .map(({name}) => name)
    .join(", ");
}

function referring({columns}: Table): Table["columns"] {
  return columns.filter(({references}) => references !== null);
}

function sayTable(table: Table): string {
  const targets = targetsOf(table);
  if (targets.length === 0) return `${table.name}: refers to no other table.`;
  return `${table.name} ${columnsOf(table)}: refers to ${sequence(targets)}.`;
}
