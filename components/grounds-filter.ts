import type {OneParameter} from "./parameters.js";

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
