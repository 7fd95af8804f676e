import {updateCheckboxLists} from "../controls/checkbox-list.js";
import {updateComboboxes} from "../controls/combobox.js";
import {writeCounts} from "../controls/form-values.js";
import {factsIn} from "../data/fact-anchor.js";
import {ROWS, facetsOf, nameOfFilter, opened, relaxations, sayFacets, withCounts} from "../state/facets.js";
import {sayReadings} from "../state/shared-parameters.js";
import {showEmpty, showStatus} from "./figure-elements.js";
import type {Action} from "../controls/no-rows.js";
import type {Row} from "../data/row.js";
import type {Relaxation} from "../state/facets.js";
import type {Values} from "../state/parameters.js";
import type {ShownFigure} from "./figure-elements.js";

const MOST_WAYS = 4;

/**
 * Shows how many rows each option would leave and what the filters leave out; where no row passes, buttons that open
 * filters. Rejects where a count cannot be queried; an aborted signal ends it early.
 */
export async function showCounts(state: ShownFigure, signal: AbortSignal): Promise<void> {
  const {figure, payload, form, figureRows, shown} = state;
  const {parameters} = figure;
  const isAborted = (): boolean => signal.aborted;
  if (figureRows.editedSql() !== null) {
    showEdited(state);
    return;
  }
  const asked = {parameters, values: shown.values, codes: payload.codes};
  const ask = (values: Values): readonly Row[] | Promise<readonly Row[]> => figureRows.query(values, signal);
  const facets = figureRows.countFacets?.(shown.values) ?? (await facetsOf(asked, shown.rows, ask));
  if (isAborted()) return;
  writeCounts(form, parameters, withCounts(payload.choices, facets));
  updateCheckboxLists(form);
  updateComboboxes(form);
  const left = sayFacets(parameters, facets, factsIn(shown.rows).length, payload.total, figure.dashboard?.rowNames);
  showStatus(
    state,
    [left, sayReadings(parameters, payload.choices, shown.values)].filter((part) => part !== "").join(" ")
  );
  if (shown.rows.length > 0) return;
  const found = await relaxations(asked, facets, ask);
  if (isAborted()) return;
  const ways = found.slice(0, MOST_WAYS).map((each) => wayTo(state, each));
  showEmpty(state, [...ways, resetOf(state)]);
}

/** Counts the rows alone, as edited SQL may filter by anything. */
function showEdited(state: ShownFigure): void {
  const {length} = state.shown.rows;
  if (length === 0) showEmpty(state, [resetOf(state)]);
  showStatus(state, `${length} ${length === 1 ? "row" : "rows"} from edited SQL.`);
}

function wayTo({figure, shown, setValues}: ShownFigure, {names, rows}: Relaxation): Action {
  const {parameters, dashboard: board} = figure;
  const [one, several] = board?.rowNames ?? ROWS;
  const label = names.map((name) => nameOfFilter(parameters, name)).join(" and ");
  return {
    label: `Open ${label}: ${rows} ${rows === 1 ? one : several}`,
    take: () => setValues(opened(parameters, shown.values, names))
  };
}

function resetOf({form}: ShownFigure): Action {
  return {label: "Reset all", take: () => form.reset()};
}
