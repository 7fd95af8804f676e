import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {parseSchema, startOf} from "../../components/state/page-parameters.js";
import {parseLink, printLink} from "../../components/state/url-codec.js";
import {DIST} from "../../scripts/build/folder.js";
import {PATIENCE, browse, figureOf, readShown, reload, waitFor} from "./browsing.js";
import type {Page} from "playwright-core";
import type {Schema} from "../../components/state/page-parameters.js";
import type {Shown} from "./browsing.js";

const PAGE = "/iranian-proxies";
const ID = "drone-timeline";
const schema = schemaOf("iranian-proxies.html");
const visit = browse();

const addressOf = (page = visit.page): string => page.url().slice(visit.site.origin.length);
const drawer = (page = visit.page) => page.locator("dialog.drawer[open]");

function schemaOf(file: string): Schema {
  const text = /id="page-schema">([^<]*)</.exec(readFileSync(join(DIST, file), "utf8"))?.[1];
  if (text === undefined) throw new Error(`no schema: ${file}`);
  return parseSchema(text);
}

/** What a reader sees of a state: the address, the figures, and the title of the evidence where it is open. */
interface State extends Shown {
  address: string;
  title: string;
  evidence: string | null;
}

async function readState(page = visit.page): Promise<State> {
  const shown = await readShown(page);
  const open = await drawer(page).count();
  return {
    address: addressOf(page),
    title: await page.title(),
    evidence: open > 0 ? await drawer(page).getByRole("heading", {level: 2}).textContent(PATIENCE) : null,
    ...shown
  };
}

/** Waits until two readings agree, and gives the last. */
async function settled(page = visit.page): Promise<State> {
  let last = await readState(page);
  await expect
    .poll(async () => {
      const now = await readState(page);
      const isSettled = JSON.stringify(now) === JSON.stringify(last);
      last = now;
      return isSettled;
    }, PATIENCE)
    .toBe(true);
  return last;
}

async function openEvidence(index: number, page = visit.page): Promise<void> {
  await figureOf(page, ID).locator(".figure-drawing a[href]:visible").nth(index).focus();
  await page.keyboard.press("Enter");
  await drawer(page).waitFor();
}

async function closeEvidence(page = visit.page): Promise<void> {
  await drawer(page).getByRole("button", {name: "Close"}).click();
  await drawer(page).waitFor({state: "detached"});
  await page.waitForFunction(() => location.hash === "");
}

