import {rect, ruleY} from "@observablehq/plot";
import {groups} from "d3";
import {label} from "../../data/codebook.js";
import {whenOf} from "../../data/fact-label.js";
import {flag, maybeText, text} from "../../data/row.js";
import {capital, numeral, sequence} from "../../format/words.js";
import {countOf, peopleMarks, sayCount, sumOf} from "../../marks/person-icons.js";
import {draw, drawMessage, labels, linkAreas} from "../../marks/plot-marks.js";
import {CERTAINTY, READING} from "../../state/shared-parameters.js";
import {computeLayout} from "./layout.js";
import type {Markish} from "@observablehq/plot";
import type {Row} from "../../data/row.js";
import type {Figure} from "../figure.js";
import type {Layout} from "./layout.js";

const KINDS: Readonly<Record<string, string>> = {arrest: "arrested", sentence: "sentenced"};

export const arrestCounts: Figure = {
  id: "arrest-counts",
  title: (rows, codes) => {
    if (rows.length === 0) return "No arrest or sentence fits";
    const fronts = [...groups(rows, (row) => text(row, "article_id"))];
    const parts = fronts.map(([front, own]) => `${label(codes, "front", front)}: ${frontFinding(own)}`);
    return parts.length === 1 ? capital(frontFinding(rows)) : parts.join("; ");
  },
  subtitle: (rows) => {
    const verbs = kindsOf(rows).map((kind) => KINDS[kind] ?? kind);
    return `People ${verbs.length > 0 ? verbs.join(" and ") : "arrested"}, event by event; one circle is one person`;
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
    certainty: CERTAINTY,
    reading: READING
  },
  draw: (rows, options) => {
    if (rows.length === 0) return drawMessage("No arrest or sentence fits.", options);
    const {document, width} = options;
    const layout = computeLayout(rows, options);
    return draw(marksOf(layout), {document, width, height: layout.bottom, x: {type: "identity"}});
  }
};

function marksOf(layout: Layout): Markish[] {
  return [
    rect(layout.fronts, {y1: "y", y2: ({y}: {y: number}) => y + 3, fill: "color"}),
    rect(layout.boxes, {x1: "x1", x2: "x2", y1: "y1", y2: "y2", rx: 4, fill: "none", stroke: "var(--ink-3)"}),
    ...peopleMarks(layout),
    ruleY(layout.dashes, {x1: "x", x2: ({x}: {x: number}) => x + 8, y: "y", stroke: "color", strokeWidth: 1.5}),
    labels(layout.labels),
    linkAreas(layout.spots)
  ];
}

function kindsOf(rows: readonly Row[]): string[] {
  const kinds = new Set(rows.map((row) => text(row, "kind")));
  return Object.keys(KINDS).filter((kind) => kinds.has(kind));
}

/** States the largest total of one front, and the sums of its single cases. */
function frontFinding(rows: readonly Row[]): string {
  const [totals, cases] = [rows.filter((row) => flag(row, "total")), rows.filter((row) => !flag(row, "total"))];
  const sums = kindsOf(cases).flatMap((kind) => sumLabel(cases, kind));
  const [total] = [...totals].sort((a, b) => sumOf([b]).people - sumOf([a]).people);
  const largest = total && sumOf([total]).people > 0 ? [`a total of ${totalLabel(total)}`] : [];
  const found =
    sums.length > 0 ? [`${sequence(sums)} in ${cases.length === 1 ? "a single case" : "single cases"}`] : [];
  const parts = [...largest, ...found];
  return parts.length > 0 ? parts.join(", ") : "no number and no name";
}

function sumLabel(cases: readonly Row[], kind: string): string[] {
  const {people, isRough} = sumOf(cases.filter((row) => text(row, "kind") === kind));
  return people === 0 ? [] : [`${isRough ? "about " : ""}${numeral(people)} ${KINDS[kind] ?? kind}`];
}

function totalLabel(row: Row): string {
  const qualifier = maybeText(row, "qualifier");
  const verb = KINDS[text(row, "kind")] ?? text(row, "kind");
  return `${qualifier === null ? "" : `${qualifier} `}${sumOf([row]).people} ${verb}`;
}
