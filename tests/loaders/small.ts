import {readFileSync} from "node:fs";
import {join} from "node:path";
import {compile} from "../../loaders/lib/compile.js";
import type {Compiled} from "../../loaders/lib/compile.js";
import {FIXTURES, withData} from "./fixture.js";

/** The text of the made-up article about the harbor of Vell. */
export const HARBOR = readFileSync(join(FIXTURES, "base/articles/harbor.md"), "utf8");

/** Compiles the made-up data folder, which is sound. */
export function compileSmall(): Compiled {
  return withData(null, (dir) => compile(dir));
}
