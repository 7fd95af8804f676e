import {text} from "../../data/row.js";
import {capital, numeral, sequence} from "../../format/words.js";
import {drawFrontLegend} from "../../marks/legend.js";
import {drawMessage} from "../../marks/plot-marks.js";
import {createSvg, setSize} from "../../marks/svg.js";
import {drawBars} from "./draw.js";
import {citationsIn, groupsOf, outletsOf, percent} from "./rows.js";
import type {Row} from "../../data/row.js";
import type {Figure} from "../figure.js";
import type {Group} from "./rows.js";

const NOTHING = "No citation fits";

export const outlets: Figure = {
  id: "outlets",
  title: (rows) => {
    const groups = groupsOf(rows).filter((group) => group.outlets.length > 0);
    if (groups.length === 0) return NOTHING;
    return groups.some(({front}) => front !== null) ? findingByFront(groups) : findingByGroup(groups, rows);
  },
  subtitle: (rows) => {
    const citations = citationsIn(rows);
    const all = outletsOf(citations);
    if (all.length === 0) return "Facts that rest on each outlet that the articles cite";
    const shared = all.filter((each) => new Set(each.citations.map((row) => text(row, "article_id"))).size > 1);
    const articles = new Set(citations.map((row) => text(row, "article_id"))).size;
    const several =
      articles < 2
        ? ""
        : `; ${shared.length === 0 ? "none is" : `${numeral(shared.length)} ${shared.length === 1 ? "is" : "are"}`} cited by more than one article`;
    const isByFront = rows.some((row) => text(row, "grouped_by") === "front");
    const measure = isByFront
      ? "Share of a front's facts (events, ties and numbers)"
      : "Facts (events, ties and numbers)";
    return `${measure} that ${isByFront ? "rests" : "rest"} on each of ${numeral(all.length)} ${all.length === 1 ? "outlet" : "outlets"}; each piece of a bar is one citation${several}`;
  },
  caption: (rows) =>
    [
      "A fact that cites two outlets counts for both; one that cites an outlet twice counts once, at its first citation.",
      "Length is how much the article tells with a source, not how much the source says: a long sentence before one bracket makes a long piece.",
      ...(rows.some((row) => text(row, "part") === "uncited")
        ? ["The dotted bar holds the facts of the front for which no source is cited."]
        : []),
      "Country and kind of an outlet are ours; where the seat is not known, none is given."
    ].join(" "),
  alt: (rows) => {
    const groups = groupsOf(rows);
    if (citationsIn(rows).length === 0) return `${NOTHING}.`;
    return groups.map(groupText).join(" ");
  },
  codes: ["front", "outlet_kind"],
  legend: {marks: false, dates: false},
  columns: [
    "outlet",
    "outlet_kind",
    "country",
    "article_id",
    "published",
    "facts",
    "outlet_facts",
    "front_facts",
    "anchor"
  ],
  parameters: {
    by: {
      kind: "one",
      label: "Group outlets by",
      default: "front",
      options: [
        {value: "front", label: "front"},
        {value: "country", label: "their country"},
        {value: "kind", label: "their kind"}
      ]
    },
    front: {kind: "many", label: "Front", default: null, codes: "front", column: "article_id"},
    outlet: {kind: "many", label: "Kind of outlet", default: null, codes: "outlet_kind", column: "outlet_kind"}
  },
  draw: (rows, options) => {
    if (citationsIn(rows).length === 0) return drawMessage(`${NOTHING}.`, options);
    const {document, width} = options;
    const svg = createSvg(document, "svg", {width});
    const isByFront = rows.some((row) => text(row, "grouped_by") === "front");
    const top = isByFront ? 2 : drawFrontLegend(svg, frontsIn(rows, options.codes), options.width, 0) + 8;
    setSize(svg, width, Math.ceil(drawBars(svg, rows, top, options) - 8));
    return svg;
  }
};

/** States which front has the largest share of facts from one outlet. */
function findingByFront(groups: readonly Group[]): string {
  const shares = groups.map(({label, front, outlets}) => {
    const [first] = [...outlets].sort((a, b) => b.facts - a.facts);
    return {label, name: first?.name ?? "", facts: first?.facts ?? 0, all: front?.facts ?? 1};
  });
  const [most] = [...shares].sort((a, b) => b.facts / b.all - a.facts / a.all);
  if (!most) return NOTHING;
  const rests = `${percent(most.facts, most.all)} of its facts rest on ${most.name}`;
  if (shares.length === 1) return `${most.label}: ${rests}`;
  return `Of ${numeral(shares.length)} fronts, ${most.label} leans most on one outlet: ${rests}`;
}

/** States which country or kind of outlet is cited most often. */
function findingByGroup(groups: readonly Group[], rows: readonly Row[]): string {
  const counts = groups
    .filter(({id}) => id !== "unknown")
    .map(({label, outlets}) => ({label, count: outlets.reduce((sum, each) => sum + each.citations.length, 0)}));
  const most = Math.max(0, ...counts.map(({count}) => count));
  const first = counts.filter(({count}) => count === most).map(({label}) => label);
  const all = citationsIn(rows).length;
  if (first.length === 0)
    return `Of ${numeral(all)} ${all === 1 ? "citation" : "citations"}, none is of an outlet whose country is known`;
  const by = rows.some((row) => text(row, "grouped_by") === "kind")
    ? "are of one kind"
    : "are of outlets of one country";
  if (first.length > 1) return `No more than ${numeral(most)} of ${numeral(all)} citations ${by}: ${sequence(first)}`;
  return `${capital(numeral(most))} of ${numeral(all)} ${all === 1 ? "citation" : "citations"} ${most === 1 ? by.replace("are", "is") : by}: ${first[0] ?? ""}`;
}

function groupText({label, outlets, front, uncited}: Group): string {
  const words = outlets.map(({name, facts, citations}) => {
    const share = front === null ? "" : ` (${percent(facts, front.facts)})`;
    return `${name} ${facts}${share}${citations.length > 1 ? ` in ${citations.length} citations` : ""}`;
  });
  const rest = uncited === 0 ? [] : [`no source cited for ${uncited}`];
  return `${label}: ${front === null ? "" : `${front.facts} facts; `}${[...words, ...rest].join(", ")}.`;
}

/** Returns the code lists with only those fronts that rows have. */
function frontsIn(rows: readonly Row[], codes: Parameters<Figure["title"]>[1]): typeof codes {
  const fronts = new Set(rows.map((row) => text(row, "article_id")));
  return {...codes, front: (codes.front ?? []).filter(({value}) => fronts.has(value))};
}
