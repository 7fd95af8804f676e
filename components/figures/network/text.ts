import {label} from "../../data/codebook.js";
import {text} from "../../data/row.js";
import {capital, named, numeral, sequence} from "../../format/words.js";
import {count, graphFrom, nameIn, selectionOf, tieSentence} from "./graph.js";
import type {Codes} from "../../data/codebook.js";
import type {Row} from "../../data/row.js";
import type {Actor, Graph, Selection} from "./graph.js";

const NOTHING = "No tie passes these filters";
const FEW = 3;
const SPOKEN = 12;

/** States what holds the fronts together, or what is found around an actor or between two. */
export function titleOf(rows: readonly Row[], codes: Codes): string {
  if (rows.length === 0) return NOTHING;
  const [pick, web] = [selectionOf(rows), graphFrom(rows, codes)];
  if (pick.path !== null) return chainTitle(rows, pick);
  if (pick.focus !== null) return focusTitle(rows, web, pick);
  return bridgeTitle(web, codes);
}

/** States the measure. */
export function subtitleOf(rows: readonly Row[], codes: Codes): string {
  const {actors} = graphFrom(rows, codes);
  const measure = `${capital(count(rows.length, "tie"))} among ${count(actors.size, "actor")}`;
  return selectionOf(rows).focus === null
    ? `${measure}, as the five articles state them; a disc grows with the actors that it is tied to, a line with the ties between the same two`
    : `${measure}, each tie for itself; an arrow shows which way it reads, the dashes how certain it is`;
}

/** Says how to read the drawing. */
export function captionOf(rows: readonly Row[]): string {
  const order =
    "Where an actor stands says which fronts its ties are on and nothing else: distance is no measure of closeness.";
  return selectionOf(rows).focus === null
    ? `${order} Discs in slices are tied on several fronts. Several ties between the same two actors are one line, as firm as the firmest of them; press it to see them apart. Hostile ties count as ties: the kinds of tie are filters.`
    : `${order} A chain counts ties of every kind, whichever way they read, but no link rests on a denied one; it shows how the texts connect two names, not that one acts for the other.`;
}

/** Says in words what the drawing shows. */
export function altOf(rows: readonly Row[], codes: Codes): string {
  if (rows.length === 0) return `${NOTHING}.`;
  const {focus} = selectionOf(rows);
  if (focus !== null) {
    const spoken = rows.slice(0, SPOKEN).map((row) => `${tieSentence(row)}.`);
    const more = rows.length > SPOKEN ? [`And ${rows.length - SPOKEN} more, in the list.`] : [];
    return [...spoken, ...more].join(" ");
  }
  const fronts = (codes.front ?? []).flatMap(({value}) => {
    const own = rows.filter((row) => text(row, "article_id") === value);
    if (own.length === 0) return [];
    const [most] = [...graphFrom(own, codes).actors.values()].sort((a, b) => b.degree - a.degree);
    return [`${label(codes, "front", value)}: ${count(own.length, "tie")}, most of them at ${most?.name ?? ""}.`];
  });
  return [`Ties by front.`, ...fronts].join(" ");
}

function chainTitle(rows: readonly Row[], {focus, path}: Selection): string {
  const length = Math.max(...rows.map((row) => Number(row.step))) + 1;
  const [from = "", to = ""] = [focus, path].map((id) => named(nameIn(rows, id)));
  if (length === 1) return `${capital(from)} and ${to} are tied directly, by ${count(rows.length, "stated tie")}`;
  const between = betweenOf(rows, [focus, path]);
  const over = between.length <= FEW ? `over ${sequence(between)}` : `over ${count(between.length, "actor")}`;
  return `From ${from} to ${to} it is ${count(length, "tie")}, ${over}`;
}

function betweenOf(rows: readonly Row[], ends: readonly (string | null)[]): string[] {
  const ids = rows.flatMap((row) => [text(row, "source_id"), text(row, "target_id")]);
  return [...new Set(ids)].filter((id) => !ends.includes(id)).map((id) => named(nameIn(rows, id)));
}

function focusTitle(rows: readonly Row[], {actors}: Graph, {focus}: Selection): string {
  const own = rows.filter((row) => row.source_id === focus || row.target_id === focus);
  const others = new Set(own.flatMap((row) => [row.source_id, row.target_id])).size - 1;
  const fronts = actors.get(focus ?? "")?.fronts.length ?? 1;
  const where = fronts > 1 ? ` on ${numeral(fronts)} fronts` : "";
  return `${capital(named(nameIn(rows, focus)))}: ${count(own.length, "tie")} to ${count(others, "actor")}${where}`;
}

function bridgeTitle({actors}: Graph, codes: Codes): string {
  const all = [...actors.values()];
  const fronts = new Set(all.flatMap((actor) => actor.fronts));
  const bridges = all.filter((actor) => actor.fronts.length > 1);
  const [only = ""] = fronts;
  if (fronts.size === 1) return `${label(codes, "front", only)}: ${hubsOf(all)}`;
  if (bridges.length === 0) return `${capital(numeral(fronts.size))} fronts that no actor ties together`;
  return `${capital(count(bridges.length, "actor"))} of ${all.length} tie ${numeral(fronts.size)} fronts together: ${mostOf(bridges)}`;
}

function hubsOf(actors: readonly Actor[]): string {
  const [first, second] = [...actors].sort((a, b) => b.degree - a.degree);
  return first && second
    ? `most widely tied are ${named(first.name)}, to ${count(first.degree, "actor")}, and ${named(second.name)}, to ${numeral(second.degree)}`
    : count(actors.length, "actor");
}

/** Names the actors that stand on the most fronts, those on as many together. */
function mostOf(bridges: readonly Actor[]): string {
  const numbers = [...new Set(bridges.map((actor) => actor.fronts.length))].sort((a, b) => b - a);
  const parts: string[] = [];
  for (const number of numbers) {
    const names = bridges.filter((actor) => actor.fronts.length === number).map(({name}) => named(name));
    if (parts.length > 0 && names.length > FEW) break;
    const said = names.length > 2 * FEW ? `${sequence(names.slice(0, FEW))} and others` : sequence(names);
    parts.push(`${said} on ${numeral(number)}`);
  }
  return parts.join(", ");
}
