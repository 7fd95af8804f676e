import {showLists} from "../controls/checkbox-list.js";
import {showFinders} from "../controls/combobox.js";
import {writeCounts} from "../controls/form-values.js";
import {factsIn} from "../data/fact-anchor.js";
import {ROWS, facetsOf, nameOfFilter, opened, relaxations, sayFacets, withCounts} from "../state/facets.js";
import {sayReadings} from "../state/shared-parameters.js";
import {say, showEmpty} from "./figure-elements.js";
import type {Way} from "../controls/no-rows.js";
import type {Row} from "../data/row.js";
import type {Relaxation} from "../state/facets.js";
import type {Values} from "../state/parameters.js";
import type {Stage} from "./figure-elements.js";
import type {Source} from "./figure-rows.js";

/** A figure on the page with what it shows. */
export interface Counted extends Stage {
  source: Source;
  /** What the figure shows at present. */
  shown: {rows: readonly Row[]; values: Values};
}

const MOST_WAYS = 4;

/**
 * Counts what every filter leaves and leaves out; where nothing is left, offers the filters to open. Rejects where a
 * count cannot be had; an aborted signal ends it without a word.
 */
export async function showCounts(counted: Counted, signal: AbortSignal, set: (values: Values) => void): Promise<void> {
  const {figure, payload, form, source, shown} = counted;
  const {parameters} = figure;
  const isOver = (): boolean => signal.aborted;
  if (source.isEdited()) {
    showEdited(counted);
    return;
  }
  const asked = {parameters, values: shown.values, codes: payload.codes};
  const ask = (values: Values): readonly Row[] | Promise<readonly Row[]> => source.ask(values, signal);
  const facets = source.facets?.(shown.values) ?? (await facetsOf(asked, shown.rows, ask));
  if (isOver()) return;
  writeCounts(form, parameters, withCounts(payload.choices, facets));
  showLists(form);
  showFinders(form);
  const left = sayFacets(parameters, facets, factsIn(shown.rows).length, payload.total, figure.dashboard?.rowNames);
  say(counted, [left, sayReadings(parameters, payload.choices, shown.values)].filter((part) => part !== "").join(" "));
  if (shown.rows.length > 0) return;
  const found = await relaxations(asked, facets, ask);
  if (isOver()) return;
  const ways = found.slice(0, MOST_WAYS).map((each) => wayTo(counted, each, set));
  showEmpty(counted, [...ways, resetOf(counted)]);
}

/** The filters of edited SQL are the reader's own: only the rows are counted. */
function showEdited(counted: Counted): void {
  const {length} = counted.shown.rows;
  if (length === 0) showEmpty(counted, [resetOf(counted)]);
  say(counted, `${length} ${length === 1 ? "row" : "rows"} from edited SQL.`);
}

function wayTo({figure, shown}: Counted, {names, rows}: Relaxation, set: (values: Values) => void): Way {
  const {parameters, dashboard: board} = figure;
  const [one, several] = board?.rowNames ?? ROWS;
  const label = names.map((name) => nameOfFilter(parameters, name)).join(" and ");
  return {
    label: `Open ${label}: ${rows} ${rows === 1 ? one : several}`,
    take: () => set(opened(parameters, shown.values, names))
  };
}

function resetOf({form}: Counted): Way {
  return {label: "Reset all", take: () => form.reset()};
}
