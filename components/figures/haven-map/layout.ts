import {maybeText, number, text, texts} from "../../data/row.js";
import {capital, numeral, sequence} from "../../format/words.js";
import {isPlaced} from "../../marks/map/counts.js";
import {panelAt, panelOf, titleBoxOf} from "../../marks/map/views.js";
import {textWidth} from "../../marks/text.js";
import {placeCallouts} from "./callouts.js";
import type {Row} from "../../data/row.js";
import type {Panel, View} from "../../marks/map/views.js";
import type {Callout} from "./callouts.js";

/** What is told of a place in one respect. */
export interface Line {
  words: string;
  rows: readonly Row[];
}

/** All that is told of a place, and where it stands. */
export interface Haven extends Callout {
  name: string;
  panel: Panel;
  /** Whether the text names a town, and not only an area that the point stands for. */
  isSpot: boolean;
  lines: readonly Line[];
  /** Upper left corner of the words; null where the map has no room for them. */
  corner: readonly [number, number] | null;
}

export const SIZE = 11;
/** Least pixels that a mark takes across and down. */
export const CELL = 24;
/** Height of the name above the lines. */
export const HEAD = 17;
const NAME = 12;
const RADII: Readonly<Record<string, number>> = {country: 10, region: 8};
const SPOT = 3;

/** What the article tells of places, in the order of the lines. */
export const TOLD: readonly {value: string; label: string}[] = [
  {value: "haven", label: "haven of its caliphs"},
  {value: "origin", label: "origin of a caliph"},
  {value: "violence", label: "raids, bombs and deaths"},
  {value: "rule", label: "rule of others"},
  {value: "land", label: "remote land held"},
  {value: "operations", label: "operations by night"},
  {value: "conquest", label: "conquest"}
];

const WORLD: View = {
  id: "world",
  title: "From Nigeria to Afghanistan",
  window: [0, -26, 76, 40],
  atlas: "world",
  hasBorders: true
};

const INSET: View = {
  id: "inset",
  title: "Syria and Iraq",
  window: [33, 29.4, 48.4, 38.4],
  atlas: "region",
  hasBorders: true
};

/** Divides the width of the map: the world and, beside it or below it, a closer look at Syria and Iraq. */
export function framesOf(width: number, top: number): [Panel, Panel] {
  if (width < 640) {
    const tall = Math.round(width * 0.98);
    return [
      panelOf(INSET, {x: 0, y: top, width, height: tall}),
      panelOf(WORLD, {x: 0, y: top + tall + 8, width, height: tall})
    ];
  }
  const [half, height] = [Math.round((width - 8) / 2), Math.round(Math.min(540, Math.max(400, width * 0.48)))];
  return [
    panelOf(INSET, {x: half + 8, y: top, width: width - half - 8, height}),
    panelOf(WORLD, {x: 0, y: top, width: half, height})
  ];
}

/** Gathers rows by place and finds room for what they tell; rows without a point are left out. */
export function havensOf(rows: readonly Row[], panels: readonly Panel[]): Haven[] {
  const havens = placesOf(rows.filter(isPlaced)).map((own) => havenOf(own, panels));
  for (const panel of panels) {
    const own = havens.filter((each) => each.panel === panel).sort((a, b) => b.height - a.height);
    const closer = panel.id === "world" ? panels.filter((each) => each !== panel) : [];
    const taken = [titleBoxOf(panel), ...closer.map((each) => outlineBox(each, panel))];
    placeCallouts(own, panel, taken).forEach((corner, i) => Object.assign(own[i] ?? {}, {corner}));
  }
  return havens;
}

/** Splits rows by their places. */
export function placesOf(rows: readonly Row[]): Row[][] {
  const ids = [...new Set(rows.map((row) => text(row, "place_id")))];
  return ids.map((id) => rows.filter((row) => text(row, "place_id") === id));
}

/** Tells whether a row says what is not so. */
export function isNot(row: Row): boolean {
  return maybeText(row, "outcome") === "none";
}

/** Gives the name of a place as it stands on the map. */
export function nameOf(row: Row): string {
  return capital(text(row, "place"));
}

/** Measures the words and marks of a line. */
export function widthOf({rows, words}: Line): number {
  return rows.length * CELL + textWidth(words, SIZE) + 2;
}

