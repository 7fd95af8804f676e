import {DataError} from "../loaders/lib/validate/problem.js";
import {DIST, buildSite} from "./build/build-site.js";
import {printProblems} from "./cli/print-problems.js";

const start = performance.now();
try {
  const {pages, version} = await buildSite();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`built ${pages} pages in ${DIST}/ in ${seconds} s, data ${version}`);
} catch (error) {
  if (error instanceof DataError) printProblems(error);
  else console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
