import {maybeNumber} from "./cell.js";
import type {Row} from "./figure.js";

/** Lists those killed and wounded, where the text speaks of them; a stated zero is said. */
export function casualtiesOf(row: Row): string[] {
  const [killed, wounded] = [maybeNumber(row, "killed"), maybeNumber(row, "wounded")];
  if (killed === 0 && wounded === 0) return ["nobody killed or wounded"];
  return [
    ...(killed === null ? [] : [`${killed === 0 ? "nobody" : killed} killed`]),
    ...(wounded === null ? [] : [`${wounded === 0 ? "nobody" : wounded} wounded`])
  ];
}
