import {readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DIST, fingerprint} from "./build/folder.js";
import {overhear, run} from "./cli/run.js";
import {add, checkTally, formatTally, readTally} from "./cli/tally.js";
import type {Tally} from "./cli/tally.js";

interface Outcome {
  tally: Tally;
  /** What is still to be shown. */
  output: string;
}

type Step = [name: string, take: () => Promise<Outcome>];

/**
 * Everything that must hold: stages in order, of each stage the lanes side by side, of each lane the steps in order.
 * Each step runs whatever came of those before it.
 */
const STAGES: Step[][][] = [
  [
    [
      ["types", () => check("tsc", "--noEmit")],
      ["lint", () => check("eslint", "--max-warnings", "0", ".")],
      ["format", () => check("prettier", "--check", "--log-level", "warn", ".")],
      ["unused code", () => check("knip")]
    ],
    [
      ["build", () => check("npm", "run", "build")],
      ["same bytes from a second build", rebuild]
    ]
  ],
  [[["unit tests", () => vitest("unit")]]],
  [[["browser tests", () => vitest("e2e")]]]
];

let total: Tally = {passed: 0, failed: 0};
const failures: string[] = [];
for (const lanes of STAGES) await Promise.all(lanes.map(walk));
if (failures.length > 0) console.log(`\nfailed: ${failures.join(", ")}`);
console.log(`\n${formatTally(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function walk(lane: readonly Step[]): Promise<void> {
  for (const [name, take] of lane) {
    const start = performance.now();
    const {tally, output} = await take();
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`\n${output}== ${name}: ${tally.failed === 0 ? "passed" : "FAILED"} in ${seconds} s`);
    if (tally.failed > 0) failures.push(name);
    total = add(total, tally);
  }
}

async function check(command: string, ...args: string[]): Promise<Outcome> {
  const {status, output} = await overhear(command, args);
  return {tally: checkTally(status === 0), output};
}

async function rebuild(): Promise<Outcome> {
  const before = fingerprint(DIST);
  const {tally, output} = await check("env", "NO_BUILD_CACHE=1", "npm", "run", "build");
  if (tally.failed > 0) return {tally, output};
  const after = fingerprint(DIST);
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const changed = names.filter((name) => before.get(name) !== after.get(name));
  const complaints = changed.map((name) => `${DIST}/${name}: bytes differ: between two builds\n`);
  return {tally: checkTally(changed.length === 0 && names.length > 0), output: output + complaints.join("")};
}

async function vitest(project: string): Promise<Outcome> {
  const report = join(tmpdir(), `five-fronts-${process.pid}-${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const status = await run("vitest", ["run", "--project", project, ...reporters]);
  try {
    return {tally: readTally(JSON.parse(readFileSync(report, "utf8")), status), output: ""};
  } catch (error) {
    return {tally: checkTally(false), output: `${String(error)}\n`};
  } finally {
    rmSync(report, {force: true});
  }
}
