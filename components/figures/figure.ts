import type {Codes} from "../data/codebook.js";
import type {Row} from "../data/row.js";
import type {DrawOptions} from "../marks/draw-options.js";
import type {LegendParts} from "../marks/legend.js";
import type {Parameters, Values} from "../state/parameters.js";

/** What a drawing can do with its figure while someone moves a part of it by hand. */
export interface Hand {
  /** Draws the rows at hand under other values, at once and without asking; an update under way ends. */
  preview: (values: Values) => Element;
  /** Sets parameters while a hand still moves: all that it sets so is one step of the history. */
  move: (values: Values) => void;
  /** Sets parameters as the controls do, and updates the figure. */
  set: (values: Values) => void;
  /** Gives the values that hold at present. */
  values: () => Values;
}

/** How a board is laid out. */
export interface Board {
  /** What a row is called: one, and several. */
  unit: readonly [string, string];
  /** Names of the parameters whose controls stand beside the drawing on wide screens; the others stand below. */
  beside: readonly string[];
}

/** One figure: everything that is drawn, printed, embedded and tested comes from here. */
export interface Figure {
  /** Also the name of its SQL file. */
  id: string;
  /** States the finding. */
  title: (rows: readonly Row[], codes: Codes) => string;
  /** States the measure and its unit. */
  subtitle: (rows: readonly Row[], codes: Codes) => string;
  /** Gives notes and the source. */
  caption: (rows: readonly Row[], codes: Codes) => string;
  /** Says in words what the drawing shows. */
  alt: (rows: readonly Row[], codes: Codes) => string;
  /** Columns of its table, in order; all of them unless told. */
  columns?: readonly string[];
  parameters: Parameters;
  /** Names of the code lists that the drawing needs. */
  codes: readonly string[];
  /** What the shared legend explains; read from the columns of the rows unless told. */
  legend?: Partial<LegendParts>;
  /**
   * The SQL only leaves rows out, each filter by its own column: the page answers from the unfiltered rows that it
   * carries, without the database. A test holds the two equal.
   */
  filtersRows?: boolean;
  /** Picks among the rows that pass the filters, of a figure that filters its rows itself; its SQL does the same. */
  pick?: (rows: readonly Row[], values: Values) => readonly Row[];
  /** The figure is a board: its controls stand around the drawing, which also stands where no row passes them. */
  board?: Board;
  /** Names of the published JSON files that the drawing needs, such as `land`. */
  materials?: readonly string[];
  draw: (rows: readonly Row[], options: DrawOptions) => SVGElement | HTMLElement;
  /** Brings a drawing of the same width to other rows in place; without it, a new drawing takes its place. */
  update?: (drawing: Element, rows: readonly Row[], options: DrawOptions) => void;
  /** Lets a drawing on the page be moved by hand, beside the controls that do the same. */
  interact?: (drawing: Element, hand: Hand) => void;
}
