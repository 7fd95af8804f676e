import {claimOf, countWeapons, endOf, finding, harmOf, isOfSeries} from "../attack.js";
import {calendarOf, dayOf, printCalendar} from "../calendar.js";
import {date, maybeNumber, maybeText, text, texts} from "../cell.js";
import {append, dress, extent} from "../certainty.js";
import {sayFact, whenOf} from "../fact.js";
import {wrap} from "../glyph.js";
import {letter, round, textWidth, wrapText} from "../lettering.js";
import {capital, sequence} from "../numeral.js";
import {drawSpan} from "../span.js";
import {WEAPON_STEP, drawWeapon} from "../weapon.js";
import type {Calendar} from "../calendar.js";
import type {Codes, DrawOptions, Figure, Row} from "../figure.js";

interface Frame extends DrawOptions {
  claims: readonly Row[];
  calendar: Calendar;
  /** Labels stand above their rows and not beside them. */
  isNarrow: boolean;
  left: number;
  right: number;
  x: (day: number) => number;
  /** Where words of one day stand, as they are drawn. */
  guides: {x: number; y: number}[];
}

/** One line of words beside a mark; a line with a row of its own leads to that row. */
interface Line {
  text: string;
  isBold?: boolean;
  row?: Row;
}

interface Lane {
  name: string;
  country: string | null;
  rows: readonly Row[];
}

const SIZE = 12;
const LEADING = 15;
const LEAST_ROOM = 170;
const COLOR = "var(--front-iranian-proxies)";
const BAR = {height: 5, start: "closed", end: "closed"} as const;
const WORD_COLOR = "var(--ink-2)";
const AROUND = "Words and anniversary";

export const droneTimeline: Figure = {
  id: "drone-timeline",
  title: (rows, codes) => {
    const attacks = attacksOf(rows);
    return attacks.length === 0 ? "No attack fits" : finding(attacks, codes);
  },
  subtitle: (rows) =>
    rows.length === 0
      ? "Attacks by target and day"
      : `Attacks by target and day of ${printCalendar(calendarOf(rows))}; each mark is one weapon`,
  caption: (rows) => {
    const notes = [...new Set(attacksOf(rows).flatMap((row) => texts(row, "notes")))];
    return [
      "A bar spans all the days that the text allows; a question mark stands for a number that it does not give.",
      "Attacks without a claim in the text may have been claimed elsewhere.",
      ...(notes.length > 0 ? [`The text leaves open: ${notes.join(" ")}`] : [])
    ].join(" ");
  },
  alt: (rows, codes) => {
    const claims = rows.filter((row) => text(row, "part") === "claim");
    const attacks = attacksOf(rows).map((row) =>
      [placeOf(row), whenOf(row), sayEnd(row, codes), ...harmOf(row), claimOf(row, claims)].join("; ")
    );
    const others = rows.filter((row) => text(row, "part") === "word" || isOfSeries(row));
    return [...attacks, ...others.map((row) => `${whenOf(row)}: ${text(row, "title").replace(/\.$/, "")}`)].join(". ");
  },
  codes: ["certainty", "date_precision", "weapon", "outcome"],
  parameters: {
    weapon: {kind: "many", label: "Weapon", default: null, codes: "weapon", column: "weapon"},
    certainty: {
      kind: "one",
      label: "At least as certain as",
      default: null,
      any: "any certainty",
      codes: "certainty",
      column: "certainty"
    },
    words: {kind: "flag", label: AROUND, default: true}
  },
  draw: (rows, options) => {
    const svg = options.document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const height = rows.length === 0 ? drawNothing(svg) : drawLanes(svg, rows, options);
    svg.setAttribute("viewBox", `0 0 ${options.width} ${Math.ceil(height)}`);
    svg.setAttribute("width", String(options.width));
    svg.setAttribute("height", String(Math.ceil(height)));
    return svg;
  }
};

function drawNothing(svg: SVGElement): number {
  letter(svg, {x: 6, y: 24, lines: ["No attack fits."], fill: "var(--ink-2)"});
  return 40;
}

function drawLanes(svg: SVGElement, rows: readonly Row[], options: DrawOptions): number {
  const frame = frameOf(rows, options);
  const grid = append(svg, "g", {"aria-hidden": "true"});
  let y = 36;
  for (const lane of lanesOf(rows)) y = drawLane(svg, lane, y, frame);
  drawGrid(grid, y, frame);
  drawGuides(grid, y, frame);
  return y + 22;
}

