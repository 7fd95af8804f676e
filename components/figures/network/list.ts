import {element} from "../../controls/html.js";
import {label} from "../../data/codebook.js";
import {text} from "../../data/row.js";
import {capital, numeral} from "../../format/words.js";
import {frontColor} from "../../marks/front-color.js";
import {count, graphFrom, nameIn, selectionOf, tieQualifiers, tieSentence} from "./graph.js";
import type {Codes} from "../../data/codebook.js";
import type {Link, Row} from "../../data/row.js";

export interface TieListOptions {
  document: Document;
  codes: Codes;
  link: Link;
  /** Also lists ties that are picked for no actor, folded by front. */
  isWhole: boolean;
}

/** Ties above which a group of the list is folded. */
const MOST_OPEN = 12;

/** Lists ties in words, each with a link to its evidence: step by step where they are picked, else by front. */
export function drawTieList(rows: readonly Row[], options: TieListOptions): HTMLElement {
  const {document, isWhole} = options;
  const {focus} = selectionOf(rows);
  const groups = focus !== null ? byStep(rows, focus) : isWhole ? byFront(rows, options.codes) : [];
  return element(
    document,
    "div",
    {class: "tie-list", role: "group", "aria-label": "The same ties as a list"},
    groups.map((group) => drawGroup(group, options))
  );
}

interface Group {
  name: string;
  rows: readonly Row[];
  isOpen: boolean;
}

function byFront(rows: readonly Row[], codes: Codes): Group[] {
  return (codes.front ?? []).flatMap(({value}) => {
    const own = rows.filter((row) => text(row, "article_id") === value);
    if (own.length === 0) return [];
    const {actors} = graphFrom(own, codes);
    const name = `${label(codes, "front", value)}: ${count(own.length, "tie")} among ${count(actors.size, "actor")}`;
    const sorted = [...own].sort((a, b) => compare(text(a, "source"), text(b, "source")));
    return [{name, rows: sorted, isOpen: rows.length <= MOST_OPEN}];
  });
}

/** Groups ties by how far they are: of a chain by its links, around an actor into its own and those beyond. */
function byStep(rows: readonly Row[], focus: string): Group[] {
  const {path} = selectionOf(rows);
  const steps = [...new Set(rows.map((row) => Number(row.step)))].sort((a, b) => a - b);
  return steps.flatMap((step) => {
    const own = rows.filter((row) => Number(row.step) === step);
    if (path !== null) return [{name: sayLink(own, step, steps.length), rows: own, isOpen: true}];
    const inside = own.filter((row) => text(row, "source_id") === focus || text(row, "target_id") === focus);
    const name =
      step === 0
        ? `${capital(count(inside.length, "tie"))} of ${nameIn(rows, focus)}`
        : `${capital(count(own.length, "tie"))} ${step === 1 ? "of those that it is tied to" : `${numeral(step)} ties away`}`;
    return [{name, rows: own, isOpen: step === 0}];
  });
}

function sayLink(rows: readonly Row[], step: number, links: number): string {
  const ends = (isNear: boolean): string => {
    const ids = new Set(
      rows.map((row) => ((row.near_id === row.source_id) === isNear ? row.source_id : row.target_id))
    );
    const names = [...ids].map((id) => nameIn(rows, typeof id === "string" ? id : null));
    return names.length > 3 ? count(names.length, "actor") : names.join(" or ");
  };
  return `${links > 1 ? `Link ${step + 1}: ` : ""}${ends(true)} and ${ends(false)}`;
}

function drawGroup({name, rows, isOpen}: Group, options: TieListOptions): HTMLElement {
  const {document} = options;
  return element(document, "details", {open: isOpen}, [
    element(document, "summary", {}, [name]),
    element(
      document,
      "ol",
      {},
      rows.map((row) => drawTie(row, options))
    )
  ]);
}

function drawTie(row: Row, {document, codes, link}: TieListOptions): HTMLElement {
  const front = text(row, "article_id");
  const href = link(front, `r-${text(row, "relation_id")}`);
  return element(document, "li", {style: `--hue: ${frontColor(front)}`}, [
    element(document, "a", {href}, [tieSentence(row)]),
    element(document, "span", {class: "tie-grounds"}, [tieQualifiers(row, codes)])
  ]);
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, "en");
}
