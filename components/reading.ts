import {itemsOf} from "./parameters.js";
import type {Choices, ManyParameter, Parameters, Values} from "./parameters.js";

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

/** Says which other readings are taken; empty where everything is read as coded. */
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
