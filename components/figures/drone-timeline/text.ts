import {label} from "../../data/codebook.js";
import {casualtiesOf, sayFact, whenOf} from "../../data/fact-label.js";
import {maybeNumber, maybeText, text, texts} from "../../data/row.js";
import {capital, numeral, sequence} from "../../format/words.js";
import type {Codes} from "../../data/codebook.js";
import type {Link, Row} from "../../data/row.js";

/** What the words of an attack are taken from beside its row. */
interface Context {
  codes: Codes;
  claims: readonly Row[];
}

/** A piece of the words beside a mark; one of a claim with a row of its own leads to that row. */
interface Detail {
  words: string;
  isBold?: boolean;
  claim?: Row;
}

/** Counts the weapons of an attack in words: "2 drones", or that the text gives no number. */
function countWeapons(row: Row, codes: Codes): string {
  const weapon = maybeText(row, "weapon");
  if (weapon === null) return "weapon not stated";
  const count = maybeNumber(row, "weapon_count");
  const name = label(codes, "weapon", weapon);
  if (count === null) return `${many(name)}, ${maybeText(row, "weapon_qualifier") ?? "number not stated"}`;
  return `${count} ${count === 1 ? name : many(name)}`;
}

/** Says how an attack ended, as far as the text does: "missed by 2 km". */
function endOf(row: Row, codes: Codes): string {
  const outcome = maybeText(row, "outcome");
  const distance = maybeNumber(row, "distance_km");
  const end = outcome === null ? "outcome not stated" : label(codes, "outcome", outcome);
  return distance === null ? end : `${end} by ${distance} km`;
}

/** Lists the harm done, where the text speaks of it; a stated zero is said. */
export function harmOf(row: Row): string[] {
  return [...(maybeNumber(row, "damage") === 0 ? ["no damage"] : []), ...casualtiesOf(row)];
}

/** Sums the weapons of attacks by what came of them, where the text gives both: "four drones intercepted". */
function tally(attacks: readonly Row[], codes: Codes): string {
  const sums = new Map<string, {weapon: string; outcome: string; count: number}>();
  for (const row of attacks) {
    const [weapon, outcome, count] = [
      maybeText(row, "weapon"),
      maybeText(row, "outcome"),
      maybeNumber(row, "weapon_count")
    ];
    if (weapon === null || outcome === null || count === null) continue;
    const key = `${weapon} ${outcome}`;
    sums.set(key, {weapon, outcome, count: (sums.get(key)?.count ?? 0) + count});
  }
  return sequence(
    [...sums.values()].map(({weapon, outcome, count}) => {
      const name = label(codes, "weapon", weapon);
      return `${numeral(count)} ${count === 1 ? name : many(name)} ${label(codes, "outcome", outcome)}`;
    })
  );
}

/** States how many attacks are said to have hit, and what came of the weapons that are counted. */
export function finding(attacks: readonly Row[], codes: Codes): string {
  const hits = attacks.filter((row) => maybeText(row, "outcome") === "hit").length;
  const ends = tally(attacks, codes);
  return `${countHits(attacks.length, hits)}${ends === "" ? "" : `: ${ends}`}`;
}

/** Says who claims an attack, given the claims drawn with it. */
export function claimOf(attack: Row, claims: readonly Row[]): string {
  const own = claims.filter((claim) => maybeText(claim, "answers") === text(attack, "fact_id"));
  const names = [...new Set([attack, ...own].flatMap((row) => texts(row, "claimants")))];
  if (names.length > 0) return `claimed by ${sequence(names)}`;
  return claims.some((claim) => isOfSeries(claim) && maybeText(claim, "place_id") === maybeText(attack, "place_id"))
    ? "no claim for this attack alone"
    : "no claim in the text";
}

/** Tells whether the text ties a claim to a series and a place, and to no one attack. */
export function isOfSeries(claim: Row): boolean {
  return text(claim, "part") === "claim" && maybeText(claim, "answers") === null;
}

/** Gives the rows that are attacks. */
export function attacksOf(rows: readonly Row[]): Row[] {
  return rows.filter((row) => text(row, "part") === "attack");
}

/** Names the place of a row. */
export function placeOf(row: Row): string {
  return maybeText(row, "place") ?? "Place not stated";
}

/** Gives the address of the fact that a row is. */
export function hrefOf(row: Row, {link}: {link: Link}): string {
  return link(text(row, "article_id"), `${text(row, "kind") === "figure" ? "f" : "e"}-${text(row, "fact_id")}`);
}

/** Says with what an attack was done, and how it ended: "5 rockets missed by 2 km". */
export function sayEnd(row: Row, codes: Codes): string {
  const count = countWeapons(row, codes);
  return count.includes(",") ? `${count}; ${endOf(row, codes)}` : `${count} ${endOf(row, codes)}`;
}

/** Says a row in full. */
export function sayRow(row: Row, {codes, claims}: Context): string {
  const attributed = texts(row, "attributed");
  const more =
    text(row, "part") === "attack"
      ? [placeOf(row), sayEnd(row, codes), ...harmOf(row), claimOf(row, claims)].map(capital)
      : [];
  return sayFact(row, codes, [...more, ...(attributed.length > 0 ? [`Attributed to ${sequence(attributed)}`] : [])]);
}

/** Gives the words beside a mark: what it is, when and with what harm, and who claims it. */
export function detailsOf(row: Row, {codes, claims}: Context): Detail[] {
  const day = whenOf(row, maybeText(row, "date_start")?.slice(0, 4));
  const when = text(row, "date_precision") === "day" ? day : `${day}, day not stated`;
  if (text(row, "part") === "attack") {
    const claim = claims.find((each) => maybeText(each, "answers") === text(row, "fact_id"));
    return [
      {words: capital(sayEnd(row, codes)), isBold: true},
      {words: [when, ...harmOf(row)].join("; ")},
      {words: capital(claimOf(row, claims)), ...(claim && {claim})}
    ];
  }
  const tie = isOfSeries(row) ? "; the text ties the claim to the series and the place, not to one attack" : "";
  return [{words: text(row, "title"), isBold: true}, {words: `${when}${tie}`}];
}

function many(name: string): string {
  return name.endsWith("fire") ? name : `${name}s`;
}

function countHits(attacks: number, hits: number): string {
  const target = "said to have hit its target";
  if (attacks === 1) return `The one attack shown is ${hits === 1 ? "" : "not "}${target}`;
  const some = hits === 0 ? "None" : capital(numeral(hits));
  const are = hits > 1 ? "are said to have hit their targets" : `is ${target}`;
  return `${some} of the ${numeral(attacks)} attacks shown ${are}`;
}
