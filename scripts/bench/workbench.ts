import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {cpus, loadavg, tmpdir} from "node:os";
import {join} from "node:path";
import {max, median, quantile} from "d3";
import {DIST} from "../build/folder.js";
import {launchChromium} from "../cli/chromium.js";
import {serveSite} from "../cli/server.js";
import {writeShell} from "./duckdb-shell-page.js";
import type {Browser, Page} from "playwright-core";

/** A page that takes SQL. */
interface Side {
  name: string;
  url: string;
  /** What holds, in the page, once it takes a question. */
  ready: string;
  /** What is done before a question is sent; and what holds, in the page, once its answer stands. */
  arm: string;
  done: string;
  write: (page: Page, sql: string) => Promise<void>;
  send: string;
  /** What scrolls. */
  scroller: string;
}

interface Frames {
  /** Milliseconds from the question to the last row at hand. */
  loaded: number;
  slow: number[];
  /** Frames while the whole is gone through in as many steps; none where the whole is not there. */
  whole: number[];
  /** Pixels that can be scrolled through. */
  height: number;
}

const LOADS = 3;
const QUESTIONS = 30;
/** Questions after which memory is read, unless others are told. */
const STAGES = [20, 120];
const FRAMES = 120;
const STEP = 150;
const MILLION = "select range as n, md5(range::varchar) as word from range(1000000)";
const LONG = {timeout: 300_000};
/** Functions that run in a page carry a helper of the compiler's, which is not there. */
const HELPER = "globalThis.__name ??= (each) => each";
const PROMPT = 'window.printed?.tail().endsWith("duckdb\\u001b[m> ")';

/**
 * Asks the workbench and DuckDB's stock shell the same in turns, and prints how long it took and what it left behind;
 * the part `memory` alone where that is asked for, after as many questions as are told: `memory 20 120 320`.
 */
export async function benchWorkbench([part, ...stages]: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "five-fronts-bench-"));
  await writeShell(folder, join(DIST, "data/five-fronts.duckdb"));
  const [site, stock] = [await serveSite(DIST), await serveSite(folder)];
  const sides = [workbench(`${site.origin}/sql`), shell(`${stock.origin}/`)];
  try {
    if (part !== "memory") await benchTimes(sides);
    await benchMemory(sides, stages.length > 0 ? stages.map(Number) : STAGES);
  } finally {
    await site.close();
    await stock.close();
    rmSync(folder, {recursive: true});
  }
}

async function benchTimes(sides: readonly Side[]): Promise<void> {
  const browser = await launchChromium();
  const load = loadavg()[0]?.toFixed(1) ?? "unknown";
  console.log(
    `${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), load ${load}, Chromium ${browser.version()}\n`
  );
  console.log("| milliseconds | Five Fronts | stock shell | ratio |");
  console.log("| --- | ---: | ---: | ---: |");
  await benchAnswers(browser, sides);
  await benchScrolling(browser, sides);
  await browser.close();
}

function workbench(url: string): Side {
  return {
    name: "Five Fronts",
    url,
    ready: 'document.querySelector(".cm-content") !== null',
    arm: 'window.former = document.querySelector(".sql-results")?.firstElementChild ?? null',
    done: `/rows?,? in /.test(document.querySelector(".sql-status").textContent) &&
      document.querySelector(".sql-results").firstElementChild !== window.former &&
      document.querySelector(".grid-row") !== null`,
    write: async (page, sql) => {
      await page.locator(".cm-content").first().click();
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.insertText(sql);
    },
    send: "ControlOrMeta+Enter",
    scroller: ".sql-grid"
  };
}

function shell(url: string): Side {
  return {
    name: "stock shell",
    url,
    ready: PROMPT,
    arm: "window.printed.clear()",
    done: PROMPT,
    write: async (page, sql) => {
      await page.locator(".xterm-helper-textarea").focus();
      await page.keyboard.type(`${sql};`);
    },
    send: "Enter",
    scroller: ".xterm-viewport"
  };
}

/** Makes questions that are alike and none of which was asked before. */
function question(i: number): string {
  return `select a.front_label as front, count(*) as events from events e join articles a using (article_id) where e.event_id <> 'x${i}' group by all order by events desc`;
}

/** Opens a page; gives the milliseconds until it takes a question. */
async function open(browser: Browser, {url, ready}: Side): Promise<{page: Page; ms: number}> {
  // What waits in the page is evaluated there, which the page's own policy forbids.
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, bypassCSP: true});
  const page = await context.newPage();
  await page.addInitScript(HELPER);
  page.on("pageerror", (error) => console.error(`${url}: ${error.message}`));
  const start = performance.now();
  await page.goto(url);
  await page.waitForFunction(ready, undefined, {...LONG, polling: "raf"});
  return {page, ms: performance.now() - start};
}

/** Asks, and gives the milliseconds from the key that sends the question to the frame that shows its answer. */
async function ask(page: Page, {arm, done, write, send}: Side, sql: string): Promise<number> {
  await write(page, sql);
  await page.evaluate(arm);
  const time = page.evaluate(`new Promise((resolve) => {
    let start = null;
    addEventListener("keydown", ({key}) => { if (key === "Enter") start ??= performance.now(); }, {capture: true});
    const look = () => {
      if (start === null || !(${done})) return void requestAnimationFrame(look);
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
    };
    look();
  })`);
  await page.evaluate("new Promise(requestAnimationFrame)");
  await page.keyboard.press(send);
  return Number(await time);
}

