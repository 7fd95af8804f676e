import {text} from "../../data/row.js";
import {capital, named, numeral, sequence} from "../../format/words.js";
import {drawGraph} from "../../graph/draw.js";
import {count, countFacts, graphFrom, namesOf, sayShared, tieSentence} from "../../graph/graph.js";
import {CERTAINTY} from "../../state/shared-parameters.js";
import type {Row} from "../../data/row.js";
import type {Graph, GraphNode} from "../../graph/graph.js";
import type {Figure} from "../figure.js";

const COLOR = "var(--front-iranian-proxies)";
const NOTHING = "No tie fits";

export const proxyNetwork: Figure = {
  id: "proxy-network",
  title: (rows, codes) => {
    if (rows.length === 0) return NOTHING;
    const network = graphFrom(rows, codes);
    const [gap] = network.gaps;
    if (gap === undefined) return findingOf(rows, network);
    const finding = `${capital(named(text(gap, "above")))} and ${named(text(gap, "below"))} are both said to ${sayShared(gap)}`;
    const merged = network.nodes.find(({members}) => members.length > 0);
    const among = merged ? `, one of ${numeral(merged.members.length)} façade groups shown as one` : "";
    return `${finding}${among}${among === "" ? ", but" : ";"} the article states no tie between the two`;
  },
  subtitle: (rows) => {
    const [ties, claims] = [countFacts(rows, "tie"), countFacts(rows, "claim")];
    const parts = [...(ties > 0 ? [count(ties, "tie")] : []), ...(claims > 0 ? [count(claims, "claim")] : [])];
    const measure = parts.length === 0 ? "Ties and claims" : capital(sequence(parts));
    return `${measure} as the article states them, from those who stand behind to the names that claim; the dashes say how certain`;
  },
  caption: () =>
    [
      "Rounded shapes are façade groups. An arrow shows which way the words of a tie read. A double outline stands for several: a class of groups, or a series of attacks where the text ties a claim to no one attack.",
      "Left out: which group counts as one of a class, enemies and targets, and ties that lead to no façade group and no class of them. The article's page lists every tie with its paragraph."
    ].join(" "),
  alt: (rows, codes) => (rows.length === 0 ? `${NOTHING}.` : rows.map((row) => tieSentence(row, codes)).join(" ")),
  codes: ["certainty", "date_precision", "actor_kind"],
  legend: {ties: true, marks: false, dates: false},
  parameters: {
    kinds: {kind: "many", label: "Kinds of tie", default: null, column: "type", labels: "reads"},
    certainty: CERTAINTY,
    facades: {kind: "flag", label: "Count the façades as one", default: false}
  },
  draw: (rows, options) => drawGraph(rows, options, {color: COLOR, nothing: NOTHING})
};

/** States who has ties down to the façade groups, where no gap is shown. */
function findingOf(rows: readonly Row[], {nodes: bodies, edges: strands}: Graph): string {
  const facades = bodies.filter(isFacade);
  const reached = strands.filter(({below}) => facades.some(({id}) => id === below));
  const behind = bodies.filter(({id}) => reached.some(({above}) => above === id));
  const groups = countGroups(rows, new Set(reached.flatMap(({rows: own}) => own)));
  const asOne = bodies.some(({members}) => members.length > 1) ? ", shown as one" : "";
  const groupsShown = asOne === "" ? groups : `${groups}${asOne},`;
  if (behind.length > 0) return `Ties to ${groupsShown} lead from ${namesOf(behind)}`;
  const claims = rows.filter((row) => text(row, "part") === "claim");
  if (claims.length > 0) {
    const made = capital(count(countFacts(rows, "claim"), "claim"));
    return `${made} by ${countGroups(rows, new Set(claims))}${asOne}; no tie above the claimants is shown`;
  }
  const ties = countFacts(rows, "tie");
  return `${capital(count(ties, "tie"))}, ${ties === 1 ? "not" : "none of them"} to a façade group`;
}

/** Counts the named façade groups in some rows; a class of them is no group. */
function countGroups(rows: readonly Row[], among: ReadonlySet<Row>): string {
  const names = new Set<string>();
  for (const row of rows.filter((each) => among.has(each))) {
    for (const side of ["above", "below"]) {
      if (text(row, `${side}_kind`) === "facade-group" && row[`${side}_is_class`] !== true) names.add(text(row, side));
    }
  }
  return names.size === 0 ? "façade groups as a class" : count(names.size, "named façade group");
}

function isFacade({kind}: GraphNode): boolean {
  return kind === "facade-group";
}
