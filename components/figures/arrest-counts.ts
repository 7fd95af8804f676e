import {flag, maybeText, text, texts} from "../cell.js";
import {append} from "../certainty.js";
import {sayFact, whenOf} from "../fact.js";
import {label} from "../figure.js";
import {wrap} from "../glyph.js";
import {letter, round, wrapText} from "../lettering.js";
import {capital, sequence} from "../numeral.js";
import {PEOPLE_WIDTH, countOf, drawPeople, peopleHeight, sayCount, sumOf} from "../people.js";
import type {DrawOptions, Figure, Row} from "../figure.js";

interface Frame extends DrawOptions {
  /** Labels stand above their circles and not beside them. */
  isNarrow: boolean;
  /** Letters of the totals shown, by event. */
  letters: ReadonlyMap<string, string>;
}

interface Line {
  text: string;
  size: number;
  isBold?: boolean;
  fill: string;
}

const PAD = 10;
const DATE_WIDTH = 116;
const LEADING = 15;
const KINDS: Readonly<Record<string, string>> = {arrest: "arrested", sentence: "sentenced"};

export const arrestCounts: Figure = {
  id: "arrest-counts",
  title: (rows) => {
    const cases = rows.filter((row) => !flag(row, "total"));
    const sums = kindsOf(cases).flatMap((kind) => saySum(cases, kind));
    const [total] = rows.filter((row) => flag(row, "total")).sort((a, b) => sumOf([b]).people - sumOf([a]).people);
    const largest = total && sumOf([total]).people > 0 ? [`the largest total shown is ${sayValue(total)}`] : [];
    if (rows.length === 0) return "No arrest or sentence fits";
    const found =
      sums.length > 0 ? `The cases shown count or name ${sequence(sums)}` : "No case shown counts or names anyone";
    return [found, ...largest].join("; ");
  },
  subtitle: (rows) => {
    const deeds = kindsOf(rows).map((kind) => KINDS[kind] ?? kind);
    return `People ${deeds.length > 0 ? deeds.join(" and ") : "arrested"}, event by event; one circle is one person`;
  },
  caption: (rows) =>
    [
      "A ringed circle is a person known by name. Where the number is qualified, the last circles fade.",
      "A run that fades out stands for a word or for no number at all: its length says nothing.",
      "Totals contain cases and are never added to them; cases that belong to one carry its letter.",
      "Who is handed over is counted at the arrest.",
      ...(rows.some((row) => countOf(row).kind === "nobody")
        ? ["What did not happen is listed and counts nobody."]
        : [])
    ].join(" "),
  alt: (rows, codes) =>
    rows
      .map(
        (row) => `${flag(row, "total") ? "Total, " : ""}${whenOf(row)}: ${sayCount(row, codes)}, ${text(row, "title")}`
      )
      .join(". "),
  codes: ["certainty", "date_precision", "front", "measure", "outcome", "role"],
  legend: {dates: false, marks: true},
  parameters: {
    front: {kind: "many", label: "Front", default: null, codes: "front", column: "article_id"},
    kind: {
      kind: "many",
      label: "Kind",
      default: ["arrest"],
      column: "kind",
      options: [
        {value: "arrest", label: "arrests"},
        {value: "sentence", label: "sentences"}
      ]
    },
    certainty: {
      kind: "one",
      label: "At least as certain as",
      default: null,
      any: "any certainty",
      codes: "certainty",
      column: "certainty"
    }
  },
  draw: (rows, options) => {
    const svg = options.document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const height = rows.length === 0 ? drawNothing(svg) : drawFronts(svg, rows, options);
    svg.setAttribute("viewBox", `0 0 ${options.width} ${Math.ceil(height)}`);
    svg.setAttribute("width", String(options.width));
    svg.setAttribute("height", String(Math.ceil(height)));
    return svg;
  }
};

function drawNothing(svg: SVGElement): number {
  letter(svg, {x: PAD, y: 24, lines: ["No arrest or sentence fits."], fill: "var(--ink-2)"});
  return 40;
}

function drawFronts(svg: SVGElement, rows: readonly Row[], options: DrawOptions): number {
  const totals = [...new Set(rows.filter((row) => flag(row, "total")).map((row) => text(row, "event_id")))];
  const letters = new Map(totals.map((id, i) => [id, String.fromCharCode(65 + i)]));
  const frame = {...options, isNarrow: options.width < 560, letters};
  let y = 4;
  for (const front of new Set(rows.map((row) => text(row, "article_id")))) {
    y =
      drawFront(
        svg,
        front,
        rows.filter((row) => text(row, "article_id") === front),
        y,
        frame
      ) + 22;
  }
  return y - 10;
}

function drawFront(svg: SVGElement, front: string, rows: readonly Row[], top: number, frame: Frame): number {
  const {codes, width} = frame;
  append(svg, "rect", {x: 0, y: top, width, height: 3, fill: `var(--front-${front})`});
  const names = wrapText(label(codes, "front", front), width - 2 * PAD, 14, true);
  letter(svg, {x: PAD, y: top + 22, lines: names, size: 14, leading: 18, isBold: true});
  let y = top + 12 + names.length * 18;
  const totals = rows.filter((row) => flag(row, "total"));
  const cases = rows.filter((row) => !flag(row, "total"));
  y += 6;
  if (totals.length > 0) y = drawTotals(svg, totals, y, frame) + 12;
  if (totals.length > 0 && cases.length > 0) y = drawHead(svg, "Cases", y);
  for (const row of cases) y = drawEntry(svg, row, y, frame) + 12;
  return y - 8;
}

