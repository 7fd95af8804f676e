import type {Codes} from "../data/codebook.js";
import type {Row} from "../data/row.js";
import type {DrawOptions} from "../marks/draw-options.js";
import type {LegendParts} from "../marks/legend.js";
import type {Parameters, Values} from "../state/parameters.js";

/** Returns a text of the figure for the rows that are shown; empty rows need words, too, such as "No event fits". */
export type RowText = (rows: readonly Row[], codes: Codes) => string;

/**
 * A figure of the report. `components/figures/<id>/figure.ts` exports one; its rows come from the `query.sql` beside it.
 * Everything that shows a figure reads this object: pages (drawn in Node by the build, and again in the browser when a
 * parameter changes), embeds, downloads, social cards and tests. A figure therefore never fetches and reads no globals.
 */
export interface Figure {
  /** Folder name, `id` of the element on the page, and key of the figure's parameters in a URL: kebab-case, never changed. */
  id: string;
  /** States the finding in one sentence, without a full stop. */
  title: RowText;
  /** States the measure, its unit and its period. */
  subtitle: RowText;
  /** Explains what is not obvious, and what is left out. */
  caption: RowText;
  /** Alternative text: says in words what the drawing shows, row by row where rows are few. */
  alt: RowText;
  /** What a reader can set. The query binds a value for each name: `$certainty` for `certainty`. */
  parameters: Parameters;
  /** Names of the code lists that texts and drawing look up, such as `["certainty", "front"]`. */
  codes: readonly string[];
  /**
   * Draws rows as one SVG or HTML element of the width asked for. Runs in Node and in the browser: elements are made
   * with `options.document` alone. Rows may be empty.
   */
  draw: (rows: readonly Row[], options: DrawOptions) => SVGElement | HTMLElement;
  /** Columns of the figure's table, in order. Default: all columns of the query. */
  columns?: readonly string[];
  /** Parts of the shared legend to show or to leave out. Default: those whose columns the rows have, see `legendParts`. */
  legend?: Partial<LegendParts>;
  /** Names of the published JSON files that `draw` needs: `["land"]` for `data/land.json`. Default: none. */
  jsonFiles?: readonly string[];
  /**
   * The query leaves rows out and does nothing else, each parameter by a column of its own. The page then carries the
   * rows of all values and filters them itself, without the database; a test holds both results equal. Default: false.
   */
  filtersRows?: boolean;
  /** With `filtersRows`: selects among the rows that pass all filters, as the query does. Default: all of them. */
  selectRows?: (rows: readonly Row[], values: Values) => readonly Row[];
  /** Controls stand around the drawing, which is drawn even if no row is left. Default: controls stand above it. */
  dashboard?: Dashboard;
  /**
   * Changes a drawing to show other rows at the same width, so that focus and elements stay. Default: the drawing is
   * replaced by a new one.
   */
  update?: (drawing: Element, rows: readonly Row[], options: DrawOptions) => void;
  /** Adds event listeners that set parameters, such as a brush. All that they do, a control must do as well. */
  interact?: (drawing: Element, interaction: Interaction) => void;
}

/** Layout of a figure with many controls. */
export interface Dashboard {
  /** What a row is called, in the singular and in the plural: `["event", "events"]`. */
  rowNames: readonly [string, string];
  /** Names of the parameters whose controls stand beside the drawing where the page is wide; the others stand below it. */
  sideControls: readonly string[];
}

/** What the listeners of a drawing can do. */
export interface Interaction {
  /** Returns a drawing of the current rows under other values, at once and without a query. An update under way is aborted. */
  preview: (values: Values) => Element;
  /** Sets parameters during a gesture; all such calls up to the next `set` are one entry of the session history. */
  move: (values: Values) => void;
  /** Sets parameters as the controls do, and updates the figure. */
  set: (values: Values) => void;
  /** Returns the current values. */
  values: () => Values;
}
