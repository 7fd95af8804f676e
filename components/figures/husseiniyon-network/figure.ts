import {text} from "../../data/row.js";
import {capital, named, numeral, sequence} from "../../format/words.js";
import {drawGraph} from "../../graph/draw.js";
import {count, countFacts, graphFrom, namesOf, sayShared, tieSentence} from "../../graph/graph.js";
import {CERTAINTY, READING} from "../../state/shared-parameters.js";
import type {Codes} from "../../data/codebook.js";
import type {Row} from "../../data/row.js";
import type {Figure} from "../figure.js";

const GROUP = "husseiniyon";
const NOTHING = "No tie fits";

export const husseiniyonNetwork: Figure = {
  id: "husseiniyon-network",
  title: (rows, codes) => {
    if (rows.length === 0) return NOTHING;
    return sayGaps(rows) ?? capital([...sayBackers(rows, codes), sayFirm(rows)].join("; "));
  },
  subtitle: (rows) => {
    const ties = countFacts(rows, "tie");
    const measure = ties === 0 ? "Ties" : capital(count(ties, "tie"));
    return `${measure} as the article states them, from those who stand behind Husseini'yon to those whom it faces; the dashes say how certain`;
  },
  caption: () =>
    [
      "An arrow shows which way the words of a tie read. A double outline stands for a class of groups. Who leads a body is named in it, and what that person does is drawn from there.",
      "Left out: peoples and faiths, the prophet's grandson after whom it is named, what its backers and foes do elsewhere, and whom it backs in Syria. The article's page lists every tie with its paragraph."
    ].join(" "),
  alt: (rows, codes) => (rows.length === 0 ? `${NOTHING}.` : rows.map((row) => tieSentence(row, codes)).join(" ")),
  codes: ["certainty", "date_precision", "actor_kind"],
  legend: {ties: true, marks: false, dates: false},
  parameters: {
    side: {
      kind: "many",
      label: "Ties",
      default: ["behind"],
      column: "side",
      options: [
        {value: "behind", label: "who stands behind"},
        {value: "members", label: "who belongs to it"},
        {value: "facing", label: "whom it faces"}
      ]
    },
    certainty: CERTAINTY,
    reading: READING
  },
  draw: (rows, options) => drawGraph(rows, options, {color: "var(--front-husseiniyon)", focus: GROUP, nothing: NOTHING})
};

/** States to which fellow suspects the article ties the group not at all. */
function sayGaps(rows: readonly Row[]): string | null {
  const gaps = rows.filter((row) => text(row, "part") === "gap");
  const [gap] = gaps;
  if (gap === undefined) return null;
  const others = gaps.map((row) => text(row, "below"));
  const all = capital(sequence([text(gap, "above"), ...others].map(named)));
  return others.length === 1
    ? `${all} are both said to ${sayShared(gap)}, but the article states no tie between the two`
    : `${all} are all said to ${sayShared(gap)}, but the article ties the first to none of the others`;
}

/** States who has ties down to the group, where no gap is shown. */
function sayBackers(rows: readonly Row[], codes: Codes): string[] {
  const {nodes: bodies, edges: strands} = graphFrom(rows, codes);
  const above = strands
    .filter(({below, direction}) => below === GROUP && direction === "down")
    .map((each) => each.above);
  const backers = bodies.filter(({id}) => above.includes(id));
  return backers.length === 0 ? [] : [`Ties down to Husseini'yon lead from ${namesOf(backers)}`];
}

/** States how many of the ties the author states as fact. */
function sayFirm(rows: readonly Row[]): string {
  const ties = rows.filter((row) => text(row, "part") === "tie");
  const firm = ties.filter((row) => text(row, "certainty") === "asserted").length;
  if (ties.length === 1) return `the one tie shown is ${firm === 1 ? "" : "not "}asserted`;
  const some = firm === ties.length ? "all" : firm === 0 ? "none" : numeral(firm);
  return `${some} of the ${numeral(ties.length)} ties shown ${firm === 1 || firm === 0 ? "is" : "are"} asserted`;
}
