import {label} from "../../data/codebook.js";
import {casualtiesOf, sayFact, whenOf} from "../../data/fact-label.js";
import {maybeNumber, maybeText, text, texts} from "../../data/row.js";
import {capital, numeral, sequence} from "../../format/words.js";
import type {Codes} from "../../data/codebook.js";
import type {Row} from "../../data/row.js";

/** What the words of a row depend on besides the row. */
interface Context {
  codes: Codes;
  claims: readonly Row[];
}

/** A paragraph beside a mark. */
interface Paragraph {
  words: string;
  isBold?: boolean;
  /** The claim of an attack, where it has a row of its own to link to. */
  claim?: Row;
}

/** Returns the number of weapons: "2 drones", "rockets, several". */
function weaponsLabel(row: Row, codes: Codes): string {
  const weapon = maybeText(row, "weapon");
  if (weapon === null) return "weapon not stated";
  const count = maybeNumber(row, "weapon_count");
  const name = label(codes, "weapon", weapon);
  if (count === null) return `${plural(name)}, ${maybeText(row, "weapon_qualifier") ?? "number not stated"}`;
  return `${count} ${count === 1 ? name : plural(name)}`;
}

/** Returns how an attack ended: "missed by 2 km". */
function outcomeLabel(row: Row, codes: Codes): string {
  const outcome = maybeText(row, "outcome");
  const distance = maybeNumber(row, "distance_km");
  const end = outcome === null ? "outcome not stated" : label(codes, "outcome", outcome);
  return distance === null ? end : `${end} by ${distance} km`;
}

/** Returns damage and casualties, where the text speaks of them; a stated zero is said. */
export function harmOf(row: Row): string[] {
  return [...(maybeNumber(row, "damage") === 0 ? ["no damage"] : []), ...casualtiesOf(row)];
}

/** Returns the number of weapons by outcome, of attacks with both: "four drones intercepted". */
function weaponsByOutcome(attacks: readonly Row[], codes: Codes): string {
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
      return `${numeral(count)} ${count === 1 ? name : plural(name)} ${label(codes, "outcome", outcome)}`;
    })
  );
}

/** States how many attacks are said to have hit, and what came of the weapons that are counted. */
export function finding(attacks: readonly Row[], codes: Codes): string {
  const hits = attacks.filter((row) => maybeText(row, "outcome") === "hit").length;
  const ends = weaponsByOutcome(attacks, codes);
  return `${hitsLabel(attacks.length, hits)}${ends === "" ? "" : `: ${ends}`}`;
}

/** Returns who claims an attack, given the claims that are drawn. */
export function claimLabel(attack: Row, claims: readonly Row[]): string {
  const own = claims.filter((claim) => maybeText(claim, "answers") === text(attack, "fact_id"));
  const names = [...new Set([attack, ...own].flatMap((row) => texts(row, "claimants")))];
  if (names.length > 0) return `claimed by ${sequence(names)}`;
  return claims.some(
    (claim) => isClaimOfSeries(claim) && maybeText(claim, "place_id") === maybeText(attack, "place_id")
  )
    ? "no claim for this attack alone"
    : "no claim in the text";
}

/** Returns whether a row is a claim of a series of attacks on a place, instead of one attack. */
export function isClaimOfSeries(claim: Row): boolean {
  return text(claim, "part") === "claim" && maybeText(claim, "answers") === null;
}

export function placeLabel(row: Row): string {
  return maybeText(row, "place") ?? "Place not stated";
}

/** Returns weapons and outcome of an attack: "5 rockets missed by 2 km". */
export function attackLabel(row: Row, codes: Codes): string {
  const count = weaponsLabel(row, codes);
  return count.includes(",") ? `${count}; ${outcomeLabel(row, codes)}` : `${count} ${outcomeLabel(row, codes)}`;
}

/** Returns tooltip and accessible name of a row. */
export function rowLabel(row: Row, {codes, claims}: Context): string {
  const attributed = texts(row, "attributed");
  const more =
    text(row, "part") === "attack"
      ? [placeLabel(row), attackLabel(row, codes), ...harmOf(row), claimLabel(row, claims)].map(capital)
      : [];
  return sayFact(row, codes, [...more, ...(attributed.length > 0 ? [`Attributed to ${sequence(attributed)}`] : [])]);
}

/** Returns the paragraphs beside a mark: what it is, date and harm, and who claims it. */
export function paragraphsOf(row: Row, {codes, claims}: Context): Paragraph[] {
  const day = whenOf(row, maybeText(row, "date_start")?.slice(0, 4));
  const when = text(row, "date_precision") === "day" ? day : `${day}, day not stated`;
  if (text(row, "part") === "attack") {
    const claim = claims.find((each) => maybeText(each, "answers") === text(row, "fact_id"));
    return [
      {words: capital(attackLabel(row, codes)), isBold: true},
      {words: [when, ...harmOf(row)].join("; ")},
      {words: capital(claimLabel(row, claims)), ...(claim && {claim})}
    ];
  }
  const tie = isClaimOfSeries(row) ? "; the text ties the claim to the series and the place, not to one attack" : "";
  return [{words: text(row, "title"), isBold: true}, {words: `${when}${tie}`}];
}

function plural(name: string): string {
  return name.endsWith("fire") ? name : `${name}s`;
}

function hitsLabel(attacks: number, hits: number): string {
  const target = "said to have hit its target";
  if (attacks === 1) return `The one attack shown is ${hits === 1 ? "" : "not "}${target}`;
  const some = hits === 0 ? "None" : capital(numeral(hits));
  const are = hits > 1 ? "are said to have hit their targets" : `is ${target}`;
  return `${some} of the ${numeral(attacks)} attacks shown ${are}`;
}
