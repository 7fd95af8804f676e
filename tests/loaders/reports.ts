import {formatProblem, reporter} from "../../loaders/lib/validate/problem.js";
import type {Problem, Report} from "../../loaders/lib/validate/problem.js";

/** Runs a reading and returns its result with what it reported, as `line: kind: value`. */
export function reported<T>(read: (report: Report) => T): {result: T; problems: string[]} {
  const problems: Problem[] = [];
  const result = read(reporter(problems, ""));
  return {result, problems: problems.map((problem) => formatProblem(problem).slice(1))};
}
