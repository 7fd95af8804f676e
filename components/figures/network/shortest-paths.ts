import {text} from "../../data/row.js";
import {pairOf} from "./graph.js";
import type {Row} from "../../data/row.js";
import type {Values} from "../../state/parameters.js";

/** Ties that a chain has at most. */
export const LONGEST = 12;

/** Counts the ties from an actor to every other that it reaches, whichever way they read. */
export function stepsFrom(ties: readonly Row[], start: string): Map<string, number> {
  const neighbours = neighboursIn(ties);
  const steps = new Map([[start, 0]]);
  let reached = [start];
  for (let step = 1; step <= LONGEST && reached.length > 0; step++) {
    const next = new Set(reached.flatMap((actor) => neighbours.get(actor) ?? []).filter((actor) => !steps.has(actor)));
    for (const actor of next) steps.set(actor, step);
    reached = [...next];
  }
  return steps;
}

/**
 * Picks the ties around one actor, or those of every shortest chain from it to another; all of them where none is
 * chosen. Sets `step`, `ahead` and `near_id` as the SQL of the figure does, and puts near ties first.
 */
export function pickTies(rows: readonly Row[], {focus, path, steps}: Values): readonly Row[] {
  if (typeof focus !== "string") return rows;
  const picked = typeof path === "string" ? chainTies(rows, focus, path) : nearTies(rows, focus, Number(steps));
  return picked.sort((a, b) => Number(a.step) - Number(b.step));
}

function nearTies(rows: readonly Row[], focus: string, most: number): Row[] {
  const away = stepsFrom(rows, focus);
  return rows.flatMap((row) => {
    const [source, target] = endsOf(row).map((id) => away.get(id) ?? Infinity);
    if (source === undefined || target === undefined || Math.max(source, target) > most) return [];
    return [{...row, step: Math.min(source, target), ahead: null, near_id: row[nearer(source, target)] ?? null}];
  });
}

function chainTies(rows: readonly Row[], focus: string, path: string): Row[] {
  const ties = rows.filter((row) => row.certainty !== "denied");
  const links = new Set(ties.map((row) => pairOf(...endsOf(row))));
  const [out, back] = [stepsFrom(ties, focus), stepsFrom(ties, path)];
  const whole = back.get(focus);
  if (whole === undefined) return [];
  return rows.flatMap((row) => {
    const [source, target] = endsOf(row);
    if (!links.has(pairOf(source, target))) return [];
    const [from, to] = [out.get(source) ?? Infinity, out.get(target) ?? Infinity];
    const [sourceAhead, targetAhead] = [back.get(source) ?? Infinity, back.get(target) ?? Infinity];
    if (from + 1 + targetAhead !== whole && to + 1 + sourceAhead !== whole) return [];
    const near = row[nearer(from, to)] ?? null;
    return [{...row, step: Math.min(from, to), ahead: Math.min(sourceAhead, targetAhead), near_id: near}];
  });
}

function nearer(source: number, target: number): "source_id" | "target_id" {
  return source <= target ? "source_id" : "target_id";
}

function endsOf(row: Row): [string, string] {
  return [text(row, "source_id"), text(row, "target_id")];
}

function neighboursIn(ties: readonly Row[]): Map<string, string[]> {
  const neighbours = new Map<string, string[]>();
  const add = (from: string, to: string): void => {
    const known = neighbours.get(from);
    if (known) known.push(to);
    else neighbours.set(from, [to]);
  };
  for (const row of ties) {
    const [source, target] = endsOf(row);
    add(source, target);
    add(target, source);
  }
  return neighbours;
}
