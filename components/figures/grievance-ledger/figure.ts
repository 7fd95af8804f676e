import {flag, maybeText, text} from "../../data/row.js";
import {capital, numeral} from "../../format/words.js";
import {isDated} from "../../marks/date-mark.js";
import {drawMessage} from "../../marks/plot-marks.js";
import {createSvg, setSize} from "../../marks/svg.js";
import {CERTAINTY, GROUNDS, READING} from "../../state/shared-parameters.js";
import {drawColumns, rowLabel} from "./draw.js";
import type {Row} from "../../data/row.js";
import type {Figure} from "../figure.js";

const NOTHING = "No quarrel or dealing fits";

export const grievanceLedger: Figure = {
  id: "grievance-ledger",
  title: (rows) => (rows.length === 0 ? NOTHING : finding(rows)),
  subtitle: (rows) => {
    const undated = counted(rows).filter((row) => !isDated(row)).length;
    return `What Tajikistan and the Taliban hold against each other, and what they do together; ${numeral(undated)} of ${numeral(counted(rows).length)} entries carry no date`;
  },
  caption: (rows) =>
    [
      "A square or circle on the days is a day, a bar spans all the days that the text allows; an arrow is an end that it does not give, and the bar runs to the issue.",
      "What carries no date is listed and never placed, not even by the date of its source.",
      "Assurances and explanations count among the dealings.",
      ...(rows.some((row) => flag(row, "umbrella"))
        ? ["A double mark is a list; what it holds is counted, the list is not."]
        : []),
      "Left out is what the author expects of the whole: that tensions may ease, and that no conflict need follow."
    ].join(" "),
  alt: (rows, codes) =>
    rows.length === 0
      ? `${NOTHING}.`
      : ["quarrel", "dealing"]
          .map((entry) => rows.filter((row) => text(row, "entry") === entry))
          .filter((own) => own.length > 0)
          .map(
            (own) => `${capital(text(own[0] ?? {}, "entry"))}s. ${own.map((row) => rowLabel(row, {codes})).join(" ")}`
          )
          .join(" "),
  codes: ["certainty", "date_precision"],
  legend: {marks: true, dates: false},
  parameters: {
    source: GROUNDS,
    side: {
      kind: "many",
      label: "Who acts",
      default: null,
      column: "side",
      options: [
        {value: "tajikistan", label: "Tajikistan"},
        {value: "taliban", label: "the Taliban"},
        {value: "both", label: "both sides"},
        {value: "others", label: "others"}
      ]
    },
    certainty: CERTAINTY,
    reading: READING
  },
  draw: (rows, options) => {
    if (rows.length === 0) return drawMessage(`${NOTHING}.`, options);
    const {document, width} = options;
    const svg = createSvg(document, "svg");
    const height = Math.ceil(drawColumns(svg, rows, options));
    setSize(svg, width, height);
    return svg;
  }
};

/** States how the dates of quarrels relate to those of dealings or, where one is missing, how many of both there are. */
function finding(rows: readonly Row[]): string {
  const [quarrels, dealings] = [rowsOfEntry(rows, "quarrel"), rowsOfEntry(rows, "dealing")];
  const [disputed, dealt] = [quarrels.filter(isDated), dealings.filter(isDated)];
  if (quarrels.length + dealings.length === 0) return "A list of grievances, and nothing of what it holds";
  if (disputed.length === 0 || dealt.length === 0) {
    const dated = [...datedShare(quarrels, disputed, "quarrel"), ...datedShare(dealings, dealt, "dealing")];
    const shown = `${count(quarrels.length, "quarrel")} and ${count(dealings.length, "dealing")} shown`;
    return `${capital(shown)}; ${dated[0] ?? "none is dated"}`;
  }
  const [first = "", last = ""] = [
    dealt.map((row) => maybeText(row, "date_start") ?? "").sort()[0],
    dealt
      .map((row) => maybeText(row, "date_end") ?? "9999")
      .sort()
      .at(-1)
  ];
  const before = disputed.filter((row) => (maybeText(row, "date_start") ?? "") < first).length;
  const after = disputed.filter((row) => (maybeText(row, "date_start") ?? "") > last).length;
  const subject =
    dealt.length === 1 ? "The one dated dealing stands" : `The ${numeral(dealt.length)} dated dealings stand`;
  return `${subject} ${relation(before, after)}`;
}

function relation(before: number, after: number): string {
  if (before === 0 && after === 0) return "in the days of the dated quarrels";
  if (before === 0) return `before ${count(after, "dated quarrel")}; none begins earlier`;
  if (after === 0) return `after the beginning of ${count(before, "dated quarrel")}; none follows`;
  const begin = `${numeral(before)} ${before === 1 ? "begins" : "begin"} before`;
  return `between quarrels: ${begin}, ${numeral(after)} ${after === 1 ? "follows" : "follow"}`;
}

function datedShare(all: readonly Row[], dated: readonly Row[], noun: string): string[] {
  if (dated.length === 0) return [];
  if (all.length === 1) return [`the ${noun} is dated`];
  return [`${numeral(dated.length)} of the ${noun}s ${dated.length === 1 ? "is" : "are"} dated`];
}

function rowsOfEntry(rows: readonly Row[], entry: string): Row[] {
  return counted(rows).filter((row) => text(row, "entry") === entry);
}

/** Returns the rows that are counted: lists are not, beside what they contain. */
function counted(rows: readonly Row[]): Row[] {
  return rows.filter((row) => !flag(row, "umbrella"));
}

function count(value: number, noun: string): string {
  return `${value === 0 ? "no" : numeral(value)} ${noun}${value === 1 || value === 0 ? "" : "s"}`;
}
