import {compile} from "../loaders/lib/compile.js";
import {DataError} from "../loaders/lib/problem.js";
import {printProblems} from "./lib/problems.js";

try {
  const {tables, version} = compile();
  const rows = Object.values(tables).reduce((sum, table) => sum + table.length, 0);
  console.log(`data ${version}: ${rows} rows in ${Object.keys(tables).length} tables, no problems`);
} catch (error) {
  if (!(error instanceof DataError)) throw error;
  printProblems(error);
  process.exitCode = 1;
}