/** Adds a state as the history does: closing evidence takes away what opening it and its like had added. */
function enter(states: State[], state: State): void {
  const search = ({address}: State): string => address.replace(/#.*/, "");
  const isOver = (last?: State): boolean =>
    last !== undefined && last.evidence !== null && search(last) === search(state);
  if (state.evidence === null) while (isOver(states.at(-1))) states.pop();
  if (states.at(-1)?.address !== state.address) states.push(state);
}

describe("back and forward", () => {
  it("lead through twenty states, with evidence opened and closed between", {timeout: 600_000}, async () => {
    const {page} = visit;
    await visit.go(PAGE);
    const box = (index: number) => figureOf(page, ID).locator(".control-many input").nth(index).click();
    const words = () => figureOf(page, ID).locator(".control-flag input").click();
    const select = (value: string) => figureOf(page, ID).locator("select").selectOption(value);
    const tie = (index: number) => figureOf(page, "proxy-network").locator(".control-many input").nth(index).click();
    const steps: (() => Promise<unknown>)[] = [
      () => box(0),
      () => openEvidence(0),
      () => closeEvidence(),
      () => select("asserted"),
      () => words(),
      () => openEvidence(1),
      () => tie(1),
      () => closeEvidence(),
      () => tie(0),
      () => box(0),
      () => openEvidence(2),
      () => openEvidence(0),
      () => closeEvidence(),
      () => select(""),
      () => words(),
      () => box(2),
      () => tie(3),
      () => openEvidence(0),
      () => closeEvidence(),
      () => box(1),
      () => select("claimed"),
      () => tie(1),
      () => box(2),
      () => words()
    ];
    const states = [await settled()];
    for (const step of steps) {
      await step();
      enter(states, await settled());
    }
    expect(states.length).toBeGreaterThan(14);
    expect(steps.length).toBeGreaterThanOrEqual(20);
    for (const state of states.slice(0, -1).reverse()) {
      await page.goBack();
      await expect.poll(() => readState(), PATIENCE).toEqual(state);
    }
    for (const state of states.slice(1)) {
      await page.goForward();
      await expect.poll(() => readState(), PATIENCE).toEqual(state);
    }
    expect(visit.faults).toEqual([]);
  });
});

describe("two tabs of one browser", () => {
  it("show different states and leave each other alone, also when they are loaded anew", async () => {
    const first = visit.page;
    const second = await visit.openTab();
    await visit.go(`${PAGE}?certainty=asserted`, first);
    await visit.go(`${PAGE}?words=0`, second);
    await openEvidence(0, second);
    await second.keyboard.press("End");
    const [one, two] = [await settled(first), await settled(second)];
    expect(one.rows).not.toEqual(two.rows);
    expect([one.evidence === null, two.evidence === null]).toEqual([true, false]);

    await figureOf(first, ID).locator(".control-many input").first().click();
    await waitFor(first, ID, "live");
    const changed = await settled(first);
    expect(await settled(second)).toEqual(two);

    for (const [tab, state] of [
      [second, two],
      [first, changed],
      [second, two]
    ] satisfies [Page, State][]) {
      await reload(tab);
      await expect.poll(() => readState(tab), PATIENCE).toEqual(state);
    }
    await first.close();
    expect(await settled(second)).toEqual(two);
    expect(visit.faults).toEqual([]);
  });
});

/** Of the places at which a link can be cut, one in so many is opened; every one is parsed. */
const STRIDE = 7;

/** Every place at which the query and fragment of a link can be cut, behind the first letter of the query. */
function cutsOf(link: string): string[] {
  return Array.from({length: link.length - 2}, (_, index) => link.slice(0, index + 2));
}

function split(link: string): [search: string, hash: string] {
  const at = link.indexOf("#");
  return at < 0 ? [link, ""] : [link.slice(0, at), link.slice(at)];
}

describe("a link that was cut off", () => {
  const values = {...startOf(schema), certainty: "asserted", words: false, weapon: ["drone", "rocket"]};
  const full = printLink(schema, {values, place: ID, rows: 3}, {full: true});
  const ahead = printLink(schema, {values: startOf(schema), place: "e-ain-al-asad-rockets-2022-01-06"}, {full: true});

  it.each([
    ["to a figure", full],
    ["to a fact", ahead]
  ])("names what was lost, wherever it was cut: %s", (_, link) => {
    const whole = parseLink(schema, ...split(link));
    expect(whole.ignored).toEqual([]);
    for (const cut of cutsOf(link)) {
      const {ignored, anchor, fact, ...rest} = parseLink(schema, ...split(cut));
      // A place that is none of the page's, and a fact that it does not hold, are named by the page that looks for them.
      const isNamed = ignored.length > 0 || anchor !== null || fact !== whole.fact;
      const isWhole =
        JSON.stringify(rest) === JSON.stringify({...whole, ignored: undefined, anchor: undefined, fact: undefined});
      expect(isNamed || isWhole, cut).toBe(true);
    }
  });

  it("opens the page and says so, at one in seven of its cuts", {timeout: 900_000}, async () => {
    const {page} = visit;
    await page.route(/\.(wasm\.\w+\.gz|duckdb)$/, (route) => route.abort());
    await page.route(/\.woff2$/, (route) => route.abort());
    for (const cut of cutsOf(full).filter((_, index) => index % STRIDE === 0)) {
      await page.goto("about:blank");
      await page.goto(visit.site.origin + PAGE + cut, {waitUntil: "load"});
      const {ignored, anchor, values: kept} = parseLink(schema, ...split(cut));
      const isKnown = anchor === null || (await page.locator(`[id="${anchor}"]`).count()) > 0;
      const said = [...ignored, ...(isKnown ? [] : [`#${anchor} (no place of this page)`])];
      expect(said.length, cut).toBeGreaterThan(cut === full ? -1 : 0);
      await expect.poll(() => page.locator(".notice li").allTextContents(), {...PATIENCE, message: cut}).toEqual(said);
      const select = figureOf(page, ID).locator("select");
      await expect.poll(() => select.inputValue(), {...PATIENCE, message: cut}).toBe(kept.certainty ?? "");
      expect(await figureOf(page, ID).locator(".figure-drawing svg:visible").count(), cut).toBe(1);
    }
    expect(visit.faults.filter((fault) => !fault.includes("net::ERR_FAILED"))).toEqual([]);
  });
});
