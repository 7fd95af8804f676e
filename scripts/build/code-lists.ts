import type {Codes} from "../../components/data/codebook.js";
import type {Codebook} from "../../loaders/lib/codebook.js";

/** Gives the code lists of the codebook in the shape that figures take. */
export function codesFrom(codebook: Codebook): Codes {
  return Object.fromEntries(
    [...codebook.codes].map(([name, values]) => [
      name,
      [...values.values()].map(({value, label, short, description, class: of}) => ({
        value,
        label,
        short: short ?? label,
        description,
        class: of
      }))
    ])
  );
}
