import {readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DIST} from "./lib/build.js";
import {fingerprint} from "./lib/folder.js";
import {add, checkTally, formatTally, readTally} from "./lib/tally.js";
import type {Tally} from "./lib/tally.js";
import {run} from "./lib/run.js";

/** Everything that must hold, in order; each step runs whatever came of those before it. */
const STEPS: [name: string, step: () => Promise<Tally>][] = [
  ["types", () => check("tsc", "--noEmit")],
  ["lint", () => check("eslint", "--max-warnings", "0", ".")],
  ["format", () => check("prettier", "--check", "--log-level", "warn", ".")],
  ["unused code", () => check("knip")],
  ["build", () => check("tsx", "scripts/build.ts")],
  ["same bytes from a second build", rebuild],
  ["unit tests", () => vitest("unit")],
  ["browser tests", () => vitest("e2e")]
];

let total: Tally = {passed: 0, failed: 0};
const failures: string[] = [];
for (const [name, step] of STEPS) {
  console.log(`\n== ${name}`);
  const start = performance.now();
  const tally = await step();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`== ${name}: ${tally.failed === 0 ? "passed" : "FAILED"} in ${seconds} s`);
  if (tally.failed > 0) failures.push(name);
  total = add(total, tally);
}
if (failures.length > 0) console.log(`\nfailed: ${failures.join(", ")}`);
console.log(`\n${formatTally(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function check(command: string, ...args: string[]): Promise<Tally> {
  return checkTally((await run(command, args)) === 0);
}

async function rebuild(): Promise<Tally> {
  const before = fingerprint(DIST);
  if ((await run("tsx", ["scripts/build.ts"])) !== 0) return checkTally(false);
  const after = fingerprint(DIST);
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const changed = names.filter((name) => before.get(name) !== after.get(name));
  for (const name of changed) console.error(`${DIST}/${name}: bytes differ: between two builds`);
  return checkTally(changed.length === 0 && names.length > 0);
}

async function vitest(project: string): Promise<Tally> {
  const report = join(tmpdir(), `five-fronts-${process.pid}-${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const status = await run("vitest", ["run", "--project", project, ...reporters]);
  try {
    return readTally(JSON.parse(readFileSync(report, "utf8")), status);
  } catch (error) {
    console.error(error);
    return checkTally(false);
  } finally {
    rmSync(report, {force: true});
  }
}
