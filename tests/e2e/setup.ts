import {existsSync} from "node:fs";
import {DIST} from "../../scripts/build/folder.js";
import {findChromium} from "../../scripts/cli/chromium.js";

/** Makes sure of a built site and of a browser before any test asks for them. */
export function setup(): void {
  if (!existsSync(DIST)) throw new Error(`nothing to test: ${DIST}/ (run npm run build)`);
  findChromium();
}