/** States where the caliphs hide and die, who holds that place, and where the group holds land. */
export function finding(rows: readonly Row[]): string {
  const dens = rows.filter((row) => ["haven", "violence"].includes(text(row, "told")));
  const parts = [sayDens(dens, rows), sayLand(dens, rows)].filter((part) => part !== null);
  if (parts.length > 0) return capital(parts.join("; "));
  const operated = countriesOf(toldOf(rows, "operations"));
  if (operated.size > 0) return `Islamic State shows itself by night in ${count(operated.size)}`;
  return `${capital(numeral(rows.length))} ${rows.length === 1 ? "fact" : "facts"} with a place`;
}

function sayDens(dens: readonly Row[], rows: readonly Row[]): string | null {
  const places = [...new Set(dens.map(nameOf))];
  const ruled = toldOf(rows, "rule").filter((row) => !isNot(row));
  const here = ruled.filter((row) => places.length === 0 || places.includes(nameOf(row)));
  const rulers = sequence([...new Set(here.flatMap((row) => texts(row, "names")))]);
  if (places.length === 0) {
    return rulers === "" ? null : `${rulers} holds ${sequence([...new Set(ruled.map(nameOf))])}`;
  }
  const deeds = [
    ...(toldOf(dens, "haven").length > 0 ? ["hide"] : []),
    ...(toldOf(dens, "violence").length > 0 ? ["die"] : [])
  ];
  const said = dens.every((row) => text(row, "certainty") === "asserted") ? "" : "are said to ";
  const held = rulers === "" ? "" : `, which ${rulers} holds`;
  return `Islamic State’s caliphs ${said}${sequence(deeds)} in ${sequence(places)}${held}`;
}

function sayLand(dens: readonly Row[], rows: readonly Row[]): string | null {
  const lands = countriesOf(toldOf(rows, "land"));
  if (lands.size === 0) return null;
  if (dens.length === 0) return `Islamic State holds land in ${count(lands.size)}`;
  const isElsewhere = ![...countriesOf(dens)].some((country) => lands.has(country));
  return `the land that the group holds lies in ${count(lands.size, isElsewhere ? "other " : "")}`;
}

function toldOf(rows: readonly Row[], told: string): Row[] {
  return rows.filter((row) => text(row, "told") === told);
}

function count(countries: number, which = ""): string {
  return `${numeral(countries)} ${which}${countries === 1 ? "country" : "countries"}`;
}

function countriesOf(rows: readonly Row[]): Set<string | null> {
  return new Set(rows.map((row) => maybeText(row, "country")));
}

function havenOf(rows: readonly Row[], panels: readonly Panel[]): Haven {
  const [row] = rows;
  if (!row) throw new Error("no rows");
  const [lon, lat] = [number(row, "lon"), number(row, "lat")];
  const panel = panelAt(panels, lon, lat);
  const [x, y] = panel.project(lon, lat);
  const precision = text(row, "where_precision");
  const lines = linesOf(rows);
  const name = nameOf(row);
  return {
    name,
    panel,
    isSpot: RADII[precision] === undefined,
    radius: RADII[precision] ?? SPOT,
    x,
    y,
    lines,
    width: Math.max(textWidth(name, NAME, true) + 6, ...lines.map(widthOf)),
    height: HEAD + lines.length * CELL,
    corner: null
  };
}

function linesOf(rows: readonly Row[]): Line[] {
  return TOLD.flatMap(({value, label}) => {
    const own = rows.filter((row) => text(row, "told") === value);
    return [own.filter((row) => !isNot(row)), own.filter(isNot)].flatMap((some): Line[] =>
      some.length === 0 ? [] : [{words: value === "rule" ? rulersOf(some) : label, rows: some}]
    );
  });
}

function rulersOf(rows: readonly Row[]): string {
  const names = [...new Set(rows.flatMap((row) => texts(row, "names")))];
  if (rows.every(isNot))
    return names.length > 2 ? `not under ${numeral(names.length)} others` : `not under ${sequence(names)}`;
  return `under ${sequence(names)}`;
}

function outlineBox({window: [west, south, east, north]}: Panel, {project}: Panel) {
  const [x1, y1] = project(west, north);
  const [x2, y2] = project(east, south);
  return {x1, y1, x2, y2};
}
