import {text} from "../data/row.js";
import type {Row} from "../data/row.js";

/**
 * How an event stands under the filters, seen from a chart that is a filter itself: it passes them all, only the
 * chart's own leaves it out, or another does.
 */
export type FilterState = "in" | "aside" | "out";

/** Opacity of what stands so: all events keep their place, and the filters light some of them up. */
const OPACITY: Readonly<Record<FilterState, number>> = {in: 1, aside: 0.4, out: 0.13};

/** Tells how events stand, by their ids: `shown` pass all filters, `open` all but the chart's own. */
export function filterStates(shown: readonly Row[], open: readonly Row[]): (event: string) => FilterState {
  const [all, most] = [shown, open].map((rows) => new Set(rows.map((row) => text(row, "event_id"))));
  return (event) => (all?.has(event) === true ? "in" : most?.has(event) === true ? "aside" : "out");
}

/** Shows how a mark stands. */
export function applyFilterState(mark: Element, standing: FilterState): void {
  if (mark.getAttribute("data-standing") === standing) return;
  mark.setAttribute("data-standing", standing);
  mark.setAttribute("opacity", String(OPACITY[standing]));
}