/** Sets the totals apart in a frame of their own. */
function drawTotals(svg: SVGElement, totals: readonly Row[], top: number, frame: Frame): number {
  const box = append(svg, "rect", {x: 0.5, y: round(top) + 0.5, width: frame.width - 1, rx: 4, fill: "none"});
  box.setAttribute("stroke", "var(--ink-3)");
  let y = drawHead(svg, "Totals, never added to the cases", top + 4);
  for (const row of totals) y = drawEntry(svg, row, y, frame) + 12;
  box.setAttribute("height", String(round(y - top - 4)));
  return y - 4;
}

function drawHead(svg: SVGElement, head: string, top: number): number {
  letter(svg, {x: PAD, y: top + 12, lines: [head], size: 11, fill: "var(--ink-2)", isItalic: true});
  return top + 22;
}

function drawEntry(svg: SVGElement, row: Row, top: number, frame: Frame): number {
  const {codes, isNarrow, link, width} = frame;
  const href = link(text(row, "article_id"), `e-${text(row, "event_id")}`);
  const count = countOf(row);
  const details = detailsOf(row, frame);
  const saying = sayFact(row, codes, [sayCount(row, codes), ...details].map(capital));
  const group = wrap(svg, {href, label: saying});
  const date = isNarrow ? [] : fold(dateLines(row, frame), DATE_WIDTH - 8);
  const x = isNarrow ? PAD : PAD + DATE_WIDTH + PEOPLE_WIDTH + 14;
  const lines = fold(linesOf(row, details, frame), width - x - PAD);
  drawLines(group, date, PAD, top + 11);
  drawLines(group, lines, x, top + 11);
  const words = top + Math.max(lines.length, date.length) * LEADING;
  if (isNarrow && count.kind === "nobody") return words;
  const [unitsX, unitsY] = isNarrow ? [PAD, top + lines.length * LEADING + 3] : [PAD + DATE_WIDTH, top];
  const unitsTop = count.kind === "names" && !isNarrow ? unitsY - 1 : unitsY;
  drawPeople(group, count, unitsX, unitsTop, text(row, "certainty"), `var(--front-${text(row, "article_id")})`);
  return Math.max(unitsTop + peopleHeight(count), words);
}

/** On a narrow drawing the words say the date and the letter; on a wide one these have a column of their own. */
function linesOf(row: Row, details: readonly string[], frame: Frame): Line[] {
  const own = frame.letters.get(text(row, "event_id"));
  const count = sayCount(row, frame.codes);
  const more = frame.isNarrow ? [whenOf(row), ...details] : details;
  return [
    {
      text: frame.isNarrow && own !== undefined ? `Total ${own}: ${count}` : count,
      size: 12,
      isBold: true,
      fill: "var(--ink)"
    },
    {text: text(row, "title"), size: 12, fill: "var(--ink)"},
    ...(more.length > 0 ? [{text: capital(more.join("; ")), size: 11, fill: "var(--ink-2)"}] : [])
  ];
}

function dateLines(row: Row, {letters}: Frame): Line[] {
  const own = letters.get(text(row, "event_id"));
  return [
    ...(own === undefined ? [] : [{text: `Total ${own}`, size: 12, isBold: true, fill: "var(--ink)"}]),
    {text: capital(whenOf(row)), size: 12, fill: "var(--ink-2)"}
  ];
}

/** Says where and by whom, what part of the number is singled out, and which total contains it, as far as known. */
function detailsOf(row: Row, {codes, letters}: Frame): string[] {
  const [place, country] = [maybeText(row, "place"), maybeText(row, "country")];
  const authorities = texts(row, "authorities");
  const total = letters.get(maybeText(row, "part_of") ?? "");
  return [
    ...(place === null ? [] : [country === null || place.includes(country) ? place : `${place}, ${country}`]),
    ...(authorities.length > 0 ? [`${label(codes, "role", "authority")}: ${sequence(authorities)}`] : []),
    ...texts(row, "among"),
    ...(total === undefined ? [] : [`part of total ${total}`])
  ];
}

function fold(lines: readonly Line[], width: number): Line[] {
  return lines.flatMap((line) =>
    wrapText(line.text, width, line.size, line.isBold).map((part) => ({...line, text: part}))
  );
}

function drawLines(group: SVGElement, lines: readonly Line[], x: number, y: number): void {
  lines.forEach((line, i) => {
    letter(group, {
      x,
      y: y + i * LEADING,
      lines: [line.text],
      size: line.size,
      fill: line.fill,
      isBold: line.isBold ?? false
    });
  });
}

function kindsOf(rows: readonly Row[]): string[] {
  const kinds = new Set(rows.map((row) => text(row, "kind")));
  return Object.keys(KINDS).filter((kind) => kinds.has(kind));
}

function saySum(cases: readonly Row[], kind: string): string[] {
  const {people, isRough} = sumOf(cases.filter((row) => text(row, "kind") === kind));
  if (people === 0) return [];
  return [`${isRough ? "about " : ""}${people} ${people === 1 ? "person" : "people"} ${KINDS[kind] ?? kind}`];
}

function sayValue(row: Row): string {
  const qualifier = maybeText(row, "qualifier");
  return `${qualifier === null ? "" : `${qualifier} `}${sumOf([row]).people}`;
}
