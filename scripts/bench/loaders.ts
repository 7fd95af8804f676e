import {spawnSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {cpus, totalmem} from "node:os";
import {join} from "node:path";
import {compileSources} from "../../loaders/lib/compile.js";
import {DATA} from "../../loaders/lib/data-folder.js";
import {DataError} from "../../loaders/lib/validate/problem.js";
import {syntheticSources} from "./synthetic-articles.js";

const SIZES = [10, 100, 1_000, 10_000];
/** Megabytes of old heap, so that the whole process, stack and buffers included, stays within 2 GiB. */
const HEAP = 1_536;

/** What one run took: seconds by the clock and on the processor, megabytes of resident memory at the peak. */
export interface Run {
  articles: number;
  paragraphs: number;
  rows: number;
  seconds: number;
  processor: number;
  peak: number;
}

/** Compiles synthetic articles of growing number, each in a process of its own, and prints a row for each. */
export function benchLoaders(sizes: readonly string[]): void {
  console.log(
    `${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), ${gigabytes(totalmem())} GB, Node ${process.version}, heap limit ${HEAP} MB`
  );
  console.log("| articles | paragraphs | rows | seconds | articles/s | CPU seconds | peak MB | CPU time per article |");
  console.log("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
  let first: Run | undefined;
  for (const size of sizes.length > 0 ? sizes.map(Number) : SIZES) {
    const run = runApart(size);
    first ??= run;
    console.log(`| ${cells(run, first).join(" | ")} |`);
  }
}

/** Compiles synthetic articles in this process, from Markdown to all tables. */
export function compileSynthetic(articles: number): Run {
  const sources = syntheticSources(articles, readFileSync(join(DATA, "codebook.yaml"), "utf8"));
  const start = performance.now();
  const before = process.cpuUsage();
  const {problems, compiled} = compileSources(sources);
  if (compiled === undefined) throw new DataError(problems);
  const seconds = (performance.now() - start) / 1000;
  const {user, system} = process.cpuUsage(before);
  const rows = Object.values(compiled.tables).reduce((sum, table) => sum + table.length, 0);
  const paragraphs = compiled.tables.paragraphs?.length ?? 0;
  const processor = (user + system) / 1e6;
  return {articles, paragraphs, rows, seconds, processor, peak: process.resourceUsage().maxRSS / 1024};
}

function runApart(articles: number): Run {
  const script = process.argv[1] ?? "";
  const args = [`--max-old-space-size=${HEAP}`, "--import", "tsx", script, "compile", String(articles)];
  const {status, stdout} = spawnSync(process.execPath, args, {encoding: "utf8", stdio: ["ignore", "pipe", "inherit"]});
  if (status !== 0) throw new Error(`benchmark failed: ${articles} articles`);
  return JSON.parse(stdout) as Run;
}

function cells(run: Run, first: Run): string[] {
  const {articles, paragraphs, rows, seconds, processor, peak} = run;
  const ratio = processor / articles / (first.processor / first.articles);
  const whole = [articles, paragraphs, rows].map((n) => n.toLocaleString("en-US"));
  const times = [seconds, articles / seconds, processor].map((n) => n.toFixed(1));
  return [...whole, ...times, peak.toFixed(0), `${ratio.toFixed(2)}×`];
}

function gigabytes(bytes: number): string {
  return (bytes / 2 ** 30).toFixed(0);
}
