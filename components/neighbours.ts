import {isForced, isOpen, itemsOf} from "./state/parameters.js";
import type {Choices, ManyParameter, Parameter, Parameters, Value, Values} from "./state/parameters.js";

/** Gives the values that are one press away: a box ticked or cleared, another choice taken. */
export function neighboursOf(
  parameters: Parameters,
  choices: Readonly<Record<string, Choices>>,
  values: Values
): Values[] {
  return Object.entries(parameters).flatMap(([name, parameter]) =>
    othersOf(parameter, choices[name] ?? {}, values[name] ?? null).map((value) => ({...values, [name]: value}))
  );
}

function othersOf(parameter: Parameter, {options = []}: Choices, value: Value): Value[] {
  const all = options.map((option) => option.value);
  switch (parameter.kind) {
    case "flag":
      return [value !== true];
    case "one":
      return [...(isForced(parameter) ? [] : [null]), ...all].filter((other) => other !== value);
    case "many":
      return all.map((option) => flip(parameter, itemsOf(value), all, option));
    case "date":
    case "number":
    case "text":
      return [];
  }
}

/** Ticks or clears one option, the order of all kept; what is no filter is null. */
function flip(
  parameter: ManyParameter,
  chosen: readonly string[] | null,
  all: readonly string[],
  option: string
): Value {
  const before = chosen ?? (parameter.picks === true ? [] : all);
  const next = all.filter((each) => before.includes(each) !== (each === option));
  return isOpen(parameter, next.length, all.length) ? null : next;
}
