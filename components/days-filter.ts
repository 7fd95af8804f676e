import type {DateParameter} from "./parameters.js";

/** Gives the filter by two days that figures share: what may have fallen between them passes. `hint` stands below it. */
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
