import {isForced, itemsOf} from "./parameters.js";
import type {Choices, Parameter, Parameters, Value, Values} from "./parameters.js";

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
      return all.map((option) => flip(all, itemsOf(value) ?? all, option));
    case "date":
    case "number":
    case "text":
      return [];
  }
}

/** Ticks or clears one option, the order of all kept; all of them are no filter. */
function flip(all: readonly string[], chosen: readonly string[], option: string): Value {
  const next = all.filter((each) => chosen.includes(each) !== (each === option));
  return next.length === all.length ? null : next;
}
