import type {Codes} from "../data/codebook.js";
import type {Link, Row} from "../data/row.js";
import type {Values} from "../state/parameters.js";

/** Parsed JSON files by name, without the extension. */
export type JsonFiles = Readonly<Record<string, unknown>>;

export interface DrawOptions {
  document: Document;
  /** Width of the drawing in CSS pixels. */
  width: number;
  /** The code lists that the figure asked for. */
  codes: Codes;
  /** The parameters that the rows were asked with. */
  parameters: Values;
  /** The rows under no filter, of a figure that filters its rows itself; those drawn unless told. */
  all?: readonly Row[];
  /** The files that the figure names in `jsonFiles`. */
  jsonFiles?: JsonFiles;
  link: Link;
}
