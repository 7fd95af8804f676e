import {itemsOf} from "./parameters.js";
import type {Choices, DateParameter, ManyParameter, OneParameter, Parameters, Values} from "./parameters.js";

/** The filter by certainty that figures share: it lets through what is at least as certain as the degree chosen. */
export const CERTAINTY: OneParameter = {
  kind: "one",
  label: "At least as certain as",
  default: null,
  any: "any certainty",
  atLeast: true,
  codes: "certainty",
  column: "certainty"
};

/** Returns the filter by two days that figures share: a row passes whose dates overlap them. `hint` is shown below it. */
export function daysFilter(hint: string): {from: DateParameter; to: DateParameter} {
  return {
    from: {
      kind: "date",
      label: "From",
      default: null,
      column: "last_day",
      bound: "least",
      range: {until: "to", label: "Dates"},
      hint
    },
    to: {kind: "date", label: "To", default: null, column: "first_day", bound: "most"}
  };
}

/** The filter by grounds that figures share: whether the text cites a source for what it says. */
export const GROUNDS: OneParameter = {
  kind: "one",
  label: "Source",
  default: null,
  any: "cited or not",
  column: "grounds",
  options: [
    {value: "cited", label: "a source is cited"},
    {value: "uncited", label: "no source is cited"}
  ]
};

/**
 * Lets a reader take other readings of what the text leaves open. They come from the table `readings`: the SQL of the
 * figure reads `events_as_read($reading)` or `figures_as_read($reading)` and passes on their columns `readings` and
 * `reading_labels`.
 */
export const READING: ManyParameter = {
  kind: "many",
  label: "Read it otherwise",
  default: null,
  picks: true,
  alters: true,
  column: "readings",
  labels: "reading_labels"
};

/** Prints which other readings are selected; empty where there are none. */
export function sayReadings(
  parameters: Parameters,
  choices: Readonly<Record<string, Choices>>,
  values: Values
): string {
  const labels = Object.entries(parameters).flatMap(([name, parameter]) => {
    const items = parameter.kind === "many" && parameter.alters === true ? itemsOf(values[name]) : null;
    const options = choices[name]?.options ?? [];
    return options.filter(({value}) => items?.includes(value)).map(({label}) => label);
  });
  return labels.length === 0 ? "" : `Read otherwise than coded: ${labels.join("; ")}.`;
}
