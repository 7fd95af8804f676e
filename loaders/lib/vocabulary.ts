import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {parseCodebook} from "./codebook.js";
import {DataError, reporter} from "./validate/problem.js";
import type {Codebook} from "./codebook.js";
import type {Problem} from "./validate/problem.js";

const FILE = fileURLToPath(new URL("../../data/codebook.yaml", import.meta.url));

/** Reads the codebook alone, for what needs no articles; throws a `DataError` that lists its faults. */
export function readCodebook(file: string = FILE): Codebook {
  const problems: Problem[] = [];
  const codebook = parseCodebook(readFileSync(file, "utf8"), reporter(problems, "codebook.yaml"));
  if (codebook === undefined || problems.length > 0) throw new DataError(problems);
  return codebook;
}
