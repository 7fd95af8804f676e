import {LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument} from "yaml";
import {withFaults} from "./problem.js";
import type {Node as YamlNode, ParsedNode} from "yaml";
import type {Report} from "./problem.js";

/** A YAML value that knows the line (from 1) where it stands in its file. */
export type Located = LocatedScalar | LocatedList | LocatedMap;

export interface LocatedScalar {
  kind: "scalar";
  line: number;
  value: string | number | boolean | null;
}

export interface LocatedList {
  kind: "list";
  line: number;
  items: Located[];
}

export interface LocatedMap {
  kind: "map";
  line: number;
  entries: Map<string, Located>;
}

/**
 * Parses one YAML document whose first line is line `firstLine` of its file. Reports the first
 * thing that does not parse as `unparseable yaml` (others follow from it) and doubled keys as `duplicate key`;
 * returns undefined then.
 */
export function parseLocated(text: string, firstLine: number, report: Report): Located | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines, prettyErrors: false});
  const lineAt = (offset: number): number => lines.linePos(offset).line + firstLine - 1;
  const faults = [...document.errors, ...document.warnings].filter((fault) => fault.code !== "DUPLICATE_KEY");
  for (const fault of faults.slice(0, 1)) report(lineAt(fault.pos[0]), "unparseable yaml", fault.message);
  for (const error of document.errors) {
    if (error.code === "DUPLICATE_KEY") report(lineAt(error.pos[0]), "duplicate key", keyAt(text, error.pos[0]));
  }
  if (document.errors.length > 0 || faults.length > 0) return undefined;
  const {result, faulty} = withFaults(report, (report) => locate(document.contents, lineAt, report));
  return faulty ? undefined : result;
}

function locate(
  node: ParsedNode | YamlNode | null,
  lineAt: (offset: number) => number,
  report: Report
): Located | undefined {
  const line = lineAt(node?.range?.[0] ?? 0);
  if (node === null) return {kind: "scalar", line, value: null};
  if (isMap<YamlNode, YamlNode | null>(node)) {
    const entries = new Map<string, Located>();
    for (const {key, value} of node.items) {
      const name = isScalar(key) ? String(key.value) : "";
      const at = lineAt(key.range?.[0] ?? 0);
      const child = value === null ? {kind: "scalar" as const, line: at, value: null} : locate(value, lineAt, report);
      if (child) entries.set(name, {...child, line: at});
    }
    return {kind: "map", line, entries};
  }
  if (isSeq<YamlNode>(node)) {
    return {kind: "list", line, items: node.items.flatMap((item) => locate(item, lineAt, report) ?? [])};
  }
  if (isAlias(node) || !isScalar(node)) {
    report(line, "unparseable yaml", "anchors and aliases are not used here");
    return undefined;
  }
  const {value} = node;
  const plain = typeof value === "string" || typeof value === "number" || typeof value === "boolean" || value === null;
  return {kind: "scalar", line, value: plain ? value : (node.source ?? "")};
}

function keyAt(text: string, offset: number): string {
  return /^[^:\n]*/.exec(text.slice(offset))?.[0] ?? "";
}
