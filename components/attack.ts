import {maybeNumber, maybeText, text, texts} from "./cell.js";
import {label} from "./figure.js";
import {capital, numeral, sequence} from "./numeral.js";
import type {Codes, Row} from "./figure.js";

/** Counts the weapons of an attack in words: "2 drones", or that the text gives no number. */
export function countWeapons(row: Row, codes: Codes): string {
  const weapon = maybeText(row, "weapon");
  if (weapon === null) return "weapon not stated";
  const count = maybeNumber(row, "weapon_count");
  const name = label(codes, "weapon", weapon);
  if (count === null) return `${many(name)}, ${maybeText(row, "weapon_qualifier") ?? "number not stated"}`;
  return `${count} ${count === 1 ? name : many(name)}`;
}

/** Says how an attack ended, as far as the text does: "missed by 2 km". */
export function endOf(row: Row, codes: Codes): string {
  const outcome = maybeText(row, "outcome");
  const distance = maybeNumber(row, "distance_km");
  const end = outcome === null ? "outcome not stated" : label(codes, "outcome", outcome);
  return distance === null ? end : `${end} by ${distance} km`;
}

/** Lists the harm done, where the text speaks of it; a stated zero is said. */
export function harmOf(row: Row): string[] {
  const [killed, wounded] = [maybeNumber(row, "killed"), maybeNumber(row, "wounded")];
  const damage = maybeNumber(row, "damage") === 0 ? ["no damage"] : [];
  if (killed === 0 && wounded === 0) return [...damage, "nobody killed or wounded"];
  return [
    ...damage,
    ...(killed === null ? [] : [`${killed === 0 ? "nobody" : killed} killed`]),
    ...(wounded === null ? [] : [`${wounded === 0 ? "nobody" : wounded} wounded`])
  ];
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