function frameOf(rows: readonly Row[], options: DrawOptions): Frame {
  const {width} = options;
  const isNarrow = width < 560;
  const calendar = calendarOf(rows);
  const [left, right] = [isNarrow ? 8 : 164, width - 8];
  return {
    ...options,
    calendar,
    isNarrow,
    left,
    right,
    guides: [],
    claims: rows.filter((row) => text(row, "part") === "claim"),
    x: (day) => left + (day / calendar.days) * (right - left)
  };
}

/** Words first, then the targets in the order of the rows, each with the claims that no one attack owns. */
function lanesOf(rows: readonly Row[]): Lane[] {
  const words = rows.filter((row) => text(row, "part") === "word");
  const lanes = new Map<string, Lane>();
  for (const row of attacksOf(rows)) {
    const name = placeOf(row);
    lanes.set(name, {name, country: maybeText(row, "country"), rows: [...(lanes.get(name)?.rows ?? []), row]});
  }
  return [
    ...(words.length > 0 ? [{name: AROUND, country: null, rows: words}] : []),
    ...[...lanes.values()].map((lane) => ({
      ...lane,
      rows: [...lane.rows, ...rows.filter((row) => isOfSeries(row) && placeOf(row) === lane.name)]
    }))
  ];
}

function drawLane(svg: SVGElement, lane: Lane, top: number, frame: Frame): number {
  const {isNarrow, left, width} = frame;
  append(svg, "path", {d: `M${isNarrow ? left : 0} ${round(top)}H${width}`, stroke: "var(--ink-3)", fill: "none"});
  const names = wrapText(lane.name, isNarrow ? width - 16 : left - 20, 13, true);
  const x = isNarrow ? left : 0;
  let bottom = top + 20;
  letter(svg, {x, y: bottom, lines: names, size: 13, leading: 16, isBold: true});
  bottom += (names.length - 1) * 16;
  if (lane.country !== null) {
    const isBeside = isNarrow && names.length === 1;
    if (!isBeside) bottom += 15;
    const after = isBeside ? textWidth(lane.name, 13, true) + 6 : 0;
    letter(svg, {x: x + after, y: bottom, lines: [lane.country], size: 11, fill: "var(--ink-2)"});
  }
  let y = isNarrow ? bottom + 8 : top + 8;
  for (const row of lane.rows) y = drawEntry(svg, row, y, frame) + 9;
  return Math.max(y, bottom + 10);
}

function drawEntry(svg: SVGElement, row: Row, top: number, frame: Frame): number {
  const [x1, x2] = spanOf(row, frame);
  const isAttack = text(row, "part") === "attack";
  const isUncounted = isAttack && maybeNumber(row, "weapon_count") === null;
  const end = x2 + (isUncounted && isDay(row) ? 12 : 0);
  const side = sideOf(x1, end, frame);
  const depth = isAttack ? (maybeNumber(row, "weapon_count") ?? 1) * WEAPON_STEP : WEAPON_STEP;
  const group = wrap(svg, {href: hrefOf(row, frame), label: sayRow(row, frame)});
  if (isAttack) drawAttack(group, row, x1, x2, top);
  else drawWord(group, row, x1, x2, top + 7, frame);
  const lines = linesOf(row, frame).flatMap((line) =>
    wrapText(line.text, side.room, SIZE, line.isBold).map((part) => ({...line, text: part}))
  );
  const first = top + 11 + (side.isBelow ? depth + 2 : 0);
  lines.forEach((line, i) => {
    const parent = line.row ? wrap(svg, {href: hrefOf(line.row, frame), label: sayRow(line.row, frame)}) : group;
    const fill = line.isBold ? "var(--ink)" : "var(--ink-2)";
    const place = {x: side.x, y: first + i * LEADING, anchor: side.anchor};
    letter(parent, {...place, lines: [line.text], size: SIZE, fill, isBold: line.isBold ?? false});
  });
  const words = lines.length * LEADING;
  return top + (side.isBelow ? depth + 4 + words : Math.max(depth, words));
}

/** Chooses where the words of a mark stand: to its right, to its left, or below. */
function sideOf(x1: number, x2: number, {left, right}: Frame) {
  const [before, after] = [x1 - 12 - left, right - x2 - 12];
  if (after >= LEAST_ROOM) return {x: x2 + 12, room: after, anchor: "start", isBelow: false} as const;
  if (before >= LEAST_ROOM) return {x: x1 - 12, room: before, anchor: "end", isBelow: false} as const;
  return {x: left, room: right - left, anchor: "start", isBelow: true} as const;
}

