import {errorMessage} from "../components/format/error-message.js";
import {DataError} from "../loaders/lib/validate/problem.js";
import {buildSite} from "./build/build-site.js";
import {DIST} from "./build/folder.js";
import {printProblems} from "./cli/print-problems.js";
import {startProgress} from "./cli/progress.js";

const start = performance.now();
const progress = startProgress();
try {
  const {pages, version, warnings} = await buildSite(progress.tell);
  for (const warning of warnings) console.warn(warning);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  progress.end();
  console.log(`built ${pages} pages in ${DIST}/ in ${seconds} s, data ${version}`);
} catch (error) {
  progress.end();
  if (error instanceof DataError) printProblems(error);
  else console.error(errorMessage(error));
  process.exitCode = 1;
}
