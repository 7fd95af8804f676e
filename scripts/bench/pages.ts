import {readdirSync} from "node:fs";
import {cpus, loadavg} from "node:os";
import {join} from "node:path";
import {median, quantile} from "d3";
import {DIST, listFiles} from "../build/folder.js";
import {BOUNDS_CHECKS, launchChromium} from "../cli/chromium.js";
import {serveSite} from "../cli/server.js";
import {writeBare} from "./bare-pages.js";
import {SLOW, timeFirstFigure} from "./first-figure.js";
import {packSite} from "./pack-site.js";
import {overhear, timeRedraws} from "./redraws.js";
import {timeStarts} from "./restarts.js";
import type {Browser, Page} from "playwright-core";
import type {Trio} from "./bare-pages.js";
import type {Arrival} from "./first-figure.js";
import type {Redraw} from "./redraws.js";

interface Bench {
  browser: Browser;
  folder: string;
  origin: string;
  runs: number;
}

const RUNS = 9;
const SCREENS = [
  {width: 1280, height: 800, variants: [920, 600]},
  {width: 768, height: 1024, variants: [600]},
  {width: 390, height: 844, variants: [340]}
];
/** Milliseconds of quiet before a change: a reader looks at a figure before choosing again. */
const REST = 300;
/** Functions that run in a page carry a helper of the compiler's, which is not there. */
const HELPER = "globalThis.__name ??= (each) => each";

/** Times the built pages in a browser and prints tables: first figures, redraws, starts of the database. */
export async function benchPages([runs = String(RUNS)]: readonly string[]): Promise<void> {
  const packed = packSite(DIST);
  const site = await serveSite(packed.folder, {brotli: true});
  const browser = await launchChromium([`--js-flags=${BOUNDS_CHECKS}`]);
  const bench = {browser, folder: packed.folder, origin: site.origin, runs: Number(runs)};
  try {
    console.log(
      `${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), load ${loadavg()[0]?.toFixed(1) ?? "unknown"}, Chromium ${browser.version()}`
    );
    await benchFirstFigures(bench);
    await benchRedraws(bench);
    await benchStarts(bench);
  } finally {
    await browser.close();
    await site.close();
    packed.remove();
  }
}

async function benchFirstFigures({browser, folder, origin, runs}: Bench): Promise<void> {
  console.log(
    `\nFirst figure, medians of ${runs}, ${SLOW.bits / 1e6} Mbit/s, ${SLOW.latency} ms, CPU 1/${SLOW.slowdown}`
  );
  console.log(
    "| page | width | first paint | figure | drawing alone | ratio | same words | ratio | kB before | kB in all |"
  );
  console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
  for (const page of pagesWithFigures(folder)) {
    for (const {variants, ...viewport} of SCREENS) {
      const trio = writeBare(folder, page, variants);
      if (!trio) continue;
      const times = await timeTrio(browser, origin, trio, viewport, runs);
      console.log(`| ${[page, viewport.width, ...firstCells(times)].join(" | ")} |`);
    }
  }
}

/** Finds the pages; of those for frames, which are alike, the first. */
function pagesWithFigures(folder: string): string[] {
  const pages = listFiles(folder).flatMap((file) =>
    file.endsWith(".html") && !/^(bare|words)-/.test(file) ? [file.slice(0, -5)] : []
  );
  const framed = pages.filter((page) => page.startsWith("embed/"));
  return pages.filter((page) => !framed.slice(1).includes(page));
}

type Times = Record<keyof Trio, Arrival[]>;

/** Opens the page and the bare ones by turns, so that all meet the machine in the same moods. */
async function timeTrio(
  browser: Browser,
  origin: string,
  {page, drawing, words}: Trio,
  viewport: {width: number; height: number},
  runs: number
): Promise<Times> {
  const times: Times = {page: [], drawing: [], words: []};
  const paths = {drawing, words, page: page.replace(/(^|\/)index$/, "$1")};
  for (let run = 0; run < runs; run++) {
    for (const name of ["drawing", "words", "page"] as const) {
      times[name].push(await timeFirstFigure(browser, `${origin}/${paths[name]}`, viewport));
    }
  }
  return times;
}