function drawAttack(group: SVGElement, row: Row, x1: number, x2: number, top: number): void {
  const certainty = text(row, "certainty");
  const count = maybeNumber(row, "weapon_count");
  const y = top + 7;
  const x = (x1 + x2) / 2;
  if (!isDay(row)) {
    for (const [from, to] of [
      [x1, x - 22],
      [x + 22, x2]
    ] as const) {
      drawSpan(group, {...BAR, x1: round(from), x2: round(to), y, certainty, color: COLOR});
    }
  }
  for (let i = 0; i < (count ?? 1); i++) {
    drawWeapon(group, maybeText(row, "weapon"), x, y + i * WEAPON_STEP, certainty, COLOR);
  }
  if (count === null) letter(group, {x: x + 9, y: y + 5, lines: ["?"], size: 14, isBold: true, fill: COLOR});
}

function drawWord(group: SVGElement, row: Row, x1: number, x2: number, y: number, {guides}: Frame): void {
  const certainty = text(row, "certainty");
  const x = round((x1 + x2) / 2);
  if (isDay(row)) {
    dress(append(group, "circle", {cx: x, cy: y, r: 4.5}), certainty, WORD_COLOR);
    if (!isOfSeries(row)) guides.push({x, y});
  } else drawSpan(group, {...BAR, x1: round(x1), x2: round(x2), y, certainty, color: WORD_COLOR});
}

function linesOf(row: Row, {codes, claims, calendar}: Frame): Line[] {
  const day = whenOf(row, String(calendar.start.getUTCFullYear()));
  const when = isDay(row) ? day : `${day}, day not stated`;
  if (text(row, "part") === "attack") {
    const claim = claims.find((each) => maybeText(each, "answers") === text(row, "fact_id"));
    const line = {text: capital(claimOf(row, claims))};
    return [
      {text: capital(sayEnd(row, codes)), isBold: true},
      {text: [when, ...harmOf(row)].join("; ")},
      claim ? {...line, row: claim} : line
    ];
  }
  const tie = isOfSeries(row) ? "; the text ties the claim to the series and the place, not to one attack" : "";
  return [{text: text(row, "title"), isBold: true}, {text: `${when}${tie}`}];
}

function drawGrid(grid: SVGElement, bottom: number, {x, calendar, left}: Frame): void {
  letter(grid, {x: left, y: 12, lines: [printCalendar(calendar)], size: 11, fill: "var(--ink-2)"});
  for (const day of [1, 5, 10, 15, 20, 25, 30]) {
    const at = round(x(day - 0.5));
    append(grid, "path", {
      d: `M${at} 34V${round(bottom)}`,
      stroke: "var(--ink-3)",
      "stroke-opacity": 0.5,
      fill: "none"
    });
    for (const y of [29, bottom + 15]) {
      letter(grid, {x: at, y, lines: [String(day)], size: 11, anchor: "middle", fill: "var(--ink-2)"});
    }
  }
}

/** Leads from the words of one day down to the attacks. */
function drawGuides(grid: SVGElement, bottom: number, {guides}: Frame): void {
  for (const {x, y} of guides) {
    const d = `M${round(x)} ${round(y)}V${round(bottom)}`;
    append(grid, "path", {d, stroke: "var(--ink-2)", "stroke-opacity": 0.6, "stroke-dasharray": "1 4", fill: "none"});
  }
}

function spanOf(row: Row, {calendar, x}: Frame): readonly [number, number] {
  const [first, last] = [dayOf(calendar, date(row, "date_start")), dayOf(calendar, date(row, "date_end"))];
  if (!isDay(row)) return [x(first), x(last + 1)];
  return [x(first + 0.5) - 6, x(first + 0.5) + 6];
}

function sayRow(row: Row, {codes, claims}: Frame): string {
  const attributed = texts(row, "attributed");
  const more =
    text(row, "part") === "attack"
      ? [placeOf(row), sayEnd(row, codes), ...harmOf(row), claimOf(row, claims)].map(capital)
      : [];
  return sayFact(row, codes, [...more, ...(attributed.length > 0 ? [`Attributed to ${sequence(attributed)}`] : [])]);
}

function sayEnd(row: Row, codes: Codes): string {
  const count = countWeapons(row, codes);
  return count.includes(",") ? `${count}; ${endOf(row, codes)}` : `${count} ${endOf(row, codes)}`;
}

function hrefOf(row: Row, {link}: Frame): string {
  return link(text(row, "article_id"), `${text(row, "kind") === "figure" ? "f" : "e"}-${text(row, "fact_id")}`);
}

function attacksOf(rows: readonly Row[]): Row[] {
  return rows.filter((row) => text(row, "part") === "attack");
}

function placeOf(row: Row): string {
  return maybeText(row, "place") ?? "Place not stated";
}

function isDay(row: Row): boolean {
  return extent(text(row, "date_precision")) === "dot";
}