async function benchAnswers(browser: Browser, sides: readonly Side[]): Promise<void> {
  const cold = new Map(sides.map(({name}) => [name, [] as number[]]));
  const warm = new Map(sides.map(({name}) => [name, [] as number[]]));
  for (let load = 0; load < LOADS; load++) {
    for (const side of load % 2 === 0 ? sides : [...sides].reverse()) {
      const {page, ms} = await open(browser, side);
      cold.get(side.name)?.push(ms + (await ask(page, side, question(0))));
      for (let i = 1; i <= QUESTIONS / LOADS; i++) warm.get(side.name)?.push(await ask(page, side, question(i)));
      await page.context().close();
    }
  }
  const row = (label: string, times: Map<string, number[]>, of: (times: number[]) => number | undefined): void =>
    printRow(
      label,
      sides.map(({name}) => of(times.get(name) ?? []) ?? NaN)
    );
  row("page asked for, to first answer, median", cold, median);
  row("the same, slowest", cold, (times) => max(times));
  row("a further question, median", warm, median);
  row("the same, p95", warm, (times) => quantile(times, 0.95));
}

async function benchScrolling(browser: Browser, sides: readonly Side[]): Promise<void> {
  const measured: Frames[] = [];
  for (const side of sides) measured.push(await scroll(browser, side));
  const row = (label: string, of: (frames: Frames) => number | undefined): void =>
    printRow(
      label,
      measured.map((frames) => of(frames) ?? NaN)
    );
  row("1,000,000 rows, asked for to at hand", ({loaded}) => loaded);
  row(`frame while scrolling ${STEP} pixels a frame, median`, ({slow}) => median(slow));
  row("the same, p95", ({slow}) => quantile(slow, 0.95));
  row(`frame while going through the whole in ${FRAMES} steps, median`, ({whole}) => median(whole));
  row("the same, p95", ({whole}) => quantile(whole, 0.95));
  console.log(`\nPixels to scroll through: ${measured.map(({height}) => Math.round(height)).join(" and ")}`);
}

async function scroll(browser: Browser, side: Side): Promise<Frames> {
  const {page} = await open(browser, side);
  await ask(page, side, question(0));
  let loaded = await ask(page, side, MILLION);
  const more = page.getByRole("button", {name: "Load all rows"});
  if (await more.isVisible()) {
    const start = performance.now();
    await more.click();
    await page.locator('.sql-grid[aria-rowcount="1000001"]').waitFor(LONG);
    loaded += performance.now() - start;
  }
  const height = Number(await page.evaluate(`document.querySelector("${side.scroller}").scrollHeight`));
  const frames = (step: number): Promise<number[]> =>
    page.evaluate<number[]>(`new Promise((resolve) => {
      const place = document.querySelector("${side.scroller}");
      place.scrollTop = 0;
      const times = [];
      let last = null;
      const next = (now) => {
        if (last !== null) times.push(now - last);
        last = now;
        place.scrollTop += ${step};
        if (times.length < ${FRAMES}) requestAnimationFrame(next);
        else resolve(times);
      };
      requestAnimationFrame(next);
    })`);
  const [slow, whole] = [await frames(STEP), side.scroller === ".sql-grid" ? await frames(height / FRAMES) : []];
  await page.context().close();
  return {loaded, slow, whole, height};
}

/** Gives each page a browser of its own, whose renderer's memory is read from the system; prints each as it is done. */
async function benchMemory(sides: readonly Side[], stages: readonly number[]): Promise<void> {
  console.log(`\n| resident memory, MB | ${stages.map((asked) => `after ${asked} questions`).join(" | ")} |`);
  console.log(`| --- |${" ---: |".repeat(stages.length)}`);
  for (const side of sides) {
    const browser = await launchChromium();
    const {page} = await open(browser, side);
    const sizes: number[] = [];
    let asked = 0;
    for (const stage of stages) {
      while (asked < stage) await ask(page, side, question(asked++));
      sizes.push(await residentMb(browser, page));
    }
    await browser.close();
    console.log(`| ${[side.name, ...sizes.map(printNumber)].join(" | ")} |`);
  }
}

async function residentMb(browser: Browser, page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  for (let i = 0; i < 3; i++) await session.send("HeapProfiler.collectGarbage");
  await session.detach();
  const system = await browser.newBrowserCDPSession();
  const {processInfo} = await system.send("SystemInfo.getProcessInfo");
  await system.detach();
  const renderers = processInfo.filter(({type}) => type === "renderer");
  const kilobytes = renderers.map(({id}) =>
    Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0)
  );
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024;
}

function printRow(label: string, [own = NaN, other = NaN]: readonly number[]): void {
  const ratio = Number.isNaN(other) ? "–" : `${printNumber(other / own)}×`;
  console.log(`| ${[label, printNumber(own), printNumber(other), ratio].join(" | ")} |`);
}

function printNumber(value: number): string {
  const digits = {minimumFractionDigits: 1, maximumFractionDigits: 1};
  return Number.isNaN(value) ? "–" : value.toLocaleString("en-US", digits);
}
