import {ruleX, ruleY} from "@observablehq/plot";
import {flag} from "../../data/row.js";
import {drawTimeLanes} from "../../marks/layout/lanes.js";
import {peopleMarks} from "../../marks/person-icons.js";
import {drawMessage, pixelChannel} from "../../marks/plot-marks.js";
import {CERTAINTY, READING} from "../../state/shared-parameters.js";
import {computeLayout} from "./layout.js";
import {finding, rowLabel} from "./text.js";
import type {Markish} from "@observablehq/plot";
import type {Figure} from "../figure.js";
import type {Layout} from "./layout.js";

const NOTHING = "No attack or measure fits";

export const targetedKillings: Figure = {
  id: "targeted-killings",
  title: (rows) => (rows.length === 0 ? NOTHING : finding(rows)),
  subtitle: () =>
    "What the article tells of attacks by or laid to the group, of its threats and claims, and of what states do against it, by date; one circle is one person",
  caption: (rows) =>
    [
      "In color: what the group does, says or is blamed for. In gray: what states do. A dot is a day, a bar spans all the days that the text allows; an arrow is an end that it does not give.",
      "A ringed circle is a person known by name; where the number is qualified the last circles fade, and no circle means no number.",
      ...(rows.some((row) => flag(row, "umbrella"))
        ? ["A thin bar is a series or total; it is never counted or added to what it contains."]
        : []),
      "A measure belongs to a deed where the text says so; an arrest of members is not told to be for any one attack."
    ].join(" "),
  alt: (rows, codes) => (rows.length === 0 ? `${NOTHING}.` : rows.map((row) => rowLabel(row, codes)).join(" ")),
  codes: ["certainty", "date_precision"],
  legend: {dates: true, marks: true},
  parameters: {
    deeds: {
      kind: "flag",
      label: "Set each measure beside the deed that it is for",
      default: false,
      hint: "Shows which attacks the text tells an answer to, and which none."
    },
    part: {
      kind: "many",
      label: "What is told",
      default: null,
      column: "part",
      options: [
        {value: "attack", label: "attacks"},
        {value: "word", label: "threats and claims"},
        {value: "measure", label: "measures of states"}
      ]
    },
    certainty: CERTAINTY,
    reading: READING
  },
  draw: (rows, options) => {
    if (rows.length === 0) return drawMessage(`${NOTHING}.`, options);
    const layout = computeLayout(rows, options);
    return drawTimeLanes(layout, options, {behind: bracketsOf(layout.gaps), above: peopleMarks(layout)});
  }
};

/** Returns the brackets of gaps: a line and two short vertical ends. */
function bracketsOf(gaps: Layout["gaps"]): Markish[] {
  const ends = gaps.flatMap(({x1, x2, y}) => [x1, x2].map((x) => ({x, y})));
  const ink = {stroke: "var(--ink-2)", strokeWidth: 1};
  return [
    ruleY(gaps, {...ink, x1: pixelChannel("x1"), x2: pixelChannel("x2"), y: "y"}),
    ruleX(ends, {...ink, x: pixelChannel("x"), y1: ({y}: {y: number}) => y - 5, y2: ({y}: {y: number}) => y + 5})
  ];
}
