import type {Types} from "../data/column-type.js";
import type {Row} from "../data/row.js";
import type {Figure} from "../figures/figure.js";
import type {Payload} from "../figures/payload.js";
import type {PageState} from "../state/page-state.js";
import type {Values} from "../state/parameters.js";

/** What a figure shows at present. */
export interface FigureState {
  rows: readonly Row[];
  types: Types;
  values: Values;
  /** The SQL that the rows are from. */
  sql: string;
  /** The SQL is a reader's own, which no link carries. */
  isEdited: boolean;
  /** Width of the drawing in CSS pixels. */
  width: number;
}

/** The figure that a row stands under. */
export interface FigureContext {
  document: Document;
  figure: Figure;
  payload: Payload;
  page: Pick<PageState, "schema" | "values" | "link">;
  shown: () => FigureState;
  now?: () => Date;
}

/** An open panel. */
export interface PanelContext {
  host: FigureContext;
  element: HTMLElement;
  /** Says one line to the reader. */
  say: (text: string) => void;
}

/** Fills a panel; again whenever the figure shows something else, then with `isPressed` false. */
export type RenderPanel = (panel: PanelContext, isPressed: boolean) => void | Promise<void>;
