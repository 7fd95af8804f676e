/** One fault in the hand-kept data, at a line (from 1) of a file. */
export interface Problem {
  file: string;
  line: number;
  kind: string;
  value: string;
}

/** Records a fault of the file that is being read. */
export type Report = (line: number, kind: string, value: string) => void;

/** Returns a report that adds its faults to `problems` under the name of `file`. */
export function reporter(problems: Problem[], file: string): Report {
  return (line, kind, value) => {
    problems.push({file, line, kind, value});
  };
}

/** Runs a reading that reports to `report`; `faulty` tells whether it reported anything. */
export function withFaults<T>(report: Report, read: (report: Report) => T): {result: T; faulty: boolean} {
  let faulty = false;
  const result = read((line, kind, value) => {
    faulty = true;
    report(line, kind, value);
  });
  return {result, faulty};
}

/** Prints a fault as `file:line: kind: value`. */
export function formatProblem({file, line, kind, value}: Problem): string {
  return `${file}:${String(line)}: ${kind}: ${value}`;
}

/** Orders faults by file, then line, keeping the order of discovery within a line. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => compare(a.file, b.file) || a.line - b.line);
}

/** Says that the hand-kept data has faults; `problems` lists them all. */
export class DataError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(sortProblems(problems).map(formatProblem).join("\n"));
    this.name = "DataError";
    this.problems = problems;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
