import {tableFromIPC} from "@uwdata/flechette";

import type {Answer} from "./answer.js";

/**
 * Gives a result as the stream of Arrow that the engine sent, in the order in which rows came. The engine sends whole
 * batches: where reading stopped early, some more rows came than were asked for, and that is said.
 */
export function arrowOf({parts, rows}: Answer): {content: Blob; note: string} {
  const [whole = new Uint8Array()] = parts;
  const {numRows} = tableFromIPC(parts.length === 1 ? whole : [...parts]);
  const more = numRows - rows;
  const note = more > 0 ? `Arrow comes in batches: ${more.toLocaleString("en-US")} rows more than are shown.` : "";
  return {content: new Blob(parts.map((part) => new Uint8Array(part))), note};
}
