import {parseLocated} from "./validate/located.js";
import {describe, isSlug, parseRecord, required, text} from "./validate/record.js";
import type {Row} from "./rows.js";
import type {Report} from "./validate/problem.js";

/** A word that pages explain. */
export interface Term {
  id: string;
  label: string;
  description: string;
}

const FIELDS = {label: required(text), description: required(text)};

/** Parses `terms.yaml`, a mapping by id; what is wrong with an entry is reported and the entry left out. */
export function parseTerms(source: string, report: Report): Term[] {
  const root = parseLocated(source, 1, report);
  if (root?.kind !== "map") {
    if (root) report(root.line, "not a mapping", describe(root));
    return [];
  }
  return [...root.entries].flatMap(([id, node]) => {
    if (!isSlug(id)) report(node.line, "not a slug", id);
    const found = parseRecord(node, FIELDS, report);
    return found ? [{id, label: found.label, description: found.description}] : [];
  });
}

/** Lays the terms out in rows. */
export function termRows(terms: readonly Term[]): Row[] {
  return terms.map(({id, label, description}) => ({term_id: id, label, description}));
}
