import {copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {cpus, tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {median, quantile} from "d3";
import {build} from "esbuild";
import {launchChromium} from "../cli/chromium.js";
import {serveSite} from "../cli/server.js";
import {syntheticEvents} from "./crossfilter/events.js";
import type {Browser, Page} from "playwright-core";
import type {Sample} from "./crossfilter/watch.js";

type Name = "own" | "mosaic";

/** What was measured of one page, in milliseconds. */
interface Times {
  loads: number[];
  /** The first move of each drag, from when the pointer came to the chart: nothing is indexed before that. */
  first: number[];
  moves: Sample[];
  /** Events that the brushes left at the end. */
  left: number;
}

const PAGES = fileURLToPath(new URL("./crossfilter/", import.meta.url));
const NAMES: readonly Name[] = ["own", "mosaic"];
/** The size of the report, and what is asked of it. */
const SIZES = [329, 1_000_000];
const LOADS = 3;
const ROUNDS = 6;
const MOVES = 40;
const HISTOGRAMS = 3;
/** Pixels of a move, and from a chart's left edge to where drags begin: first a new brush, then the whole of that one. */
const STEP = 5;
const STARTS = [45, 145];

/**
 * Drags a brush over four linked charts, the report's engine under one page and Mosaic under another, in turns in one
 * browser, and prints what each move took.
 */
export async function benchCrossfilter(sizes: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "five-fronts-bench-"));
  try {
    await writePages(folder);
    const site = await serveSite(folder);
    const browser = await launchChromium();
    console.log(`${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), Chromium ${browser.version()}`);
    for (const size of sizes.length > 0 ? sizes.map(Number) : SIZES) {
      const events = syntheticEvents(size);
      for (const name of NAMES) writeFileSync(join(folder, name, "events.arrow"), events);
      print(size, await measure(browser, site.origin));
    }
    await browser.close();
    await site.close();
  } finally {
    rmSync(folder, {recursive: true});
  }
}

/** Bundles both pages, and puts the database beside the one that needs it. */
async function writePages(folder: string): Promise<void> {
  const {resolve} = createRequire(import.meta.url);
  await build({
    entryPoints: NAMES.map((name) => ({in: join(PAGES, `${name}.ts`), out: `${name}/page`})),
    bundle: true,
    format: "esm",
    minify: true,
    outdir: folder
  });
  for (const name of NAMES) {
    mkdirSync(join(folder, name), {recursive: true});
    const html = `<!doctype html><meta charset="utf-8"><title>${name}</title><body><script type="module" src="page.js"></script>`;
    writeFileSync(join(folder, name, "index.html"), html);
  }
  copyFileSync(resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"), join(folder, "mosaic/duckdb.wasm"));
  copyFileSync(
    resolve("@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js"),
    join(folder, "mosaic/duckdb.worker.js")
  );
}

/** Loads each page several times with an empty cache; the last of each stays open for the drags. */
async function measure(browser: Browser, origin: string): Promise<Record<Name, Times>> {
  const times = {own: {loads: [], first: [], moves: [], left: 0}, mosaic: {loads: [], first: [], moves: [], left: 0}};
  for (let load = 1; load < LOADS; load++) {
    for (const name of NAMES) await (await open(browser, `${origin}/${name}/`, times[name])).context().close();
  }
  const pages = {
    own: await open(browser, `${origin}/own/`, times.own),
    mosaic: await open(browser, `${origin}/mosaic/`, times.mosaic)
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of round % 2 === 0 ? NAMES : [...NAMES].reverse()) await drag(pages[name], round, times[name]);
  }
  for (const name of NAMES) {
    times[name].left = await pages[name].evaluate(() => window.bench.rows());
    await pages[name].context().close();
  }
  return times;
}

async function open(browser: Browser, url: string, times: Times): Promise<Page> {
  const context = await browser.newContext({viewport: {width: 1280, height: 960}});
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(`${url}: ${error.message}`));
  await page.goto(url);
  await page.waitForFunction(() => "bench" in window, undefined, {timeout: 120_000});
  times.loads.push(await page.evaluate(() => window.bench.loaded));
  return page;
}

/** Drags the brush of one of the histograms, move by move, and leaves it there. */
async function drag(page: Page, round: number, times: Times): Promise<void> {
  await page.bringToFront();
  const chart = page.locator("svg").nth(round % HISTOGRAMS);
  const box = await chart.boundingBox();
  if (box === null) throw new Error(`missing chart: ${round % HISTOGRAMS}`);
  const [left, y] = [box.x + (STARTS[Math.floor(round / HISTOGRAMS) % STARTS.length] ?? 0), box.y + 80];
  await page.mouse.move(box.x + box.width + 100, y);
  await page.mouse.move(left, y);
  await page.mouse.down();
  for (let move = 1; move <= MOVES; move++) {
    await page.evaluate(() => window.bench.arm());
    await page.mouse.move(left + move * STEP, y);
    const sample = await page.evaluate(() => window.bench.sample());
    if (move === 1) times.first.push(sample.sinceEntered);
    else times.moves.push(sample);
  }
  await page.mouse.up();
}

function print(size: number, {own, mosaic}: Record<Name, Times>): void {
  const row = (label: string, of: (times: Times) => number | undefined): string => {
    const [a = NaN, b = NaN] = [of(own), of(mosaic)];
    return `| ${[label, tenths(a), tenths(b), `${tenths(b / a)}×`].join(" | ")} |`;
  };
  const updated = ({moves}: Times): number[] => moves.map((sample) => sample.updated);
  const painted = ({moves}: Times): number[] => moves.map((sample) => sample.painted);
  console.log(`\n| ${size.toLocaleString("en-US")} events, milliseconds | Five Fronts | Mosaic | ratio |`);
  console.log("| --- | ---: | ---: | ---: |");
  console.log(row("asked for, to all charts painted", ({loads}) => median(loads)));
  console.log(row("pointer on a chart, to first brush drawn, median", ({first}) => median(first)));
  console.log(row("the same, slowest", ({first}) => Math.max(...first)));
  console.log(row("move to last chart redrawn, median", (times) => median(updated(times))));
  console.log(row("move to last chart redrawn, p95", (times) => quantile(updated(times), 0.95)));
  console.log(row("move to painted, median", (times) => median(painted(times))));
  console.log(row("move to painted, p95", (times) => quantile(painted(times), 0.95)));
  console.log(`Events that all brushes leave: ${own.left} and ${mosaic.left}`);
}

function tenths(value: number): string {
  return value.toLocaleString("en-US", {minimumFractionDigits: 1, maximumFractionDigits: 1});
}
