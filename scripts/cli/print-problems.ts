import {formatProblem, sortProblems} from "../../loaders/lib/validate/problem.js";
import type {DataError, Problem} from "../../loaders/lib/validate/problem.js";

type Print = (line: string) => void;

/** Prints each fault of the hand-kept data as `data/file:line: kind: value`, then how many there are. */
export function printProblems({problems}: Pick<DataError, "problems">, print: Print = console.error): void {
  for (const problem of sortProblems(problems)) print(formatProblem(fromRoot(problem)));
  print(`${problems.length} ${problems.length === 1 ? "problem" : "problems"} in data/`);
}

function fromRoot(problem: Problem): Problem {
  return {...problem, file: `data/${problem.file}`};
}
