import {same, viewOf} from "../state/parameters.js";
import {printLink} from "../state/url-codec.js";
import type {Values} from "../state/parameters.js";
import type {FigureContext} from "./types.js";

/** The addresses of a figure as it is shown. */
export interface Addresses {
  /** Everything written out: what is copied. */
  full: string;
  /** What differs from the defaults alone: what the address bar says. */
  short: string;
  /** The page that carries the figure alone, with everything written out. */
  embed: string;
  /** The script that fits the height of frames. */
  script: string;
  /** The database file. */
  database: string;
}

/** Gives the addresses of a figure as it is shown; of one drawn from edited SQL, as it is without. */
export function addressesOf({document, figure, payload, page, shown}: FigureContext): Addresses {
  const {rows, values, isEdited} = shown();
  const {id, parameters} = figure;
  const isInStep = same(parameters, values, viewOf(parameters, payload.choices, page.values()));
  const all: Values = isInStep ? page.values() : {...page.values(), ...values};
  const printable = {place: id, rows: isEdited ? null : rows.length, values: all};
  const full = page.link(printable);
  const [base = ""] = full.split(/[?#]/);
  const at = (path: string): string => new URL(payload.root + path, document.baseURI).href;
  return {
    full,
    short: base + printLink(page.schema, {place: id, values: all}),
    embed: at(`embed/${id}`) + printLink(page.schema, printable, {full: true}),
    script: at("embed.js"),
    database: at("data/five-fronts.duckdb")
  };
}
