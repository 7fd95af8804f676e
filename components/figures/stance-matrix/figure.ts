import {text} from "../../data/row.js";
import {capital, numeral, sequence} from "../../format/words.js";
import {drawMessage} from "../../marks/plot-marks.js";
import {drawStanceLegend, stanceSymbol} from "../../marks/stance-symbol.js";
import {createSvg, setSize} from "../../marks/svg.js";
import {CERTAINTY, GROUNDS, READING} from "../../state/shared-parameters.js";
import {drawMatrix} from "./draw.js";
import {columnsOf, stancesOf, stateLabel, stateRows, statesWith} from "./rows.js";
import type {Row} from "../../data/row.js";
import type {Figure} from "../figure.js";

const NOTHING = "No stance fits";
const STANCES = ["deals", "holds-out", "asked"];

export const stanceMatrix: Figure = {
  id: "stance-matrix",
  title: (rows) => finding(stancesOf(rows)),
  subtitle: (rows) => {
    const stances = stancesOf(rows);
    const talks = statesWith(
      stances.filter((row) => text(row, "matter") === "talks"),
      "deals"
    ).length;
    const talking = `${talks === 0 ? "none" : numeral(talks)} of them ${talks < 2 ? "is" : "are"} said to talk or negotiate`;
    return `What the article says of ${count(statesWith(stances).length, "state")} toward the Taliban, by matter, one mark a statement; ${talking}`;
  },
  caption: (rows) => {
    const others = new Set(
      stancesOf(rows)
        .filter((row) => row.counted === false)
        .map((row) => text(row, "state"))
    );
    return [
      "An empty cell is one in which the article says nothing of that state; it is no refusal. Where a filter leaves out what it says, the cell says so.",
      "Of those who supply electricity, only Tajikistan is said to have signed with the Taliban itself.",
      "That Uzbekistan holds Afghan aircraft is not said; it is asked for them.",
      ...(others.size > 0 ? [`Shown and not counted as a state: ${sequence([...others])}.`] : []),
      "Left out is what Tajikistan says of itself and of the Taliban, and what the author expects."
    ].join(" ");
  },
  alt: (rows, codes) => {
    const states = stateRows(rows, columnsOf(rows)).filter(({cells}) => cells.some(({rows}) => rows.length > 0));
    return states.length === 0 ? `${NOTHING}.` : states.map((state) => stateLabel(state, codes)).join(" ");
  },
  codes: ["certainty", "date_precision"],
  columns: [
    "state",
    "matter_label",
    "stance",
    "says",
    "date_start",
    "date_end",
    "certainty",
    "hedge",
    "grounds",
    "kind",
    "fact_id"
  ],
  legend: {marks: true, dates: false},
  parameters: {
    source: GROUNDS,
    stance: {
      kind: "many",
      label: "Stance",
      default: null,
      column: "stance",
      options: STANCES.map((value) => ({value, label: stanceSymbol(value).label}))
    },
    certainty: CERTAINTY,
    reading: READING
  },
  draw: (rows, options) => {
    if (rows.length === 0) return drawMessage(`${NOTHING}.`, options);
    const {document, width} = options;
    const svg = createSvg(document, "svg");
    const shown = new Set(stancesOf(rows).map((row) => text(row, "stance")));
    const key = drawStanceLegend(
      svg,
      STANCES.filter((stance) => shown.has(stance)),
      width
    );
    const height = Math.ceil(drawMatrix(svg, rows, key + 4, options));
    setSize(svg, width, height);
    return svg;
  }
};

/** States which states both deal and hold out or, where none does, which do either. */
function finding(stances: readonly Row[]): string {
  if (stances.length === 0) return NOTHING;
  const states = statesWith(stances);
  const [deals, holds] = [statesWith(stances, "deals"), statesWith(stances, "holds-out")];
  const both = deals.filter((state) => holds.includes(state));
  if (both.length === 0) {
    const parts = [
      ...statesLabel(deals, "deal", "with the Taliban or the country that it rules"),
      ...statesLabel(holds, "hold", "out against it")
    ];
    return parts.length === 0
      ? `No state shown is told to deal with the Taliban or to hold out against it`
      : capital(parts.join("; "));
  }
  const among =
    states.length === 1 ? "" : `Of ${numeral(states.length)} states shown, ${both.length === 1 ? "only " : ""}`;
  const verb = both.length === 1 ? ["deals", "holds"] : ["deal", "hold"];
  return `${among}${sequence(both)} both ${verb[0] ?? ""} with the Taliban and ${verb[1] ?? ""} out against it`;
}

function statesLabel(states: readonly string[], verb: string, rest: string): string[] {
  if (states.length === 0) return [];
  return states.length === 1
    ? [`${states[0] ?? ""} ${verb}s ${rest}`]
    : [`${count(states.length, "state")} ${verb} ${rest}`];
}

function count(value: number, noun: string): string {
  return `${numeral(value)} ${noun}${value === 1 ? "" : "s"}`;
}
