import {readFileSync, readdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {parseSchema} from "../../components/state/page-parameters.js";
import {DIST} from "../../scripts/build/folder.js";
import {readCorpus} from "../../scripts/site/check-state-links.js";
import {readShown} from "../corpus.js";
import {HEAVY, PATIENCE, browse, figureOf, readShown as readPage, reload} from "./browsing.js";
import type {Schema} from "../../components/state/page-parameters.js";
import type {Shown} from "../corpus.js";

const schemas = readdirSync(DIST)
  .filter((file) => file.endsWith(".html"))
  .flatMap((file) => {
    const text = /id="page-schema">([^<]*)</.exec(readFileSync(join(DIST, file), "utf8"))?.[1];
    return text === undefined ? [] : [parseSchema(text)];
  })
  .filter(({figures}) => figures.length > 0);

const visit = browse();

const notices = () => visit.page.locator(".notice").allInnerTexts();
const figure = (id: string, tab = visit.page) => figureOf(tab, id);
const addressOf = (tab = visit.page) => tab.url().slice(visit.site.origin.length);
const schemaOf = (path: string): Schema => {
  const found = schemas.find((schema) => schema.page === path);
  if (!found) throw new Error(`no schema: ${path}`);
  return found;
};

const shown = (tab = visit.page) => readPage(tab);

/** Waits until a change has reached the address, and reads what the page shows then. */
async function shownAt(address: string, tab = visit.page) {
  await expect.poll(() => addressOf(tab), PATIENCE).toBe(address);
  await tab.waitForTimeout(0);
  return shown(tab);
}

const copied = ({page: path, figures}: Schema, search: string, rows: number) =>
  `${path === "/index" ? "/" : path}?${search}&n=${rows}#${figures[0] ?? ""}`;

describe("openPage(document)", () => {
  it("goes back and forward through twenty states", {timeout: 240_000}, async () => {
    await visit.go("/");
    const boxes = figure("events-timeline").locator("fieldset.control-many").first().locator("input");
    // The address follows what is shown.
    const state = async () => {
      const seen = await shown();
      return {address: addressOf(), ...seen};
    };
    const states = [await state()];
    for (const box of [0, 1, 2, 0, 3, 1, 4, 0, 2, 3, 1, 0, 4, 2, 0, 1, 3, 0, 2, 1]) {
      await boxes.nth(box).click();
      states.push(await state());
    }
    expect(new Set(states.map(({address}) => address)).size).toBeGreaterThan(10);
    for (const earlier of [...states.slice(0, -1).reverse()]) {
      await visit.page.goBack();
      await expect.poll(state, PATIENCE).toEqual(earlier);
    }
    for (const later of states.slice(1)) {
      await visit.page.goForward();
      await expect.poll(state, PATIENCE).toEqual(later);
    }
    expect(visit.faults).toEqual([]);
  });

  it("shows the same after a reload", async () => {
    await visit.go("/iranian-proxies");
    await figure("drone-timeline").locator("select").selectOption("asserted");
    const before = await shownAt("/iranian-proxies?certainty=asserted");
    await expect.poll(async () => (await shown()).rows["drone-timeline"]?.length, PATIENCE).toBeGreaterThan(0);
    const settled = await settle(before.rows);
    await reload(visit.page);
    await expect.poll(shown, PATIENCE).toEqual(settled);
    expect(await notices()).toEqual([]);
  });

  it("shares a choice among the figures of a page", async () => {
    await visit.go("/iranian-proxies");
    const first = await shown();
    await figure("drone-timeline").locator("select").selectOption("asserted");
    await expect
      .poll(async () => (await shown()).rows["proxy-network"], PATIENCE)
      .not.toEqual(first.rows["proxy-network"]);
    expect(await figure("proxy-network").locator("select").inputValue()).toBe("asserted");
    await figure("proxy-network").locator("button[type=reset]").click();
    await expect.poll(shown, PATIENCE).toEqual(first);
    expect(addressOf()).toBe("/iranian-proxies");
  });

  it("makes one step of what is typed", async () => {
    await visit.go("/");
    const date = figure("events-timeline").locator("input[type=date]").first();
    for (const day of ["2021-09-01", "2021-09-11", "2021-09-12"]) await date.fill(day);
    await shownAt("/?from=2021-09-12");
    await visit.page.goBack();
    await shownAt("/");
    expect(await date.inputValue()).toBe("2021-08-01");
  });

  it("starts the database at once where the address sets filters, and not otherwise", async () => {
    await visit.go("/ansar-al-islam#arrest-counts");
    expect(visit.requests.filter((url) => HEAVY.test(url))).toEqual([]);
    await visit.page.goto("about:blank");
    await visit.page.goto(`${visit.site.origin}/ansar-al-islam?kind=sentence`);
    await visit.page.locator("figure[data-state=live]").waitFor(PATIENCE);
    expect(visit.requests.filter((url) => HEAVY.test(url))).not.toEqual([]);
    expect(await figure("arrest-counts").locator("button[type=reset]").isVisible()).toBe(true);
  });

  it("keeps two tabs apart", async () => {
    const other = await visit.openTab();
    await visit.go("/iranian-proxies");
    await visit.go("/iranian-proxies", other);
    const first = await shown(other);
    await figure("drone-timeline").locator("select").selectOption("asserted");
    await shownAt("/iranian-proxies?certainty=asserted");
    expect(await shown(other)).toEqual(first);
    expect(addressOf(other)).toBe("/iranian-proxies");
    await figure("drone-timeline", other).locator("input[name=words]").click();
    await shownAt("/iranian-proxies?words=0", other);
    expect(addressOf()).toBe("/iranian-proxies?certainty=asserted");
  });

  it("survives a link that was cut in the middle", async () => {
    const {data} = schemaOf("/iranian-proxies");
    const link = `/iranian-proxies?v=1&weapon=*&certainty=asserted&words=1&kinds=*&facades=0&d=${data}&n=3#drone-timeline`;
    await visit.go(link.slice(0, link.indexOf("&words")));
    await visit.page.locator("figure[data-figure=drone-timeline][data-state=live]").waitFor(PATIENCE);
    expect((await notices()).join()).toContain("…certainty=asserted (the link was cut off here)");
    expect(await figure("drone-timeline").locator("select").inputValue()).toBe("asserted");
    await visit.go(link.slice(0, link.indexOf("ted&words")));
    const text = (await notices()).join();
    expect(text).toContain("certainty=asser (no choice of At least as certain as)");
    expect(await figure("drone-timeline").locator("select").inputValue()).toBe("");
    await visit.page.locator(".notice button").click();
    expect(await notices()).toEqual([]);
  });

  it("names what it does not know, and lets nothing in", async () => {
    const attack = encodeURIComponent("<img src=x onerror=window.intruder=1>");
    await visit.go(`/?front=mars~tajikistan&${attack}=1&from=2021-02-30&colour=red#no-such-place`);
    await visit.page.locator("figure[data-state=live]").first().waitFor(PATIENCE);
    const items = await visit.page.locator(".notice li").allTextContents();
    expect(items).toEqual([
      "front=mars (no choice of Front)",
      "<img src=x onerror=window.intruder=1>=1 (no filter of this page)",
      "from=2021-02-30 (no day as YYYY-MM-DD)",
      "colour=red (no filter of this page)",
      "#no-such-place (no place of this page)"
    ]);
    expect(await visit.page.evaluate(() => "intruder" in window)).toBe(false);
    expect(await visit.page.locator(".notice img").count()).toBe(0);
    expect(visit.faults).toEqual([]);
  });

  it("says that the data moved on, with the rows then and now and what changed", async () => {
    const schema = schemaOf("/ansar-al-islam");
    await visit.go(copied(schema, "v=1&front=*&kind=arrest&certainty=*&d=2020-02-01.0123456789", 999));
    await visit.page.locator(".notice").waitFor(PATIENCE);
    const rows = (await shown()).rows[schema.figures[0] ?? ""]?.length ?? 0;
    const [text = ""] = await visit.page.locator(".notice > p").allTextContents();
    expect(text).toContain("then those of February 1, 2020, now those of ");
    expect(text).toContain(`this view had 999 rows and has ${rows} now.`);
    await visit.page.locator(".notice summary").click();
    expect(await visit.page.locator(".notice li").first().textContent()).toMatch(/^\w+ \d+, \d{4}: ./);
  });

  it("says nothing of data that are the same", async () => {
    const schema = schemaOf("/ansar-al-islam");
    await visit.go("/ansar-al-islam");
    const rows = (await shown()).rows[schema.figures[0] ?? ""]?.length ?? 0;
    await visit.go(copied(schema, `v=1&front=*&kind=arrest&certainty=*&d=${schema.data}`, rows));
    await shown();
    expect(await notices()).toEqual([]);
  });

  it("says that the data moved on where the list of changes cannot be had", async () => {
    await visit.page.route("**/data/changes.json", (route) => route.abort());
    await visit.go("/ansar-al-islam?v=1&front=*&kind=arrest&certainty=*&d=2020-02-01.0123456789#top");
    expect((await notices()).join()).toContain("could not be loaded");
  });
});

describe("the corpus of links", () => {
  const kept = readShown();
  const isWriting = process.env.UPDATE_LINKS === "1";

  afterAll(() => {
    if (isWriting) writeFileSync("tests/links.json", `${JSON.stringify(kept, null, 2)}\n`);
  });

  // Every link is replayed on native DuckDB (tests/links.test.ts); in a browser all where they are written anew, else
  // one in three.
  const opened = [...readCorpus()].filter((_, index) => isWriting || index % 3 === 0);

  const replaying = browse({isKept: true});

  /** Opens a link: the first of a page in full, the others as going back to them does. */
  async function openLink(link: string): Promise<void> {
    const {page, site} = replaying;
    const isThere = page.url().startsWith(site.origin) && new URL(page.url()).pathname === link.replace(/[?#].*/, "");
    if (!isThere) return replaying.go(link);
    await page.evaluate((address) => {
      history.pushState(null, "", address);
      dispatchEvent(new PopStateEvent("popstate"));
    }, link);
  }

  it.each(opened)("%s shows the rows that it always showed", async (link) => {
    await openLink(link);
    const rows = async () => (await readPage(replaying.page)).rows;
    if (isWriting) kept[link] ??= (await settle({}, replaying.page)).rows;
    await expect.poll(rows, PATIENCE).toEqual(kept[link]);
    expect(replaying.faults).toEqual([]);
  });
});

/** Reads what a page shows until two readings agree and none is `before`. */
async function settle(before: Shown, tab = visit.page) {
  let last: Pick<Awaited<ReturnType<typeof shown>>, "rows"> = {rows: before};
  await expect
    .poll(async () => {
      const now = await shown(tab);
      const isSettled = JSON.stringify(now.rows) === JSON.stringify(last.rows);
      last = now;
      return isSettled;
    }, PATIENCE)
    .toBe(true);
  return last;
}