function firstCells(times: Times): string[] {
  const of = (page: keyof Trio, name: keyof Arrival): number => median(times[page], (each) => each[name]) ?? NaN;
  const figure = of("page", "figure");
  const against = (bare: keyof Trio): string[] => {
    const time = of(bare, "figure");
    return [`${time.toFixed(0)} ms`, `${(figure / time).toFixed(2)}×`];
  };
  const bytes = (["bytes", "total"] as const).map((name) => (of("page", name) / 1000).toFixed(0));
  return [
    `${of("page", "firstPaint").toFixed(0)} ms`,
    `${figure.toFixed(0)} ms`,
    ...against("drawing"),
    ...against("words"),
    ...bytes
  ];
}

async function benchRedraws({browser, folder, origin}: Bench): Promise<void> {
  for (const rate of [1, SLOW.slowdown]) {
    console.log(`\nRedraws, CPU 1/${rate}: p50 / p95 in milliseconds`);
    console.log("| figure | reader | changes | until asked | query | read, draw | in place | painted | CPU a change |");
    console.log("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (const path of pagesWithFigures(folder).filter((each) => !each.startsWith("embed/"))) {
      const page = await openOverheard(browser, `${origin}/${path.replace(/(^|\/)index$/, "$1")}`, rate);
      for (const id of await figuresOf(page)) {
        const first = await timeOnProcessor(page, id);
        const again = await timeOnProcessor(page, id);
        for (const [reader, {times, cpu}] of [
          ["chooses for the first time", first],
          ["has chosen it before", again]
        ] satisfies [string, Timed][]) {
          console.log(`| ${[id, reader, times.length, ...redrawCells(times), cpu.toFixed(1)].join(" | ")} |`);
        }
      }
      await page.close();
    }
  }
}

interface Timed {
  times: Redraw[];
  /** Milliseconds on the processor that the page's own thread takes for one change, all that follows from it included. */
  cpu: number;
}

/** Times the changes of a figure, the start of the database left out; on a busy machine the processor's time is the steadier. */
async function timeOnProcessor(page: Page, id: string): Promise<Timed> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", {timeDomain: "threadTicks"});
  const read = async (): Promise<number> => {
    const {metrics} = await session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({name}) => name === "TaskDuration")?.value ?? NaN);
  };
  await page.locator(`figure[data-figure="${id}"] form :is(input, select)`).first().focus();
  await page.waitForFunction((rest) => performance.now() - (window.messages.at(-1)?.at ?? 0) > rest, 2 * REST);
  const before = await read();
  const times = await timeRedraws(page, id, REST);
  const cpu = ((await read()) - before) / times.length;
  await session.detach();
  return {times, cpu};
}

async function openOverheard(browser: Browser, url: string, rate: number): Promise<Page> {
  const page = await browser.newPage();
  await page.addInitScript(HELPER);
  await page.addInitScript(overhear);
  await page.goto(url, {waitUntil: "networkidle"});
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", {rate});
  return page;
}

/** Finds the figures of a page that have controls, but for boards: their brush is measured by `bench crossfilter`. */
function figuresOf(page: Page): Promise<string[]> {
  return page
    .locator("figure[data-figure]:not(.figure-board):has(form)")
    .evaluateAll((figures) => figures.map((figure) => figure.getAttribute("data-figure") ?? ""));
}

function redrawCells(times: readonly Redraw[]): string[] {
  return (["before", "query", "after", "total", "painted"] as const).map((name) => {
    const of = (share: number) => (quantile(times, share, (each) => each[name]) ?? NaN).toFixed(1);
    return `${of(0.5)} / ${of(0.95)}`;
  });
}

async function benchStarts({browser, folder, origin, runs}: Bench): Promise<void> {
  const components = "_import/components";
  const module = readdirSync(join(folder, components)).find((name) => /^browser\.\w+\.js$/.test(name));
  if (module === undefined) throw new Error("missing module: components/browser");
  const starts = [];
  for (let run = 0; run < runs; run++) {
    const page = await browser.newPage();
    await page.addInitScript(HELPER);
    await page.goto(`${origin}/`, {waitUntil: "networkidle"});
    starts.push(await timeStarts(page, `/${components}/${module}`));
    await page.close();
  }
  const [first, again] = [median(starts, (each) => each.first) ?? NaN, median(starts, (each) => each.again) ?? NaN];
  console.log(
    `\nStart of the database, medians of ${runs}: first ${first.toFixed(0)} ms, after a crash ${again.toFixed(0)} ms`
  );
  console.log(`(${(again / first).toFixed(2)}×)`);
}
