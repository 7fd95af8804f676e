import type {OneParameter} from "./parameters.js";

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
